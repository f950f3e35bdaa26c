"""Checks the pages of the site against each other: links and anchors, pictures, addresses, titles and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from macros.branding.logo import svg_problems
from macros.content.own.folder import name_of
from macros.content.picture_metadata import is_damaged
from macros.content.pictures import ENDINGS, MOST_OF_A_PICTURE, size_of
from macros.content.site_folders import file_name_problems, menu_problems, page_name_problem, stray_files
from macros.content.written_pages import page_files
from macros.documents.documents import Documents
from macros.faults import Fault, page_suggestion, suggestion
from macros.markdown.links import Link, resolved
from macros.models.toolkit import Toolkit
from macros.pages.former_check import field_line, former_faults
from macros.pages.page_text import PageText, address_of
from macros.publishing.site_files import site_files

_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_FILE_IN_TAG = re.compile(r"""\s(?:src|href)=["']([^"'#?]+)""")


class SiteCheck:
    """Checks all pages together.

    Args:
        root: the project.
        toolkit: its data.
        pages: all pages, written and generated.
    """

    def __init__(self, root: Path, toolkit: Toolkit, pages: Sequence[PageText]) -> None:
        self._root = root
        self._toolkit = toolkit
        self._pages = pages
        self._by_path = {page.path: page for page in reversed(pages)}
        self._files = {name[1:]: file for name, file in page_files(root).items()}
        self._written = [page for page in pages if page.written]
        self._replaced = {page.path for page in self._written if page.own and page.path not in toolkit.own_pages}

    def faults(self) -> list[Fault]:
        """Give all that is wrong, in no order."""
        return [
            *self._name_faults(),
            *self._link_faults(),
            *self._prose_faults(),
            *self._lost_anchors(),
            *self._same_address(),
            *self._same_title(),
            *self._heading_faults(),
            *former_faults(self._root, self._pages),
            *self._left_out_faults(),
            *menu_problems(self._root, {page.path: page.source for page in self._written if not page.own}),
            *self._picture_faults(),
            *self._stray_faults(),
        ]

    def _name_faults(self) -> Iterator[Fault]:
        for page in self._written:
            message = page_name_problem(page.path)
            if message:
                yield Fault(page.source, 1, "", message)
        for file, message in file_name_problems(self._files):
            yield Fault(name_of(file, self._root), 1, "", message)

    def _stray_faults(self) -> Iterator[Fault]:
        """Files that no page leads to. What a page that cannot be read leads to is not known."""
        if all(page.is_renderable or page.rendered for page in self._written):
            yield from stray_files(self._root, self._linked)

    def _picture_faults(self) -> Iterator[Fault]:
        """What is wrong with pictures, whatever shows them."""
        for file in self._files.values():
            for problem in _picture_problems(file):
                yield Fault(name_of(file, self._root), 1, "", problem)

    def _link_faults(self) -> Iterator[Fault]:
        for page in self._written:
            for text in (page, *page.parts):
                for link in text.links:
                    message = self._link_problem(link.target, text) or self._picture_problem(link, text)
                    if message:
                        yield text.fault(link.target_line, message)

    def _prose_faults(self) -> Iterator[Fault]:
        """Anchors that the prose of the data leads to. Its pages were looked up when it was loaded."""
        for asked in self._toolkit.prose_links:
            page = self._by_path.get(resolved(asked.target, ""))
            message = self._anchor_problem(asked.target, page) if page else None
            if message and page and not (page.path in self._replaced and not asked.own):
                yield Fault(asked.file, asked.line, asked.field, message)

    def _link_problem(self, target: str, page: PageText) -> str | None:
        if _OUTSIDE.match(target) or not target.strip():
            return None
        path = unquote(resolved(target, page.path))
        if path in self._toolkit.hidden_pages:
            return None
        other = self._by_path.get(path)
        if other:
            ours_to_replaced = other.path in self._replaced and not page.own
            return None if ours_to_replaced else self._anchor_problem(target, other, page)
        if path in self._files or (not path.endswith(".md") and path in self._made):
            return None
        if target.startswith(("www.", "http//", "https//", "\\")) or re.search(r"[“”‘’@]", target):
            return None  # Told already.
        if re.search(r"\s", target):
            return f'has a space in an address ("{target}"): write words after it as [words](/page.md "title")'
        return f'links to "{target}", which is no {self._kind(path)}.{self._near(path)}'

    def _picture_problem(self, link: Link, page: PageText) -> str | None:
        file = self._files.get(unquote(resolved(link.target, page.path)))
        is_picture = file and file.suffix.lower() in ENDINGS
        if file and link.image and not is_picture:
            return f'shows "{link.target}", of a kind that browsers do not show: save the picture as PNG or JPEG'
        if file and is_picture and not size_of(file):
            does = "shows" if link.image else "links to"
            return f'{does} "{link.target}", which cannot be read as a picture of its kind: save it again'
        return None

    def _kind(self, path: str) -> str:
        return (
            "page" if path.lower().endswith((".md", ".html", "/")) or "." not in path.rpartition("/")[2] else "file"
        )

    def _near(self, path: str) -> str:
        now = next((page for page in self._pages if path in page.formerly), None)
        if now:
            return f' It is "/{now.path}" now.'
        if self._kind(path) == "page":
            pages = {f"/{name}" for name in self._by_path}
            exact = next(
                (
                    f"/{p.path}"
                    for p in self._pages
                    if p.path and address_of(p.path) == path.removesuffix(".html").rstrip("/")
                ),
                "",
            )
            return f' Did you mean "{exact}"?' if exact else page_suggestion(path, pages)
        return suggestion(f"/{path}", {f"/{name}" for name in self._files})

    def _anchor_problem(self, target: str, other: PageText, page: PageText | None = None) -> str | None:
        anchor = unquote(target.partition("#")[2])
        # The page has a fault of its own that is reported; what it would have is not known. Footnotes are made later.
        if not anchor or not other.is_renderable or anchor in other.anchors.names or anchor.startswith("fn"):
            return None
        where = "this page" if other is page else f'"/{other.path}"'
        return f'links to "#{anchor}", which is no place on {where}.{suggestion(anchor, other.anchors.names)}'

    def _left_out_faults(self) -> Iterator[Fault]:
        """Pages that the page to print is to leave out, and that are not there."""
        for page in self._written:
            for path in page.leaves_out:
                if path not in self._by_path and path not in self._toolkit.hidden_pages:
                    message = f'"{path}" is no page in docs/.{suggestion(path, self._by_path)}'
                    yield Fault(page.source, field_line(self._root, page.source, "leaves_out"), "leaves_out", message)

    def _lost_anchors(self) -> Iterator[Fault]:
        """A page that replaces one of ours has to keep the places that our pages lead to."""
        asked: dict[str, set[str]] = {path: set() for path in self._replaced}
        for page in self._pages:
            for link in page.all_links if asked and not page.own else ():
                path, anchor = resolved(link.target, page.path), link.target.partition("#")[2]
                if path in asked and anchor and not _OUTSIDE.match(link.target):
                    asked[path].add(unquote(anchor))
        for link_in_data in self._toolkit.prose_links:
            path, _, anchor = link_in_data.target[1:].partition("#")
            if path in asked and anchor:
                asked[path].add(unquote(anchor))
        for path, anchors in asked.items():
            page = self._by_path[path]
            lost = sorted(anchors - {*page.anchors.names}) if page.is_renderable else []
            if lost:
                names = ", ".join(f"#{name}" for name in lost)
                yield Fault(
                    page.source,
                    1,
                    "",
                    f"replaces a page of the toolkit, and other pages lead to places on it: keep {names}, each "
                    f"after a heading, as in ## Words {{ #{lost[0]} }}",
                )

    def _same_address(self) -> Iterator[Fault]:
        first: dict[str, PageText] = {}
        for page in sorted(self._pages, key=lambda page: (page.own, page.written, page.path)):
            address = address_of(page.path)
            other = first.setdefault(address, page)
            if other is page:
                continue
            if not other.written:
                message = f"has the address of the page made from {other.source}: delete one of them"
            else:
                message = f"has the address of {other.source}: give one of them another name"
            yield Fault(page.source, 1, "", message)
        for name in self._files.keys() & self._made if self._files else ():
            yield Fault(f"docs/{name}", 1, "", "has the address of a file that the site makes: give it another name")
        for name, file in self._files.items():
            # A copy for a folder has tips.html where others have tips/index.html.
            same = first.get(address_of(f"{name.removesuffix('.html')}.md")) if name.endswith(".html") else None
            if same:
                message = f"has the address of {same.source}, which takes its place: give it another name"
                yield Fault(name_of(file, self._root), 1, "", message)

    def _same_title(self) -> Iterator[Fault]:
        first: dict[str, PageText] = {}
        for page in sorted(self._pages, key=lambda page: (page.own, page.path)):
            title = page.shown_title
            other = first.setdefault(title.casefold(), page) if title else page
            # Pages that one file makes, such as those of the published plans, are reported with their lines in it.
            if other.source != page.source:
                message = f'has the title "{title}", as {other.source} has: nobody could know one from the other'
                yield Fault(page.source, 1, "", f"{message} in a list. Change one of them")

    def _heading_faults(self) -> Iterator[Fault]:
        for page in self._written:
            if not page.is_renderable:
                continue
            headings = page.anchors.headings
            titles = [heading for heading in headings if heading.level == 1]
            if not titles:
                yield page.fault(1, 'has no title: begin its words with a line such as "# The title"')
            for heading in titles[1:]:
                line = _line_of(page.body, heading.words)
                fix = "write ## in the place of #" + ", or \\# to show it" * (f"\n#{heading.words}" in page.body)
                yield page.fault(line or 1, f'has a second title ("{heading.words}"): {fix}')
            for before, heading in pairwise(headings):
                if heading.level > before.level + 1 and (line := _line_of(page.body, heading.words)):
                    marks = "#" * (before.level + 1)
                    yield page.fault(line, f'skips a level of headings at "{heading.words}": write {marks} for it')
            yield from self._repeated_anchors(page)

    def _repeated_anchors(self, page: PageText) -> Iterator[Fault]:
        seen: set[str] = set()
        for name in page.anchors.names:
            if name in seen:
                places = [found.start() for found in re.finditer(rf"[#\"'=]{re.escape(name)}\b", page.body)]
                line = page.body.count("\n", 0, places[-1]) + 1 if places else 1
                yield page.fault(line, f'has "#{name}" twice: give each place, or macro, on the page once only')
            seen.add(name)

    @cached_property
    def _linked(self) -> Set[str]:
        """Every file beside the pages that some page leads to or shows."""
        names = {path.rpartition("/")[2] for path in self._files}
        found: set[str] = set()
        for page in self._pages:
            text = unquote(page.rendered)
            # Most pages name none of them, and reading all links of all pages takes its time.
            if any(name in text for name in names):
                found |= {resolved(link.target, page.path) for link in _inside(page.all_links)}
                found |= {resolved(target, page.path) for target in _FILE_IN_TAG.findall(page.rendered)}
        return {unquote(path) for path in found}

    @cached_property
    def _made(self) -> Set[str]:
        """The files that the site makes: documents, data, scripts and styles."""
        assets = self._root / "overrides" / "assets"
        made = {file.path for file in site_files(assets, Documents(self._toolkit))}
        return made | {
            f"assets/{path.relative_to(assets).as_posix()}" for path in assets.rglob("*") if path.is_file()
        }


def _picture_problems(file: Path) -> Iterator[str]:
    """Find a picture that is too heavy or damaged, or a drawing that could do more than draw when it is opened."""
    kind = file.suffix.lower()
    if kind not in ENDINGS:
        return
    content = file.read_bytes()
    if len(content) > MOST_OF_A_PICTURE:
        yield (f"is a picture of {len(content) / 1e6:.1f} MB, for which readers wait: save it smaller, at most 1 MB")
    problems = list(svg_problems(content)) if kind == ".svg" else []
    yield from problems
    # One without a size is reported where a page names it.
    if not problems and size_of(file) and is_damaged(content):
        yield "is a picture that is damaged or lacks its end: open it and save it again, or copy it here again"


def _inside(links: Sequence[Link]) -> Iterator[Link]:
    return (link for link in links if not _OUTSIDE.match(link.target))


def _line_of(body: str, words: str) -> int | None:
    """The line of a heading in what its author wrote; None if a macro made it."""
    lines = [*body.split("\n"), ""]
    wanted = re.sub(r"[*_`\[\]#]", "", words).strip()
    for number, (line, below) in enumerate(pairwise(lines), 1):
        if line.lstrip().startswith("#") or re.fullmatch(r"(?:=+|-+)\s*", below):
            plain = re.sub(r"\]\([^)\]]*\)|\{[^{}]*\}|[*_`\[\]#]", "", line)
            if plain.strip() == wanted:
                return number
    return None
