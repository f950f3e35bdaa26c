"""The templates: how a thing of the data looks on a page.

Templates give Markdown with HTML around it, so that headings stand in the page's contents and MkDocs checks
the links. They belong to this package and know nothing of MkDocs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.downloads.template import lines_of
from macros.models.base import Prose
from macros.models.words import SOURCE, Words

# Everything that HTML or Markdown would take for markup in the middle of a line, as HTML entities. Those
# mean the same in Markdown, in HTML between tags and in attributes.
_ENTITIES = {ord(character): f"&#{ord(character)};" for character in "&<>\"'*_[]`\\|{}~^#"}


def plain(text: str) -> Markup:
    """Escape plain text so that it shows as it stands, in Markdown and in HTML alike."""
    return Markup(text.translate(_ENTITIES))


def indented(text: str, width: int = 4) -> Markup:
    """Indent the lines after the first, to put Markdown of several paragraphs into a list item."""
    several = "\n" if "\n\n" in text.strip() else ""
    return Markup(text.strip().replace("\n", "\n" + " " * width) + several)


def one_line(text: str) -> Markup:
    """Join the lines of Markdown, to put it into a table's cell. A bar in it would end the cell."""
    return Markup(" ".join(text.split()).replace("|", "&#124;"))


def embedded_json(value: Any) -> Markup:
    """Write data for a script element: no markup in it, whatever the text, and no line that Markdown could change."""
    text = json.dumps(value, ensure_ascii=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def answer_lines(text: str) -> Markup:
    """Show a plan's answer: each line a paragraph, lines that start "- " together a list."""
    return Markup(_ENVIRONMENT.get_template("answer-lines.html.jinja").render(lines=lines_of(text)).strip())


_words: ContextVar[Words] = ContextVar("words")
"""The words of the toolkit whose things are being rendered. The parts that templates import see no context."""


def marked(
    words: Words, name: str, /, *, count: int = 0, escaped: Callable[[Any], Any] = escape, **values: object
) -> Markup:
    """Say words of the interface between HTML tags, each piece marked with the language that it is in.

    What stands around them is the guidance, in a language of its own. What is put in is not marked, and a site in
    English has no marks.

    Args:
        words: what the interface says.
        name: which words.
        count: the number that they go with.
        escaped: makes text safe where it goes. A value that is markup stays markup.
        values: what to put in for the other names in braces.

    Raises:
        KeyError: there are no such words, or a value is missing.
    """
    pieces = words.pieces(name, {"count": count, **values})
    return Markup("").join(_in_language(words, code, Markup(escaped(piece))) for code, piece in pieces)


def marked_date(words: Words, day: date) -> Markup:
    """Write a date out in the language of the interface, and mark it in the same way."""
    return _in_language(words, words.code, escape(words.date(day)))


def _in_language(words: Words, code: str, text: Markup) -> Markup:
    if words.code == SOURCE or not code or not text.strip():
        return text
    return Markup(_ENVIRONMENT.get_template("in-language.html.jinja").render(code=code, text=text).strip())


def _say(name: str, /, *, count: int = 0, **values: object) -> Markup:
    return marked(_words.get(), name, count=count, escaped=_finalize, **values)


def _say_plainly(name: str, /, *, count: int = 0, **values: object) -> Markup:
    return plain(_words.get()(name, count=count, **values))


def _finalize(value: Any) -> Any:
    if isinstance(value, Prose):
        return Markup(value.strip())
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return plain(value)
    return value


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["answer_lines"] = answer_lines
    environment.filters["indented"] = indented
    environment.globals["hashes"] = lambda level: Markup("#" * level)
    environment.globals["t"] = _say
    environment.globals["t_plain"] = _say_plainly
    environment.filters["one_line"] = one_line
    return environment


_ENVIRONMENT = _environment()

_DOCUMENTS = _ENVIRONMENT.overlay(finalize=None)
"""For documents, which escape by the rules of their own formats."""
_DOCUMENTS.filters = {**_ENVIRONMENT.filters, "kind": lambda block: type(block).__name__}


def render(template: str, **context: Any) -> str:
    """Render `templates/<template>.md.jinja` and return its Markdown.

    Args:
        template: the template's name without its endings, for example `case-study`.
        context: what the template may name. With a `toolkit` among it, `t("part.name")` says the interface's words,
            and `t_plain` says them in an attribute.

    Raises:
        jinja2.UndefinedError: the template names something that is not there.
    """
    if "toolkit" in context:
        _words.set(context["toolkit"].words)
    return _ENVIRONMENT.get_template(f"{template}.md.jinja").render(**context).strip() + "\n"


def render_document(template: str, **context: Any) -> str:
    """Render `templates/documents/<template>.jinja`: a plan's template, in which marks stand.

    Args:
        template: the template's name without its last ending, for example `plan.md`.
        context: what the template may name. `markdown` makes plain text safe in Markdown, as a filter.

    Raises:
        jinja2.UndefinedError: the template names something that is not there.
    """
    return _DOCUMENTS.get_template(f"documents/{template}.jinja").render(**context)


def render_file(template: str, **context: Any) -> str:
    """Render `templates/<template>.jinja`: a file of the site that is no page, such as the settings of a server.

    Args:
        template: the template's name without its last ending, for example `server/nginx.conf`.
        context: what the template may name. What must not be escaped as in HTML comes as `Markup`.

    Raises:
        jinja2.UndefinedError: the template names something that is not there.
    """
    return _DOCUMENTS.get_template(f"{template}.jinja").render(**context) + "\n"
