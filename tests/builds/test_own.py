"""A copy of the site with an organisation's own folder: its name, its colours, its things, less what it hides."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.branding.logo import drawing_alone
from macros.content.load import load
from macros.content.own.folder import VARIABLE
from tests.search.reading import read_index
from tests.support.builder import ENVIRONMENT, build_copy, complaints, page, told
from tests.support.hamlet import HAMLET
from tests.support.paths import NORTHLAND, PARTS, ROOT
from tests.support.present import present
from tests.support.project import Project
from tests.support.serving import serving
from tests.support.shared import made_once

NAME = "Statistics for Northland & <Isles>"


EXAMPLES = [example for group in load(ROOT).markdown_examples.groups for example in group.examples]
EVERYTHING = "\n\n".join(
    [
        "---\ntitle: Everything\ndescription: All that authors can write.\nreviewed: 2026-11-23\n---\n\n# Everything",
        *(f"## {example.title}\n\n{example.source}" for example in EXAMPLES),
    ]
)
"""A page with all that the page for authors shows."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with the made-up organisation's folder in it, built."""

    def make(folder: Path) -> None:
        project = Project(folder, *PARTS)
        project.add(NORTHLAND, "own")
        project.write("own/pages/everything.md", EVERYTHING)
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(ENVIRONMENT, VARIABLE, "own")
            code, output = build_copy(project)
        assert (code, complaints(output)) == (0, [])
        assert 'own/methods/focus-group.yml puts its own method "focus-group" in the place' in output

    return Project(made_once(tmp_path_factory, "own", make))


WALK = (HAMLET / "data/methods/walk.yml").read_text(encoding="utf-8")
LITTLE = {
    "organisation.yml": (
        "name: Northland\nrepository: https://code.northland.example/toolkit\nhome:\n  lead: For all who count.\n"
    ),
    "methods/street-stall.yml": WALK.replace("title: Walk", "title: Street stall"),
    "pages/our-panel.md": (
        "---\ntitle: Our panel\ndescription: Who is on it.\nreviewed: 2026-11-23\n---\n\n# Our panel\n\nPeople.\n"
    ),
}
"""A folder of an organisation's own for the hamlet, by the names of its files."""


def add_a_little(project: Project, folder: str) -> None:
    for name, text in LITTLE.items():
        project.write(f"{folder}/{name}", text)


def words(element: Tag | None) -> str:
    return " ".join(present(element).get_text(" ").split())


def test_header_and_footer_say_who_publishes_it(built):
    home = page(built, "index.html")
    assert words(home.select_one(".tk-brand")).endswith(f"for official statistics, published by {NAME}")
    assert present(home.select_one(".tk-brand img"))["src"] == "assets/own-logo.svg"
    assert present(home.select_one(".tk-brand img"))["alt"] == ""
    assert not home.select_one(".tk-brand svg")
    assert (built.root / "site/assets/own-logo.svg").read_bytes() == drawing_alone(
        (NORTHLAND / "logo.svg").read_bytes()
    )
    footer = home.select_one(".tk-footer")
    assert f"{NAME} publishes this copy of the toolkit." in words(footer)
    assert "For staff of Northland & <Isles>." in words(footer)
    assert present(footer.find("a", string="Privacy notice"))["href"].endswith("?a=1&b=2")
    assert "Office for Statistics Regulation, which neither made nor endorses" in words(footer)


def test_about_and_home_have_the_organisations_words(built):
    about = page(built, "about/index.html")
    assert about.find("strong", string=NAME)
    assert "The engagement team looks after this copy." in words(about.article)
    assert about.find("a", href="mailto:engage@northland.example")
    home = page(built, "index.html")
    assert words(home.select_one(".tk-lead")) == "For everyone who counts in Northland."
    notice = home.select_one(".tk-home-words")
    assert words(notice).startswith("Talk to us before you set up a street stall .")
    assert [link["href"] for link in notice.find_all("a")] == ["methods/street-stall/"]


def test_the_colours_come_after_those_that_they_replace(built):
    links = [link["href"] for link in page(built, "tips/index.html").select("link[rel=stylesheet]")]
    assert links[:2] == ["../assets/site/site.css", "../assets/own.css"]
    assert ":root {\n  --tk-brand: #7a1c12;" in (built.root / "site/assets/own.css").read_text()


