"""Checks what a page asks for in braces, before it is built: macros, their names, and where they are."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any, get_type_hints

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.content.slips.slip import Slip
from macros.faults import suggestion
from macros.markdown.code import between, blanked, without_code
from macros.models.toolkit import Toolkit
from macros.pages.macros import MACROS
from macros.text import line_numbers

_SHOWN = "to show braces as they are, write {% raw %} before and {% endraw %} after them"
_RAW = re.compile(r"\{%-?\s*+(?P<end>end)?raw\s*+-?%\}")
_TAG = re.compile(r"\{%-?\s*(?P<name>\w*)")
_ONE_BRACE = re.compile(r"(?<!\{)\{[ \t]*(?P<name>" + "|".join(MACROS) + r")[ \t]*\([^{}\n]*\)[ \t]*\}|"
                        r"\{\{[ \t]*(?:" + "|".join(MACROS) + r")[ \t]*\([^{}\n]*\)[ \t]*\}(?!\})")  # fmt: skip
_DASHED = re.compile(r"\{\{\s*(?P<name>[a-z]+(?:-[a-z]+)+)\s*\(")
_HEADING_NAME = re.compile(r"^#{1,6} .*\{#", re.MULTILINE)
_MOST_BRACES = 500
"""More than any page needs; far beyond, Jinja's parser breaks down."""


def macro_problems(text: str, toolkit: Toolkit) -> Iterator[Slip]:
    """Find what is wrong with the braces of a page.

    Args:
        text: the words of the page.
        toolkit: where names are looked up.
    """
    # What is shown as it is keeps its lines and is looked at no further.
    text = blanked(text, _raw(text))
    # Each step can trust what the one before it found nothing wrong with.
    yield from list(_heading_problems(text)) or list(_brace_problems(text)) or _template_problems(text, toolkit)


def _heading_problems(text: str) -> Iterator[Slip]:
    line_of = line_numbers(text)
    for heading in _HEADING_NAME.finditer(text):
        yield (
            line_of(heading.start()),
            "has braces after a heading that cannot be read: write { #name }, with a space before #",
        )


def _brace_problems(text: str) -> Iterator[Slip]:
    """Braces that are not those of a macro's call, and what looks like a call and is none."""
    text = blanked(text, between(text, "{#", "#}"))
    line_of = line_numbers(text)
    for call in _ONE_BRACE.finditer(text):
        yield line_of(call.start()), 'has a macro in single braces: write two, "{{" and "}}"'
    for dashed in _DASHED.finditer(text):
        name = dashed["name"].replace("-", "_")
        yield line_of(dashed.start()), f'there is no macro called "{dashed["name"]}".{suggestion(name, MACROS)}'
    for tag in _TAG.finditer(text):
        name = tag["name"] or "…"
        if name == "raw":
            message = "has {% raw %} without an end: write {% endraw %} after what it shows as it is"
        else:
            message = f"{{% {name} %}} does nothing in a page: delete it, or, {_SHOWN}"
        yield line_of(tag.start()), message


def _template_problems(text: str, toolkit: Toolkit) -> Iterator[Slip]:
    """What is wrong with the macros of a page, which Jinja has to read first."""
    text = blanked(text, between(text, "{#", "#}"))
    if text.count("{{") > _MOST_BRACES:
        yield 1, f"has more than {_MOST_BRACES} pairs of braces: split the page, or, {_SHOWN}"
        return
    try:
        template = Environment().parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, _unreadable(text, error)
        return
    except RecursionError:
        yield 1, f"has braces that are too deep in one another: {_SHOWN}"
        return
    found = list(_name_problems(template, toolkit))
    yield from found
    told = {line for line, _ in found}
    yield from ((line, message) for line, message in _place_problems(text) if line not in told)


def _raw(text: str) -> Iterator[tuple[int, int]]:
    """Where what is shown as it is begins and ends, with the tags around it."""
    opened: re.Match[str] | None = None
    for tag in _RAW.finditer(text):
        if tag["end"] and opened:
            yield opened.start(), tag.end()
            opened = None
        elif not tag["end"]:
            opened = opened or tag


