"""Renaming a page, a case study, a method or a heading keeps the address that it had."""

import re

from bs4 import BeautifulSoup

from macros.pages.anchors import anchors_of
from macros.pages.redirects import Moved, redirects
from macros.publishing.server_files import PAGE_POLICY
from tests.support.present import present

MOVED = [
    Moved("our-tips.md", "tips.md", "Tips & <more>"),
    Moved("tips/index.md", "guidance/all-tips.md", "Tips"),
    Moved("old/place.md", "index.md", "Home"),
]


def test_the_page_at_an_old_address_leads_on_from_there(toolkit):
    on_a_server = {file.path: file.content.decode() for file in redirects(MOVED, toolkit.words)}
    from_a_folder = {file.path: file.content.decode() for file in redirects(MOVED, toolkit.words, folders=False)}
    for files, ways in (
        (on_a_server, {
            "our-tips/index.html": "../tips/",
            "tips/index.html": "../guidance/all-tips/",
            "old/place/index.html": "../../",
        }),
        (from_a_folder, {
            "our-tips.html": "tips.html",
            "tips/index.html": "../guidance/all-tips.html",
            "old/place.html": "../index.html",
        }),
    ):  # fmt: skip
        assert files.keys() == ways.keys()
        for path, way in ways.items():
            page = BeautifulSoup(files[path], "html.parser")
            assert present(page.find("meta", attrs={"http-equiv": "refresh"}))["content"] == f"0; url={way}"
            assert present(page.main.a)["href"] == way
            assert (
                present(page.find("meta", attrs={"http-equiv": "Content-Security-Policy"}))["content"] == PAGE_POLICY
            )
            assert not page.find("script")
    assert BeautifulSoup(on_a_server["our-tips/index.html"], "html.parser").title.text == "Tips & <more>"


def test_what_was_renamed_says_where_it_was(small):
    small.edit("docs/about.md", r"^reviewed:", "formerly:\n- who-we-are.md\nreviewed:")
    (small.root / "data/methods/walk.yml").rename(small.root / "data/methods/stroll.yml")
    small.edit("data/methods/stroll.yml", r"^reviewed:", "formerly:\n- walk\nreviewed:")
    for path in (small.root / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        renamed = re.sub(r"(methods?: \[?|first_method: )walk\b", r"\1stroll", text).replace("/walk.md", "/stroll.md")
        path.write_text(renamed, encoding="utf-8")
    report = small.look_at_pages()
    moved = {(moved.before, moved.now) for moved in report.moved}
    assert moved >= {("who-we-are.md", "about.md"), ("methods/walk.md", "methods/stroll.md")}
    assert report.addresses["methods/walk"] == report.addresses["methods/stroll"]


def test_an_address_that_is_taken_cannot_be_an_old_one(small):
    line = small.edit("docs/about.md", r"^reviewed:", "»formerly:\n- tips.md\n- /x.md\n- Old Name.md\nreviewed:")
    faults = [str(fault) for fault in small.look_at_pages().faults]
    assert faults == [
        f'docs/about.md:{line}: formerly: "tips.md" is the address of docs/tips.md: it can lead to one place only',
        f'docs/about.md:{line}: formerly: "/x.md" is no page in docs/: write the file\'s name, such as old-name.md',
        f'docs/about.md:{line}: formerly: "Old Name.md" is no page in docs/: write the file\'s name, such as '
        "old-name.md",
    ]


def test_the_name_of_a_heading_that_folds_its_part_lasts():
    anchors = anchors_of('<details><summary><h2 id="box">Words</h2> <span id="count"></span></summary>\n</details>\n')
    assert {"box", "count"} <= set(anchors.names)
    assert anchors.lasting == {"box"}


def test_a_heading_keeps_the_names_that_it_had():
    names = anchors_of('# Title\n\n## Words { #new formerly="old older" }\n').names
    assert set(names) == {"title", "new", "old", "older"}
