import pytest
from jinja2 import DictLoader, UndefinedError

from macros.models.base import Prose, Reference
from macros.pages import rendering
from macros.pages.rendering import answer_lines, escape_markdown, indented, one_line, render
from tests.support.html import to_html
from tests.support.paths import ROOT

HOSTILE = [
    "<script>alert(1)</script>",
    "<b>bold</b> & <!-- no remark -->",
    "&amp; &lt; &#60; &copy;",
    "\"double\" and 'single' quotes",
    "*one* **two** _three_ __four__ a_b_c 2*3*4",
    "[words](https://example.org/) ![words](x.png) [words][1] [words]",
    "`code` ``code``",
    "one | two \\| three",
    "back \\* slash \\",
    "{{ glossary() }} {% raw %} {# remark #}",
    "{: #anchor .class } { #anchor }",
    "~~struck~~ ^raised^",
    "https://example.org/ <https://example.org/> a@example.org",
    "link:osr [words](link:osr)",
    "What is C#",
    "# 1. A + B - C = D > E",
    "café – “quotes” … 😀",
    "==marked== a == b =/= c",
    "++ctrl+s++ +/- 3, C++",
    "~~gone~~ H~2~O x^2^ ^^new^^",
    "--> <-- <--> a -- b (tm) (c) (r) c/o 1/2 2nd",
    ":material-check: :smile: a:b:c 10:30:45",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12. item",
    "1) item",
    "2.5 million",
    "- [x] done",
    ": a definition",
    '!!! note "Title"',
    '??? note "Title"',
    "???+ tip",
    '=== "Tab"',
    "/// details | Title",
    '--8<-- "docs/about.md"',
    ";--8<-- 'docs/about.md'",
    "[^1] [^1]: note",
    "*[HTML]: language",
    "``` python",
    "~~~",
    "`#!python x`",
    "---",
    "===",
    "$x$ \\(x\\) {++new++} {==marked==}{>>remark<<}",
]

MARKUP = ["script", "b", "em", "code", "img", "del", "ins", "sup", "sub", "mark", "kbd", "svg", "abbr"]
BLOCKS = "details, dl, ol, .admonition, .tk-tabs, .task-list-item"

# A place where templates put plain text, and what finds it on the page.
PLACES = {
    "paragraph": ("Words {} words", "p"),
    "beginning of a paragraph": ("Words\n\n{}", "p:last-child"),
    "line of a paragraph": ("Words\n{}", "p"),
    "line before another": ("{}\nwords", "p"),
    "line before indented ones": ("{}\n\n    words", "p"),
    "title": ("# {}", "h1"),
    "heading": ("## {} {{ #anchor }}", "h2#anchor"),
    "heading of a link": ("### [{}](link:osr) {{ #anchor }}", "h3#anchor > a"),
    "item": ("- **{}:** words", "li > strong"),
    "link": ("- [{}](/tips.md)", "li > a"),
    "cell": ("| head | head |\n| --- | --- |\n| {} | words |", "tbody > tr > td:first-child"),
    "HTML": ("<p>{}</p>", "p"),
    "HTML with Markdown in it": ('<section markdown="1">\n\n<p markdown="1">{}</p>\n\n</section>', "section > p"),
    "HTML with words in it": ('<ul markdown="1">\n<li markdown="span">{}</li>\n</ul>', "ul > li"),
}


def test_plain_text_shows_as_it_stands_in_every_place(toolkit):
    wrong = []
    for name, (place, selector) in PLACES.items():
        for text in HOSTILE:
            page = to_html(place.format(escape_markdown(text)), toolkit)
            found = page.select_one(selector)
            words = " ".join(found.get_text().split("\n")) if found else "nothing"
            words = words.removeprefix("Words ").removesuffix(" words").removesuffix(":" if text[-1] != ":" else "")
            if words != text or found.find_all(MARKUP) or page.select(BLOCKS):
                wrong.append((name, text, str(page)))
    assert wrong == []


