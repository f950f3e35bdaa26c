"""The site is built beside the last one, and takes its place only when it is whole."""

import sys
from pathlib import Path

import pytest

from macros.publishing import site_build
from macros.publishing.site_build import gone_plans, write_site

# Stands for the site builder: it writes a page, and ends with a code.
BUILDER = """
import pathlib, sys
site = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
site.mkdir()
(site / "new.html").write_text("new")
sys.exit({code})
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site that is there."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "last.html").write_text("last")
    return tmp_path / "site"


@pytest.fixture
def builder(monkeypatch):
    """Puts a site builder in place that ends with a code."""
    return lambda code: monkeypatch.setattr(site_build, "BUILDER", (sys.executable, "-c", BUILDER.format(code=code)))


def files(root: Path) -> list[str]:
    """What is in a project, folders included."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_a_new_site_takes_the_place_of_the_last_and_leaves_nothing_of_it(site, builder):
    builder(0)
    write_site(site.parent, site)
    assert files(site.parent) == ["site", "site/new.html"]


def test_the_first_site_needs_no_last_one(tmp_path, builder):
    builder(0)
    write_site(tmp_path, tmp_path / "site")
    assert files(tmp_path) == ["site", "site/new.html"]


def test_a_build_that_fails_leaves_the_last_site_and_nothing_else(site, builder):
    builder(3)
    with pytest.raises(SystemExit) as end:
        write_site(site.parent, site)
    assert end.value.code == 3
    assert files(site.parent) == ["site", "site/last.html"]


@pytest.mark.parametrize("refused", ["site", "new"])
def test_a_site_that_is_in_use_stays_and_it_is_told(site, builder, monkeypatch, refused):
    builder(0)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == refused:
            raise PermissionError(13, "Access is denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(SystemExit, match=r"site cannot be replaced \(Access is denied\): close what uses it"):
        write_site(site.parent, site)
    assert files(site.parent) == ["site", "site/last.html"]


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ('[{"id": "ferry"}, {"id": "farms"}]', '[{"id": "farms"}]', ["ferry"]),
        ('[{"id": "ferry"}]', None, ["ferry"]),
        ('[{"id": "ferry"}]', '[{"id": "ferry"}, {"id": "farms"}]', []),
        (None, '[{"id": "farms"}]', []),
        ("{damaged", "[]", []),
        ('{"id": 1}', "[]", []),
    ],
)
def test_a_published_plan_whose_entry_was_deleted_is_named(tmp_path, before, after, gone):
    for name, text in (("last", before), ("new", after)):
        (tmp_path / name / "data" / "v1").mkdir(parents=True)
        if text is not None:
            (tmp_path / name / "data" / "v1" / "plans.json").write_text(text)
    assert gone_plans(tmp_path / "last", tmp_path / "new") == gone


def test_who_builds_is_told_what_to_do_about_it(site, builder, capfd):
    (site / "data" / "v1").mkdir(parents=True)
    (site / "data" / "v1" / "plans.json").write_text('[{"id": "ferry-2025"}]')
    builder(0)
    write_site(site.parent, site)
    told = capfd.readouterr().err
    assert "our-plans/ferry-2025/ was published, and is gone" in told
    assert 'give it "withdrawn" with the day and the reason' in told
