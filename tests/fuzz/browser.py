"""The builder's readers and writers in an empty page, for the runs that open thousands of files."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import sync_playwright

from macros.models.toolkit import Toolkit
from tests.scripts.reading import Reader, Scripts
from tests.support.chromium import CHROMIUM, THIS_MACHINE_ALONE

NEEDED = ("plan/reading/file", "plan/reading/spreadsheet", "plan/records/table", "plan/writing/sheets")

_PACKED = """const packed = async (blob) => btoa(
  Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));"""
_WRITE_PLAN = f"""async (_, [plan, definition, format, choices]) => {{
  {_PACKED}
  return packed(await tkPlan.exports.makeFile(tkPlan.format.check(plan), definition, format, choices));
}}"""
_WRITE_RECORD = f"""async (_, [format, record, entries]) => {{
  {_PACKED}
  const kinds = [...record.fields.map(({{ kind }}) => kind), "mark", "line"];
  return packed(await tkPlan.sheets.makeSheet(format, record.title, kinds, tkPlan.recordTable.rows(record, entries)));
}}"""
READ_RECORD = """async (bytes, records) => {
  if (!tkPlan.spreadsheet.isPacked(bytes)) return { text: true };
  const sheets = await tkPlan.spreadsheet.readSpreadsheet(bytes);
  const { told, notes, ...read } = tkPlan.recordTable.read(sheets, records);
  const words = (all) => all.map((one) => one.textContent ?? one);
  return { ...read, told: words(told), notes: words(notes) };
}"""


class Builder:
    """Reads and writes plans and records as the builder does."""

    def __init__(self, scripts: Scripts, toolkit: Toolkit) -> None:
        self._scripts = scripts
        self._definition = toolkit.plan.model_dump(mode="json")
        self.records: list[dict[str, Any]] = self._definition["records"]
        self.read_plan = Reader(scripts, toolkit).try_to_read

    def write_plan(self, plan: Mapping[str, Any], format_name: str, choices: Mapping[str, bool]) -> bytes:
        return base64.b64decode(self._scripts.run(_WRITE_PLAN, b"", [plan, self._definition, format_name, choices]))

    def read_record(self, content: bytes) -> dict[str, Any]:
        read: dict[str, Any] = self._scripts.run(READ_RECORD, content, self.records)
        return read

    def write_record(self, format_name: str, record: Mapping[str, Any], entries: list[dict[str, Any]]) -> bytes:
        return base64.b64decode(self._scripts.run(_WRITE_RECORD, b"", [format_name, record, entries]))


@contextmanager
def builder(toolkit: Toolkit) -> Iterator[Builder]:
    """Start a browser for a run."""
    path = CHROMIUM.path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[THIS_MACHINE_ALONE])
        yield Builder(Scripts(browser.new_page(), toolkit, *NEEDED), toolkit)
        browser.close()