@pytest.mark.parametrize(
    ("path", "selector", "label"),
    [
        ("methods/street-stall/index.html", "article > .tk-added", "Added"),
        ("methods/focus-group/index.html", "article > .tk-added", "Changed"),
        ("find/index.html", '[data-kind="method"][data-name="street-stall"] > .tk-added', "Added"),
        ("methods/index.html", '.tk-card:has(a[href="street-stall/"]) .tk-added', "Added"),
        ("case-studies/northland-market/index.html", ".tk-case-study .tk-added", "Added"),
        ("case-studies/index.html", '.tk-card:has(a[href="northland-market/"]) .tk-added', "Added"),
        ("resources/index.html", "#own-guide ~ .tk-added", "Added"),
        ("resources/index.html", "#own-survey ~ .tk-added", "Added"),
        ("resources/index.html", "#own-coffee + .tk-added", "Added"),
        ("plan/index.html", "#box-practice-own", "Added"),
        ("plan/index.html", "#box-topics-own-1", "Added"),
        ("tips/index.html", "#box-practice-own", "Added"),
        ("decision-points/index.html", "#box-topics-own", "Added"),
        ("crosswalk/index.html", 'th:has(a[href$="#question-own-approval"]) .tk-added', "Added"),
    ],
)
def test_own_things_say_in_words_whose_they_are(built, path, selector, label):
    element = page(built, path).select_one(selector)
    assert words(element).removesuffix(" #") == f"{label} by {NAME}"


def test_the_toolkits_things_do_not(built):
    assert not page(built, "methods/workshop/index.html").select(".tk-added")
    assert len(page(built, "methods/index.html").select(".tk-added")) == 2
    assert len(page(built, "resources/index.html").select(".tk-added")) == 3


def test_own_questions_are_asked_in_the_form_the_guidance_and_the_published_definition(built):
    form = page(built, "plan/index.html")
    assert form.select_one("#question-own-approval .tk-question__number").get_text() == "3.9"
    assert form.select_one("[data-topic] [data-question=own-panel]")
    assert page(built, "tips/index.html").select_one("#question-own-approval")
    published = json.loads((built.root / "site/data/v1/plan-definition.json").read_text(encoding="utf-8"))
    asked = {box["id"]: [q["id"] for part in box["parts"] for q in part["questions"]] for box in published["boxes"]}
    assert (asked["practice"][-1], asked["topics"][-1]) == ("own-approval", "own-panel")


def test_what_is_hidden_is_gone_from_pages_menu_lists_and_search(built):
    site = built.root / "site"
    hidden = ("methods/citizens-jury", "methods/peer-review", "case-studies/online-survey-materials", "glossary")
    assert not [path for path in (*hidden, "worked-example") if (site / path).exists()]
    # The menu lists the pages of the part that one is in.
    menu = [words(link) for link in page(built, "resources/index.html").select("nav a")]
    assert "The whole guidance on one page" in menu
    assert "Glossary" not in menu
    leading = re.compile(rf"(^|/)({'|'.join(hidden)}|worked-example)(/|\.html|$)")
    dead = [
        (path.relative_to(site).as_posix(), link["href"])
        for path in site.rglob("*.html")
        for link in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select("a[href]")
        if not link["href"].startswith("http") and leading.search(link["href"].partition("#")[0])
    ]
    assert not dead
    found = [entry.location.partition("#")[0] for entry in read_index(site)]
    assert not [location for location in found if leading.search(location)]


def test_an_own_page_stands_in_the_place_of_ours_and_says_so(built):
    statement = page(built, "accessibility/index.html")
    assert "Call 0100" in words(statement.article)
    assert statement.find("a", href="mailto:engage@northland.example")
    assert statement.find("a", href="../methods/street-stall/")
    assert words(statement.select_one("main > .tk-added")) == f"Changed by {NAME}"
    assert present(statement.select_one(".tk-edit a"))["href"].endswith("/edit/main/own/pages/accessibility.md")
    assert not page(built, "security/index.html").select("main > .tk-added")


def test_an_own_page_that_is_new_stands_in_the_menu_and_is_found(built):
    panel = page(built, "our-panel/index.html")
    assert words(panel.select_one("main > .tk-added")) == f"Added by {NAME}"
    assert words(panel.select_one(".tk-steps-nav [aria-current]")) == "Our panel"
    assert present(panel.find("a", string="all over Northland"))["href"] == "https://www.northland.example/listening"
    assert panel.find("a", string="the glossary") is None
    assert "our-panel/" in [entry.location for entry in read_index(built.root / "site")]


def test_an_own_page_can_have_all_that_authors_can_write(built):
    made = page(built, "everything/index.html")
    selectors = [selector for example in EXAMPLES for selector in example.makes]
    assert [selector for selector in selectors if not made.select(selector)] == []
    assert not made.select("article [style], article script, article input")


