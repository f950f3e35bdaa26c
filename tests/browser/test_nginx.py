"""What nginx sends, with the settings that come with the site. All tests of this folder are behind it."""

import gzip
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macros.publishing.server_files import HEADERS, TYPES
from tests.support.browsing import OpenPage
from tests.support.builder import PATH
from tests.support.nginx import NGINX, serving


def ask(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """The status, the headers and the body that a server answers with."""
    url = urlsplit(address)
    connection = HTTPConnection(url.netloc)
    connection.request("GET", url.path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.parametrize(
    "path", ["", "tips/", "assets/site/search-window.js", "no/such/page/", "downloads/plan.docx"]
)
def test_every_answer_bears_the_headers(home: str, path: str):
    status, headers, _ = ask(home + path)
    assert status == (404 if path == "no/such/page/" else 200)
    assert {name: headers.get_all(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}


def test_every_file_is_sent_as_what_it_is(home: str, site: Path):
    kinds = {ending: kind for kind, endings in TYPES.items() for ending in endings}
    files = {path.suffix: path for path in site.rglob("*") if path.suffix}
    for ending, path in files.items():
        _, headers, body = ask(home + path.relative_to(site).as_posix())
        assert headers.get_content_type() == kinds[ending.removeprefix(".")]
        assert headers.get_content_charset() == ("utf-8" if headers.get_content_maintype() == "text" else None)
        assert body == path.read_bytes()


def test_a_dead_address_answers_with_the_page_for_dead_addresses(home: str, site: Path):
    assert ask(f"{home}no/such/page/")[2] == (site / "404.html").read_bytes()


def test_an_address_without_its_last_slash_leads_to_the_page_on_whatever_host(home: str):
    for path in ("", "tips/"):
        status, headers, _ = ask(f"{home}{path}".removesuffix("/"))
        assert (status, headers["Location"]) == (301, PATH + path)


def test_folders_are_not_listed(home: str):
    assert ask(f"{home}assets/")[0] == 403


def test_what_has_not_changed_is_not_sent_again(home: str):
    _, headers, _ = ask(home)
    assert ask(home, If_None_Match=headers["ETag"])[0] == 304


def test_text_is_compressed(home: str, site: Path):
    _, headers, body = ask(f"{home}search/search.js", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == (site / "search" / "search.js").read_bytes()


def test_a_script_that_is_not_the_sites_own_is_refused(open_page: OpenPage, complaints: list[str]):
    page = open_page()
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.append("window.ran = 1");
      document.body.append(script);
    }""")
    assert page.evaluate("window.ran") is None
    assert len(complaints) >= 1
    assert all("TrustedScript" in each or "Content Security Policy" in each for each in complaints)
    complaints.clear()


def test_a_site_that_nginx_cannot_serve_is_told_with_its_complaint(tmp_path: Path):
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "nginx.conf").write_text(
        "#   location / { include /path/of/the/folder/server/nginx.conf; }\nnonsense;\n"
    )
    with pytest.raises(RuntimeError, match='unknown directive "nonsense"'), serving(tmp_path):
        pass


def test_an_nginx_that_is_named_in_the_environment_serves(site: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(NGINX.variable, NGINX.path())
    with serving(site) as address:
        assert ask(address)[0] == 200
