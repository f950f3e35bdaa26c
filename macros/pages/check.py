"""Checks what a hand-written page asks for, before it is built: macros, their names, and links by name."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_type_hints

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.content.reviews import NotReviewed, review_of_page
from macros.content.written_pages import WrittenPage, written_pages
from macros.derived.finder import unknown_choices
from macros.faults import ContentFaults, Fault, suggestion
from macros.links import links_in
from macros.models.toolkit import Toolkit
from macros.pages.macros import MACROS


def page_faults(file: str, text: str, toolkit: Toolkit) -> list[Fault]:
    """Find every name in a page that leads nowhere.

    Args:
        file: the page's path, as faults should name it.
        text: the whole page, front matter included, so that lines count as an editor counts them.
        toolkit: where the names are looked up.

    Returns:
        The faults, none if the page is sound.
    """
    return [Fault(file, line, "", message) for line, message in _problems(text, toolkit)]


def faults_of_page(page: WrittenPage, toolkit: Toolkit) -> list[Fault]:
    """Like `page_faults`, for a whole page, which must also say when it was last reviewed."""
    try:
        text = page.text
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return [Fault(page.source, line, "", "the file is not UTF-8 text: save it again with the encoding UTF-8")]
    faults = page_faults(page.source, text, toolkit)
    try:
        review_of_page(text)
    except NotReviewed as problem:
        faults.append(Fault(page.source, problem.line, "", str(problem)))
    return faults


def faults_by_page(pages: Iterable[WrittenPage], toolkit: Toolkit) -> dict[str, list[Fault]]:
    """Check pages.

    Args:
        pages: what people wrote.
        toolkit: where the names are looked up.

    Returns:
        The faults of each page that has some, by its path in docs/.
    """
    found = {page.path: faults_of_page(page, toolkit) for page in pages}
    return {path: faults for path, faults in found.items() if faults}


def check_pages(root: Path, toolkit: Toolkit) -> list[WrittenPage]:
    """Check every page of a project, and return them.

    Raises:
        ContentFaults: something is wrong; it lists every fault.
    """
    pages = written_pages(root)
    faults = [fault for found in faults_by_page(pages, toolkit).values() for fault in found]
    if faults:
        raise ContentFaults(faults)
    return pages


def _problems(text: str, toolkit: Toolkit) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if 'href="' in line:
            yield number, "write the link as [words](/page.md): the build cannot check one in HTML"
    for link in links_in(text):
        message = toolkit.unknown("link", link.name) if link.name is not None else None
        if message:
            yield link.target_line, message
        yield from ((link.target_line, message) for message in unknown_choices(link, toolkit))
    try:
        template = Environment().parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, f"the braces cannot be read ({error.message})"
        return
    called = {id(call.node) for call in template.find_all(nodes.Call)}
    for filtered in template.find_all(nodes.Filter):
        yield filtered.lineno, f'there is no filter "{filtered.name}" here: leave out the bar and what follows'
    for name in template.find_all(nodes.Name):
        if name.name in MACROS and id(name) not in called:
            yield name.lineno, f"{name.name} is a macro: write {name.name}(…)"
        if name.name not in MACROS:
            yield (
                name.lineno,
                f'there is no macro called "{name.name}".{suggestion(name.name, MACROS)}',
            )
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in MACROS:
            for message in _call_problems(call, toolkit):
                yield call.lineno, message


def _call_problems(call: nodes.Call, toolkit: Toolkit) -> Iterator[str]:
    assert isinstance(call.node, nodes.Name)
    macro = MACROS[call.node.name]
    try:
        values = [argument.as_const() for argument in call.args]
        named = {pair.key: pair.value.as_const() for pair in call.kwargs}
        given = inspect.signature(macro).bind(toolkit, *values, **named).arguments
    except nodes.Impossible:
        yield f"{call.node.name}(…) takes names in quotes"
        return
    except TypeError as error:
        yield f"{call.node.name}(…) cannot be called like this: {error}"
        return
    hints: dict[str, Any] = get_type_hints(macro, include_extras=True)
    for parameter, value in given.items():
        if parameter == "level" and (not isinstance(value, int) or not 2 <= value <= 6):
            yield f"{call.node.name}(…) takes a level from 2 to 6"
        for kind in getattr(hints[parameter], "__metadata__", ()):
            if not isinstance(value, str):
                yield f"{call.node.name}(…) takes names in quotes"
                continue
            message = toolkit.unknown(kind, value)
            if message:
                yield message
