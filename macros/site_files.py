"""The files of the site that are neither pages nor written by hand: documents, published data and scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from macros.builder_script import FOLDER, adding_script, builder_script
from macros.downloads.documents import Download, downloads
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.toolkit import Toolkit
from macros.schemas import schema_text

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
    yield Download(f"{FOLDER}/add-to-plan.js", adding_script(docs, toolkit).encode("utf-8"))
    yield Download(f"schemas/{VERSION}/plan.json", schema_text(Plan).encode("utf-8"))
    yield Download(f"schemas/{VERSION}/plan-definition.json", schema_text(PlanDefinition).encode("utf-8"))
    definition = json.dumps(toolkit.plan.model_dump(mode="json"), indent=2, ensure_ascii=False)
    yield Download(f"data/{VERSION}/plan-definition.json", f"{definition}\n".encode())
