"""The whole way of a plan: written in the browser, saved for publishing, put into the organisation's folder, built,
changed and withdrawn."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document
from playwright.sync_api import expect

from macros.content.own.folder import VARIABLE
from tests.browser.plan.builder import Builder
from tests.support.builder import ENVIRONMENT, build_copy, complaints, page
from tests.support.paths import PARTS
from tests.support.project import Project

ATOM = "{http://www.w3.org/2005/Atom}"
SECRET = "Ask the minister first"

REGISTER = """plans:
- id: water
  title: Involving the public in water statistics
  summary: How we hear from people whose water is cut off.
  published: 2026-03-02
  contact: Water statistics team
  show: [plan, you-said-we-did]
"""


@pytest.fixture
def organisation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with an organisation's folder, which the site is built with for an address."""
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, "own")
    monkeypatch.setitem(ENVIRONMENT, "SITE_URL", "https://water.example/involve/")
    project = Project(tmp_path / "project", *PARTS)
    project.write("own/organisation.yml", "name: Water Office\n")
    project.write("own/plans/register.yml", REGISTER)
    return project


def save_for_publishing(builder: Builder, folder: Path) -> str:
    """Save what shows for the register, and return the file's text."""
    builder.press("Save a copy …")
    builder.press("Save for publishing …")
    dialog = builder.dialog("Save for publishing")
    with builder.page.expect_download() as download:
        dialog.get_by_role("button", name="Save to this computer").click()
    builder.page.keyboard.press("Escape")
    download.value.save_as(folder / "saved.json")
    return (folder / "saved.json").read_text(encoding="utf-8")


def built(project: Project) -> BeautifulSoup:
    """Build the site, and return the page of the plan."""
    code, output = build_copy(project)
    assert (code, complaints(output)) == (0, [])
    return page(project, "our-plans/water/index.html")


def feed(project: Project) -> list[tuple[str, str]]:
    """The title and the day of each entry of the feed."""
    entries = ET.parse(project.root / "site/our-plans/feed.atom").getroot().iter(f"{ATOM}entry")
    return [(each.findtext(f"{ATOM}title", ""), each.findtext(f"{ATOM}updated", "")[:10]) for each in entries]


def test_a_plan_goes_from_the_form_to_the_public_record_is_changed_and_is_withdrawn(
    builder: Builder, organisation: Project, tmp_path: Path
):
    builder.title.fill("Involving the public in water statistics")
    builder.answer("who-about").fill("Households whose supply is interrupted.")
    builder.answer("inclusive", "now").fill("We meet in the library.")
    builder.answer("inclusive", "next").fill(SECRET)
    builder.question("inclusive").get_by_label("Internal").check()
    builder.kept(SECRET)
    saved = save_for_publishing(builder, tmp_path)
    assert SECRET not in saved

    organisation.write("own/plans/water.json", saved)
    first = built(organisation)
    assert "Households whose supply is interrupted." in first.get_text()
    assert SECRET not in first.get_text()
    listed = page(organisation, "our-plans/index.html").get_text()
    assert "Involving the public in water statistics" in listed
    document = Document(str(organisation.root / "site/downloads/plans/water/water.docx"))
    words = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("Households whose supply is interrupted." in text for text in words)
    (entry,) = json.loads(organisation.read("site/data/v1/plans.json"))
    assert entry["title"] == "Involving the public in water statistics"
    assert "Households whose supply is interrupted." in organisation.read("site/downloads/plans/water/water.json")
    entries = feed(organisation)
    assert [day for _, day in entries] == ["2026-03-02"]

    builder.answer("who-about").fill("Households whose supply is interrupted, and care homes.")
    builder.kept("care homes")
    organisation.write("own/plans/water.json", save_for_publishing(builder, tmp_path))
    organisation.append(
        "own/plans/register.yml", "  changes:\n  - on: 2026-06-15\n    what: We now hear from care homes."
    )
    assert "and care homes." in built(organisation).get_text()
    assert max(day for _, day in feed(organisation)) == "2026-06-15"

    (organisation.root / "own/plans/water.json").unlink()
    organisation.append(
        "own/plans/register.yml", "  withdrawn:\n    on: 2026-09-01\n    reason: The survey has ended."
    )
    last = built(organisation).get_text()
    assert "The survey has ended." in last
    assert "care homes." not in last.replace("We now hear from care homes.", "")
    assert not (organisation.root / "site/downloads/plans/water").exists()
    expect(builder.title).to_have_value("Involving the public in water statistics")
