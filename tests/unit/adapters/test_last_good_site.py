from types import SimpleNamespace
from typing import Any

import pytest

from macros.adapters.last_good_site import LastGoodSite
from macros.site_file import SiteFile


@pytest.fixture
def ask(tmp_path):
    (tmp_path / "tips").mkdir()
    (tmp_path / "tips" / "index.html").write_text("<body>last good</body>")
    (tmp_path / "a.css").write_text("a {}")
    kept = LastGoodSite()
    kept.keep(tmp_path, [SiteFile("downloads/plan.md", b"made".upper)])
    server: Any = SimpleNamespace(
        mount_path="/",
        _watched_paths={},
        serve_request=lambda environ, start: [b"usual"],
        _inject_js_into_html=lambda content, epoch: content + b"%d" % epoch,
        _guess_type=lambda name: "text/css" if name.endswith(".css") else "text/html",
    )
    server.set_app = lambda app: setattr(server, "app", app)
    kept.answers_in(server, lambda: None)

    def ask(path: str, *, building: bool) -> bytes:
        server._visible_epoch, server._wanted_epoch = 1, 2 if building else 1
        return b"".join(server.app({"PATH_INFO": path}, lambda *said: None))

    return ask


def test_while_the_site_is_built_the_last_good_page_answers_and_knows_its_age(ask):
    assert ask("/tips/", building=True) == b"<body>last good</body>1"
    assert ask("/a.css", building=True) == b"a {}"


@pytest.mark.parametrize("path", ["/tips/", "/a.css"])
def test_when_nothing_is_built_the_server_answers_itself(ask, path):
    assert ask(path, building=False) == b"usual"


@pytest.mark.parametrize("path", ["/nosuch/", "/livereload/1/2", "/../a.css/x"])
def test_what_is_not_there_is_left_to_the_server(ask, path):
    assert ask(path, building=True) == b"usual"


@pytest.mark.parametrize("building", [True, False])
def test_what_the_build_left_to_be_made_is_made_when_it_is_asked_for(ask, building):
    assert ask("/downloads/plan.md", building=building) == b"MADE"
