"""The projects that are built to be measured: copies of this one, larger ones, and their plain twins."""

from __future__ import annotations

import shutil
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from macros.adapters.menu import menu_without
from macros.adapters.plain_source import finished_pages
from macros.content.load import load
from macros.documents.documents import Documents
from macros.documents.paths import source_path
from macros.pages.print_page import PAGE as PRINT_PAGE
from macros.publishing.site_files import site_files

PARTS = ("data", "docs", "macros", "overrides")


def copy_project(root: Path, into: Path, more_case_studies: int = 0) -> Path:
    """Copy the project at `root`, and add that many case studies made from those that are there."""
    for part in PARTS:
        shutil.copytree(root / part, into / part)
    shutil.copy2(root / "mkdocs.yml", into)
    folder = into / "data" / "case-studies"
    # BaseLoader leaves every value the text that it is in the file.
    models = [
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for path in sorted(folder.glob("[!_]*.yml"))
    ]
    for number, model in enumerate(islice(cycle(models), more_case_studies), 1):
        case = model | {"title": f"{model['title']} ({number})", "order": str(len(models) + number)}
        text = yaml.safe_dump(case, allow_unicode=True, sort_keys=False)
        (folder / f"generated-{number:04}.yml").write_text(text, encoding="utf-8")
    return into


def plain_twin(project: Path, into: Path) -> Path:
    """Make a project of the same pages under the stock theme: no macros, hooks, templates or styles of ours.

    Its pages hold what the macros write, and the addresses behind the links. Documents to take away lie there
    as files. The page to print is not there, since it is put together from the others once they are built.
    """
    toolkit = load(project)
    config = yaml_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    twin = {
        "site_name": config["site_name"],
        "nav": menu_without(config["nav"], {PRINT_PAGE}),
        "theme": {"name": "material", "font": False},
        "plugins": [entry for entry in config["plugins"] if _name(entry) == "search"],
        "markdown_extensions": [
            # A file of settings cannot name the functions that draw icons in this way.
            entry
            for entry in config["markdown_extensions"]
            if _name(entry) != "pymdownx.emoji"
        ],
        "validation": config["validation"] | {"omitted_files": "ignore"},
    }
    _write(into / "mkdocs.yml", yaml.safe_dump(twin, allow_unicode=True, sort_keys=False).encode())
    for page in finished_pages(project, toolkit):
        _write(into / "docs" / page.path, _without_template(page.markdown).encode())
    assets = project / "overrides" / "assets"
    for picture in (project / "docs").rglob("*.svg"):
        _write(into / "docs" / picture.relative_to(project / "docs"), picture.read_bytes())
    for notice in assets.rglob("*.txt"):
        _write(into / "docs" / "assets" / notice.relative_to(assets), notice.read_bytes())
    for download in site_files(assets, Documents(toolkit)):
        _write(into / "docs" / source_path(download.path), download.content)
    return into


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _name(entry: str | dict[str, Any]) -> str:
    return entry if isinstance(entry, str) else next(iter(entry))


def _without_template(text: str) -> str:
    """Leave the template to the theme."""
    body, meta = get_data(text)
    meta.pop("template", None)
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n\n{body}"
