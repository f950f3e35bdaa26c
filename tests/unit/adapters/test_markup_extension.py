"""What the Markdown extensions write, as this site needs it: reachable, named, and without a style in the page."""

import pytest

from tests.support.html import to_html


@pytest.fixture
def page(toolkit):
    return lambda text: to_html(text, toolkit)


def test_columns_keep_their_side_without_a_style(page):
    table = page("| a | b | c |\n| :-- | --: | :-: |\n| 1 | 2 | 3 |")
    assert not table.select("[style], [align]")
    assert [cell.get("class") for cell in table.find_all("td")] == [None, ["tk-right"], ["tk-center"]]


def test_a_table_scrolls_by_itself_by_keyboard_and_has_a_name(page):
    first, second = page("| a |\n| - |\n| 1 |\n\nWords\n\n| b |\n| - |\n| 2 |").select("[role=region][tabindex='0']")
    assert (first["aria-label"], second["aria-label"]) == ("Table 1", "Table 2")
    assert first.table
    assert second.table


def test_the_caption_of_a_table_is_its_name(page):
    figure = page("| a |\n| - |\n| 1 |\n\n/// caption\nWords\n///").figure
    assert figure.div["aria-labelledby"] == figure.figcaption["id"]
    assert "aria-label" not in figure.div.attrs


def test_a_table_in_a_frame_of_a_macro_gets_no_second_one(page):
    made = page('<div class="tk-table" markdown="1">\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n</div>')
    assert len(made.select(".tk-table")) == 1
    assert made.select("td.tk-right")


@pytest.mark.parametrize(
    "text",
    [
        '=== "One"\n\n    first\n\n=== "*Two*"\n\n    second',
        "/// tab | One\nfirst\n///\n/// tab | *Two*\nsecond\n///",
    ],
    ids=["indented", "blocks"],
)
def test_tabs_are_parts_under_each_other_each_under_its_label(page, text):
    made = page(text)
    one, two = made.select(".tk-tabs > .tk-tab[role=group]")
    assert [one.get_text(" ", strip=True), two.get_text(" ", strip=True)] == ["One first", "Two second"]
    assert two.select_one(".tk-tab__label")["id"] == two["aria-labelledby"]
    assert two.select(".tk-tab__label > em")
    assert not made.find_all("input")


def test_tabs_in_tabs_have_names_of_their_own(page):
    made = page('=== "A"\n\n    === "B"\n\n        inner\n\n    === "C"\n\n        other\n\n=== "D"\n\n    outer')
    labels = made.select(".tk-tab__label")
    assert [label.get_text() for label in labels] == ["A", "B", "C", "D"]
    assert len({label["id"] for label in labels}) == 4
    assert made.select(".tk-tab .tk-tab .tk-tab__label")


@pytest.mark.parametrize("text", ["- [x] done\n- [ ] open", "- [x] done\n\n    more\n\n- [ ] open"])
def test_what_is_done_in_a_list_of_tasks_is_said(page, text):
    made = page(text)
    assert [box["aria-label"] for box in made.select("li [role=img]")] == ["Done", "Not done"]
    assert not made.find_all("input")


def test_a_folded_box_looks_like_one_that_is_not(page):
    (fold,) = page("??? warning\n\n    words").select("details.admonition.warning")
    assert "admonition-title" in fold.summary["class"]


def test_an_icon_has_the_name_that_its_author_gave_it_or_is_not_read_out(page):
    named, other = page(':material-check:{ title="Done" } :material-check: words').select("span:has(> svg)")
    assert (named["role"], named["aria-label"]) == ("img", "Done")
    assert "title" not in named.attrs
    assert other.attrs == {"class": ["tk-inline-icon"], "aria-hidden": "true"}


def test_an_emoji_is_the_character_itself(page):
    made = page("Done :tada:")
    assert made.get_text() == "Done 🎉"
    assert not made.find_all(["img", "svg"])


def test_footnotes_have_a_name_and_so_have_the_links_back(page):
    (notes,) = page("Words[^1] and[^2]\n\n[^1]: First\n[^2]: Second").select("section.footnote")
    assert notes["aria-label"] == "Footnotes"
    links = notes.select("a.footnote-backref")
    assert ["title" in link.attrs for link in links] == [False, False]
    assert len({link["aria-label"] for link in links}) == 2
    assert not notes.hr


@pytest.mark.parametrize("text", ["(a), (b) and (c)", "4.2 (r)", "1/4/2025", "3rd", "c/o"])
def test_what_means_something_else_in_statistics_is_no_sign(page, text):
    made = page(text)
    assert made.get_text() == text
    assert not made.find_all("sup")


def test_lines_of_code_are_coloured_by_class_and_numbered_out_of_the_way_of_copying(page):
    made = page('``` python title="a.py" linenums="1"\nprint("1")\n```')
    assert made.select_one(".filename").get_text() == "a.py"
    assert made.select_one("pre").get_text() == 'print("1")\n'
    assert made.select("pre .nb")
    assert not made.select("[style]")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- for us -->\n\nWords",
        "Words <!-- for us --> more",
        "- Words\n\n    <!-- for\n    us -->",
        "## Words <!-- for us -->",
    ],
    ids=["block", "line", "list", "heading"],
)
def test_the_comments_of_authors_are_not_in_the_page(page, text):
    assert "for us" not in str(page(text))
    assert "Words" in page(text).get_text()


def test_a_comment_that_is_shown_as_code_stays(page):
    assert page("`<!-- a -->`\n\n```html\n<!-- b -->\n```").get_text().split() == [
        "<!--",
        "a",
        "-->",
        "<!--",
        "b",
        "-->",
    ]
