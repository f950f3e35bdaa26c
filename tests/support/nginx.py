"""Serves a built site by a real nginx, as the settings that come with the site tell a publisher to.

`python -m tests.support.nginx` gets an nginx where there is none: on Debian and Ubuntu it unpacks the system's
package beside the packages of Python, which needs no administrator and starts no service.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.support.programs import Program, on_path, shows_its_version, unpacked

UNPACKED = Path(sys.prefix) / "nginx"

NGINX = Program(
    "nginx",
    "NGINX",
    # Where programs for administrators stand is not where everybody's shell looks.
    on_path("nginx", "/usr/sbin/nginx", str(UNPACKED / "usr/sbin/nginx")),
    (unpacked(UNPACKED, "nginx", "nginx-core"),),
    partial(shows_its_version, option="-v"),
)

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


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a built site under the path that it was built for, and give its whole address.

    Raises:
        Missing: there is no nginx.
        RuntimeError: it does not take the settings without a complaint.
    """
    program = NGINX.path()
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
            # In a variable of this name, nginx looks for sockets that another nginx handed over.
            environment = {name: value for name, value in os.environ.items() if name != NGINX.variable}
            nginx = subprocess.Popen(command, stderr=stream, env=environment)
        try:
            if not _answers(nginx, port) or complaints.read_text():
                raise RuntimeError(f"nginx complains: {complaints.read_text()}")
            yield f"http://127.0.0.1:{port}{re.findall(r'location .*?(/.*) {', locations)[0]}"
        finally:
            nginx.terminate()
            nginx.wait()


def _what_to_put_into_the_servers_settings(site: Path) -> str:
    told = re.findall(r"^#   (.*)", (site / "server" / "nginx.conf").read_text(encoding="utf-8"), re.MULTILINE)
    return "\n".join(told).replace("/path/of/the/folder", str(site))


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


if __name__ == "__main__":
    NGINX.main()