def _unreadable(text: str, error: TemplateSyntaxError) -> str:
    line = text.split("\n")[error.lineno - 1]
    inside = re.search(r"\{\{(.*)", line)
    if inside and re.search(r"[“”‘’„]", inside[1]):
        return 'has curly quotes in braces: write straight ones, as in {{ tip("be-open") }}'
    if re.search(r"\{\{\s*\}\}", line):
        return f"has braces with nothing in them: delete them, or, {_SHOWN}"
    if "{#" in line:
        return f'has "{{#", which begins a comment without an end: write a space between, or, {_SHOWN}'
    if "{{{" in line:
        return f"has three braces: write two, or, {_SHOWN}"
    if inside and inside[1].count("(") != inside[1].count(")"):
        return 'has a bracket in braces that does not close: write it as in {{ tip("be-open") }}'
    return f'the braces cannot be read: write them as in {{{{ tip("be-open") }}}}, or, {_SHOWN}'


def _name_problems(template: nodes.Template, toolkit: Toolkit) -> Iterator[Slip]:
    for filtered in template.find_all(nodes.Filter):
        yield filtered.lineno, f'there is no filter "{filtered.name}" here: leave out the bar and what follows'
    yield from _unknown_names(template)
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in MACROS:
            for message in _call_problems(call, toolkit):
                yield call.lineno, message
    for output in template.find_all(nodes.Output):
        for node in output.nodes:
            yield from _output_problems(node)


def _unknown_names(template: nodes.Template) -> Iterator[Slip]:
    called = {id(call.node) for call in template.find_all(nodes.Call)}
    # A name in brackets without quotes has a message of its own.
    inside = {id(name) for call in template.find_all(nodes.Call) for part in call.args for name in _names(part)}
    for name in template.find_all(nodes.Name):
        if id(name) in inside:
            continue
        if name.name in MACROS and id(name) not in called:
            yield name.lineno, f"{name.name} is a macro: write {name.name}(…)"
        if name.name not in MACROS:
            yield name.lineno, f'there is no macro called "{name.name}".{suggestion(name.name, MACROS)}'


def _output_problems(node: nodes.Expr) -> Iterator[Slip]:
    if not isinstance(node, nodes.TemplateData | nodes.Call | nodes.Name | nodes.Filter | nodes.Getattr):
        yield node.lineno, f"braces can hold a macro only: write its name, or, {_SHOWN}"
    elif isinstance(node, nodes.Call | nodes.Getattr) and not isinstance(node.node, nodes.Name):
        yield node.lineno, f"braces can hold one macro only: write its name, or, {_SHOWN}"


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)


def _place_problems(text: str) -> Iterator[Slip]:
    masked = without_code(text, html=False)
    lines = text.split("\n")
    line_of = line_numbers(text)
    for start, end in between(text, "{{", "}}"):
        line, last = line_of(start), line_of(end - 1)
        if "\0" in masked[start:end]:
            yield line, f"has a macro in code: {_SHOWN}"
        elif "".join(lines[line - 1 : last]).strip() != text[start:end].replace("\n", ""):
            yield (
                line,
                "has a macro among other words: put it on a line of its own, between blank lines",
            )
        elif lines[line - 1][:1].isspace():
            yield line, "has a macro that is indented: let it begin at the start of its line"
        elif any(other.strip() for other in (*lines[line - 2 : line - 1] * (line > 1), *lines[last : last + 1])):
            yield line, "has a macro right beside other words: leave a blank line before and after it"


def _example(name: str) -> str:
    """How a macro is called: `case_study("name")`."""
    parameters = [*inspect.signature(MACROS[name]).parameters.values()][1:]
    needed = [f'"{parameter.name}"' for parameter in parameters if parameter.default is parameter.empty]
    return f"{name}({', '.join(needed)})"


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
    except TypeError:
        yield f"{call.node.name}(…) cannot be called like this: write {_example(call.node.name)}"
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
