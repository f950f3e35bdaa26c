"""Writes the layout of a plan as an OpenDocument text.

Its parts are Jinja templates in templates/documents/odt/. They use only what OpenDocument 1.2 has, which every word
processor in use can read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from macros.documents.blocks import Block, Each, Entries, Fields, Layout, Questions, When
from macros.documents.marks import (
    DEFINITION_PROPERTY,
    FORMAT_PROPERTY,
    ID_PROPERTY,
    OVERVIEW_PROPERTY,
    OVERVIEW_STYLE,
    PLAN_BOOKMARK,
    TOPIC_BOOKMARK,
    TOPIC_STYLE,
    VERSION_PROPERTY,
    bookmark_name,
    style_name,
)
from macros.documents.package import PackageTemplate
from macros.documents.template import compile_template, mark
from macros.models.plan import SCHEMA_VERSION
from macros.models.words import with_country
from macros.rendering import render_file

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_TEXT_WIDTHS = {False: 17.0, True: 25.7}
"""From margin to margin in centimetres, by whether the page lies on its side."""
_CONTENTS = "contents_"
"""What the bookmarks of the list of contents start with."""
_PARTS = ("content.xml", "meta.xml", "settings.xml", "styles.xml")


def odt_template(layout: Layout, links: Mapping[str, str | None]) -> PackageTemplate:
    """Make the template of a plan as an OpenDocument text.

    Args:
        layout: what the document holds, in order.
        links: addresses by name, None where there is none.
    """
    context = {
        "entry_tables": [block for block in _leaves(layout.blocks) if isinstance(block, Entries)],
        "layout": layout,
        "links": links,
        "answer_styles": [style_name(slot) for slot in _slots(layout.blocks)],
        "properties": {
            DEFINITION_PROPERTY: layout.definition,
            FORMAT_PROPERTY: str(SCHEMA_VERSION),
            ID_PROPERTY: _mark("text", "plan.id"),
            VERSION_PROPERTY: _mark("text", "plan.made-from"),
            OVERVIEW_PROPERTY: _mark("text", "overview.check"),
        },
        "title_style": style_name("plan.title"),
        "plan_bookmark": PLAN_BOOKMARK,
        "topic_bookmark": TOPIC_BOOKMARK,
        "topic_style": TOPIC_STYLE,
        "bookmark_name": bookmark_name,
        "contents_mark": _CONTENTS,
        "encoded": _encoded,
        "language_style": _language_style,
        "mark": _mark,
        "overview_style": OVERVIEW_STYLE,
        "row_style": _row_style,
        "style_name": style_name,
        "text_width": _TEXT_WIDTHS[layout.landscape],
        "with_country": with_country,
    }
    manifest = render_file("macros.documents", "odt/manifest.xml", media_type=MEDIA_TYPE, parts=_PARTS)
    return PackageTemplate(
        "odt",
        filled={name: compile_template(render_file("macros.documents", f"odt/{name}", **context)) for name in _PARTS},
        fixed={"mimetype": MEDIA_TYPE.encode(), "META-INF/manifest.xml": manifest.encode()},
        first="mimetype",
    )


def _slots(blocks: Sequence[Block]) -> Iterator[str]:
    for block in _leaves(blocks):
        if isinstance(block, Fields):
            yield from (field.slot for field in block.fields)
        elif isinstance(block, Questions):
            yield from (slot for row in block.rows for slot in row.slots)
        elif isinstance(block, Entries):
            yield from (column.slot for column in block.columns)


def _leaves(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that hold no others."""
    for block in blocks:
        if isinstance(block, When | Each):
            yield from _leaves(block.blocks)
        else:
            yield block


def _mark(word: str, name: str = "") -> Markup:
    return Markup(mark(word, name))


def _row_style(table: str, slots: Iterable[str]) -> Markup:
    """The style of a row: on one page while none of its texts is long, with room to type while it is blank.

    LibreOffice takes minutes over a row of many pages that must not break.
    """
    name = f"-whole{mark('if', 'blank')}-blank{mark('end')}"
    for slot in slots:
        name = mark("brief", slot) + name + mark("end")
    return Markup(f"{table}.row{name}")


def _language_style(code: str) -> str:
    """The style of words in another language than the document's."""
    return f"Language {code}"


def _encoded(style: str) -> str:
    # What people read is the style's display name. This is how LibreOffice makes an XML name of it.
    return re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", style)
