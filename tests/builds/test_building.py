"""A build either makes the whole site or says in plain lines what is wrong, and fails."""

import struct
import subprocess
import sys
import zlib
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.search.reading import read_given
from tests.support.builder import ENVIRONMENT, build_copy, complaints, page, told
from tests.support.hamlet import hamlet
from tests.support.paths import ROOT
from tests.support.present import present
from tests.support.project import Project
from tests.support.shared import made_once

CASE = "data/case-studies/well.yml"


def test_the_project_as_it_is_builds_from_any_folder_without_a_word_of_complaint(project, tmp_path):
    code, output = build_copy(project, "--config-file", str(project.root / "mkdocs.yml"), cwd=tmp_path)
    assert (code, complaints(output)) == (0, [])
    assert (project.root / "site" / "methods" / "walk" / "index.html").is_file()
    assert not list((project.root / "site").glob("sitemap*")), "a site without an address has no sitemap"
    assert "link:" not in str(page(project, "about/index.html"))


WRONG_NAMES = {
    "docs/about.md": (
        '{{ case_study("wel") }}',
        'there is no case study called "wel". Did you mean "well"?',
    ),
    "docs/accessibility.md": (
        '{{ tip("be-open" }}',
        'has a bracket in braces that does not close: write it as in {{ tip("be-open") }}',
    ),
    "docs/glossary.md": ("{{ glosary() }}", 'there is no macro called "glosary". Did you mean "glossary"?'),
    "docs/security.md": (
        "[words](link:osr-tolkit)",
        'there is no link called "osr-tolkit". Did you mean "osr-toolkit"?',
    ),
    "docs/tips.md": ("{{ tip() }}", 'tip(…) cannot be called like this: write tip("name")'),
}


def test_each_wrong_name_in_a_page_fails_and_is_told_with_its_line(project):
    lines = {file: project.append(file, text) for file, (text, _) in WRONG_NAMES.items()}
    code, output = build_copy(project)
    assert code == 1
    assert sorted(told(output)) == [f"{file}:{lines[file]}: {message}" for file, (_, message) in WRONG_NAMES.items()]


def test_a_wrong_name_in_a_page_fails_a_quiet_build_too(project):
    line = project.append("docs/about.md", "{{ glosary() }}")
    code, output = build_copy(project, "--quiet")
    assert code == 1
    assert told(output) == [f'docs/about.md:{line}: there is no macro called "glosary". Did you mean "glossary"?']


def test_a_wrong_name_is_all_that_is_told_of_a_page_that_others_link_to(project):
    line = project.append("docs/plan.md", '{{ plan_box("publicks") }}')
    code, output = build_copy(project)
    assert code == 1
    (complaint,) = told(output)
    assert complaint.startswith(f"docs/plan.md:{line}: ")


def test_each_dead_link_and_a_link_in_html_which_nothing_checks_fails_and_is_told(project):
    links = ("nosuch.md", "/methods/nosuch.md", "/tips.md#nosuch")
    lines = [project.append("docs/about.md", f"[words]({link})") for link in links]
    in_html = project.append("docs/glossary.md", '<a href="nosuch.md">words</a>')
    code, output = build_copy(project)
    assert code == 1
    complaint, *dead = sorted(told(output), key=lambda each: each.startswith("docs/about.md"))
    assert [each.split(" links to ")[0] for each in dead] == [f"docs/about.md:{line}:" for line in lines]
    assert complaint.startswith(f"docs/glossary.md:{in_html}: write the link as [words](/page.md)")


def test_a_build_that_fails_leaves_the_site_that_was_there(project):
    # By then MkDocs has emptied the folder that it builds into.
    project.append("docs/about.md", "[words](nosuch.md)")
    project.write("site/index.html", "the last one")
    command = [sys.executable, "-m", "macros", "build"]
    result = subprocess.run(command, cwd=project.root, env=ENVIRONMENT, capture_output=True, timeout=120)
    assert result.returncode == 1
    assert b"nosuch.md" in result.stderr
    assert [path.read_text() for path in (project.root / "site").iterdir()] == ["the last one"]


def test_all_faults_in_the_data_are_told_at_once_and_nothing_else(project):
    one = project.edit(CASE, r"^order: .*", "order: x")
    two = project.edit("data/methods/walk.yml", r"^kind: .*", "kind: discus")
    code, output = build_copy(project)
    assert code == 1
    assert complaints(output) == [
        "2 faults to fix:",
        f'  {CASE}:{one}: order: must be a whole number, not "x"',
        f'  data/methods/walk.yml:{two}: kind: there is no kind of method called "discus". Did you mean "discuss"?',
    ]
    assert not (project.root / "site").exists()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("data/tips.yml", b"\xff\xfe\0"),
        ("data/tips.yml", b"a: [" * 500),
        ("docs/about.md", "# Café\n".encode("latin-1")),
    ],
    ids=["data of the wrong encoding", "data that is no YAML", "page of the wrong encoding"],
)
def test_a_file_that_cannot_be_read_fails_and_is_named(project, file, content):
    project.write(file, content)
    code, output = build_copy(project)
    assert code == 1
    assert any(file in complaint for complaint in complaints(output))


def test_a_page_in_the_way_of_a_generated_one_fails_and_both_are_named(project):
    project.write("docs/methods/walk.md", "---\nreviewed: 2026-11-23\n---\n\n# Walk\n")
    code, output = build_copy(project)
    assert code == 1
    assert (
        "docs/methods/walk.md:1: has the address of the page made from data/methods/walk.yml: delete one of them"
    ) in told(output)


