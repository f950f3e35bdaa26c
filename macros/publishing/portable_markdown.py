"""Rewrites the Markdown of the data, so that it reads the same without this site around it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.markdown.links import Link, replaced
from macros.publishing.plain_markdown import plain_markdown

_WRAPPED = re.compile(r"(?<!\n)\n[ \t]*(?![ \t]*(?:\n|[-*+] |\d+[.)] |[#>|]))")
"""The end of a line that goes on in the next: neither the paragraph nor the item of a list ends."""

_CODE = re.compile(r"((?<!\n)\n*+^```[^\n]*\n(?:(?!```)[^\n]*\n)*+```$\n*)", re.MULTILINE)
"""Code on lines of its own, whose lines stay."""


def portable(markdown: str, addresses: Mapping[str, str | None]) -> str:
    """Make Markdown that reads the same anywhere.

    A link by name gets its address. Where there is none, and where a link leads to another page of the site, only
    the words stay. A paragraph, and an item of a list, is one line.

    Args:
        markdown: prose as an author wrote it.
        addresses: the addresses by name.
    """

    def whole(link: Link) -> str | None:
        if link.image:
            return None
        if link.name is None and not link.target.startswith("/"):
            return None
        address = addresses.get(link.name) if link.name else None
        return f"[{link.words}]({address})" if address else link.words

    parts = _CODE.split(plain_markdown(replaced(markdown, whole).strip()))
    parts[::2] = [_WRAPPED.sub(" ", part) for part in parts[::2]]
    return "".join(parts)
