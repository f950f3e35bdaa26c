"""WebKit, the engine of Safari, driven by WebDriver under a virtual screen.

`python -m tests.support.webkit` gets it where there is none: Debian and Ubuntu have it as webkit2gtk-driver.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

from tests.support.programs import Missing, Program, installed, on_path, shows_its_version
from tests.support.webdriver import Driven
from tests.support.window import PATIENCE

SCREEN = "Xvfb"
BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"
"""Where Debian and Ubuntu have the browser, in /usr/lib."""


def _browsers() -> list[str]:
    return sorted(map(str, Path("/usr/lib").glob(BROWSERS)))


def _starts(path: str) -> bool:
    return bool(which(SCREEN) and _browsers()) and shows_its_version(path, "--help")


WEBKIT = Program(
    "WebKit",
    "WEBKIT_DRIVER",
    on_path("WebKitWebDriver"),
    (installed("webkit2gtk-driver", "xvfb"),),
    _starts,
    beside=" and a virtual screen (Xvfb)",
)


COMMANDS = {
    "Navigate": ("POST", "/url"),
    "Refresh": ("POST", "/refresh"),
    "Back": ("POST", "/back"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "FindElement": ("POST", "/element"),
    "ElementSendKeys": ("POST", "/element/{id}/value"),
    "DeleteSession": ("DELETE", ""),
}
"""How a command of WebDriver is sent, by its name."""


class WebKit(Driven):
    """A window of the browser."""

    may_refuse_to_copy = True

    def __init__(self, address: str) -> None:
        self._address = address
        options = {"binary": _browsers()[-1], "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = ""
        self._session = f"/session/{self._call('POST', '/session', wanted)['sessionId']}"

    def ask(self, command: str, **given: Any) -> Any:
        method, path = COMMANDS[command]
        return self._call(method, path.format(**given), given if method == "POST" else None)

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._address + self._session + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode(errors="replace")) from error


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start WebKit with nothing stored.

    Raises:
        Missing: there is none.
    """
    program = WEBKIT.path()
    screen = which(SCREEN)
    if screen is None:
        raise Missing(f"There is no {SCREEN} that starts: run `python -m tests.support.webkit`.")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # A part of the browser may still write into its home when the driver has ended.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, _screen(screen) as display:
        environment = {**os.environ, "DISPLAY": display, "HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home}
        command = [program, f"--port={port}", "--host=127.0.0.1"]
        driver = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            window = _first_window(f"http://127.0.0.1:{port}")
            yield window
            window.close()
        finally:
            driver.terminate()
            driver.wait(PATIENCE)


def _first_window(address: str) -> WebKit:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return WebKit(address)
        except urllib.error.URLError:  # The driver does not listen yet.
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextmanager
def _screen(program: str) -> Iterator[str]:
    """A screen that nobody sees; gives its name."""
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait(PATIENCE)


if __name__ == "__main__":
    WEBKIT.main()