WORDS = "A > b <b & \"q\" 's' *i* [x](y) {{ z }} 😀"


def photo_of(author: str) -> bytes:
    """A picture whose file says who made it."""
    note = b"tEXtAuthor\0" + author.encode()
    chunk = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
    picture = (ROOT / ".github/screenshot.png").read_bytes()
    return picture[:33] + chunk + picture[33:]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy that was changed in several places, none of which knows of another, and built once."""

    def make(folder: Path) -> None:
        project = hamlet(folder)
        quoted = WORDS.replace("'", "''")
        project.edit(CASE, r"^title: .*", f"title: '{quoted}'")
        project.edit(CASE, r"^summary: .*", f"summary: '{quoted}'")
        project.edit("data/organisation.yml", r"\Z", "repository: https://example.org/team/copy\n")
        project.write("docs/pictures/photo.png", photo_of("Sam Secret"))
        project.write("docs/pictures/well.svg", project.read("docs/pictures/well.svg") + "<!-- Sam Secret -->")
        project.append("docs/tips.md", "![The well in spring](/pictures/photo.png)")
        project.edit("docs/about.md", r"^reviewed:", "lang: cy\nformerly:\n- who-we-are.md\nreviewed:")
        code, output = build_copy(project)
        assert (code, complaints(output)) == (0, [])

    return Project(made_once(tmp_path_factory, "changed", make))


def test_what_an_author_writes_shows_as_it_stands(changed: Project):
    words = WORDS
    own = page(changed, "case-studies/well/index.html")
    assert own.h1.find(string=True) == words
    assert own.title.get_text().startswith(f"{words} – ")
    assert present(own.find("meta", attrs={"name": "description"}))["content"] == words
    assert not own.h1.b
    card = page(changed, "case-studies/index.html").find("a", href="well/").find_parent("li")
    assert words in card.get_text()
    box = page(changed, "decision-points/trust/index.html").find(id="case-study-well")
    assert box.find(string=True) == words
    neighbour = present(own.select_one("a.tk-pagination__previous"))["href"].removeprefix("../")
    following = page(changed, f"case-studies/{neighbour}index.html").select_one("a.tk-pagination__next")
    assert following.get_text() == f"Next {words}"


def test_what_a_picture_says_of_its_author_is_not_published(changed: Project):
    for name in ("photo.png", "well.svg"):
        assert b"Sam Secret" in (changed.root / "docs/pictures" / name).read_bytes()
        assert b"Sam Secret" not in (changed.root / "site/pictures" / name).read_bytes()
    assert present(page(changed, "tips/index.html").find("img", alt="The well in spring"))["width"] == "1280"


def test_edit_this_page_leads_to_where_the_words_are_written(changed: Project):
    def edited(path: str) -> str:
        return unquote(str(present(page(changed, path).select_one(".tk-edit a"))["href"]))

    base = "https://example.org/team/copy/edit/main"
    assert edited("methods/walk/index.html") == f"{base}/data/methods/walk.yml"
    assert edited("case-studies/well/index.html") == f"{base}/{CASE}"
    assert edited("tips/index.html") == f"{base}/docs/tips.md"


def test_a_copy_in_welsh_says_what_it_can_in_welsh_and_the_rest_in_english(whole_project):
    project = whole_project
    project.edit("data/organisation.yml", "language: en", "language: cy\nunfinished_language: cy")
    code, output = build_copy(project)
    assert (code, complaints(output)) == (0, [])
    method = page(project, "methods/focus-group/index.html")
    assert method.select_one('.tk-toc summary span[lang="cy"]').text == "Ar y dudalen hon"
    assert method.select_one('#what-it-is span[lang="cy"]').text == "Beth ydyw"
    assert method.select_one('#when-it-suits span[lang="en"]').text == "When it suits"
    assert method.select_one('.tk-reviewed time span[lang="cy"]').text == "23 Tachwedd 2026"
    assert present(method.html)["lang"] == "en", "the guidance is in English"
    assert not [element for element in method.select("[aria-label]") if "<" in element["aria-label"]]
    script = (project.root / "site/assets/site/search-window.js").read_text(encoding="utf-8")
    assert '"few":"{count} tudalen wedi\'u canfod."' in script
    assert '"search.nothing":["en",' in script
    example = page(project, "worked-example/index.html")
    assert {"Pwnc ", "Dyddiad adolygu", "15 Ionawr 2027"} <= {span.text for span in example.select('[lang="cy"]')}
    document = (project.root / "site/downloads/worked-example.md").read_text(encoding="utf-8")
    assert "- **Dyddiad adolygu:** 15 Ionawr 2027\n" in document
    builder = (project.root / "site/assets/plan/builder-ways.js").read_text(encoding="utf-8")
    assert '"documents.topic":["Topic {number}: {title}","Pwnc {number}: {title}"]' in builder
    assert builder.index("{day} Mawrth {year}") < builder.index("{day} March {year}")


def test_a_page_in_another_language_says_so_and_the_words_around_it_stay_in_theirs(changed: Project):
    about = page(changed, "about/index.html")
    assert [present(part)["lang"] for part in (about.html, about.body, about.article)] == ["cy", "en", "cy"]
    tips = page(changed, "tips/index.html")
    assert (present(tips.html)["lang"], tips.body.get("lang"), tips.article.get("lang")) == ("en", None, None)
    assert present(page(changed, "who-we-are/index.html").main.a)["href"] == "../about/"
    assert read_given(changed.root / "site")["languages"] == {"about/": "cy"}
