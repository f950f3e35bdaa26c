"""Writes the layout of a plan as Markdown and as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from macros.documents.blocks import Layout
from macros.documents.template import ESCAPES, Piece, Scope, compile_template, fill, mark, markdown_words
from macros.rendering import render_file

STYLESHEET = Path(__file__).parent / "templates" / "plan.css"


@dataclass(frozen=True)
class TextTemplate:
    """A document in one text file that waits for its answers."""

    format: str
    """`md` or `html`: how lines are made safe."""
    pieces: list[Piece]

    def write(self, scope: Scope) -> bytes:
        """Fill the template and return the file. The same scope gives the same bytes."""
        return fill(self.pieces, scope, ESCAPES[self.format]).encode("utf-8")


def markdown_template(layout: Layout, links: Mapping[str, str | None]) -> TextTemplate:
    """Make the template of a plan in Markdown.

    Args:
        layout: what the document holds, in order.
        links: addresses by name, None where there is none.
    """
    return _template("md", layout, links)


def html_template(layout: Layout, links: Mapping[str, str | None], stylesheet_address: str = "") -> TextTemplate:
    """Make the template of a plan in HTML, in one file that needs no other.

    Args:
        layout: what the document holds, in order.
        links: addresses by name, None where there is none.
        stylesheet_address: where the style is, if it is not in the file itself.
    """
    stylesheet = Markup(STYLESHEET.read_text(encoding="utf-8").strip())
    return _template("html", layout, links, stylesheet=stylesheet, stylesheet_address=stylesheet_address)


def _template(
    format_name: str, layout: Layout, links: Mapping[str, str | None], **more: Markup | str
) -> TextTemplate:
    text = render_file(
        "macros.documents",
        f"plan.{format_name}",
        layout=layout,
        links=links,
        mark=lambda word, name="": Markup(mark(word, name)),
        markdown=lambda words: Markup(markdown_words(words)),
        **more,
    )
    return TextTemplate(format_name, compile_template(text))
