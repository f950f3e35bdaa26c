"""Compares the site that another builder made with the one that MkDocs makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

from macros.publishing.search_index import SEARCH_SCRIPT
from tests.search.reading import read_index

MADE_FROM_DATA = ("case-studies/", "methods/")
_GENERATOR = re.compile(rb'<meta\s+name="generator"[^>]*>')
_SPACE = re.compile(rb"\s+")


@dataclass(frozen=True)
class Part:
    """How one part of the site came out."""

    name: str
    expected: int
    """How many files of it MkDocs makes."""
    missing: tuple[str, ...]
    different: tuple[str, ...]

    @property
    def same(self) -> int:
        return self.expected - len(self.missing) - len(self.different)


def compare(reference: Path, other: Path) -> list[Part]:
    """Compare two sites, part by part. Space and the name of the builder make no page different."""
    files = sorted(path.relative_to(reference).as_posix() for path in reference.rglob("*") if path.is_file())
    sorted_out: dict[str, list[str]] = {}
    for file in files:
        sorted_out.setdefault(kind(file), []).append(file)
    parts = [_part(name, sorted_out[name], reference, other, _content) for name in sorted(sorted_out)]
    pages = [file for file in files if is_page(file)]
    return [*parts, _part("words of all articles", pages, reference, other, _words)]


def is_page(file: str) -> bool:
    """Whether a file of the site is a page; documents to download are none."""
    return file.endswith(".html") and not file.startswith("downloads/")


def kind(file: str) -> str:
    """Which part of the site a file belongs to."""
    if is_page(file):
        made = file.startswith(MADE_FROM_DATA) and file.count("/") > 1
        return "pages made from data" if made else "pages written by hand"
    if file.startswith("downloads/"):
        return "documents to download"
    if file.startswith(("data/", "schemas/")):
        return "published data and schemas"
    if file == SEARCH_SCRIPT:
        return "search"
    if file.startswith("assets/"):
        return "scripts, styles and images"
    return "sitemap and others"


def _part(name: str, files: list[str], reference: Path, other: Path, content: Callable[[Path], object]) -> Part:
    missing = tuple(file for file in files if not (other / file).is_file())
    there = [file for file in files if file not in missing]
    different = tuple(file for file in there if content(reference / file) != content(other / file))
    return Part(name, len(files), missing, different)


def _content(path: Path) -> object:
    content = path.read_bytes()
    if path.suffix == ".html":
        return _SPACE.sub(b"", _GENERATOR.sub(b"", content))
    if path.as_posix().endswith(SEARCH_SCRIPT):
        site = path.parents[SEARCH_SCRIPT.count("/")]
        return sorted((entry.location, entry.title, entry.words, entry.text) for entry in read_index(site))
    return content


def _words(path: Path) -> object:
    """The words of the article, which the frame stands around, but for space."""
    page = BeautifulSoup(path.read_bytes(), "lxml")
    for script in page.find_all(["script", "style"]):
        script.decompose()
    return "".join(page.article.get_text().split())
