"""An nginx is found, or fetched, or asked for in plain words."""

import pytest

from tests import nginx


@pytest.fixture
def commands(monkeypatch):
    """The commands that are run on a machine that has apt-get, but no nginx."""
    found = []

    def run(command, **_):
        found.append(" ".join(command))
        return nginx.subprocess.CompletedProcess(command, 1)

    monkeypatch.delenv("NGINX", raising=False)
    monkeypatch.setattr(nginx.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(nginx.subprocess, "run", run)
    return found


def test_a_named_nginx_that_does_not_start_is_refused_in_plain_words(monkeypatch):
    monkeypatch.setenv("NGINX", "no-such-server")
    with pytest.raises(SystemExit, match="NGINX names no-such-server, which does not start as an nginx"):
        nginx.main()


def test_where_there_is_none_the_systems_package_is_downloaded_but_not_installed(commands):
    with pytest.raises(SystemExit, match="Install it, or set NGINX"):
        nginx.main()
    assert "apt-get download nginx" in commands
    assert not [command for command in commands if "install" in command]


def test_a_site_that_nginx_cannot_serve_is_told_with_its_complaint(tmp_path):
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "nginx.conf").write_text(
        "#   location / { include /path/of/the/folder/server/nginx.conf; }\nnonsense;\n"
    )
    with pytest.raises(RuntimeError, match='unknown directive "nonsense"'), nginx.serving(tmp_path):
        pass
