"""An organisation hears when a file of ours has changed since it put its own in the place."""

import re

import pytest

from macros.content.own.folder import VARIABLE
from macros.content.own.replacing import fingerprint
from macros.content.own.starter_writer import write_starter
from macros.faults import ContentFaults
from macros.pages.check import check_pages
from tests.support.paths import NORTHLAND
from tests.support.present import present

METHOD, PAGE = "own/methods/focus-group.yml", "own/pages/accessibility.md"


@pytest.fixture
def adopted(project, monkeypatch):
    """A project in which the made-up organisation has put its folder."""
    project.add(NORTHLAND, "own")
    monkeypatch.delenv(VARIABLE)
    return project


def notes(project, file):
    return [note for note in project.load().notes if note.startswith(file)]


@pytest.mark.parametrize(
    ("own", "ours", "before"),
    [(METHOD, "data/methods/focus-group.yml", r"^title:"), (PAGE, "docs/accessibility.md", r"^reviewed:")],
)
def test_what_the_build_asks_for_is_what_it_compares_with(adopted, own, ours, before):
    (asked,) = notes(adopted, own)
    line = re.search(r'to be told when (\S+) changes, write "(replaces: [0-9a-f]{8})"', asked)
    assert present(line)[1] == ours
    adopted.edit(own, before, f"{present(line)[2]}\n{before[1:]}")
    assert notes(adopted, own) == []
    adopted.edit(ours, r"^reviewed: .*", "reviewed: 2026-11-01")
    assert notes(adopted, own) == [], "that somebody read it again changes nothing"
    adopted.edit(ours, r"^title: .*", "title: Another title")
    now = fingerprint(adopted.read(ours))
    (changed,) = notes(adopted, own)
    assert f"{ours} has changed since this took its place" in changed
    assert f"`git log -p -- {ours}`" in changed
    assert changed.endswith(f"write here: replaces: {now}")
    number = next(n for n, words in enumerate(adopted.read(own).splitlines(), 1) if words.startswith("replaces"))
    assert changed.startswith(f"{own}:{number}: replaces: ")


def test_when_ours_is_gone_the_line_may_go(adopted):
    adopted.edit("own/pages/our-panel.md", r"^reviewed:", "replaces: 12345678\nreviewed:")
    (note,) = notes(adopted, "own/pages/our-panel.md")
    assert (
        'there is no docs/our-panel.md any more that it could replace: take out the line "replaces: 12345678"' in note
    )


def test_a_page_that_says_what_ours_says_is_named(adopted):
    adopted.write(PAGE, adopted.read("docs/accessibility.md"))
    (note,) = notes(adopted, PAGE)
    assert note.endswith("says word for word what docs/accessibility.md says: change it, or delete it")


def test_the_starter_notes_what_its_page_replaces(project, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    write_starter(project.root, project.root / "own")
    noted = fingerprint(project.read("docs/accessibility.md"))
    assert f"\nreplaces: {noted}\n" in project.read("own/pages/_accessibility.md")


def test_what_is_no_fingerprint_is_a_fault(adopted):
    adopted.edit(METHOD, r"^title:", "replaces: yes\ntitle:")
    (fault,) = adopted.faults()
    assert '"yes" is not what the build gave you: take the line out, and it says what to write' in fault


def test_who_publishes_under_a_name_is_reminded_of_the_statement_that_the_law_asks_for(adopted):
    assert not [note for note in adopted.load().notes if "accessibility statement" in note]
    (adopted.root / PAGE).unlink()
    (note,) = (note for note in adopted.load().notes if "accessibility statement" in note)
    assert note.startswith("own/organisation.yml:3: name: the law asks public bodies")


def test_an_own_page_follows_the_one_of_ours_that_it_replaces_to_its_new_name(small, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    small.write("own/pages/security.md", small.read("docs/security.md"))
    small.edit("docs/security.md", r"^reviewed:", "formerly: [security.md]\nreviewed:")
    (small.root / "docs/security.md").rename(small.root / "docs/statement.md")
    with pytest.raises(ContentFaults) as caught:
        check_pages(small.root, small.load())
    said = "has the place of a page of the toolkit that is called statement.md now: call it own/pages/statement.md"
    faults = [str(fault) for fault in caught.value.faults]
    assert [fault for fault in faults if said in fault and fault.startswith("own/pages/security.md")]


def test_the_build_says_when_an_entry_of_ours_has_changed_that_an_own_one_replaces(adopted):
    file, ours = "own/links.yml", "data/links.yml"
    (asked,) = notes(adopted, file)
    assert asked.startswith(f'{file}:9: links, item 2: to be told when "osr" in {ours} changes, write "replaces: ')
    said = re.search(r'"(replaces: [0-9a-f]{8})" below its id$', asked)
    adopted.edit(file, r"^- id: osr$", f"- id: osr\n  {present(said)[1]}")
    assert notes(adopted, file) == []
    adopted.edit(ours, r"^- id: osr$", "- id: osr\n  reviewed: 2026-11-01")
    assert notes(adopted, file) == [], "that somebody looked at it again changes nothing"
    adopted.edit(ours, r"^- id: osr\n(.*\n)  title: .*", "- id: osr\n  title: Another title")
    (changed,) = notes(adopted, file)
    assert changed.startswith(f'{file}:10: links, item 2, replaces: "osr" in {ours} has changed since')
    assert f"`git log -p -- {ours}`" in changed
    adopted.edit(file, r"^  replaces: .*", f"  {changed[-18:]}")
    assert notes(adopted, file) == []


@pytest.mark.parametrize(
    ("file", "entry", "said"),
    [
        (
            "glossary.yml",
            "- id: attrition\n  term: Attrition\n  meaning: People who leave.\n",
            'to be told when "attrition" in data/glossary.yml changes, write "replaces: ',
        ),
        (
            "glossary.yml",
            "- id: gone\n  replaces: 12345678\n  term: Gone\n  meaning: Words.\n",
            'there is no "gone" in data/glossary.yml any more that it could replace: take out "replaces: 12345678"',
        ),
    ],
)
def test_an_entry_says_what_it_replaces_where_ours_has_it(adopted, file, entry, said):
    adopted.write(f"own/{file}", adopted.read(f"own/{file}") + entry)
    (note,) = notes(adopted, f"own/{file}")
    assert said in note


def test_an_entry_that_says_what_ours_says_is_named(adopted):
    ours = present(re.search(r"^- id: osr\n(?:  .*\n)+", adopted.read("data/links.yml"), re.MULTILINE))[0]
    adopted.edit("own/links.yml", r"^- id: osr\n(?:  .*\n)+", ours)
    (note,) = notes(adopted, "own/links.yml")
    assert note.endswith('says word for word what "osr" in data/links.yml says: change it, or delete it')


def test_what_an_entry_replaces_is_not_published(adopted):
    adopted.edit("own/links.yml", r"^- id: osr$", "- id: osr\n  replaces: 12345678")
    assert not hasattr(adopted.load().links["osr"], "replaces")
