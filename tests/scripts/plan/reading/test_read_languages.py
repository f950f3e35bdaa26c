"""The plan builder reads back what a site in another language wrote: only the words that people read differ."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser

from macros.models.detail import DetailWords
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.scripts.edits import WITHOUT
from tests.scripts.reading import MAIN_PART, Reader, Scripts, changed, said, with_controls
from tests.support.languages import in_language

WRITE = """async (bytes, [definition, format]) => {
  const plan = JSON.parse(new TextDecoder().decode(bytes));
  const choices = { guidance: true, unanswered: true, internal: true };
  const blob = await tkPlan.exports.makeFile(tkPlan.format.check(plan), definition, format, choices);
  return new Uint8Array(await blob.arrayBuffer()).toBase64();
}"""

# A language that says things in another order, and writes the year first.
BASQUE = {
    "answer": "Erantzuna",
    "now": "Orain egiten duguna",
    "next": "Gero egingo duguna",
    "question": "Galdera",
    "topic": "Gaia: {title}",
    "not-relevant": "Ez dagokigu, {reason} delako",
}


class Site:
    """The builder of a site: it writes and reads."""

    def __init__(self, browser: Browser, toolkit: Toolkit) -> None:
        page = browser.new_page()
        self._definition = toolkit.plan.model_dump(mode="json")
        self._scripts = Scripts(page, toolkit, "plan/reading/file", "plan/writing/exports")
        self.reader = Reader(self._scripts, toolkit)
        self.toolkit = toolkit
        self.words = toolkit.words
        self.close = page.close

    def write(self, plan: Plan, format_name: str) -> bytes:
        content = plan.model_dump_json(by_alias=True).encode()
        return base64.b64decode(self._scripts.run(WRITE, content, [self._definition, format_name]))

    def days(self, texts: list[str]) -> list[str]:
        """The dates that it reads in texts."""
        return self._scripts.run("(_, texts) => texts.map(tkPlan.dates.dateOf)", b"", texts)


@pytest.fixture(scope="module")
def sites(browser: Browser, toolkit: Toolkit) -> Iterator[dict[str, Site]]:
    """Sites in three languages, each of which has all three."""
    basque = in_language("eu", toolkit, documents=BASQUE)
    contact = DetailWords(language="eu", title="Harremana (norbait)")
    details = tuple(
        detail.model_copy(update={"in_languages": (*detail.in_languages, contact)})
        if detail.id == "contact"
        else detail
        for detail in toolkit.plan.details
    )
    basque = replace(basque, plan=toolkit.plan.model_copy(update={"details": details}))
    all_three = {
        code: replace(basque, organisation=basque.organisation.model_copy(update={"language": code}))
        for code in ("en", "cy", "eu")
    }
    sites = {code: Site(browser, kit) for code, kit in all_three.items()}
    yield sites
    for site in sites.values():
        site.close()


ways = pytest.mark.parametrize(("there", "here"), [("cy", "en"), ("en", "cy"), ("eu", "en")])


@ways
@pytest.mark.parametrize("format_name", ["docx", "odt", "md"])
def test_a_plan_comes_back(sites: dict[str, Site], awkward: Plan, there: str, here: str, format_name: str):
    result = sites[here].reader.read(sites[there].write(awkward, format_name))
    assert said(result["plan"]) == said(awkward.model_dump(mode="json"))
    assert (result["unplaced"], result["notes"]) == ([], [])


@ways
@pytest.mark.parametrize(("format_name", "mark"), [("docx", "aliases"), ("docx", "words"), ("odt", "words")])
def test_its_words_alone_tell_which_answer_is_which(
    sites: dict[str, Site],
    example: dict[str, Any],
    toolkit: Toolkit,
    there: str,
    here: str,
    format_name: str,
    mark: str,
):
    def change(root: etree._Element) -> None:
        for other in WITHOUT.keys() - {mark}:
            WITHOUT[other](root)

    content = sites[there].write(toolkit.worked_example, format_name)
    if mark == "aliases":
        content = with_controls(content, sites[there].toolkit)
    assert said(sites[here].reader.read(changed(content, MAIN_PART[format_name], change))["plan"]) == said(example)


@pytest.mark.parametrize("here", ["en", "cy"])
def test_the_dates_of_all_languages_are_read(sites: dict[str, Site], here: str):
    days = [date(2026, month, month + 9) for month in range(1, 13)]
    for site in sites.values():
        assert sites[here].days([site.words.date(day) for day in days]) == [day.isoformat() for day in days]
    others = {
        "Dydd Llun, 2il o Fawrth": "",
        "Llun, 2il Maw. 2026": "2026-03-02",
        "31 Mehefin 2026": "",
        "2 M 2026": "",
    }
    assert sites[here].days([*others]) == [*others.values()]
