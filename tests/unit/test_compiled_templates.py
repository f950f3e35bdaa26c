"""Templates are compiled once, and again as soon as anything that they are made of is another."""

import shutil
import sys
from collections.abc import Iterator
from functools import wraps
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from macros.compiled_templates import CompiledTemplates
from macros.pages import rendering
from macros.rendering import environment
from tests.support.paths import ROOT


@pytest.fixture(autouse=True)
def _python_keeps_what_it_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module beside which Python has kept what it became, and a template "page"."""
    module = tmp_path / "module.py"
    Path(cache_from_source(str(module))).parent.mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page").write_text("{% if true %}\nBefore {{ word }}\n{% endif %}\n")
    return module


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were compiled."""
    compiled: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: str, name: str, filename: str) -> object:
        compiled.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", noted)
    return compiled


def render(module: Path, *, trim: bool = False) -> str:
    """Render "page" in an environment of its own, as the next run of the program does."""
    loader = FileSystemLoader(module.parent / "templates")
    made = Environment(loader=loader, bytecode_cache=CompiledTemplates(str(module)), trim_blocks=trim)
    return made.get_template("page").render(word="word")


def kept(module: Path) -> list[Path]:
    return sorted(Path(cache_from_source(str(module))).parent.iterdir())


def test_a_template_is_compiled_once(module: Path, compiled: list[str]):
    assert render(module) == render(module) == "\nBefore word\n"
    assert compiled == ["page"]


def test_a_changed_template_is_seen(module: Path):
    render(module)
    (module.parent / "templates" / "page").write_text("After {{ word }}")
    assert render(module) == "After word"


def test_a_changed_setting_is_seen(module: Path):
    render(module)
    assert render(module, trim=True) == "Before word\n"


def test_a_template_of_the_same_words_elsewhere_is_named_by_its_own_place_and_leaves_no_more_files(module: Path):
    render(module)
    elsewhere = module.parent / "elsewhere"
    shutil.copytree(module.parent / "templates", elsewhere)
    made = Environment(loader=FileSystemLoader(elsewhere), bytecode_cache=CompiledTemplates(str(module)))
    assert made.get_template("page").filename == str(elsewhere / "page")
    assert len(kept(module)) == 1


@pytest.mark.parametrize("damage", [b"", b"another format", None])
def test_what_is_damaged_is_made_again(module: Path, compiled: list[str], damage: bytes | None):
    render(module)
    (file,) = kept(module)
    file.write_bytes(file.read_bytes()[:-40] if damage is None else damage)
    assert render(module) == render(module) == "\nBefore word\n"
    assert compiled == ["page", "page"]


def test_where_nothing_can_be_written_it_works_as_well(module: Path):
    Path(cache_from_source(str(module))).parent.rmdir()
    assert render(module) == "\nBefore word\n"


def test_nothing_is_kept_where_python_keeps_nothing(module: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render(module) == "\nBefore word\n"
    assert kept(module) == []


def _environments() -> Iterator[Environment]:
    yield rendering._ENVIRONMENT
    for package in ("documents", "publishing"):
        yield environment(f"macros.{package}")
    frame = Theme(name="material", custom_dir=str(ROOT / "overrides")).get_env()
    frame.filters["in_words"] = str
    # Of the theme, only filters of its own and of MkDocs are used: its templates need not be compiled.
    frame.loader = FileSystemLoader(ROOT / "overrides")
    yield frame


@pytest.mark.parametrize("environment", [*_environments()], ids=["pages", "documents", "publishing", "frame"])
def test_nothing_of_ours_runs_while_a_template_is_compiled(environment: Environment):
    """What it said then would be kept, whatever it says later."""
    ran: list[str] = []
    watched = environment.overlay()
    # Filters of Jinja itself are as they are in one version of it.
    ours = watched.filters.keys() - Environment().filters.keys()
    watched.filters = watched.filters | {
        name: wraps(watched.filters[name])(lambda *_: ran.append("")) for name in ours
    }
    if environment.finalize:
        watched.finalize = ran.append
    for name in environment.list_templates(["html", "jinja", "xml"]):
        source, file, _ = environment.loader.get_source(environment, name)
        # As Python, which is where a filter would have run; Python need not compile that.
        watched.compile(source, name, file, raw=True)
    assert ran == []
