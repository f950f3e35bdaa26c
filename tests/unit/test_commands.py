"""The commands that check, fix and look after a project: what they say, and with which code they end."""

import io

import pytest

from macros.__main__ import main
from macros.content.link_check import Answer, Outcome
from macros.content.own.folder import VARIABLE
from macros.models.words import done
from tests.support.paths import ROOT


@pytest.fixture
def run(small, monkeypatch, capsys):
    """Run a command in the hamlet. Returns its exit code, and what it says and complains of."""
    monkeypatch.chdir(small.root)

    def run(*arguments: str) -> tuple[int, str, str]:
        code, complaint = 0, ""
        try:
            main(list(arguments))
        except SystemExit as end:
            # Python prints a text that it is given as the exit code, and exits with 1.
            code, complaint = (1, f"{end.code}\n") if isinstance(end.code, str) else (end.code or 0, "")
        output = capsys.readouterr()
        return code, output.out, output.err + complaint

    return run


def test_a_sound_project_is_told_with_what_was_counted(small, run):
    small.write("data/languages/cy.yml", (ROOT / "data/languages/cy.yml").read_bytes())
    run("schemas")
    toolkit = small.load()
    pages = len(list(small.root.glob("docs/**/*.md")))
    assert run("check") == (
        0,
        f"All is well: 2 case studies, 1 methods, {len(toolkit.questions)} example questions, "
        f"2 plan questions, 1 links, {pages} pages.\n"
        f"Cymraeg (cy): {done(toolkit.languages['cy'], toolkit.languages['en'])} words of the interface.\n",
        "",
    )


def test_what_the_output_has_no_signs_for_stops_no_command(small, run, monkeypatch):
    run("schemas")
    small.write("data/languages/el.yml", "name: Ελληνικά\nwords:\n  plan:\n    answer: Απάντηση\n".encode())
    content = io.BytesIO()
    # What Windows writes into a pipe or a file.
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(content, encoding="cp1252"))
    main(["check"])
    assert "\n\\u0395\\u03bb\\u03bb\\u03b7\\u03bd\\u03b9\\u03ba\\u03ac (el): " in content.getvalue().decode("cp1252")


def test_faults_in_the_data_are_told(small, run):
    one = small.edit("data/case-studies/well.yml", r"^order: .*", "order: x")
    two = small.edit("data/methods/walk.yml", r"^kind: .*", "kind: discus")
    assert run("check") == (
        1,
        "",
        "2 faults to fix:\n"
        f'  data/case-studies/well.yml:{one}: order: must be a whole number, not "x"\n'
        f'  data/methods/walk.yml:{two}: kind: there is no kind of method called "discus". Did you mean "discuss"?\n',
    )


def test_faults_in_the_pages_are_told(small, run):
    one = small.append("docs/about.md", "{{ glosary() }}")
    two = small.append("docs/plan.md", '{{ tip("be-opn") }}')
    assert run("check") == (
        1,
        "",
        "2 faults to fix:\n"
        f'  docs/about.md:{one}: there is no macro called "glosary". Did you mean "glossary"?\n'
        f'  docs/plan.md:{two}: there is no tip called "be-opn". Did you mean "be-open"?\n',
    )


def test_a_word_of_the_interface_that_is_gone_is_told(small, run):
    small.edit("data/languages/en.yml", r"^    not-from-source: .*\n", "")
    code, out, complaint = run("check")
    assert (code, out) == (1, "")
    assert "data/languages/en.yml:1: words, " in complaint
    assert '"not-from-source" is missing, which the site says: put it back' in complaint


def test_pages_of_the_wrong_encoding_are_told(small, run):
    for name, encoding in (("about", "latin-1"), ("glossary", "utf-16")):
        small.write(f"docs/{name}.md", "# Words\n\nCafé\n".encode(encoding))
    code, out, complaint = run("check")
    assert (code, out) == (1, "")
    for name in ("about", "glossary"):
        [line] = [line for line in complaint.splitlines() if f"docs/{name}.md:" in line]
        assert "UTF-8" in line


def test_a_command_in_a_folder_that_holds_no_project_is_for_its_own(run, small, monkeypatch):
    asked = []
    monkeypatch.setattr("macros.__main__.write_schemas", lambda root: asked.append(root) or [])
    run("schemas")
    monkeypatch.chdir(small.root / "docs")
    run("schemas")
    assert asked == [small.root, ROOT]


def test_schemas_that_lag_behind_are_told_with_the_fix_and_fixed(small, run):
    run("schemas")
    small.write("data/schemas/tips.json", "{}")
    assert run("check") == (1, "", "data/schemas is behind the models (tips.json): run `make schemas`\n")
    code, out, complaint = run("schemas")
    assert (code, complaint) == (0, "")
    assert "data/schemas/tips.json" in out.splitlines()
    assert run("check")[0] == 0


