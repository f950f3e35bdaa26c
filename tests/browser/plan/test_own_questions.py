"""Questions that an organisation added: asked on its own copy, and their answers kept where nobody asks them."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from macros.documents.documents import Documents
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.browser.plan.builder import Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.axe import faults
from tests.support.browsing import OpenPage
from tests.support.finder import rows, saved

WORDS = "The chief statistician, in May"
PANEL = ["In the spring", "Not this year"]


class TestOnTheOrganisationsCopy:
    @pytest.fixture
    def home(self, northland_home: str) -> str:
        return northland_home

    @pytest.mark.parametrize(("path", "width"), [("", 1280), ("", 320), ("methods/street-stall/", 1280)])
    def test_a_page_in_its_colours_has_no_fault(self, open_page: OpenPage, path: str, width: int):
        page = open_page(path, width=width)
        assert not faults(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert page.locator(".tk-header").evaluate("(header) => getComputedStyle(header).backgroundColor") == (
            "rgb(92, 21, 14)"
        )

    @pytest.mark.parametrize("format_name", ["docx", "odt", "md"])
    def test_answers_come_back_from_a_saved_copy(self, open_builder: OpenBuilder, tmp_path: Path, format_name: str):
        builder = open_builder()
        builder.title.fill("Rail")
        builder.answer("own-approval", "now").fill(WORDS)
        builder.page.get_by_label("Directorate").fill("Economy")
        builder.page.get_by_label("Standing").select_option("A pilot")
        builder.page.get_by_label("Written on").fill("2026-05-04")
        builder.press("Add a topic")
        for topic, words in enumerate(PANEL):
            builder.answer("own-panel", "next", topic).fill(words)
        builder.kept(PANEL[1])
        path = builder.save_copy(format_name, tmp_path)
        builder.page.evaluate("localStorage.clear()")
        builder.page.reload()
        expect(builder.answer("own-approval", "now")).to_have_value("")
        builder.open(path)
        expect(builder.answer("own-approval", "now")).to_have_value(WORDS)
        expect(builder.page.get_by_label("Directorate")).to_have_value("Economy")
        expect(builder.page.get_by_label("Standing")).to_have_value("pilot")
        expect(builder.page.get_by_label("Written on")).to_have_value("2026-05-04")
        for topic, words in enumerate(PANEL):
            expect(builder.answer("own-panel", "next", topic)).to_have_value(words)

    def test_each_topic_has_a_heading_of_its_own_over_them(self, builder: Builder):
        builder.press("Add a topic")
        headings = builder.page.locator("[data-topic] h4", has_text="Added by Statistics for Northland")
        expect(headings).to_have_count(2)
        ids = [heading.get_attribute("id") for heading in headings.all()]
        assert len(set(ids)) == 2
        links = [link.get_attribute("href") for link in headings.locator(".headerlink").all()]
        assert links == [f"#{name}" for name in ids]

    def test_a_list_that_is_saved_says_whose_each_thing_is(self, open_page: OpenPage):
        page = open_page("find/?kind=method&family=discuss")
        for button, read in (("CSV", rows), ("JSON", json.loads)):
            told = {record["Title"]: record["Origin"] for record in read(saved(page, button)[1])}
            assert told["Street stall"] == "Added by Statistics for Northland & <Isles>"
            assert told["Focus group, the Northland way"] == "Changed by Statistics for Northland & <Isles>"
            assert told["Workshop"] == "Toolkit"


@pytest.fixture
def answered(northland: Toolkit) -> dict[str, Any]:
    """The worked example with an answer to an organisation's question, as data."""
    plan = northland.worked_example.model_dump(mode="json", by_alias=True)
    return plan | {"answers": plan["answers"] | {"own-approval": {"now": WORDS}}}


def test_a_copy_without_the_questions_keeps_the_answers_of_a_saved_plan(
    builder: Builder, answered: dict[str, Any], tmp_path: Path
):
    builder.open(upload("plan.json", json.dumps(answered)))
    builder.title.fill("Opened elsewhere")
    builder.kept("Opened elsewhere")
    saved = json.loads(builder.save_copy("json", tmp_path).read_text(encoding="utf-8"))
    assert saved["answers"]["own-approval"]["now"] == WORDS


@pytest.mark.parametrize("format_name", ["docx", "md"])
def test_a_copy_without_the_questions_keeps_the_answers_of_a_document(
    builder: Builder, answered: dict[str, Any], northland: Toolkit, format_name: str
):
    content = Documents(northland).plan(Plan.model_validate(answered), format_name)
    builder.open(upload(f"plan.{format_name}", content))
    builder.title.fill("Opened elsewhere")
    builder.kept("Opened elsewhere")
    assert WORDS in json.dumps(builder.plans()["Opened elsewhere"])
