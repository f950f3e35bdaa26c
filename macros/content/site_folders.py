"""The folders that become the site: the names of pages, the menu, and files that are no page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath

import yaml

from macros.content.own.folder import name_of
from macros.content.written_pages import markdown_files, page_files
from macros.content.yaml_mistakes import unreadable
from macros.faults import Fault, suggestion
from macros.models.base import SLUG_PATTERN
from macros.text import slug

_KNOWN_FILES = (
    "CNAME",
    "robots.txt",
    "humans.txt",
    "security.txt",
    "favicon.ico",
    "BingSiteAuth.xml",
    "google*.html",
)
"""Files that other programs look for at a fixed place of a site."""


def page_name_problem(path: str) -> str | None:
    """Say what is wrong with the name of a page's file; None if it is as that of data."""
    name = PurePosixPath(path)
    if path == "404.md":
        return "has the name of the page for dead addresses: give it another"
    parts = [*name.parts[:-1], "index" if name.stem in ("index", "README") else name.stem]
    if all(re.fullmatch(SLUG_PATTERN, part) for part in parts):
        return None
    *folders, file = (slug(part) or "a-name" for part in (*name.parts[:-1], name.stem))
    if folders == [*name.parts[:-1]]:
        return f"name the file with lower-case letters, digits and hyphens, such as {file}.md: it becomes the address"
    return (
        "name the folder and the file with lower-case letters, digits and hyphens, such as "
        f"{'/'.join([*folders, file])}.md: it becomes the address"
    )


def file_name_problems(files: Mapping[str, Path]) -> Iterator[tuple[Path, str]]:
    """Find files beside the pages whose names no address, or no folder on Windows, can hold.

    Args:
        files: those files, by their paths from docs/.

    Yields:
        Each file, and what is wrong with its name.
    """
    seen: dict[str, str] = {}
    for name, file in files.items():
        found = re.search(r"""[#%?\\:*"<>|]""", name)
        if found:
            yield file, f"has {found[0]} in its name, which addresses and folders cannot hold: rename the file"
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            yield (
                file,
                f'has the name of "/{first.strip("/")}" but for capitals, and Windows keeps only one: rename one',
            )


def menu_problems(root: Path, pages: Mapping[str, str]) -> Iterator[Fault]:
    """Find pages that are not in the menu of mkdocs.yml, and entries of the menu that lead to no page.

    Args:
        root: the project.
        pages: the toolkit's own pages that people wrote: by their paths in docs/, their files.
    """
    settings = root / "mkdocs.yml"
    try:
        top = _composed(settings.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        line, message = unreadable(error, settings.read_text(encoding="utf-8"))
        yield Fault("mkdocs.yml", line + 1, "", f"the file {message}")
        return
    except (OSError, UnicodeDecodeError):
        return  # MkDocs itself says what is wrong there.
    nav = _value(top, "nav")
    if nav is None:
        return
    yield from _twice(top)
    yield from _label_problems(nav)
    entries = dict(_entries(nav))
    left_out = _value(top, "not_in_nav")
    named = str(left_out.value).split() if isinstance(left_out, yaml.ScalarNode) else []
    patterns = [f"/{pattern.lstrip('/')}" for pattern in named]
    docs = {path.relative_to(root / "docs").as_posix() for path in markdown_files(root / "docs")}
    for path, source in pages.items():
        listed = path in entries or any(fnmatchcase(f"/{path}", pattern) for pattern in patterns)
        if not listed and not page_name_problem(path):
            yield Fault(source, 1, "", f'is not in the menu: add a line "- {path}" below "nav:" in mkdocs.yml')
    seen: set[str] = set()
    for path, line in _entries(nav):
        if path in seen:
            yield Fault("mkdocs.yml", line, "nav", f'"{path}" is in the menu already: delete one of the two lines')
        seen.add(path)
    for path, line in entries.items():
        if path not in docs and not re.match(r"[a-z]+:", path):
            yield Fault("mkdocs.yml", line, "nav", f'leads to "{path}", which is no page.{suggestion(path, docs)}')


def _label_problems(nav: yaml.Node, *, below: bool = False) -> Iterator[Fault]:
    """Words of entries that stop the build, and headings that the menu, which has two levels, would lead to Home."""
    pairs = [pair for item in nav.value if isinstance(item, yaml.MappingNode) for pair in item.value]
    for key, value in pairs if isinstance(nav, yaml.SequenceNode) else ():
        line, is_heading = key.start_mark.line + 1, isinstance(value, yaml.SequenceNode)
        if key.tag != "tag:yaml.org,2002:str":
            shown = f'"{key.value}":' if is_heading else f'"{key.value}": {value.value}'
            message = f'"{key.value}" is no text for YAML: put quotes around it, as in {shown}'
            yield Fault("mkdocs.yml", line, "nav", message)
        if is_heading and below:
            message = (
                f'has the heading "{key.value}" below another, where the menu has none: put its pages in its place'
            )
            yield Fault("mkdocs.yml", line, "nav", message)
        elif is_heading:
            yield from _label_problems(value, below=True)


def _twice(top: yaml.Node | None) -> Iterator[Fault]:
    """Settings that are there twice: MkDocs takes the last one."""
    seen: dict[str, int] = {}
    for key, _ in top.value if isinstance(top, yaml.MappingNode) else ():
        line = key.start_mark.line + 1
        first = seen.setdefault(key.value, line)
        if first != line:
            message = f"is there twice (first on line {first}): keep one of them"
            yield Fault("mkdocs.yml", line, str(key.value), message)


def menu_labels(root: Path) -> set[str]:
    """What the menu of mkdocs.yml calls its entries. Nothing if it cannot be read, which is reported elsewhere."""
    try:
        top = _composed((root / "mkdocs.yml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return set()
    return set(_labels(_value(top, "nav")))


@lru_cache(maxsize=4)
def _composed(settings: str) -> yaml.Node | None:
    return yaml.compose(settings, Loader=yaml.SafeLoader)


def stray_files(root: Path, linked: Set[str]) -> Iterator[Fault]:
    """Find files beside the pages that would be published though nothing leads to them.

    Args:
        root: the project.
        linked: the files that pages lead to or show, by their paths from docs/.
    """
    settings = root / "mkdocs.yml"
    named = settings.read_text(encoding="utf-8", errors="replace") if settings.is_file() else ""
    for name, file in page_files(root).items():
        path = PurePosixPath(name[1:])
        if str(path) in linked or str(path) in named or path.parts[0] == ".well-known":
            continue
        if len(path.parts) == 1 and any(fnmatchcase(path.name, known) for known in _KNOWN_FILES):
            continue
        source = name_of(file, root)
        if path.suffix.lower() in (".md", ".markdown", ".mdown", ".mkd") or path.name.lower().endswith(".md.txt"):
            yield Fault(source, 1, "", "is not read as a page: let its name end in .md")
            continue
        folder = source.removesuffix(name)
        message = f"is no page, and nothing leads to it: link to it from a page, or move it out of {folder}/"
        yield Fault(source, 1, "", message)


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _entries(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """The pages in a menu, and in all that is below it, with their lines."""
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _entries(value)


def _labels(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _labels(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value
            yield from _labels(value)
