"""Answers an author's browser from the last sound build: its files when asked for, and its pages during a build.

MkDocs lets each request wait until a build is done, and waits for ever if that build never ends well.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.site_file import SiteFile

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

LOOKS = 0.15
"""Seconds from one look for changed files to the next."""

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class LastGoodSite:
    """The files of the last sound build, and the server's part that gives them out."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._to_make: dict[str, SiteFile] = {}

    def keep(self, site: Path, to_make: Iterable[SiteFile]) -> None:
        """Remember a site that was built whole. Some megabytes of memory, the same after each build.

        Args:
            site: its folder.
            to_make: the files that are not there yet: each is made when somebody first asks for it.
        """
        self._to_make = {file.path: file for file in to_make}
        files = (path for path in site.rglob("*") if path.is_file())
        self._files = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}

    def answers_in(self, server: LiveReloadServer, build: Callable[[], None]) -> LiveReloadServer:
        """Let the server ask here first while it builds, and build in a way that goes on."""
        server.builder = build
        usual: App = server.serve_request
        server.set_app(lambda environ, start: self._answer(server, environ, start) or usual(environ, start))
        _look_often(server)
        return server

    def _answer(
        self, server: LiveReloadServer, environ: dict[str, Any], start: Callable[..., Any]
    ) -> list[bytes] | None:
        """Answer what the server cannot; None where it should answer itself."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(server.mount_path):
            return None
        address = path.removeprefix(server.mount_path) + ("index.html" if path.endswith("/") else "")
        name = posixpath.normpath(f"/{address}").lstrip("/")
        epoch = server._visible_epoch
        if file := self._to_make.get(name):
            content = file.content
        elif epoch != server._wanted_epoch and name in self._files:
            content = self._files[name]
        else:
            return None
        if name.endswith(".html"):
            # With it the page loads again as soon as the build is done.
            content = server._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        kind = server._guess_type(name)  # type: ignore[no-untyped-call]
        start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]


def _look_often(server: LiveReloadServer) -> None:
    """Let the server look for changes more often than each half second: an author waits for that too."""
    # Not before a server is there: a build needs none of what this brings.
    from watchdog.observers.polling import PollingObserver

    server.observer = PollingObserver(timeout=LOOKS)
    for path, times in list(server._watched_paths.items()):
        del server._watched_paths[path]
        for _ in range(times):
            server.watch(path)
