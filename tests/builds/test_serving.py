"""While an author serves the site, each change shows, and a fault shows until it is fixed."""

import os
import re
import time
from collections.abc import Iterator

import pytest

from tests.support.hamlet import hamlet
from tests.support.serving import Server, serving

CASE = "data/case-studies/well.yml"
CASE_PAGE = "case-studies/well/"

SLOWLY = "slowly.txt"
"""A file of this name makes each build take a while, as in a large project."""
HOOK = f"""
import time
from pathlib import Path

def on_pre_build(config):
    time.sleep(3 if Path({SLOWLY!r}).exists() else 0)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project = hamlet(tmp_path_factory.mktemp("served") / "project")
    project.write("hook.py", HOOK)
    project.edit("mkdocs.yml", r"\Z", "hooks: [hook.py]\n")
    with serving(project) as server:
        server.wait_until(lambda: server.page() is not None)
        yield server


@pytest.mark.parametrize(
    ("file", "old", "new", "path"),
    [
        ("docs/about.md", r"\Z", "\nFresh words on a page\n", "about/"),
        (CASE, r"^title: .*", "title: Fresh words in data", CASE_PAGE),
        ("macros/pages/templates/case-study-page.md.jinja", r"\Z", "\nFresh words of a template\n", CASE_PAGE),
        ("overrides/base.html", r"<main[^>]*>", '<main id="content"><p>Fresh words in the frame</p>', ""),
    ],
    ids=["page", "data", "template", "override"],
)
def test_a_change_shows(server, file, old, new, path):
    (words,) = re.findall("Fresh words [a-z ]+", new)
    assert not server.shows(path, words)
    # It stays, since each change back would cost one more build.
    server.project.edit(file, old, new)
    server.wait_until(lambda: server.shows(path, words))


@pytest.mark.parametrize(
    ("file", "old", "new", "path", "selector"),
    [
        (
            "data/links.yml",
            r"(?<=url: )https://code[.].*",
            "https://fresh.example/",
            "about/",
            "a[href^='https://fresh.']",
        ),
        (
            "data/glossary.yml",
            r"^  meaning: \|-\n    A count",
            "  meaning: |-\n    Fresh count",
            "about/",
            ".tk-term-note",
        ),
        (
            "docs/pictures/well.svg",
            r'width="640" height="200" view',
            'width="64" height="20" view',
            "about/",
            "img[width='64']",
        ),
        ("docs/accessibility.md", r"(?<=\nThis site is )for", "fresh for", "about/", "article"),
    ],
    ids=["link", "term", "picture", "snippet"],
)
def test_a_page_that_was_not_changed_follows_what_it_is_made_of(server, file, old, new, path, selector):
    words = re.sub(r"[^A-Za-z ].*", "", new.split("    ")[-1])
    server.project.edit(file, old, new)
    server.wait_until(
        lambda: (
            (page := server.page(path)) is not None
            and any(words in part.get_text() or "[" in selector for part in page.select(selector))
        )
    )


def test_a_page_is_answered_while_the_site_is_built_anew(server):
    server.project.write(SLOWLY, "")
    saved = time.monotonic()
    server.project.edit("docs/about.md", r"\Z", "\nWords that come later\n")
    waits: list[float] = []
    shown = False
    while not shown:
        start = time.monotonic()
        shown = server.shows("about/", "Words that come later")
        waits.append(time.monotonic() - start)
    # An answer that waited for the end of the build would take most of the time since saving.
    assert max(waits) < 0.6 * (time.monotonic() - saved)
    (server.project.root / SLOWLY).unlink()


def test_the_script_with_which_pages_reload_may_run(server):
    page = server.page()
    assert page.find("script", src=False, string=lambda text: "livereload(" in text)
    assert not page.select('meta[http-equiv="Content-Security-Policy"]')


def test_a_new_case_study_shows_and_goes(server):
    fresh = server.project.read("data/case-studies/orchard.yml").replace("title: ", "title: Fresh ")
    server.project.write("data/case-studies/fresh.yml", fresh)
    server.wait_until(lambda: server.shows("case-studies/fresh/", "Fresh Naming the trees"))
    (server.project.root / "data/case-studies/fresh.yml").unlink()
    server.wait_until(lambda: server.page("case-studies/fresh/") is None)


def test_a_fault_in_the_data_shows_on_every_page_and_in_the_terminal_until_it_is_mended(server):
    with server.project.edited(CASE, r"^order: .*", "order: x") as line:
        fault = f'{CASE}:{line}: order: must be a whole number, not "x"'
        server.wait_until(lambda: server.shows("", fault, ".tk-faults"))
        assert server.shows(CASE_PAGE, fault, ".tk-faults")
        assert fault in server.printed()
        # What was sound before is still there to read.
        assert server.shows(CASE_PAGE, "Families")
    server.wait_until(server.is_sound)
    assert "Traceback" not in server.printed()


def test_while_a_fault_is_there_other_changes_still_show(server):
    with server.project.edited(CASE, r"^order: .*", "order: x"):
        server.wait_until(lambda: server.shows("", CASE, ".tk-faults"))
        with server.project.edited("docs/about.md", r"\Z", "\nFresh words\n"):
            server.wait_until(lambda: server.shows("about/", "Fresh words"))
            assert server.shows("about/", CASE, ".tk-faults")
    server.wait_until(server.is_sound)


def test_a_fault_in_a_page_shows_on_it_and_in_the_terminal_until_it_is_mended(server):
    with server.project.edited("docs/about.md", r"\Z", '\n»{{ tip("be-opn") }}\n') as line:
        fault = f'docs/about.md:{line}: there is no tip called "be-opn". Did you mean "be-open"?'
        server.wait_until(lambda: server.shows("about/", fault, ".tk-faults"))
        assert fault in server.printed()
    server.wait_until(lambda: server.is_sound("about/"))
    assert not server.shows("about/", "be-opn")
    assert "Traceback" not in server.printed()


def test_a_file_to_put_in_that_is_missing_ends_no_build_and_is_told(server):
    with server.project.edited("docs/about.md", r"\Z", '\n```\n--8<-- "docs/nosuch.md"\n```\n'):
        fault = 'there is no file "docs/nosuch.md" to include here'
        server.wait_until(lambda: server.shows("about/", fault, ".tk-faults"))
    server.wait_until(lambda: server.is_sound("about/"))
    assert "Traceback" not in server.printed()


@pytest.mark.parametrize("put", [os.mkfifo, lambda path: path.symlink_to("../docs")], ids=["pipe", "circle"])
def test_what_cannot_be_read_is_told_and_pages_are_answered_until_it_is_gone(server, put):
    path, told = server.project.root / "docs/odd.md", "Serving goes on as soon as this is fixed"
    before = server.printed().count(told)
    put(path)
    server.wait_until(lambda: server.printed().count(told) > before)
    assert "docs/odd.md:1: is " in server.printed().rpartition(told)[0][-300:]
    assert server.is_sound("about/")
    path.unlink()
    with server.project.edited("docs/about.md", r"\Z", "\nWords after the mend\n"):
        server.wait_until(lambda: server.shows("about/", "Words after the mend"))
    assert "Traceback" not in server.printed()


def test_a_page_that_says_no_day_of_review_still_shows_with_its_fault(server):
    with server.project.edited("docs/about.md", r"^reviewed: .*", "reviewed: last week") as line:
        fault = f'docs/about.md:{line}: reviewed: must be a date, written like 2026-11-23, not "last week"'
        server.wait_until(lambda: server.shows("about/", fault, ".tk-faults"))
        assert not server.shows("about/", "Last reviewed")
    server.wait_until(lambda: server.shows("about/", "Last reviewed"))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (r"^  - about", "»\t- about", "has a tab at the start of this line: write spaces in its place"),
        (r"^nav:\n", "nav: »index.md\nothers:\n", ""),
    ],
    ids=["no YAML", "no menu"],
)
def test_a_fault_in_the_settings_shows_until_it_is_mended_and_other_changes_still_show(server, old, new, fault):
    with server.project.edited("mkdocs.yml", old, new) as line:
        server.wait_until(lambda: server.shows("", "mkdocs.yml: cannot be used as it is", ".tk-faults"))
        if fault:
            assert server.shows("", f"mkdocs.yml:{line}: the file {fault}", ".tk-faults")
        with server.project.edited("docs/about.md", r"\Z", "\nFresh words\n"):
            server.wait_until(lambda: server.shows("about/", "Fresh words"))
    server.wait_until(server.is_sound)
    assert "Traceback" not in server.printed()


def test_a_page_in_the_way_of_a_generated_one_ends_nothing(server):
    server.project.write("docs/methods/walk.md", "# In the way\n")
    server.wait_until(lambda: "docs/methods/walk.md:1: has the address of" in server.printed())
    (server.project.root / "docs/methods/walk.md").unlink()
    with server.project.edited("docs/about.md", r"\Z", "\nFresh words\n"):
        server.wait_until(lambda: server.shows("about/", "Fresh words"))


def test_serving_that_starts_with_a_fault_waits_and_then_serves(project):
    sound = project.read(CASE)
    line = project.edit(CASE, r"^order: .*", "order: x")
    with serving(project) as server:
        server.wait_until(lambda: "Serving starts as soon as this is fixed" in server.printed())
        assert f'{CASE}:{line}: order: must be a whole number, not "x"' in server.printed()
        assert server.page() is None
        project.write(CASE, sound)
        server.wait_until(lambda: server.page() is not None)
        assert server.is_sound()
        assert "Traceback" not in server.printed()
