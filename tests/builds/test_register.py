"""An organisation publishes its plans: pages, documents, feed and data come from its folder, and nothing else."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from macros.content.own.folder import VARIABLE
from tests.search.reading import read_given, read_index
from tests.support.builder import ENVIRONMENT, build_copy, complaints, page, told
from tests.support.paths import NORTHLAND, PARTS
from tests.support.present import present
from tests.support.project import Project
from tests.support.shared import made_once

PLANS = "own/plans"
SECRETS = ("SECRET-title", "SECRET-contact", "SECRET-carried", "secret-picked", "SECRET-start", "SECRET-withdrawn")
"""What a plan's file may hold and what nobody publishes."""


def spoiled() -> dict[str, str]:
    """Files of plans with what stays behind, and one of a plan that is withdrawn, by their names."""
    plan = json.loads((NORTHLAND / "plans/ferry-2026.json").read_text(encoding="utf-8"))
    plan |= {"title": "SECRET-title", "contact": "SECRET-contact", "carried_from": "SECRET-carried"}
    plan["topics"][0]["picked"] = {"methods": ["secret-picked"]}
    plan["records"]["you-said-we-did"][0]["started_from"] = "SECRET-start"
    gone = json.loads((NORTHLAND / "plans/ferry-2025.json").read_text(encoding="utf-8"))
    gone["answers"]["who-about"]["answer"] = "SECRET-withdrawn"
    return {"ferry-2026.json": json.dumps(plan), "parking-2024.json": json.dumps(gone)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with the made-up organisation's six plans, built for an address, and beside it for a folder."""

    def make(folder: Path) -> None:
        project = Project(folder, *PARTS)
        project.add(NORTHLAND, "own")
        for name, content in spoiled().items():
            project.write(f"{PLANS}/{name}", content)
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(ENVIRONMENT, VARIABLE, "own")
            for address, options in (
                ("https://northland.example/involve/", ()),
                ("", ("--no-directory-urls", "--site-dir", "folder")),
            ):
                patch.setitem(ENVIRONMENT, "SITE_URL", address)
                code, output = build_copy(project, *options)
                assert (code, complaints(output)) == (0, [])

    return Project(made_once(tmp_path_factory, "register", make))


def bytes_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site by its name, and what is inside those that are archives."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        yield name, content
        if path.suffix in (".docx", ".odt"):
            archive = zipfile.ZipFile(io.BytesIO(content))
            yield from ((f"{name}/{inside}", archive.read(inside)) for inside in archive.namelist())


@pytest.mark.parametrize("folder", ["site", "folder"])
def test_nothing_leaves_that_is_not_listed_in_any_byte_or_name(built, folder):
    found = [
        (name, secret)
        for name, content in bytes_of(built.root / folder)
        for secret in SECRETS
        if secret.encode() in content or secret in name
    ]
    assert found == []


def test_what_is_published_is_where_one_would_look_for_it(built):
    """Were it nowhere, the test above would find nothing either."""
    word = "monthly ferry punctuality"
    names = {name for name, content in bytes_of(built.root / "site") if word.encode() in content.lower()}
    plans = "downloads/plans/ferry-2026/ferry-2026"
    assert {
        "our-plans/index.html",
        "our-plans/ferry-2026/index.html",
        "our-plans/ferry-2026/you-said-we-did/index.html",
        "data/v1/plans.json",
        f"{plans}.docx/word/document.xml",
        f"{plans}.odt/content.xml",
        f"{plans}.md",
        f"{plans}.html",
        f"{plans}.json",
        f"{plans}-you-said-we-did.html",
    } <= names


def test_a_plan_with_something_internal_stops_the_build_and_leaves_no_site(tmp_path, monkeypatch):
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, "own")
    project = Project(tmp_path / "project", *PARTS)
    project.add(NORTHLAND, "own")
    plan = json.loads(project.read(f"{PLANS}/ferry-2026.json"))
    plan["answers"]["who-uses"]["internal"] = True
    project.write(f"{PLANS}/ferry-2026.json", json.dumps(plan))
    code, output = build_copy(project)
    assert code == 1
    (fault,) = told(output)
    assert "answers, who-uses: the answer to question 1.2 is marked internal" in fault
    assert not (project.root / "site").exists()


def words(element: Any) -> str:
    return " ".join(element.get_text(" ").split())


def test_the_menu_leads_to_the_list_and_the_list_to_each_plan(built):
    home = page(built, "index.html")
    assert home.select_one('nav a[href="our-plans/"]').get_text() == "Published plans"
    listed = page(built, "our-plans/index.html")
    links = [link["href"] for link in listed.select(".tk-entry__title a")]
    assert links == ["ferry-2026/", "heating-2026/", "prydau-ysgol/", "small-farms/", "ferry-2025/", "parking-2024/"]
    first = words(listed.select_one(".tk-entry"))
    for said in ("Monthly ferry punctuality", "Ferry statistics team", "(Involve)", "Commuters", "26 February 2027"):
        assert said in first
    assert "Done: 1; Under way: 1; Not done: 1" in first


