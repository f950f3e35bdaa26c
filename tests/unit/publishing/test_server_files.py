"""The settings for web servers: all of them send the same headers and know every file of the site."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from macros.branding.logo import ENDINGS
from macros.publishing.server_files import HEADERS, PAGE_POLICY, POLICY, TRUSTED, TYPES, server_files
from tests.support.paths import ROOT

URL = "https://toolkit.example/a/sub path/"


def files(site_url: str = URL) -> dict[str, str]:
    return {file.path.removeprefix("server/"): file.content.decode() for file in server_files(site_url)}


def azure(site_url: str = URL) -> dict[str, Any]:
    return json.loads(files(site_url)["staticwebapp.config.json"])


def iis(site_url: str = URL) -> ElementTree.Element:
    return ElementTree.fromstring(files(site_url)["web.config"].encode())


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("nginx.conf", 'add_header {} "{}" always;'),
        ("apache.conf", 'Header always set {} "{}"'),
        ("caddy.conf", '  {} "{}"'),
        ("_headers", "  {}: {}"),
    ],
)
def test_each_server_sends_every_header(name, line):
    lines = files()[name].splitlines()
    assert not [header for header in HEADERS if line.format(header, HEADERS[header]) not in lines]


def test_apache_sends_each_header_once_whatever_the_host_adds():
    lines = files()["apache.conf"].splitlines()
    assert not [header for header in HEADERS if f"Header onsuccess unset {header}" not in lines]
    assert "  ExpiresActive Off" in lines


def test_apache_knows_what_it_compressed_again_by_its_tag():
    settings = files()["apache.conf"]
    assert "\nFileETag MTime Size\n" in settings
    (edit,) = re.findall(r'^RequestHeader edit If-None-Match "(.+)" "(.+)"$', settings, re.MULTILINE)
    pattern, asked = (part.replace('\\"', '"').replace("$1", r"\1") for part in edit)
    assert re.sub(pattern, asked, '"1f-2a-gzip"') == '"1f-2a-gzip", "1f-2a"'
    assert re.sub(pattern, asked, '"1f-2a"') == '"1f-2a"'


def test_iis_sends_every_header():
    assert {add.get("name"): add.get("value") for add in iis().iter("add") if add.get("name")} == dict(HEADERS)


def test_azure_sends_every_header():
    assert azure()["globalHeaders"] == dict(HEADERS)


def test_iis_azure_and_caddy_know_every_kind_of_file():
    expected = {
        f".{ending}": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        for kind, endings in TYPES.items()
        for ending in endings
    }
    assert {entry.get("fileExtension"): entry.get("mimeType") for entry in iis().iter("mimeMap")} == expected
    assert azure()["mimeTypes"] == expected
    endings = dict(re.findall(r"^@(\w+) path (.+)$", files()["caddy.conf"], re.MULTILINE))
    kinds = dict(re.findall(r'^header @(\w+) Content-Type "(.+)"$', files()["caddy.conf"], re.MULTILINE))
    assert {ending.strip("*"): kinds[name] for name in kinds for ending in endings[name].split()} == expected


def test_caddy_compresses_what_is_text_and_sends_the_page_for_dead_addresses_as_such():
    settings = files()["caddy.conf"]
    compressed = set(re.findall(r"^    header Content-Type (.+)\*$", settings, re.MULTILINE))
    assert {kind for kind in TYPES if kind.startswith("text/")} < compressed < set(TYPES)
    _, dead = settings.split("\nhandle {\n")
    assert dead.index("rewrite * /404.html") < dead.index("status 404")


def test_apache_knows_every_kind_of_file():
    kinds = dict(re.findall(r"^AddType (\S+) (.+)$", files()["apache.conf"], re.MULTILINE))
    assert kinds == {kind: " ".join(f".{ending}" for ending in endings) for kind, endings in TYPES.items()}


@pytest.mark.parametrize(
    ("url", "path"),
    [(URL, "/a/sub%20path/"), ("https://toolkit.example", "/"), ("", "/"), ("https://x.example/a", "/a/")],
)
def test_the_page_for_dead_addresses_is_named_by_the_path_of_the_site(url, path):
    settings = files(url)
    assert f"error_page 404 {path}404.html;" in settings["nginx.conf"]
    assert f"ErrorDocument 404 {path}404.html" in settings["apache.conf"]
    assert f'path="{path if path != "/" else ""}404.html"' in settings["web.config"]
    assert azure(url)["responseOverrides"] == {"404": {"rewrite": f"{path}404.html"}}


def test_at_the_root_of_a_host_iis_sends_the_page_for_dead_addresses_as_such():
    (error,) = iis("https://toolkit.example/").iter("error")
    assert (error.get("path"), error.get("responseMode")) == ("404.html", "File")
    # From elsewhere a file would be looked for at the root, and a page that is called answers with status 200.
    (error,) = iis().iter("error")
    assert error.get("responseMode") == "ExecuteURL"


def test_the_settings_for_iis_are_sound_xml_for_any_path():
    assert list(iis("https://toolkit.example/a--b/").iter("error"))


@pytest.mark.parametrize(
    ("url", "nginx", "apache", "caddy"),
    [
        (
            "https://x.example/a/",
            "#   location ^~ /a/ {",
            '#   Alias "/a" "/path/of/the/folder"',
            "#     handle_path /a/* {",
        ),
        ("", "#   location / {", '#   DocumentRoot "/path/of/the/folder"', "#     root * /path/of/the/folder"),
    ],
)
def test_the_settings_say_how_to_lead_the_address_to_the_folder(url, nginx, apache, caddy):
    settings = files(url)
    assert caddy in settings["caddy.conf"].splitlines()
    assert ("#     redir /a /a/ 301" in settings["caddy.conf"]) == bool(url)
    assert nginx in settings["nginx.conf"].splitlines()
    assert apache in settings["apache.conf"].splitlines()
    assert ("#   location = /a {" in settings["nginx.conf"]) == bool(url)


def test_a_logo_is_sent_as_the_picture_that_it_is():
    assert {ending for kind, endings in TYPES.items() if kind.startswith("image/") for ending in endings} >= {
        ending.removeprefix(".") for ending in ENDINGS
    }


def test_a_path_cannot_add_a_setting():
    for text in files('https://toolkit.example/a;}"\n<x>/').values():
        assert not re.search(r'a;|"\n<x>', text)


def test_nothing_is_allowed_but_what_is_named_and_nothing_of_other_hosts():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules.pop("require-trusted-types-for") == "'script'"
    assert rules.pop("trusted-types") == TRUSTED
    assert set(rules.values()) == {"'none'", "'self'"}


def test_text_becomes_markup_or_a_script_in_one_file_alone():
    assets = ROOT / "overrides" / "assets"
    sinks = re.compile(
        r"\b(?:innerHTML|outerHTML|srcdoc) *\+?=(?!=)|insertAdjacentHTML|createContextualFragment|parseFromString"
        r"|setHTML|document\.write|\beval\(|new Function|new Worker|execCommand\(\"insertHTML|createPolicy"
        r"|\.src = (?!tkTrusted\.)"
    )
    found = {
        path.relative_to(assets).as_posix()
        for path in assets.rglob("*.js")
        if sinks.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"site/trusted.js"}
    assert f'createPolicy("{TRUSTED}"' in (assets / "site/trusted.js").read_text(encoding="utf-8")


def test_pages_carry_the_same_policy_but_for_the_rule_that_browsers_heed_in_headers_only():
    assert f"{PAGE_POLICY}; frame-ancestors 'none'" == POLICY
    assert HEADERS["Content-Security-Policy"] == POLICY
