"""The stylesheet of every page, joined from those for a purpose each: one request in place of four."""

from __future__ import annotations

import re
from pathlib import Path

STYLESHEET = "assets/site/site.css"
"""Where it is on the site."""

PARTS = ("tokens", "layout", "components", "markdown")
"""What it is joined of, in this order: the names in overrides/assets/site/ without `.css`."""

STYLES = frozenset(f"assets/site/{name}.css" for name in PARTS)
"""Where those would be on the site: no page loads them."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ROOM = re.compile(r"""("[^"\n]*")|(?:(?<!\s)\s+)?([{};,])\s*|(:) +""")
"""Room that says nothing: around signs, but not in what is quoted."""


def joined_style(assets: Path) -> str:
    """Join the stylesheets of every page, without comments and room.

    Args:
        assets: the folder overrides/assets/ of the project.
    """
    texts = ((assets / "site" / f"{name}.css").read_text(encoding="utf-8") for name in PARTS)
    return _ROOM.sub(lambda found: "".join(found.groups("")), _COMMENT.sub("", "\n".join(texts))).strip() + "\n"
