"""Firefox, driven by the commands of WebDriver with no program in between: it takes them by its protocol Marionette.

`python -m tests.support.firefox` gets it where there is none: Debian has it as firefox-esr.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.programs import Program, installed, on_path
from tests.support.webdriver import Driven
from tests.support.window import PATIENCE

FIREFOX = Program(
    "Firefox",
    "FIREFOX",
    on_path("firefox-esr", "firefox"),
    (installed("firefox-esr"), installed("firefox")),
)
PORT_FILE = "MarionetteActivePort"
"""Where Firefox says in its profile what port it listens at."""
SETTINGS = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
"""A profile in which Firefox asks nobody for anything, and chooses a free port."""


class Firefox(Driven):
    """A window of Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._stream = connection.makefile("rb")
        self._number = 0
        self._read()  # It greets first.
        self.ask("NewSession", capabilities={"alwaysMatch": {"unhandledPromptBehavior": "accept"}})

    def ask(self, command: str, **given: Any) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, f"WebDriver:{command}", given]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, number, error, answer = self._read()
        assert number == self._number
        if error:
            raise RuntimeError(error["message"])
        return answer["value"] if isinstance(answer, dict) and "value" in answer else answer

    def printed(self) -> bytes:
        """The page on paper, as a PDF file."""
        return base64.b64decode(self.ask("Print", page={"width": 21.0, "height": 29.7}))

    def _read(self) -> Any:
        """Read a message: how many bytes it has, a colon, and JSON."""
        size = b""
        while (byte := self._stream.read(1)) != b":":
            size += byte
        return json.loads(self._stream.read(int(size)))


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Start Firefox with nothing stored.

    Raises:
        Missing: there is none.
    """
    program = FIREFOX.path()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in SETTINGS.items()]
        Path(home, "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", home]
        environment = {**os.environ, "HOME": home, "MOZ_HEADLESS_WIDTH": "1280", "MOZ_HEADLESS_HEIGHT": "900"}
        browser = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with socket.create_connection(
                ("127.0.0.1", _port(Path(home, PORT_FILE))), timeout=PATIENCE
            ) as connection:
                window = Firefox(connection)
                yield window
                window.close()
        finally:
            browser.terminate()
            browser.wait(PATIENCE)


def _port(said_in: Path) -> int:
    """Wait until Firefox says what port it listens at."""
    end = time.monotonic() + PATIENCE
    while not (said_in.exists() and said_in.read_text(encoding="utf-8").strip()):
        assert time.monotonic() < end, "Firefox does not listen"
        time.sleep(0.1)
    return int(said_in.read_text(encoding="utf-8"))


if __name__ == "__main__":
    FIREFOX.main()
