"""What a copy of the site needs to be opened from a folder by double-click, where browsers refuse a page more."""

from __future__ import annotations

from markupsafe import Markup

from macros.rendering import render_file
from macros.site_file import SiteFile


def read_me(name: str) -> SiteFile:
    """The file that tells people how to open the copy. Its lines end as in Windows.

    Args:
        name: the name of the site.
    """
    text = render_file("macros.publishing", "offline/READ-ME.txt", name=Markup(name)) + "\n"
    return SiteFile("READ-ME.txt", text.replace("\n", "\r\n").encode)
