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

SCREEN = "Xvfb"
BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"
"""Where Debian and Ubuntu have the browser, in /usr/lib."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What WebDriver calls an element in its answers."""
PATIENCE = 30.0
"""How long a busy machine may take over one step, in seconds."""


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


class WebKit:
    """A window of the browser."""

    def __init__(self, address: str) -> None:
        self._address = address
        options = {"binary": _browsers()[-1], "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = ""
        self._session = f"/session/{self._call('POST', '/session', wanted)['sessionId']}"

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._address + self._session + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode(errors="replace")) from error

    def open(self, address: str) -> None:
        """Open a page, and wait until it is there."""
        self._call("POST", "/url", {"url": address})

    def reload(self) -> None:
        """Load the page again."""
        self._call("POST", "/refresh", {})

    def back(self) -> None:
        """Press the browser's Back button."""
        self._call("POST", "/back", {})

    def run(self, script: str) -> Any:
        """Run the body of a function in the page, and return what it returns."""
        return self._call("POST", "/execute/sync", {"script": script, "args": []})

    def type(self, selector: str, text: str) -> None:
        """Click the first element that fits, and type."""
        element = self._call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self._call("POST", f"/element/{element}/value", {"text": text})

    def click(self, selector: str) -> None:
        """Press the first element that fits."""
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def until(self, script: str) -> Any:
        """Wait until the body of a function returns something true, and return that."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script)):
            assert time.monotonic() < end, f"never came true: {script}"
            time.sleep(0.1)
        return found

    def close(self) -> None:
        """Close the window."""
        self._call("DELETE", "")


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
