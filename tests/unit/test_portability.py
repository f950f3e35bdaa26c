"""How other site builders are tried, without any of them."""

import json
import re
import shlex
import sys
import tomllib

import pytest

from macros.publishing.word_codes import coded
from tests.portability import builders
from tests.portability.__main__ import faults_report, main, parts_report, try_builder
from tests.portability.builders import BUILDERS, FAULTS, Builder, NotInstalled, read_report
from tests.portability.comparing import Part, compare, kind
from tests.support.builder import BUILDER_VARIABLE, in_variable
from tests.support.paths import ROOT

PAGE = "<html><head>{head}</head><body><header>{header}</header><article>{main}</article></body></html>"


def search(*locations):
    """The script of a search that finds some pages, which are all called the same."""
    words, (title, text) = coded(["Title", "Text"])
    count = len(locations)
    of_each = {"kindOf": 0, "ranks": 1, "titles": title, "names": "", "texts": text}
    columns = {name: [value] * count for name, value in of_each.items()}
    return f"tkSearchEngine.index = {json.dumps({'words': words, 'places': locations, **columns})};"


def site(folder, **changes):
    """A small site: the files of a sound one, with changes; None leaves a file out."""
    files = {
        "index.html": PAGE.format(head="", header="h", main="<p>Words  here</p>"),
        "methods/x/index.html": PAGE.format(head="", header="h", main="m"),
        "downloads/plan.html": "<p>plan</p>",
        "data/v1/index.json": "{}",
        "assets/words.js": "say()",
        "search/search.js": search(""),
    }
    for name, content in {**files, **changes}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return folder


def packages_in(lines):
    """The names of packages, by the lines that name them."""
    return {found[0].lower() for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))}


@pytest.mark.parametrize(
    ("builder", "without"),
    [
        ("properdocs", set()),
        ("zensical", {"mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "requests", "watchdog"}),
    ],
)
def test_a_builder_gets_all_that_the_project_needs(builder, without):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (builders.HERE / f"{builder}.txt").read_text(encoding="utf-8").splitlines()
    assert packages_in(project["dependencies"]) - packages_in(locked) == without


def compared(tmp_path, **changes):
    return {part.name: part for part in compare(site(tmp_path / "a"), site(tmp_path / "b", **changes))}


def test_two_builds_of_the_same_pages_are_the_same_but_for_space_and_the_builders_name(tmp_path):
    other = PAGE.format(head='<meta name="generator" content="x-1">', header="h", main="\n<p>Words here</p>\n")
    parts = compared(tmp_path, **{"index.html": other})
    assert sum(part.expected for name, part in parts.items() if "words" not in name) == 6
    assert not [part for part in parts.values() if part.missing or part.different]


def test_a_page_whose_frame_alone_differs_keeps_its_words(tmp_path):
    parts = compared(tmp_path, **{"index.html": PAGE.format(head="", header="other", main="<p>Words here</p>")})
    assert parts["pages written by hand"].different == ("index.html",)
    assert parts["words of all articles"].different == ()


def test_what_is_missing_and_what_differs_is_told_by_part_and_name(tmp_path):
    parts = compared(tmp_path, **{"methods/x/index.html": None, "data/v1/index.json": "{1}"})
    assert parts["pages made from data"] == Part("pages made from data", 1, ("methods/x/index.html",), ())
    assert parts["published data and schemas"].different == ("data/v1/index.json",)
    report = parts_report("Title", parts.values())
    assert "is missing: methods/x/index.html" in report
    assert "differs: data/v1/index.json" in report


@pytest.mark.parametrize(("locations", "same"), [(("b/", "a/"), 1), (("a/",), 0)])
def test_a_search_index_is_the_same_in_any_order(tmp_path, locations, same):
    name = "search/search.js"
    a = site(tmp_path / "a", **{name: search("a/", "b/")})
    b = site(tmp_path / "b", **{name: search(*locations)})
    assert {part.name: part.same for part in compare(a, b)}["search"] == same


def test_a_document_to_download_is_no_page():
    assert kind("downloads/plan.html") == "documents to download"
    assert kind("case-studies/index.html") == "pages written by hand"
    assert kind("case-studies/x/index.html") == "pages made from data"


def test_a_report_of_tests_tells_those_that_failed(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="a" name="one"/><testcase classname="a" name="two">'
        '<failure/></testcase><testcase classname="b" name="three"><error/></testcase>'
        '<testcase classname="b" name="four"><skipped/></testcase></testsuite></testsuites>',
        encoding="utf-8",
    )
    assert read_report(report) == builders.Tested(1, ("a::two", "b::three"))


def test_a_fault_that_does_not_end_the_build_is_told():
    lines = faults_report(["a dead link"]).splitlines()
    assert [line for line in lines if "goes through" in line] == ["  goes through: a dead link"]
    assert len(lines) == len(FAULTS)


def test_without_packages_a_builder_is_not_tried_and_the_reason_is_told(tmp_path, monkeypatch, capsys):
    def cannot(self):
        raise NotInstalled("ERROR: No matching distribution")

    monkeypatch.setattr(Builder, "install", cannot)
    assert not try_builder(BUILDERS[0], tmp_path, tmp_path)
    assert capsys.readouterr().out.startswith("properdocs: its packages could not be fetched. Is there a network?")


def test_an_unknown_builder_is_refused_with_the_names_that_there_are(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["portability", "hugo"])
    with pytest.raises(SystemExit):
        main()
    assert "there is no builder hugo; there is properdocs, zensical" in capsys.readouterr().err


@pytest.mark.parametrize("builder", BUILDERS, ids=lambda builder: builder.name)
def test_each_builder_has_its_packages_locked_by_hash(builder):
    locked = (builders.HERE / f"{builder.name}.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[\w.-]+==\S+.*?(?=^\S|\Z)", locked, re.MULTILINE | re.DOTALL)
    assert len(packages) > 10
    assert all("--hash=sha256:" in package for package in packages)
    assert builder.version() in (builders.HERE / f"{builder.name}.in").read_text(encoding="utf-8")


def test_a_command_with_spaces_survives_the_environment(tmp_path):
    command = [str(tmp_path / "a folder" / "python"), "-m", "builder"]
    assert shlex.split(in_variable({}, {BUILDER_VARIABLE: command})[BUILDER_VARIABLE]) == command
