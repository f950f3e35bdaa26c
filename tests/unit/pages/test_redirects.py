"""Renaming a page, a case study, a method or a heading keeps the address that it had."""

from bs4 import BeautifulSoup

from macros.pages.anchors import anchors_of
from macros.pages.redirects import Moved, redirects
from macros.publishing.server_files import PAGE_POLICY
from tests.support.present import present
from tests.support.project import Project

PARTS = ("mkdocs.yml", "data", "docs", "overrides", "tests/northland")
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


def test_what_was_renamed_says_where_it_was(tmp_path):
    project = Project(tmp_path / "project", *PARTS)
    project.edit("docs/about.md", r"^reviewed:", "formerly:\n- who-we-are.md\nreviewed:")
    (project.root / "data/methods/workshop.yml").rename(project.root / "data/methods/day-of-work.yml")
    project.edit("data/methods/day-of-work.yml", r"^reviewed:", "formerly:\n- workshop\nreviewed:")
    for path in (project.root / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("- workshop\n", "- day-of-work\n").replace("/workshop.md", "/day-of-work.md"))
    project.edit("data/methods/day-of-work.yml", r"^- day-of-work\n", "- workshop\n")
    report = project.look_at_pages()
    moved = {(moved.before, moved.now) for moved in report.moved}
    assert moved >= {("who-we-are.md", "about.md"), ("methods/workshop.md", "methods/day-of-work.md")}
    assert report.addresses["methods/workshop"] == report.addresses["methods/day-of-work"]


def test_an_address_that_is_taken_cannot_be_an_old_one(tmp_path):
    project = Project(tmp_path / "project", *PARTS)
    line = project.edit("docs/about.md", r"^reviewed:", "»formerly:\n- tips.md\n- /x.md\n- Old Name.md\nreviewed:")
    faults = [str(fault) for fault in project.look_at_pages().faults]
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
