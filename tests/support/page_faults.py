"""Finds what is wrong with a page that is in no file."""

from dataclasses import dataclass
from pathlib import Path

from macros.content.written_pages import WrittenPage
from macros.faults import Fault
from macros.models.toolkit import Toolkit
from macros.pages.macros.registry import bound_macros
from macros.pages.page_text import written_text


@dataclass(frozen=True)
class _Text(WrittenPage):
    content: str = ""

    @property
    def text(self) -> str:
        return self.content

    @property
    def problem(self) -> None:
        """It is in no file that could not be read."""


def page_faults(file: str, text: str, toolkit: Toolkit) -> list[Fault]:
    """What is wrong with a page by itself. It may lack front matter."""
    page = written_text(_Text(file, Path(file), file, Path(), content=text), toolkit, bound_macros(toolkit))
    return [fault for fault in page.faults if '"reviewed" is missing' not in fault.message]
