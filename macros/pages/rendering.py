"""Renders what pages show of the data.

Templates give Markdown with HTML around it, so that headings appear in the page's contents and MkDocs checks the
links. They belong to this package and know nothing of MkDocs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache, partial
from typing import Any

from markupsafe import Markup, escape

from macros.documents.prose import paragraphs, text_of
from macros.models.base import Prose
from macros.models.detail import Detail
from macros.models.glossary import Term
from macros.models.toolkit import Toolkit
from macros.models.words import SOURCE, Words
from macros.rendering import environment
from macros.text import lines_of

# Everything that HTML or Markdown would take for markup in the middle of a line, as HTML entities. Those
# mean the same in Markdown, in HTML between tags and in attributes.
_ENTITIES = {ord(character): f"&#{ord(character)};" for character in "&<>\"'*_[]`\\|{}~^#"}

# What is markup only beside another character: ==marked==, ++keys++, signs such as +/- and (tm), :icons:. At the
# beginning of a line there are more: lists, definitions, boxes, tabs and blocks. Alone these characters stay as they
# are, since names, addresses and dates hold them.
_TOGETHER = re.compile(
    r"""=(?=[=/]) | \+(?=[+/]) | :(?=[\w+-]+:) | \((?=tm\))
    | ^[ \t]*(?: [-+:](?=[ \t-]) | !(?=!!) | \?(?=\?\?) | /(?=//) ) | (?<=^\d)\.(?=[ \t]) | (?<=^\d\d)\.(?=[ \t])""",
    re.MULTILINE | re.VERBOSE,
)


@lru_cache(maxsize=1024)  # Titles and names are shown again and again.
def escape_markdown(text: str) -> Markup:
    """Escape plain text so that it shows as it is, in Markdown and in HTML alike."""
    return Markup(_TOGETHER.sub(_as_entity, text.translate(_ENTITIES)))


def _as_entity(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}&#{ord(found[0][-1])};"


def indented(text: str) -> Markup:
    """Indent the lines after the first, to put Markdown of several paragraphs into a list item."""
    several = "\n" if "\n\n" in text.strip() else ""
    return Markup(text.strip().replace("\n", "\n    ") + several)


def one_line(text: str) -> Markup:
    """Join the lines of Markdown, to put it into a table's cell. A bar in it would end the cell."""
    return Markup(" ".join(text.split()).replace("|", "&#124;"))


def as_source(text: str, language: str) -> Markup:
    """Show Markdown as it is written. The fence is longer than any in it, and calls for snippets do not work."""
    return Markup(f"``````{language}\n{without_calls(text.strip())}\n``````")


def without_calls(text: str) -> str:
    """Let calls for snippets show as they are written: one for a file that is not there would end the build."""
    return re.sub(r"^([ \t]*+)(?=-++8<-++)", r"\1;", text, flags=re.MULTILINE)


@cache
def plain_meaning(term: Term) -> str:
    """What a term means, in words without links."""
    return " ".join(text_of(paragraph.runs) for paragraph in paragraphs(term.meaning))


def embedded_json(value: Any) -> Markup:
    """Write data for a script element: no markup in it, whatever the text, and no line that Markdown could change."""
    text = json.dumps(value, ensure_ascii=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def answer_lines(text: str) -> Markup:
    """Show a plan's answer: each line a paragraph, lines that start "- " together a list."""
    return Markup(_ENVIRONMENT.get_template("answer-lines.html.jinja").render(lines=lines_of(text)).strip())


def words_in_html(
    words: Words, name: str, /, *, count: int = 0, escaped: Callable[[Any], Any] = escape, **values: object
) -> Markup:
    """Say words of the interface between HTML tags, each piece in an element with the language that it is in.

    The guidance around them has a language of its own. What is put in gets no element. A site in English has none.

    Args:
        words: what the interface says.
        name: which words.
        count: the number that they go with.
        escaped: makes text safe where it goes. A value that is markup stays markup.
        values: what to put in for the other names in braces.

    Raises:
        ContentFaults: English, which has all the words, lacks these.
        KeyError: a value is missing.
    """
    pieces = words.pieces(name, {"count": count, **values})
    return Markup("").join(_in_language(words, code, Markup(escaped(piece))) for code, piece in pieces)


def date_in_html(words: Words, day: date) -> Markup:
    """Write a date out in the language of the interface, in an element with that language."""
    return _in_language(words, words.code, escape(words.date(day)))


def detail_words_in_html(detail: Detail, words: Words) -> tuple[Markup, Markup]:
    """What a line of a plan's title block is called, and its hint, between HTML tags; the hint may be empty."""
    title, hint = detail.words(words.code)
    return (
        _in_language(words, title.language, escape_markdown(title.title)),
        _in_language(words, hint.language, escape_markdown(hint.hint or "")),
    )


def in_language(text: str, code: str) -> Markup:
    """Show plain text as it is, in an element with its language where that is another than the guidance's."""
    shown = escape_markdown(text)
    if code in ("", SOURCE):
        return shown
    return Markup(_ENVIRONMENT.get_template("in-language.html.jinja").render(code=code, text=shown).strip())


def _in_language(words: Words, code: str, text: Markup) -> Markup:
    if words.code == SOURCE or not code or not text.strip():
        return text
    return Markup(_ENVIRONMENT.get_template("in-language.html.jinja").render(code=code, text=text).strip())


def _finalize(value: Any) -> Any:
    if isinstance(value, Prose):
        return Markup(value.strip())
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return escape_markdown(value)
    return value


_ENVIRONMENT = environment("macros.pages", finalize=_finalize)
_ENVIRONMENT.filters |= {
    "answer_lines": answer_lines,
    "as_source": as_source,
    "indented": indented,
    "one_line": one_line,
}
_ENVIRONMENT.globals |= {"hashes": lambda level: Markup("#" * level), "in_language": in_language}


def render(toolkit: Toolkit, template: str, **context: Any) -> str:
    """Render `templates/<template>.md.jinja` and return its Markdown.

    In the template, `t("part.name")` says the interface's words, and `t_plain` says them in an attribute. A template
    that another one imports needs `with context` to say them too.

    Args:
        toolkit: the data, which the template may name.
        template: the template's name without its endings, for example `case-study`.
        context: what else the template may name.

    Raises:
        jinja2.UndefinedError: the template names something that is not there.
    """
    page = _ENVIRONMENT.get_template(f"{template}.md.jinja")
    return page.render(toolkit=toolkit, **_speech(toolkit.words), **context).strip() + "\n"


@lru_cache(maxsize=1)
def _speech(words: Words) -> dict[str, Callable[..., Markup]]:
    said = partial(words_in_html, words, escaped=_finalize)
    # Most words hold no values, and every page says the same.
    alone = cache(said)
    return {
        "t": lambda name, /, **values: said(name, **values) if values else alone(name),
        "t_plain": lambda name, /, **values: escape_markdown(words(name, **values)),
    }
