"""Paper from Firefox, which does not know the rule by which Chromium keeps a heading with what follows it."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.plan.builder import KEY
from tests.support.firefox import Firefox, firefox

HEADINGS = """return [...(document.querySelector(".tk-paper")?.shadowRoot ?? document.querySelector("article"))
  .querySelectorAll("h2, h3, h4, thead tr, .tk-box__label")].map((one) => one.textContent)"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Firefox]:
    with firefox() as window:
        yield window


def joined(text: str) -> str:
    """A text without its spaces and the sign of its link: on paper neither is as it is in the page."""
    return "".join(text.split()).removesuffix("#")


def alone(window: Firefox) -> list[str]:
    """The headings, and the heads of tables, that end a sheet."""
    sheets = PdfReader(io.BytesIO(window.printed())).pages
    headings = {joined(heading) for heading in window.run(HEADINGS)}
    assert len(headings) > 5
    ends = [sheet.extract_text().replace("\ufb01", "fi").replace("\ufb03", "ffi").split("\n") for sheet in sheets]
    assert len(ends) > 2
    return [found for lines in ends for n in (1, 2, 3) if (found := joined("".join(lines[-n:]))) in headings]


@pytest.mark.parametrize("path", ["glossary/", "tips/", "methods/citizens-jury/", "worked-example/"])
def test_no_heading_ends_a_sheet(opened: Firefox, home: str, path: str):
    opened.open(home + path)
    assert alone(opened) == []


def test_no_heading_and_no_head_of_a_table_ends_a_sheet_of_a_plan(
    opened: Firefox, home: str, example: dict[str, Any]
):
    opened.open(f"{home}glossary/")
    opened.run(f"localStorage.setItem({json.dumps(KEY + example['id'])}, {json.dumps(json.dumps(example))})")
    opened.open(f"{home}plan/")
    opened.until("return document.querySelector('.tk-paper')?.shadowRoot")
    opened.run("dispatchEvent(new Event('beforeprint'))")
    assert alone(opened) == []