def test_a_plan_page_shows_answers_levels_and_records_as_the_worked_example_does(built):
    plan = page(built, "our-plans/ferry-2026/index.html")
    said = words(plan.article)
    assert "{{ 7*7 }} <b>*</b> [x](y) stays as it is typed." in said
    assert "Level of participation Involve" in said
    assert "Not relevant" in said
    assert plan.select_one("#plan-what-we-will-do")
    assert not plan.select_one("#plan-you-said-we-did"), "it has a page of its own"
    assert "What changed since the last plan" in said
    assert "Food and medicine on board" in words(plan.select_one("#since-the-last-plan").find_next("ul"))


def test_a_plan_of_older_questions_shows_its_own_words(built):
    said = words(page(built, "our-plans/small-farms/index.html").article)
    assert "Whom are your statistics about?" in said
    assert "Which farms are too small for your forms?" in said
    document = (built.root / "site/downloads/plans/small-farms/small-farms.md").read_text(encoding="utf-8")
    assert "Which farms are too small for your forms?" in document


def test_what_a_team_wrote_in_another_language_says_so(built):
    plan = page(built, "our-plans/prydau-ysgol/index.html")
    languages = [present(part)["lang"] for part in (plan.html, plan.body)]
    assert languages == ["cy", "en"], "its title is in its language, the frame is not"
    assert read_given(built.root / "site")["languages"] == {"our-plans/prydau-ysgol/": "cy"}
    assert present(plan.h1.span)["lang"] == "cy"
    assert {answer["lang"] for answer in plan.select(".tk-answer")} == {"cy"}
    assert {label["lang"] for label in plan.select(".tk-answer__label")} == {"en"}


def test_a_withdrawn_plan_keeps_a_page_that_says_so_and_its_other_address_leads_there(built):
    plan = page(built, "our-plans/parking-2024/index.html")
    assert "This plan was withdrawn on 20 January 2025. The council stopped the survey" in words(plan.article)
    assert not plan.select(".tk-answer")
    moved = page(built, "our-plans/parking-2024/you-said-we-did/index.html")
    assert present(moved.find("a"))["href"] == "../"
    assert not (built.root / "site/downloads/plans/parking-2024").exists()


def test_a_replaced_plan_leads_to_the_one_in_its_place(built):
    note = page(built, "our-plans/ferry-2025/index.html").select_one(".tk-note")
    assert present(note.a)["href"] == "../ferry-2026/"


def test_actions_that_are_not_done_are_listed_the_soonest_first(built):
    listed = [words(each) for each in page(built, "our-plans/actions-due/index.html").select(".tk-entry")]
    assert [present(re.search(r"By (.+?) This", each))[1] for each in listed] == [
        "30 October 2026",
        "13 November 2026",
        "29 January 2027",
    ]


def test_the_feed_leads_to_pages_that_are_there_and_a_copy_in_a_folder_has_none(built):
    feed = BeautifulSoup((built.root / "site/our-plans/feed.atom").read_bytes(), "xml")
    addresses = {link["href"] for link in feed.find_all("link", rel="alternate")}
    base = "https://northland.example/involve/"
    missing = [
        each for each in addresses if not (built.root / "site" / each.removeprefix(base) / "index.html").is_file()
    ]
    assert missing == []
    listed = page(built, "our-plans/index.html")
    link = listed.select_one('link[type="application/atom+xml"]')
    assert urljoin(f"{base}our-plans/", str(present(link)["href"])) == f"{base}our-plans/feed.atom"
    assert not list((built.root / "folder").rglob("*.atom"))
    assert "feed.atom" not in (built.root / "folder/our-plans/index.html").read_text(encoding="utf-8")


def test_the_search_and_the_sitemap_have_the_plans_and_the_page_to_print_has_not(built):
    index = read_index(built.root / "site")
    assert "our-plans/ferry-2026/" in str(index)
    sitemap = (built.root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "https://northland.example/involve/our-plans/ferry-2026/you-said-we-did/" in sitemap
    assert "Involving islanders" not in (built.root / "site/print-all/index.html").read_text(encoding="utf-8")


def test_without_a_published_plan_there_is_no_trace_of_a_register(site):
    """The site of the toolkit itself. Only the settings for servers name the type and the place of a feed."""
    traces = re.compile(rb"\bour-plans|Published plans|assets/register|data-due")
    found = [
        name
        for name, content in bytes_of(site)
        if not name.startswith("server/") and (traces.search(content) or "register" in name)
    ]
    assert found == []
