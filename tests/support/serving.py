"""A copy of the project that is being served while a test edits it."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bs4 import BeautifulSoup

from tests.support.builder import BUILDER, CONFIG, ENVIRONMENT
from tests.support.project import Project

PATIENCE = 60
"""Seconds after which what has not come will not come."""


class Server:
    """A project that is being served."""

    def __init__(self, project: Project, log: Path) -> None:
        self.project = project
        self._log = log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [*BUILDER, "serve", *CONFIG, "--no-strict", "-a", self._address],
                cwd=project.root,
                # Its scratch folder goes with the test's.
                env={**ENVIRONMENT, "TMPDIR": str(project.root.parent)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def process_id(self) -> int:
        return self._process.pid

    def address(self, path: str) -> str:
        return f"http://{self._address}/{path}"

    def printed(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def page(self, path: str = "") -> BeautifulSoup | None:
        """A page as it is served now, if it is."""
        try:
            with urlopen(self.address(path), timeout=PATIENCE) as answer:
                return BeautifulSoup(answer.read(), "html.parser")
        except (URLError, ConnectionError, TimeoutError):
            return None

    def shows(self, path: str, words: str, selector: str = "main") -> bool:
        page = self.page(path)
        return page is not None and any(words in part.get_text() for part in page.select(selector))

    def is_sound(self, path: str = "") -> bool:
        page = self.page(path)
        return page is not None and not page.select(".tk-faults")

    def wait_until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self._process.poll() is None, f"The server ended:\n{self.printed()}"
            assert time.monotonic() < end, f"It did not come to pass:\n{self.printed()[-3000:]}"
            time.sleep(0.1)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait(timeout=PATIENCE)


@contextmanager
def serving(project: Project) -> Iterator[Server]:
    server = Server(project, project.root.with_suffix(".log"))
    try:
        yield server
    finally:
        server.stop()
