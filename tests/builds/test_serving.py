"""While an author serves the site, each change shows, and a fault shows until it is mended."""

import re
import time
from collections.abc import Iterator

import pytest

from tests.support.paths import PARTS
from tests.support.project import Project
from tests.support.serving import Server, serving

CASE = "data/case-studies/child-heart-surgery.yml"
CASE_PAGE = "case-studies/child-heart-surgery/"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(Project(tmp_path_factory.mktemp("served") / "project", *PARTS)) as server:
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
            r"(?<=url: )https://osr[.].*toolkit-for.*",
            "https://fresh.example/",
            "about/",
            "a[href^='https://fresh.']",
        ),
        (
            "data/glossary.yml",
            r"^  meaning: \|-\n    Statistics that",
            "  meaning: |-\n    Fresh statistics that",
            "about/",
            ".tk-term-note",
        ),
        (
            "docs/pictures/feedback-loop.svg",
            r'width="640" height="200" view',
            'width="64" height="20" view',
            "writing-pages/",
            "img[width='64']",
        ),
        ("docs/worked-example.md", r"(?<=\nThis is a )complete", "fresh", "writing-pages/", ".tk-example"),
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


def test_the_script_with_which_pages_reload_may_run(server):
    page = server.page()
    assert page.find("script", src=False, string=lambda text: "livereload(" in text)
    assert not page.select('meta[http-equiv="Content-Security-Policy"]')


def test_a_new_case_study_shows_and_goes(server):
    server.project.fill_in("data/case-studies/_template.yml", "data/case-studies/fresh.yml")
    server.wait_until(lambda: server.shows("case-studies/fresh/", "What real was done, in a few words"))
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


def test_a_page_that_says_no_day_of_review_still_shows_with_its_fault(server):
    with server.project.edited("docs/about.md", r"^reviewed: .*", "reviewed: last week") as line:
        fault = f'docs/about.md:{line}: reviewed: must be a date, written like 2026-11-23, not "last week"'
        server.wait_until(lambda: server.shows("about/", fault, ".tk-faults"))
        assert not server.shows("about/", "Last reviewed")
    server.wait_until(lambda: server.shows("about/", "Last reviewed"))


def test_a_page_in_the_way_of_a_generated_one_ends_nothing(server):
    server.project.write("docs/methods/focus-group.md", "# In the way\n")
    server.wait_until(lambda: "docs/methods/focus-group.md:1: has the address of" in server.printed())
    (server.project.root / "docs/methods/focus-group.md").unlink()
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
