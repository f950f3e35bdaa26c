"""An organisation's own folder adds to the toolkit, changes and hides; a fault in it is reported like one of ours."""

import io
import re
import zipfile

import pytest
from bs4 import BeautifulSoup

from macros.content.data_reader import DataReader
from macros.content.own.folder import VARIABLE
from macros.content.own.hiding import without_links
from macros.content.plans.plan_file import unplaced
from macros.documents.documents import WRITERS, Documents
from macros.faults import ContentFaults
from macros.models.base import Reference, walk
from macros.pages.frame import FooterPlace, Frame
from tests.support.page_faults import page_faults
from tests.support.paths import NORTHLAND
from tests.support.project import Project

ORGANISATION = "own/organisation.yml"
QUESTIONS = "own/plan/questions.yml"
STALL = "own/methods/street-stall.yml"
ADDED = "Added by Statistics for Northland & <Isles>"
CHANGED = "Changed by Statistics for Northland & <Isles>"


@pytest.fixture
def adopted(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project in which the made-up organisation has put its folder."""
    project.add(NORTHLAND, "own")
    monkeypatch.delenv(VARIABLE)
    return project


def test_without_a_folder_nothing_is_added(project, monkeypatch, toolkit):
    monkeypatch.delenv(VARIABLE)
    loaded = project.load()
    assert (loaded.local, loaded.hidden, loaded.organisation) == ({}, frozenset(), toolkit.organisation)


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("case study", "northland-market", ADDED),
        ("method", "street-stall", ADDED),
        ("method", "focus-group", CHANGED),
        ("link", "own-guide", ADDED),
        ("link", "osr", CHANGED),
        ("resource", "own-guide", ADDED),
        ("research", "own-survey", ADDED),
        ("way to learn", "own-coffee", ADDED),
        ("term", "own-stall", ADDED),
        ("plan question", "own-approval", ADDED),
        ("page", "our-panel.md", ADDED),
        ("page", "accessibility.md", CHANGED),
        ("page", "security.md", ""),
        ("method", "workshop", ""),
        ("plan question", "other-teams", ""),
    ],
)
def test_each_thing_says_who_added_or_changed_it(northland, kind, name, words):
    assert northland.credit(kind, name) == words


def test_who_has_no_name_is_still_told_from_the_toolkit(adopted):
    adopted.edit(ORGANISATION, r"^name: .*\n", "")
    adopted.edit(ORGANISATION, r"^  file: logo.svg", "  file: logo.svg\n  alt: NI")
    assert adopted.load().credit("method", "street-stall") == "Added by the publisher of this copy"


def test_own_things_stand_among_ours_in_their_order(northland, toolkit):
    assert list(northland.case_studies)[-1] == "northland-market"
    assert "street-stall" in [method.slug for method in northland.methods_of_kind("discuss")]
    assert northland.methods["focus-group"].title == "Focus group, the Northland way"
    assert northland.addresses["osr"] == "https://www.northland.example/regulator"
    assert [one.id for one in northland.resources.learning][-1] == "own-coffee"
    assert [*northland.links][:2] == [*toolkit.links][:2]
    terms = [term.term.casefold() for term in northland.terms.values()]
    assert terms == sorted(terms)


def test_own_words_take_the_place_of_ours_and_the_rest_stays(northland, toolkit):
    assert northland.words("search.title") == "Search Northland's copy"
    assert northland.words("search.close") == toolkit.words("search.close")
    both = {northland.words("search.title"), toolkit.words("search.title")}
    assert both <= set(northland.words.in_all_languages("search.title")), "other copies say ours"


def test_own_questions_are_credited_in_the_language_of_the_copy(adopted):
    adopted.edit(ORGANISATION, r"^name: ", "language: cy\nunfinished_language: cy\nname: ")
    adopted.write("own/languages/cy.yml", "name: Cymraeg\nwords: {own: {added: 'Ychwanegwyd gan {name}'}}\n")
    copy = adopted.load()
    assert copy.boxes["practice"].parts[-1].title == copy.credit("plan question", "own-approval")
    assert copy.credit("plan question", "own-approval").startswith("Ychwanegwyd gan Statistics for Northland")
    assert copy.words("header.menu") == "Dewislen"


def test_half_a_language_is_asked_for_by_name(adopted):
    adopted.edit(ORGANISATION, r"^name: ", "language: cy\nname: ")
    (fault,) = adopted.faults()
    assert re.search(r'^own/organisation\.yml:3: language: "cy" has \d+ of \d+ words of the interface', fault)
    assert 'or write "unfinished_language: cy" below it' in fault
    with adopted.edited(ORGANISATION, r"^name: ", "unfinished_language: cy\nname: "):
        assert adopted.load().words.code == "cy"
    words = adopted.read("data/languages/en.yml").replace("name: English", "name: Svenska")
    adopted.write("own/languages/sv.yml", words)
    adopted.edit(ORGANISATION, r"^language: cy", "language: sv")
    assert adopted.load().words.code == "sv", "it has all the words"


def test_an_entry_of_the_menu_that_is_not_there_cannot_be_called_otherwise(adopted):
    adopted.edit(ORGANISATION, r"^name: ", "menu: [{ours: Good practise, own: Arfer da}]\nname: ")
    (fault,) = adopted.faults()
    assert 'there is no "Good practise" in the menu. Did you mean "Good practice"?' in fault


def test_own_questions_end_their_box_under_a_heading_and_ours_keep_their_numbers(northland, toolkit):
    for box in northland.plan.boxes:
        ours = toolkit.boxes[box.id].parts
        assert [part.id for part in box.parts[: len(ours)]] == [part.id for part in ours]
        assert [part.title for part in box.parts[len(ours) :]] == (
            [ADDED] if box.id in ("topics", "practice") else []
        )
    assert [question.id for question in northland.boxes["practice"].parts[-1].questions] == ["own-approval"]
    assert northland.plan_questions["own-approval"].essential
    assert (northland.plan.id, northland.plan.version) == (toolkit.plan.id, toolkit.plan.version)


def test_own_details_follow_ours_in_the_title_block(northland, toolkit):
    ours = [detail.id for detail in toolkit.plan.details]
    assert [detail.id for detail in northland.plan.details] == [*ours, "own-directorate", "own-standing"]


@pytest.mark.parametrize("format_name", WRITERS)
def test_a_document_asks_own_questions_and_says_who_does(northland, format_name):
    content = Documents(northland).plan(northland.worked_example, format_name)
    parser = "html.parser"
    if zipfile.is_zipfile(io.BytesIO(content)):
        parser = "xml"
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = package.read("word/document.xml" if format_name == "docx" else "content.xml")
    words = BeautifulSoup(content.replace(b"\\", b""), parser).get_text(" ")
    for expected in (
        "Directorate",
        "Added by Statistics for Northland",
        "3.9",
        "Who has approved this plan?",
        "Name the person",
    ):
        assert expected in words


def test_answers_to_own_questions_are_kept_where_nobody_asks_them(northland, toolkit):
    plan = toolkit.worked_example
    answered = plan.model_copy(update={"answers": {**plan.answers, "own-approval": plan.answers["who-about"]}})
    assert list(unplaced(answered, northland.plan)) == []
    assert [path for path, _ in unplaced(answered, toolkit.plan)] == [("answers", "own-approval")]
    assert "own-approval" in answered.answers


def test_what_is_hidden_is_named_nowhere(northland):
    assert not {"citizens-jury", "peer-review"} & northland.methods.keys()
    assert "online-survey-materials" not in northland.case_studies
    things = [
        *northland.case_studies.values(),
        *northland.methods.values(),
        *northland.decision_points.values(),
        northland.plan,
        northland.worked_example,
    ]
    named = {(v.kind, str(v)) for thing in things for _, v in walk(thing) if isinstance(v, Reference)}
    assert named
    assert not named & northland.hidden
    assert all(example.methods for point in northland.decision_points.values() for example in point.methods)


def test_a_page_may_still_name_what_is_hidden_but_not_what_is_misspelt(northland):
    assert page_faults("x.md", '{{ case_study("online-survey-materials") }}', northland) == []
    assert len(page_faults("x.md", '{{ case_study("online-survey-material") }}', northland)) == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See [the *jury*](/methods/jury.md).", "See the *jury*."),
        ("See [it](../methods/jury.md#part 'A title').", "See it."),
        ('See [it](../methods/jury.md#part "A title").', "See it."),
        ("See [it](/methods/jury.md?kind=a&b=c#part).", "See it."),
        ("See [two\nlines](<jury.md>).", "See two\nlines."),
        ("[All](/methods/jury.md){ .tk-more }", ""),
        ("See [it][1].\n\n[1]: /methods/jury.md\n", "See it.\n\n"),
        ("See [it] [jury].\n\n[jury]: /methods/jury.md 'A title'\n", "See it.\n\n"),
        ("[![Map](/map.png)](/methods/jury.md)", "![Map](/map.png)"),
        ("`[it](/methods/jury.md)`\n\n```\n[it](/methods/jury.md)\n```", None),
        ("[Other](/methods/juries.md) and [out](https://example.org/methods/jury.md)", None),
        ("[By name](link:jury) and ![picture](jury.png) and [here](#jury)", None),
    ],
)
def test_a_link_to_a_hidden_page_becomes_plain_words(text, left):
    assert without_links(text, "methods/index.md", {"methods/jury.md"}) == (text if left is None else left)


FAULTS = {
    "field outside its group": (
        ORGANISATION,
        r"^colours:\n",
        "»brand: navy\ncolours:\n",
        'brand: is not a known field. It belongs below "colours:", indented by two spaces.',
    ),
    "colour for its two shades": (
        ORGANISATION,
        r"(?<=^colours:\n)  brand:\n(    .*\n)+",
        "»  brand: '#123456'\n",
        'colours, brand: must hold fields, each written "name: value". There is: light, dark.',
    ),
    "page hidden by its address": (
        ORGANISATION,
        r"^  - glossary.md",
        "  - /glossary.md",
        'hide, pages, item 1: "/glossary.md" is no file in docs/: write it like "glossary.md"',
    ),
    "unknown field": (ORGANISATION, r"^footer: ", "foter: ", 'foter: is not a known field. Did you mean "footer"?'),
    "unknown field inside": (
        ORGANISATION,
        r"^  brand:",
        "  brnd:",
        'colours, brnd: is not a known field. Did you mean "brand"?',
    ),
    "colour without quotes": (
        ORGANISATION,
        r'"#7a1c12"',
        "#7a1c12",
        'colours, brand, light: starts with "#", which YAML reads as a comment: put quotes around it',
    ),
    "colour by name": (
        ORGANISATION,
        r'"#7a1c12"',
        "crimson",
        'colours, brand, light: "crimson" is no colour: write # and six digits, in quotes, such as "#1a4d96"',
    ),
    "colour that cannot be read": (
        ORGANISATION,
        r'"#064a46"',
        '"#7fb2b0"',
        'colours, link, light: "#7fb2b0" has a contrast of 1.9 to 1 with marked words ("#ffe9a8"), and needs 4.5. '
        'The nearest shade that passes is "#44706f"',
    ),
    "logo that is not there": (
        ORGANISATION,
        r"logo\.svg",
        "logo.png",
        'logo, file: there is no file "logo.png" beside this one. Did you mean "logo.svg"?',
    ),
    "page that must stay": (
        ORGANISATION,
        r"^  - glossary.md",
        "  - about.md",
        'hide, pages, item 1: "about.md" cannot be hidden: the rest of the toolkit needs it',
    ),
    "page that buttons add to": (
        ORGANISATION,
        r"^  - glossary.md",
        "  - plan.md",
        'hide, pages, item 1: "plan.md" cannot be hidden: the rest of the toolkit needs it',
    ),
    "method that must stay": (
        ORGANISATION,
        r"^  - citizens-jury",
        "  - evidence-review",
        'hide, methods, item 1: "evidence-review" cannot be hidden: the page "Should we involve the public here?" '
        "starts with it",
    ),
    "question in the words of ours": (
        QUESTIONS,
        r"text: Who has approved this plan\?",
        "text: Which other teams help you to involve and engage the public? How do you work together?",
        'questions, item 1, text: asks in the same words as "other-teams" of the toolkit: answers in a document '
        "could be of either",
    ),
    "two questions in the same words": (
        QUESTIONS,
        r"text: Will you take this topic to the Northland panel\?",
        "text: who has approved this plan?",
        'questions, item 2, text: asks in the same words as "own-approval": answers in a document could be of either',
    ),
    "a detail that is called as another": (
        QUESTIONS,
        r"title: Standing",
        "title: directorate",
        'details, item 2, title: is what "own-directorate" is called: a document could mean either',
    ),
    "a detail that is called as one of ours": (
        QUESTIONS,
        r"title: Directorate",
        "title: statistics",
        'details, item 1, title: is what "statistics" of the toolkit is called: a document could mean either',
    ),
    "a page of a method among hidden pages": (
        ORGANISATION,
        r"^  - glossary\.md",
        "  - methods/workshop.md",
        'hide, pages, item 1: "methods/workshop.md" is made from data/methods/workshop.yml: write "workshop" below '
        '"methods:"',
    ),
    "a hidden page that is named otherwise": (
        ORGANISATION,
        r"^  - glossary\.md",
        "  - docs/Glossary.md",
        'hide, pages, item 1: "docs/Glossary.md" is no file in docs/: write it like "glossary.md"',
    ),
    "a page in the footer that is hidden": (
        ORGANISATION,
        r"url: https://www\S*",
        "url: /glossary.md",
        'footer_links, item 1, url: leads to "/glossary.md", which this copy hides: take it out of one of the two',
    ),
    "a repository as git calls it": (
        ORGANISATION,
        r"northland\.example/toolkit$",
        "northland.example/toolkit.git",
        'repository: ends in ".git", as git writes it: leave that out, so that it opens in a browser',
    ),
    "two entries of the menu of one name": (
        ORGANISATION,
        r"^footer: ",
        "menu: [{ours: Good practice, own: About}]\nfooter: ",
        'menu, item 1, own: another entry of the menu is called "About": give one of them another name',
    ),
    "address of a link in the footer": (
        ORGANISATION,
        r"url: https://www\S*",
        "url: /privacy",
        'footer_links, item 1, url: "/privacy" is no address for the footer: write a web address with https://, a '
        "page such as /privacy.md, or mailto: with an email address",
    ),
    "page of a link in the footer": (
        ORGANISATION,
        r"url: https://www\S*",
        "url: /our-panl.md",
        'footer_links, item 1, url: leads to "/our-panl.md", which is no page. Did you mean "/our-panel.md"?',
    ),
    "language that is not there": (
        ORGANISATION,
        r"^name:",
        "»language: gd\nname:",
        'language: there is no language called "gd". There is: cy, en. For another, copy data/languages/en.yml to '
        "languages/gd.yml of your folder",
    ),
    "words with something that is not put in": (
        "own/languages/en.yml",
        r"^    title:.*",
        "    title: Search {nmae}",
        "words, search, title: has {nmae}, for which there is nothing to put in: use no braces",
    ),
    "reference": (
        STALL,
        r"^- own-guide",
        "- own-gide",
        'read_more, item 1: there is no link called "own-gide". Did you mean "own-guide"?',
    ),
    "box that is none": (
        QUESTIONS,
        r"box: practice",
        "box: practise",
        'questions, item 1, box: there is no plan box called "practise". Did you mean "practice"?',
    ),
    "question without the prefix": (
        QUESTIONS,
        r"id: own-panel",
        "id: panel",
        'questions, item 2, id: must begin with "own-", so that it never meets one of the toolkit',
    ),
    "question with a name too long for Word": (
        QUESTIONS,
        r"id: own-panel",
        "id: own-panel-of-people-in-the-north",
        "questions, item 2, id: has 32 characters: shorten it to 27 or fewer",
    ),
    "detail without the prefix": (
        QUESTIONS,
        r"id: own-directorate",
        "id: directorate",
        'details, item 1, id: must begin with "own-", so that it never meets one of the toolkit',
    ),
    "detail to choose with nothing to choose from": (
        QUESTIONS,
        r"kind: choice",
        "kind: date",
        'details, item 2, kind: must be "choice" where there are "choices"',
    ),
    "id that stands twice": (
        QUESTIONS,
        r"id: own-panel",
        "id: own-approval",
        'questions, item 2, id: "own-approval" is taken by an earlier entry: each id can be used once only',
    ),
    "words that nothing says": (
        "own/languages/en.yml",
        r"^    title:",
        "    titel:",
        'words, search, titel: are words that nothing says. Did you mean "title"?',
    ),
    "field left empty": (
        ORGANISATION,
        r"^footer: .*",
        "footer:",
        "footer: is empty: write something, or delete the line",
    ),
    "address of the starter": (
        ORGANISATION,
        r"^repository: .*",
        "repository: https://www.your-organisation.example/feedback",
        "repository: is still what the starter says: put your own words in its place",
    ),
    "double braces in words": (
        "own/languages/en.yml",
        r"^    title: .*",
        "    title: Look {{ it }} up",
        "words, search, title: has double braces: write single ones, and nothing else in braces than what the site "
        "puts in",
    ),
    "HTML in words": (
        "own/languages/en.yml",
        r"^    title: .*",
        "    title: Look <b>it</b> up",
        "words, search, title: holds HTML or Markdown, which would show as written: write plain words",
    ),
    "term with the name of one of ours": (
        "own/glossary.yml",
        r"\Z",
        "»- id: own-drop-out\n  term: ATTRITION\n  meaning: People who leave.\n",
        'terms, item 2: has the name "ATTRITION", as the term "attrition" has: change one of them',
    ),
    "page in prose": (
        "own/case-studies/northland-market.yml",
        r"/methods/street-stall.md",
        "»/methods/street-stal.md",
        'body: links to "/methods/street-stal.md", which is no page. Did you mean "/methods/street-stall.md"?',
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_one_line_with_its_mend(adopted, file, old, new, message):
    line = adopted.edit(file, old, new)
    (fault,) = adopted.faults()
    place, said = fault.split(": ", 1)
    # The prose of a block is reported at its key, one line above.
    assert place in (f"{file}:{line}", f"{file}:{line - 1}")
    assert said == message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            r"^  - citizens-jury",
            "  - citizen-jury",
            'no "citizen-jury" to hide (any more). Did you mean "citizens-jury"?',
        ),
        (r"^  - glossary.md", "  - glosary.md", 'no "glosary.md" to hide (any more). Did you mean "glossary.md"?'),
    ],
)
def test_hiding_what_is_not_there_is_noted_and_ends_nothing(adopted, old, new, said):
    line = adopted.edit(ORGANISATION, old, new)
    (note,) = (note for note in adopted.load().notes if "hide" in note)
    assert note.startswith(f"{ORGANISATION}:{line}: hide, ")
    assert said in note


@pytest.mark.parametrize("url", ["/our-panel.md", "/our-panel.md#panel", "mailto:team@northland.example"])
def test_the_footer_may_lead_to_a_page_and_to_mail(adopted, url):
    adopted.edit(ORGANISATION, r"url: https://www\S*", f"url: {url}")
    frame = Frame.of(adopted.load())
    assert frame.footer_links[0] == (
        FooterPlace("Privacy notice", "", "our-panel", url.partition(".md")[2])
        if url.startswith("/")
        else FooterPlace("Privacy notice", url)
    )


@pytest.mark.parametrize("old", [r"^name: English", r"^words:", r"^    title:"])
def test_a_fault_in_our_words_is_told_as_one_while_an_organisation_has_its_own(adopted, old):
    adopted.edit("data/languages/en.yml", old, "x")
    assert adopted.faults()


def test_a_fault_in_own_links_is_told_once(adopted):
    adopted.edit("own/links.yml", r"^  status: confirmed", "  status: confirmd")
    (fault,) = adopted.faults()
    assert '"confirmd" is not one of confirmed, fallback, none. Did you mean "confirmed"?' in fault


def test_a_logo_needs_words_from_somewhere(adopted):
    adopted.edit(ORGANISATION, r"^name: .*\n", "")
    (fault,) = adopted.faults()
    assert "logo: says nothing to those who cannot see it" in fault


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("link.yml", "links.yml"),
        ("plan/question.yml", "plan/questions.yml"),
        ("logo.sgv", "logo.svg"),
        ("page/privacy.md", "pages/privacy.md"),
        ("privacy.md", "pages/privacy.md"),
    ],
)
def test_a_file_that_nobody_looks_for_is_told_with_the_nearest_that_is(adopted, name, near):
    adopted.write(f"own/{name}", "x: y\n")
    assert adopted.faults() == [
        f'own/{name}:1: is no file that the toolkit looks for here. Did you mean "{near}"?',
    ]


def test_what_windows_puts_into_a_folder_is_nobodys_fault(adopted):
    adopted.write("own/Thumbs.db", b"\xd0\xcf")
    adopted.write("own/plan/desktop.ini", "[x]")
    adopted.load()


def test_a_thing_outside_its_folder_is_told_where_it_may_belong(adopted):
    adopted.write("own/ferry-passengers.yml", "x: y\n")
    (fault,) = adopted.faults()
    assert fault.endswith("looks for here. A case study goes into case-studies/, a method into methods/")


def test_a_logo_that_came_in_part_is_told_before_the_site_is_built(adopted):
    adopted.write("own/logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    adopted.edit(ORGANISATION, r"logo\.svg", "logo.png")
    (adopted.root / "own/logo.svg").unlink()
    (fault,) = adopted.faults()
    assert fault.endswith(
        'logo, file: "logo.png" is damaged or lacks its end: open it and save it again, or copy it here again'
    )


def test_a_picture_that_nothing_names_is_told_how_it_becomes_the_logo(adopted):
    adopted.edit(ORGANISATION, r"^logo:\n(?:  .*\n)+", "")
    (fault,) = adopted.faults()
    assert fault.endswith(
        'To make it your logo, write "logo:" into organisation.yml, and below it "  file: logo.svg". A picture for a '
        "page goes into pages/"
    )


@pytest.mark.parametrize(
    "name", ["_draft.yml", ".git/config", "README.md", "case-studies/_draft.yml", "pages/_draft.md"]
)
def test_drafts_and_notes_are_let_pass(adopted, name):
    adopted.write(f"own/{name}", "\0")
    assert adopted.load().local


def test_a_file_of_comments_counts_as_left_out(adopted):
    adopted.write("own/glossary.yml", "# Nothing yet\n")
    assert "own-stall" not in adopted.load().terms


def test_a_folder_elsewhere_is_named_by_its_own_name(adopted, monkeypatch):
    (adopted.root / "own").rename(adopted.root.parent / "northland-copy")
    monkeypatch.setenv(VARIABLE, str(adopted.root.parent / "northland-copy"))
    line = adopted.edit("../northland-copy/organisation.yml", r"^footer: ", "foter: ")
    (fault,) = adopted.faults()
    assert fault.startswith(f"northland-copy/organisation.yml:{line}: foter: ")


def test_a_folder_that_is_not_there_is_told(project, monkeypatch, tmp_path):
    nowhere = str(tmp_path / "at" / "all")
    monkeypatch.setenv(VARIABLE, nowhere)
    words = f'TOOLKIT_OWN:1: names the folder "{nowhere}", which is not there'
    with pytest.raises(ContentFaults, match=re.escape(words)):
        project.load()


@pytest.fixture
def small_adopted(small: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The hamlet with a folder of its own that renames a place in the menu."""
    monkeypatch.delenv(VARIABLE)
    small.write(ORGANISATION, "footer: Ours.\nmenu: [{ours: Good practice, own: Arfer da}]\n")
    return small


def test_a_change_in_the_folder_is_read(small_adopted):
    reader = DataReader(small_adopted.root)
    assert reader.read().organisation.footer
    small_adopted.edit(ORGANISATION, r"^footer: .*\n", "")
    assert reader.read().organisation.footer is None


def test_a_menu_that_no_longer_has_what_the_folder_renames_is_noticed(small_adopted):
    reader = DataReader(small_adopted.root)
    reader.read()
    small_adopted.edit("mkdocs.yml", r"Good practice(?=:)", "Best practice")
    with pytest.raises(ContentFaults, match='there is no "Good practice" in the menu'):
        reader.read()


def test_an_organisation_that_stands_in_data_is_held_to_the_same(project):
    line = project.append("data/organisation.yml", 'colours: {accent: {light: "#000000"}}')
    (fault,) = project.faults()
    assert fault.startswith(
        f'data/organisation.yml:{line}: colours, accent, light: "#000000" has a contrast of 1.2 to 1'
    )


def test_words_for_the_search_come_to_ours(project, monkeypatch, toolkit):
    monkeypatch.delenv(VARIABLE)
    text = "reviewed: 2026-11-27\nleave_out: [gubbins]\nalike:\n- [talking shop, focus group]\n"
    project.write("own/search.yml", text)
    search = project.load().search
    assert search.alike == (*toolkit.search.alike, ("talking shop", "focus group"))
    assert set(search.leave_out) == {*toolkit.search.leave_out, "gubbins"}


@pytest.mark.parametrize("name", ["plans/Thumbs.db", "methods/desktop.ini", "Thumbs.db"])
def test_what_windows_puts_into_the_folder_is_no_fault(adopted, name):
    adopted.write(f"own/{name}", b"\0")
    assert adopted.load().published