def test_what_is_due_for_a_review_is_told_by_day_place_and_reason(small, run):
    small.edit("data/tips.yml", r"^reviewed: .*", "reviewed: 2025-01-31")
    line = small.edit("data/tips.yml", r"^- id: be-open\n", "»- id: be-open\n  reviewed: 2025-02-01\n")
    small.edit("data/links.yml", r"status: .*", "status: fallback\n  opens: the home page")
    code, out, complaint = run("stale", "--on", "2026-11-23")
    assert (code, complaint) == (0, "")
    first, second, third = out.splitlines()
    assert first == "2025-01-31  data/tips.yml:1: last reviewed 21 months ago"
    assert second == f"2025-02-01  data/tips.yml:{line}: be-open: last reviewed 21 months ago"
    assert "  data/links.yml:" in third
    assert len(run("stale", "--on", "2026-11-23", "--months", "22")[1].splitlines()) == 1


def test_when_nothing_is_due_for_a_review_it_is_said(run):
    assert run("stale", "--on", "2026-11-24") == (
        0,
        "Nothing is due: everything was reviewed less than 12 months ago.\n",
        "",
    )


def test_a_day_that_cannot_be_read_is_refused(run):
    code, _, complaint = run("stale", "--on", "soon")
    assert code == 2
    assert 'argument --on: must be a date, written like 2026-11-23, not "soon"' in complaint


@pytest.mark.parametrize(("outcome", "code"), [(Outcome.GONE, 1), (Outcome.UNREACHABLE, 2), (Outcome.MOVED, 0)])
def test_what_became_of_the_addresses_is_told_and_the_code_says_how_bad_it_is(run, monkeypatch, outcome, code):
    monkeypatch.setattr(
        "macros.content.link_check.check_links", lambda links: [Answer(outcome, next(iter(links)), "so it is")]
    )
    given, out, complaint = run("links")
    assert (given, complaint) == (code, "")
    assert ("osr-toolkit: so it is: https://code.example/" in out) == (code < 2)


@pytest.mark.parametrize("arguments", [[], ["chek"]])
def test_a_wrong_command_is_answered_with_those_there_are(run, arguments):
    code, _, complaint = run(*arguments)
    assert code == 2
    assert "usage: python -m macros" in complaint


def test_the_starter_of_an_own_folder_is_written_once_and_checked(small, run, monkeypatch):
    for template in ROOT.glob("data/*/_template.yml"):
        small.write(template.relative_to(ROOT).as_posix(), template.read_bytes())
    run("schemas")
    monkeypatch.delenv(VARIABLE)
    code, said, _ = run("own")
    assert code == 0
    assert said.startswith("Written:\n  own/")
    assert said.endswith("Open organisation.yml first, and run `make serve`.\n")
    assert run("own") == (0, f"{small.root / 'own'} has all its files: nothing was written.\n", "")
    assert run("check")[0] == 0


def test_the_check_says_what_an_own_folder_puts_in_the_place_of_ours(small, run, monkeypatch):
    run("schemas")
    monkeypatch.delenv(VARIABLE)
    small.write("own/methods/walk.yml", small.read("data/methods/walk.yml").replace("title: Walk", "title: Stroll"))
    small.write("own/pages/security.md", small.read("docs/security.md").replace("title: ", "title: Our "))
    code, said, _ = run("check")
    assert code == 0
    assert [line for line in said.splitlines() if "in the place of" in line] == [
        'own/methods/walk.yml puts its own method "walk" in the place of the toolkit\'s',
        'own/pages/security.md puts its own page "security.md" in the place of the toolkit\'s',
    ]


def test_no_starter_is_written_where_the_folder_is_switched_off(run):
    code, _, complaint = run("own")
    assert code == 1
    assert complaint.startswith("TOOLKIT_OWN is empty")


@pytest.mark.parametrize("command", [("own",), ("generate", "--into", "taken/new"), ("offline",)])
def test_what_cannot_be_written_is_said_in_a_line(small, run, monkeypatch, command):
    small.write("taken", "A file, where a folder is needed.")
    small.write("build", "So is this.")
    monkeypatch.setenv(VARIABLE, "taken" if command[0] == "own" else "")
    code, said, complaint = run(*command)
    assert (code, said) == (1, "")
    assert complaint.count("\n") == 1
    assert " cannot be used: " in complaint


@pytest.mark.parametrize("months", ["x", "-5", "1.5"])
def test_months_that_cannot_be_counted_are_refused(run, months):
    code, _, complaint = run("stale", "--months", months)
    assert code == 2
    assert f'must be a whole number, such as 12, not "{months}"' in complaint
