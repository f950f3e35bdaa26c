"""Serves a built site by a real nginx, as the settings that come with the site tell a publisher to.

`python -m tests.nginx` gets an nginx where there is none: on Debian and Ubuntu it unpacks the system's package into
`.venv/`, which needs no administrator and starts no service.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

UNPACKED = ROOT / ".venv" / "nginx"

# All paths are of this run alone, so that nothing is read from or written to where an installed nginx has its own.
_SETTINGS = """
daemon off;
master_process off;
pid {folder}/pid;
error_log stderr warn;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    # What a host has for its other sites, and what must not reach this one.
    expires 7d;
    add_header X-Frame-Options SAMEORIGIN;
    location ~ [.](css|js)$ {{ return 403; }}
{locations}
  }}
}}
"""


def executable() -> str | None:
    """The path of the first nginx that starts; None if none does. `NGINX` in the environment names another."""
    named = os.environ.get("NGINX")
    # Where programs for administrators stand is not where everybody's shell looks.
    usual = [shutil.which("nginx"), "/usr/sbin/nginx", str(UNPACKED / "usr/sbin/nginx")]
    return next((path for path in ([named] if named else usual) if path and _starts(path)), None)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a built site under the path that it was built for, and give its whole address.

    Raises:
        RuntimeError: there is no nginx, or it does not take the settings without a complaint.
    """
    program = executable()
    if not program:
        raise RuntimeError("no nginx starts: run `python -m tests.nginx`")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "nginx.conf"
        locations = _what_to_put_into_the_servers_settings(site)
        settings.write_text(_SETTINGS.format(folder=folder, port=port, locations=locations))
        complaints = Path(folder) / "complaints"
        with complaints.open("w") as stream:
            command = [program, "-e", "stderr", "-p", folder, "-c", str(settings)]
            nginx = subprocess.Popen(command, stderr=stream)
        try:
            if not _answers(nginx, port) or complaints.read_text():
                raise RuntimeError(f"nginx complains: {complaints.read_text()}")
            yield f"http://127.0.0.1:{port}{re.findall(r'location .*?(/.*) {', locations)[0]}"
        finally:
            nginx.terminate()
            nginx.wait()


def main() -> None:
    """Make sure that there is an nginx, and print its path. Exits with a plain message where none can be had."""
    path, named = executable(), os.environ.get("NGINX")
    if not path and named:
        sys.exit(f"NGINX names {named}, which does not start as an nginx.")
    if not path and shutil.which("apt-get") and shutil.which("dpkg"):
        _unpack_the_systems_package()
        path = executable()
    if not path:
        sys.exit("The tests of the server's settings need nginx. Install it, or set NGINX to its path.")
    print(f"nginx: {path}")


def _what_to_put_into_the_servers_settings(site: Path) -> str:
    told = re.findall(r"^#   (.*)", (site / "server" / "nginx.conf").read_text(encoding="utf-8"), re.MULTILINE)
    return "\n".join(told).replace("/path/of/the/folder", str(site))


def _starts(path: str) -> bool:
    try:
        return subprocess.run([path, "-v"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _answers(nginx: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until nginx listens; False if it ends instead."""
    while nginx.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _unpack_the_systems_package() -> None:
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    with tempfile.TemporaryDirectory() as folder:
        for package in ("nginx", "nginx-core"):  # Distributions differ in which of the two holds the program.
            download = ["apt-get", "download", package]
            if subprocess.run(download, cwd=folder, check=False).returncode:
                subprocess.run([*sudo, "apt-get", "update"], check=False)
                subprocess.run(download, cwd=folder, check=False)
        for file in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg", "--extract", str(file), str(UNPACKED)], check=False)


if __name__ == "__main__":
    main()