def test_own_words_of_the_interface_show(built):
    assert page(built, "index.html").find(id="search-title").get_text() == "Search Northland's copy"


def test_pages_and_menu_say_which_language_they_are_in(whole_project, monkeypatch):
    project = whole_project
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, "own")
    project.add(NORTHLAND, "own")
    menu = "menu: [{ours: Good practice, own: Arfer da}]"
    project.edit("own/organisation.yml", r"^name: ", f"language: cy\nunfinished_language: cy\n{menu}\nname: ")
    project.edit("own/pages/accessibility.md", r"^title: .*", "title: Datganiad hygyrchedd")
    project.edit("own/pages/our-panel.md", r"^reviewed:", "lang: en\nreviewed:")
    code, output = build_copy(project)
    assert (code, complaints(output)) == (0, [])

    def languages(path):
        made = page(project, path)
        return [made.find(name).get("lang") for name in ("html", "body", "article")]

    for ours in ("index.html", "plan/index.html", "find/index.html", "tips/index.html", "our-panel/index.html"):
        assert languages(ours) == ["en", "cy", "en"], ours
    for own in ("404.html", "accessibility/index.html"):
        assert languages(own) == ["cy", None, None], own
    links = page(project, "accessibility/index.html").select(".tk-nav a, .tk-steps-nav a")
    entries = {words(link): link.get("lang") for link in links}
    assert entries["Arfer da"] is None
    assert entries["Datganiad hygyrchedd"] is None
    assert (entries["Your plan"], entries["Our panel"]) == ("en", "en")


def test_a_dead_link_in_an_own_page_fails_and_is_told(project, monkeypatch):
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, "own")
    add_a_little(project, "own")
    line = project.append("own/pages/our-panel.md", "[Dead](nowhere.md)")
    code, output = build_copy(project)
    assert code == 1
    (complaint,) = told(output)
    assert complaint.startswith(f'own/pages/our-panel.md:{line}: links to "nowhere.md", which is no page.')


def test_links_to_what_is_hidden_are_plain_words(built):
    stall = page(built, "methods/street-stall/index.html")
    assert "It is quicker than a citizens' jury." in words(stall.article)
    assert "We no longer use peer review" in words(page(built, "index.html").select_one(".tk-home-words"))
    assert "link:" not in str(stall.article)
    assert not page(built, "tips/index.html").find(id="case-study-online-survey-materials")


def test_edit_this_page_leads_to_the_organisations_file(built):
    link = page(built, "methods/street-stall/index.html").select_one(".tk-edit a")
    assert present(link)["href"].endswith("/edit/main/own/methods/street-stall.yml")


def test_a_folder_outside_the_project_gives_no_edit_link(project, monkeypatch, tmp_path: Path):
    elsewhere = Project(tmp_path / "elsewhere")
    add_a_little(elsewhere, "northland")
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, str(elsewhere.root / "northland"))
    code, output = build_copy(project)
    assert (code, complaints(output)) == (0, [])
    assert not page(project, "methods/street-stall/index.html").select(".tk-edit")
    assert page(project, "methods/walk/index.html").select(".tk-edit a")


def test_while_serving_a_change_in_the_folder_shows(project: Project, monkeypatch):
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, "own")
    add_a_little(project, "own")
    with serving(project) as server:
        server.wait_until(lambda: server.shows("", "For all who count."))
        with project.edited("own/organisation.yml", r"^  lead: .*", "  lead: Fresh words"):
            server.wait_until(lambda: server.shows("", "Fresh words"))


def test_a_folder_elsewhere_can_be_edited_while_serving(project: Project, monkeypatch, tmp_path: Path):
    elsewhere = Project(tmp_path / "elsewhere")
    add_a_little(elsewhere, "northland")
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, str(elsewhere.root / "northland"))
    panel, stall = "northland/pages/our-panel.md", "northland/methods/street-stall.yml"
    elsewhere.edit(panel, "People", "People from our [stall](/methods/street-stall.md)")
    with serving(project) as server:
        server.wait_until(lambda: server.shows("our-panel/", "Added by Northland"))
        with elsewhere.edited(panel, r"^title: .*", 'title: "Our panel'):
            server.wait_until(lambda: server.shows("", f"{panel}:2: the file", ".tk-faults"))
        server.wait_until(server.is_sound)
        kept = elsewhere.read(stall)
        (elsewhere.root / stall).unlink()
        server.wait_until(lambda: server.shows("", "/methods/street-stall.md", ".tk-faults"))
        elsewhere.write(stall, kept)
        server.wait_until(lambda: server.shows("methods/street-stall/", "Added by Northland"))
