"""Makes the report on many plans with the page's scripts, and reads what it says."""

import base64
import csv
import io
from typing import Any

import docx
import odfdo
from bs4 import BeautifulSoup

from macros.models.toolkit import Toolkit
from tests.scripts.conftest import Run
from tests.scripts.plan.many.comparing import REPORT, known_to


def report(
    run: Run, toolkit: Toolkit, plans: list[dict[str, Any]], work: dict[str, Any], *, publish: bool = False
) -> tuple[dict[str, list[list[str]]], dict[str, bytes]]:
    """Each list as rows, and the report in each format."""
    unread = [{"file": "zzfile.pdf", "why": "It is a PDF."}]
    definition = toolkit.plan.model_dump(mode="json")
    made = run(REPORT, plans, known_to(toolkit), definition, work, publish, unread)
    tables = {
        name: list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        for name, text in made["csv"].items()
    }
    return tables, {name: base64.b64decode(content) for name, content in made["files"].items()}


def texts(files: dict[str, bytes]) -> dict[str, str]:
    """All words of the report in each format."""
    word = docx.Document(io.BytesIO(files["docx"]))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return {
        "docx": "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells]),
        "odt": odfdo.Document(io.BytesIO(files["odt"])).get_formatted_text(),
        "html": BeautifulSoup(files["html"], "lxml").get_text("\n"),
    }
