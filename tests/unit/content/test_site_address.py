"""Where the site will be is looked at before it is built, since a wrong address shows on one page only."""

import pytest

from macros.content.site_address import VARIABLE, site_address_faults


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://organisation.example/toolkit/",
        "https://organisation.example/toolkit",
        "https://organisation.example",
        "http://intranet/involvement/",
        "HTTPS://Organisation.example:8443/Toolkit/2/",
        "https://organisation.example/b%C3%BCrger/",
    ],
)
def test_an_address_of_a_site_is_one_with_or_without_a_path_and_its_last_slash(monkeypatch, address):
    monkeypatch.setenv(VARIABLE, address)
    assert list(site_address_faults()) == []


@pytest.mark.parametrize(
    "address",
    [
        "organisation.example/toolkit/",
        "/toolkit/",
        "ftp://organisation.example/",
        "https:/organisation.example/",
        "https://organisation.example/toolkit/ ",
        "https://organisation.example/our toolkit/",
        "https://organisation.example//toolkit/",
        "https://organisation.example/toolkit/index.html",
        "https://organisation.example/toolkit/?a=b",
        "https://organisation.example/toolkit/#top",
        "“https://organisation.example/”",
        "https://me@organisation.example/",
    ],
)
def test_what_is_no_address_of_a_site_is_told_with_one_that_is(small, monkeypatch, address):
    monkeypatch.setenv(VARIABLE, address)
    assert small.faults() == [
        f'SITE_URL:1: is "{address}", which is no address of a site: write it like '
        "https://organisation.example/toolkit/"
    ]
