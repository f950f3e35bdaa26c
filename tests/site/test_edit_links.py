""" "Edit this page" leads to the file in which a page's words are written."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.support.builder import build
from tests.support.paths import PARTS, ROOT
from tests.support.present import present
from tests.support.project import Project
from tests.support.reading import Pages, addresses, read
from tests.support.shared import made_once

REPOSITORY = "https://git.example/statistics/toolkit"
# As on GitLab: GitHub's is the one that needs not be named.
EDIT_PATH = "-/edit/main"
START = f"{REPOSITORY}/{EDIT_PATH}/"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The pages of a publisher's copy of the project, with an organisation of its own."""

    def make(folder: Path) -> None:
        project = Project(folder, *PARTS)
        project.write(
            "data/organisation.yml",
            f"name: Office of Examples\nfeedback_email: toolkit@example.org\nrepository: {REPOSITORY}\n"
            f"edit_path: {EDIT_PATH}\n",
        )
        result = build(project.root, folder / "site")
        assert result.returncode == 0, result.stderr

    site = made_once(tmp_path_factory, "edited", make) / "site"
    return {address: read(site, address) for address in addresses(site) if address != "404.html"}


def source(page: BeautifulSoup) -> str:
    link = present(page.select_one(".tk-edit a"))["href"]
    assert link.startswith(START)
    return link.removeprefix(START)


def test_each_page_leads_to_a_file_that_is_there(pages):
    sources = {address: source(page) for address, page in pages.items()}
    assert not {address: file for address, file in sources.items() if not (ROOT / file).is_file()}
    assert len(set(sources.values())) == len(pages)


@pytest.mark.parametrize(
    ("address", "file"),
    {
        "": "docs/index.md",
        "tips/": "docs/tips.md",
        "decision-points/": "docs/decision-points/index.md",
        "decision-points/trust/": "docs/decision-points/trust.md",
        "case-studies/child-heart-surgery/": "data/case-studies/child-heart-surgery.yml",
        "methods/focus-group/": "data/methods/focus-group.yml",
    }.items(),
)
def test_written_pages_lead_to_markdown_and_generated_ones_to_yaml(pages, address, file):
    assert source(pages[address]) == file


def test_the_organisation_and_its_address_for_feedback_show(pages):
    assert all("Office of Examples" in page.footer.get_text() for page in pages.values())
    assert pages["about/"].article.find("a", href="mailto:toolkit@example.org")


def test_a_repository_makes_no_page_ask_its_host_for_anything(pages):
    asked = [
        tag
        for page in pages.values()
        for tag in page.find_all(["script", "link", "img", "iframe"])
        if REPOSITORY in str(tag)
    ]
    assert not asked
