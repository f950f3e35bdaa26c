"""The projects that are built to be measured: copies of this one, larger ones, and their plain twins."""

from __future__ import annotations

import re
import shutil
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from macros.components import MACROS
from macros.content import load
from macros.link_extension import addresses
from macros.models.toolkit import OUTSIDE_LINK, Toolkit
from macros.pages import generated_pages

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

    Its pages hold what the macros write, and the addresses behind the links.
    """
    toolkit = load(project)
    config = yaml_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    twin = {
        "site_name": config["site_name"],
        "nav": config["nav"],
        "theme": {"name": "material", "font": False},
        "plugins": [entry for entry in config["plugins"] if _name(entry) == "search"],
        "markdown_extensions": [
            entry for entry in config["markdown_extensions"] if not _name(entry).startswith("macros.")
        ],
        "validation": config["validation"] | {"omitted_files": "ignore"},
        "strict": True,
    }
    for page, text in _finished_pages(project, toolkit):
        path = into / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (into / "mkdocs.yml").write_text(yaml.safe_dump(twin, allow_unicode=True, sort_keys=False), "utf-8")
    return into


def _name(entry: str | dict[str, Any]) -> str:
    return entry if isinstance(entry, str) else next(iter(entry))


def _finished_pages(project: Path, toolkit: Toolkit) -> list[tuple[str, str]]:
    environment = Environment(undefined=StrictUndefined)
    macros = {name: partial(macro, toolkit) for name, macro in MACROS.items()}
    written = [
        (path.relative_to(project / "docs").as_posix(), path.read_text(encoding="utf-8"))
        for path in (project / "docs").rglob("*.md")
    ]
    finished = [(page, environment.from_string(text).render(macros)) for page, text in written]
    finished += [(page.path, page.markdown) for page in generated_pages(toolkit)]
    to = addresses(toolkit)

    def resolved(link: re.Match[str]) -> str:
        return f"]({to[link[1]] or '/index.md'}"

    return [(page, _with_stock_template(OUTSIDE_LINK.sub(resolved, text))) for page, text in finished]


def _with_stock_template(text: str) -> str:
    body, meta = get_data(text)
    meta.pop("template", None)
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n\n{body}"
