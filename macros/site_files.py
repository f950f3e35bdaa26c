"""The files of the site that are neither pages nor written by hand: documents, published data and one script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from macros.builder_script import FOLDER, builder_script
from macros.colours import own_stylesheet, read_tokens
from macros.downloads.documents import Download, downloads
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.toolkit import Toolkit
from macros.schemas import schema_text

OWN_STYLESHEET = "assets/own.css"
"""The publishing organisation's colours, where it has some."""
VERSION = "v1"
"""Part of the addresses of published data: what stands under it keeps its shape for ever."""


def site_files(docs: Path, toolkit: Toolkit) -> Iterator[Download]:
    """Make every such file.

    Args:
        docs: the folder docs/ of the project.
        toolkit: the data.
    """
    yield from downloads(toolkit)
    yield Download(f"{FOLDER}/builder.js", builder_script(docs, toolkit).encode("utf-8"))
    yield from own_files(docs, toolkit)
    yield Download(f"schemas/{VERSION}/plan.json", schema_text(Plan).encode("utf-8"))
    yield Download(f"schemas/{VERSION}/plan-definition.json", schema_text(PlanDefinition).encode("utf-8"))
    definition = json.dumps(toolkit.plan.model_dump(mode="json"), indent=2, ensure_ascii=False)
    yield Download(f"data/{VERSION}/plan-definition.json", f"{definition}\n".encode())


def own_files(docs: Path, toolkit: Toolkit) -> Iterator[Download]:
    """Make the files that show who publishes this copy: its colours and its logo, where it has them."""
    stylesheet = own_stylesheet(toolkit.organisation.colours, read_tokens(docs))
    if stylesheet:
        yield Download(OWN_STYLESHEET, stylesheet.encode())
    if toolkit.logo:
        yield Download(logo_path(toolkit.logo), toolkit.logo.read_bytes())


def logo_path(logo: Path) -> str:
    """Where the logo stands on the site. The name of its own keeps it from the toolkit's pictures."""
    return f"assets/own-logo{logo.suffix}"
