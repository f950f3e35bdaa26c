"""Pages as the checks look at them: what somebody wrote, what the macros make of it, and its address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from macros.content.front_matter import FrontMatter, read_front_matter
from macros.content.slips.headings import empty_sections
from macros.content.slips.snippets import part_of_snippet, snippet_problems, snippets_in
from macros.content.slips.unsupported import outside_code, unsupported
from macros.content.written_pages import WrittenPage
from macros.derived.finder import unknown_choices
from macros.faults import Fault
from macros.markdown.code import without_code
from macros.markdown.links import Link
from macros.models.toolkit import Toolkit
from macros.pages.anchors import Anchors
from macros.pages.generated import GeneratedPage
from macros.pages.macro_check import macro_problems
from macros.pages.macros.registry import BoundMacros
from macros.pages.page_words import PageWords
from macros.pages.sources import FOLDER, without_source
from macros.text import line_numbers

_MERGE = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"^reviewed: \d{4}-\d\d-\d\d[ \t\r]*$", re.MULTILINE)


def address_of(path: str) -> str:
    """The address of a page in docs/ without its ending: `plan` for both plan.md and plan/index.md."""
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    return folder if name in ("index", "README") else stem


@dataclass
class PageText:
    """A page of the site."""

    path: str
    """Its path in docs/."""
    source: str
    """The file that its words are in, as faults name it."""
    body: PageWords
    """Its words, without the front matter."""
    first_line: int = 1
    """The line of the file on which its words begin."""
    title: str = ""
    own: bool = False
    written: bool = True
    """Whether somebody wrote it by hand."""
    formerly: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()
    rendered: PageWords = field(default_factory=PageWords)
    """Its words with what the macros make."""
    faults: list[Fault] = field(default_factory=list)
    parts: list[PageText] = field(default_factory=list)
    """The files in Markdown that it takes in as snippets."""
    is_renderable: bool = True

    def fault(self, line: int, message: str) -> Fault:
        """Make a fault about a line of its words."""
        return Fault(self.source, line + self.first_line - 1, "", message)

    @property
    def shown_title(self) -> str:
        """What it is called: its title, or else its heading."""
        return self.title or next((heading.words for heading in self.anchors.headings if heading.level == 1), "")

    @property
    def links(self) -> Sequence[Link]:
        """The links that its author wrote."""
        return self.body.links

    @property
    def all_links(self) -> Sequence[Link]:
        """Its links with those of the macros."""
        return self.rendered.links

    @property
    def anchors(self) -> Anchors:
        """What a link can lead to within it."""
        return self.rendered.anchors


def written_text(
    page: WrittenPage, toolkit: Toolkit, macros: BoundMacros, words: Callable[[str], PageWords] = PageWords
) -> PageText:
    """Read a page that somebody wrote, check it by itself, and put in what its macros make.

    Args:
        page: the page.
        toolkit: the data that its macros and links name.
        macros: the macros, bound to that data.
        words: gives the words that a text is.
    """
    if problem := page.problem:
        return _unreadable(page, Fault(page.source, problem[0], "", f"the file {problem[1]}"))
    text = page.text
    front = read_front_matter(page.source, text)
    made = _with_front_matter(page, words(text[front.body_at :]), front)
    if unreadable := next(_broken(made.body), None):
        made.faults.append(made.fault(*unreadable))
        made.is_renderable = False
        return made
    found = list(macro_problems(made.body, toolkit))
    made.is_renderable = not found and front.fields is not None
    found += [
        *made.body.slips,
        *unsupported(made.body, *page.snippet_folders),
        *_name_problems(made, toolkit),
    ]
    told = {line for line, _ in found}
    found += [slip for slip in empty_sections(made.body) if slip[0] not in told]
    if front.body_at:
        found += _front_matter_in(made.body)
    if page.path.startswith(FOLDER):
        found += without_source(made.body)
    made.faults += [made.fault(line, message) for line, message in found]
    made.parts = list(_parts(page, made.body, toolkit, words))
    made.faults += [fault for part in made.parts for fault in part.faults]
    if next(snippet_problems(made.body, (), page.snippet_folders), None) or any(part.faults for part in made.parts):
        made.is_renderable = False
    rendered = made.body.template.render(macros) if made.is_renderable else made.body
    made.rendered = words("\n\n".join([rendered, *(part.body for part in made.parts)]))
    return made


def _broken(body: str) -> Iterator[tuple[int, str]]:
    """What makes it pointless to check the words of a page."""
    line_of = line_numbers(body)
    if "\0" in body:
        yield line_of(body.index("\0")), "holds a character that cannot be shown (code 0): delete it"
    elif merge := _MERGE.search(without_code(body)):
        message = (
            "the page holds the marks of a merge that was left unfinished: keep one version and delete the marks"
        )
        yield line_of(merge.start()), message


def _front_matter_in(body: str) -> Iterator[tuple[int, str]]:
    """The front matter of another page, which was put in with its words."""
    for found in _FRONT_MATTER.finditer(without_code(body)):
        message = (
            "holds what a page says about itself at its top: delete these lines, with the two lines --- around them"
        )
        yield body.count("\n", 0, found.start()) + 1, message


def _parts(page: WrittenPage, body: str, toolkit: Toolkit, words: Callable[[str], PageWords]) -> Iterator[PageText]:
    """The files that a page takes in, and those that these do, each checked as a page is."""
    # What cannot be read is reported.
    asked, seen = [body], set()
    while asked:
        text_above = asked.pop()
        shown, _ = outside_code(text_above.split("\n"))
        for snippet in snippets_in(text_above):
            file = snippet.file(page.snippet_folders)
            if file is None or (file, snippet.part) in seen:
                continue
            seen.add((file, snippet.part))
            try:
                text = part_of_snippet(file.read_bytes().decode("utf-8-sig"), snippet.part)
            except (OSError, UnicodeDecodeError):
                continue
            asked.append(text)
            part = PageText(page.path, snippet.path, words(text), own=page.own)
            if snippet.line in shown:
                yield _with_faults(part, page, toolkit)
            else:
                inside = snippet_problems(text, (), page.snippet_folders)
                part.faults = [part.fault(line, message) for line, message in inside]
                # It is shown as code, so no link in it leads anywhere.
                part.body = PageWords()
                yield part


def _with_faults(part: PageText, page: WrittenPage, toolkit: Toolkit) -> PageText:
    """Check a file that a page takes in among its words."""
    text = part.body
    found = [*text.slips, *unsupported(text, *page.snippet_folders), *_name_problems(part, toolkit)]
    if "{{" in text:
        line = text.count("\n", 0, text.index("{{")) + 1
        found.append((line, "has a macro, which does not work in a snippet: put it on the page"))
    part.faults = [part.fault(line, message) for line, message in found]
    return part


def generated_text(page: GeneratedPage, words: Callable[[str], PageWords]) -> PageText:
    """Read a page that is made from the data.

    Args:
        page: the page.
        words: gives the words that a text is.
    """
    front = re.match(r"---\n(.*?)\n---\n", page.markdown, re.DOTALL)
    body = words(page.markdown[front.end() :] if front else page.markdown)
    return PageText(
        page.path, page.source, body, title=page.title, written=False, rendered=body, formerly=page.formerly
    )


def _unreadable(page: WrittenPage, fault: Fault) -> PageText:
    return PageText(page.path, page.source, PageWords(), own=page.own, faults=[fault], is_renderable=False)


def _with_front_matter(page: WrittenPage, body: PageWords, front: FrontMatter) -> PageText:
    fields = front.fields
    return PageText(
        page.path,
        page.source,
        body,
        first_line=front.body,
        title=(fields.title or "") if fields else "",
        own=page.own,
        formerly=fields.formerly if fields else (),
        leaves_out=fields.leaves_out if fields else (),
        faults=list(front.faults),
    )


def _name_problems(page: PageText, toolkit: Toolkit) -> Iterator[tuple[int, str]]:
    for link in page.links:
        message = toolkit.unknown("link", link.name) if link.name is not None else None
        if message:
            yield link.target_line, message
        yield from ((link.target_line, message) for message in unknown_choices(link, toolkit))
