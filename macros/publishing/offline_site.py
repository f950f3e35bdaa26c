"""What a copy of the site needs to be opened from a folder by double-click, where browsers refuse a page more."""

from __future__ import annotations

from markupsafe import Markup

from macros.rendering import render_file
from macros.site_file import SiteFile

SEARCH = "assets/search-offline.js"
"""The script that holds the index and the code that searches it."""


def read_me(name: str) -> SiteFile:
    """The file that tells people how to open the copy. Its lines end as in Windows.

    Args:
        name: the name of the site.
    """
    text = render_file("macros.publishing", "offline/READ-ME.txt", name=Markup(name)) + "\n"
    return SiteFile("READ-ME.txt", text.replace("\n", "\r\n").encode("utf-8"))


def search_script(index: str, worker: str) -> str:
    """Write the script that searches without a server.

    Args:
        index: the index, as JSON.
        worker: the code of the worker that searches it.
    """
    # A comment on where the code's source is would send browsers to look for it.
    code = "\n".join(line for line in worker.splitlines() if not line.startswith("//# "))
    return render_file("macros.publishing", "offline/search.js", index=Markup(index), worker=Markup(code)) + "\n"
