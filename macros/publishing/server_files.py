"""How a web server should send the site: one set of rules, written as settings for several servers.

The rules are strict because the site allows it: every script and style is a file of its own, and nothing is asked
of another host.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from macros.rendering import render_file
from macros.site_file import SiteFile

TRUSTED = "involvement-toolkit"
"""The one name under which scripts may say what the browser is to trust: overrides/assets/site/trusted.js has it."""

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; "
    f"require-trusted-types-for 'script'; trusted-types {TRUSTED}"
)
"""The Content-Security-Policy that each page carries itself, for sites whose server sends no headers."""

POLICY = f"{PAGE_POLICY}; frame-ancestors 'none'"
"""The whole Content-Security-Policy: browsers heed its last rule only in a header."""

FEED = "our-plans/feed.atom"
"""Where the feed is of what an organisation publishes, if it publishes plans."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Browsers keep files but ask each time whether they have changed: scripts always fit the page they are for.
    "Cache-Control": "no-cache",
}
"""What to send with every answer, by name."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "text/html": ("html",),
    "text/css": ("css",),
    "text/csv": ("csv",),
    "text/javascript": ("js",),
    "text/markdown": ("md",),
    "text/plain": ("txt", "conf"),
    "text/xml": ("xml", "config"),
    "application/atom+xml": ("atom",),
    "application/json": ("json",),
    "image/gif": ("gif",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
    "image/svg+xml": ("svg",),
    "image/webp": ("webp",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx",),
    "application/vnd.oasis.opendocument.text": ("odt",),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods",),
}
"""The media types of the site's files, each with the endings of their names."""

_TEXTS = tuple(kind for kind in TYPES if kind.startswith("text/"))
_COMPRESSED = (*_TEXTS, "application/atom+xml", "application/json", "image/svg+xml")
_FILES = ("nginx.conf", "apache.conf", "caddy.conf", "web.config", "staticwebapp.config.json", "_headers")


def server_files(site_url: str) -> Iterator[SiteFile]:
    """Write the settings for each kind of server.

    Args:
        site_url: the address of the site; empty if it is not known, which is taken for the root of its host.
    """
    path = quote(urlsplit(site_url).path.rstrip("/") + "/", safe="/%~")
    for name in _FILES:
        text = render_file(
            "macros.publishing",
            f"server/{name}",
            path=Markup(path),
            headers={header: Markup(value) for header, value in HEADERS.items()},
            types=TYPES,
            feed=FEED,
            texts=_TEXTS,
            compressed=_COMPRESSED,
        )
        yield SiteFile(f"server/{name}", f"{text}\n".encode)