def test_plain_text_stays_inside_an_attribute(toolkit):
    pages = {
        (quote, text): to_html(f"<p title={quote}{escape_markdown(text)}{quote}>words</p>", toolkit)
        for quote in ("'", '"')
        for text in HOSTILE
    }
    assert [key for key, page in pages.items() if page.p.attrs != {"title": key[1]}] == []


def test_an_answer_shows_as_it_stands(toolkit):
    wrong = []
    for text in HOSTILE:
        if text.startswith("- "):
            continue
        answer = answer_lines(f"{text}\n\n- {text}\n- {text}\n{text}")
        page = to_html(f"<div>\n{answer}\n</div>", toolkit)
        parts = [part.name for part in page.div.find_all(recursive=False)]
        texts = [part.get_text() for part in page.find_all(["p", "li"])]
        if (parts, texts) != (["p", "ul", "p"], [text] * 4):
            wrong.append((text, str(page)))
    assert wrong == []


@pytest.fixture
def shown(monkeypatch, toolkit):
    """Render a template that a test writes."""

    def shown(template: str, **context: object) -> str:
        environment = rendering._ENVIRONMENT.overlay(loader=DictLoader({"x.md.jinja": template}))
        monkeypatch.setattr(rendering, "_ENVIRONMENT", environment)
        return render(toolkit, "x", **context)

    return shown


def test_templates_escape_text_and_names_and_put_prose_in_as_it_stands(shown):
    context = {"text": "a_b <i>", "name": Reference("a_b", "tip"), "prose": Prose(" *a* \n"), "number": 3}
    assert shown("{{ text }}|{{ name }}|{{ prose }}|{{ number }}", **context) == "a&#95;b &#60;i&#62;|a&#95;b|*a*|3\n"


@pytest.mark.parametrize("template", ["{{ nosuch }}", "{{ thing.nosuch }}", "{% if nosuch %}{% endif %}"])
def test_a_template_that_names_what_is_not_there_stops(shown, template):
    with pytest.raises(UndefinedError, match="nosuch"):
        shown(template, thing={})


def test_what_is_rendered_ends_in_one_line_end(shown):
    assert shown("\n\n{% if true %}\nwords\n\n{% endif %}\n\n") == "words\n"


def test_prose_of_several_paragraphs_stays_in_its_item(toolkit):
    prose = "One\n\nTwo:\n\n- a\n- b\n"
    page = to_html(f"- {indented(prose)}\n- Other", toolkit)
    first, other = page.ul.find_all("li", recursive=False)
    assert [part.get_text() for part in first.find_all("p", recursive=False)] == ["One", "Two:"]
    assert [item.get_text() for item in first.ul.find_all("li")] == ["a", "b"]
    assert other.get_text().strip() == "Other"


def test_prose_of_several_lines_stays_in_its_cell(toolkit):
    prose = "One | two\n**three**\n"
    page = to_html(f"| a | b |\n| --- | --- |\n| {one_line(prose)} | four |", toolkit)
    assert [cell.get_text() for cell in page.select("td")] == ["One | two three", "four"]
    assert page.td.strong


def test_a_part_that_folds_is_ours_in_every_template():
    """One without a class of ours would get the looks of a folded box of Markdown."""
    folder = ROOT / "macros/pages/templates"
    lines = [line for file in folder.glob("*.jinja") for line in file.read_text(encoding="utf-8").splitlines()]
    assert not [line for line in lines if "<details" in line and '<details class="tk-' not in line]


def test_templates_say_the_words_of_the_interface_in_the_language_of_the_toolkit(monkeypatch, toolkit):
    loader = DictLoader(
        {
            "x.md.jinja": '{% from "y.md.jinja" import y with context %}{{ y() }}',
            "y.md.jinja": "{% macro y() %}{{ t('search.title') }}{% endmacro %}",
        }
    )
    monkeypatch.setattr(rendering._ENVIRONMENT, "loader", loader)
    assert render(toolkit, "x") == "Search the toolkit\n"
