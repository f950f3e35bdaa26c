"""Checks every page of the site, before it is built: all faults are reported at once, by file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.content.written_pages import WrittenPage, written_pages
from macros.faults import ContentFaults, Fault
from macros.models.toolkit import Toolkit
from macros.pages.generated import GeneratedPage, generated_pages
from macros.pages.macros.registry import BoundMacros, bound_macros
from macros.pages.page_text import PageText, address_of, generated_text, written_text
from macros.pages.page_words import KnownWords, PageWords
from macros.pages.redirects import Moved
from macros.pages.site_check import SiteCheck


@dataclass(frozen=True)
class PagesReport:
    """What a look at all pages found."""

    pages: list[WrittenPage]
    """What people wrote."""
    generated: list[GeneratedPage]
    """What the data makes."""
    faults: list[Fault]
    not_renderable: frozenset[str]
    """The pages whose macros cannot be rendered, by their paths in docs/."""
    moved: tuple[Moved, ...]
    """Where pages were before."""
    texts: list[PageText]
    """All of them, as the checks look at them."""

    @property
    def addresses(self) -> Mapping[str, frozenset[str]]:
        """The places on each page, by its address, those where it was before included.

        To find them all takes its time.
        """
        return {address_of(path): page.anchors.lasting for page in self.texts for path in (page.path, *page.formerly)}


def look_at_pages(
    root: Path, toolkit: Toolkit, macros: BoundMacros | None = None, known: KnownWords | None = None
) -> PagesReport:
    """Check every page of the project at `root`, by itself and together with the others.

    Args:
        root: the project.
        toolkit: its data.
        macros: the macros bound to the data, where somebody has bound them already.
        known: the words of the pages as they were the last time, for whoever checks them again and again.
    """
    if known:
        known.begin()
    words = known or PageWords
    pages = written_pages(root)
    bound = macros or bound_macros(toolkit)
    texts = [written_text(page, toolkit, bound, words) for page in pages]
    generated = list(generated_pages(toolkit))
    made = [generated_text(page, words) for page in generated]
    faults = [fault for page in texts for fault in page.faults]
    every = [*texts, *made]
    faults += SiteCheck(root, toolkit, every).faults()
    return PagesReport(pages, generated, faults, _not_renderable(texts), _moved(every), every)


def check_pages(root: Path, toolkit: Toolkit) -> list[WrittenPage]:
    """Check every page of a project, and return those that people wrote.

    Raises:
        ContentFaults: something is wrong; it lists every fault.
    """
    report = look_at_pages(root, toolkit)
    if report.faults:
        raise ContentFaults(report.faults)
    return report.pages


def _moved(pages: Iterable[PageText]) -> tuple[Moved, ...]:
    return tuple(Moved(before, page.path, page.shown_title) for page in pages for before in page.formerly)


def _not_renderable(pages: Iterable[PageText]) -> frozenset[str]:
    return frozenset(page.path for page in pages if not page.is_renderable)
