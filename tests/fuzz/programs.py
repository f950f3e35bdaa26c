"""Has LibreOffice and pandoc save plans that are made up, in both formats and across them, and compares.

White space and characters without a width are no difference here: each program has its own way with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypandoc

from macros.models.toolkit import Toolkit
from tests.fuzz.plans import Read, Unequal, random_plan
from tests.scripts.reading import kept, said, written
from tests.support.libreoffice import Office

OFFICE = ("docx", "odt")


def unequal_after(toolkit: Toolkit, read: Read, seeds: Iterable[int], folder: Path) -> Iterator[Unequal]:
    """Write plans by seeds, have each saved by both programs in both formats, and say which did not come back.

    Args:
        toolkit: what is asked.
        read: opens a file as the builder does.
        seeds: each decides a plan.
        folder: where the files go.
    """
    plans = {f"{seed}": random_plan(toolkit, seed) for seed in seeds}
    office = Office(folder)
    for source in OFFICE:
        (folder / source).mkdir()
        paths = [folder / source / f"{name}.{source}" for name in plans]
        for path in paths:
            path.write_bytes(written(toolkit, plans[path.stem], source, guidance=False))
        for target in OFFICE:
            saved = [("LibreOffice", path) for path in office.convert(paths, target, folder / f"{source}-{target}")]
            for path in paths:
                there = folder / f"pandoc-{source}-{target}-{path.stem}.{target}"
                pypandoc.convert_file(str(path), target, outputfile=str(there))
                saved.append(("pandoc", there))
            for program, path in saved:
                name = path.stem.rpartition("-")[2]
                wanted = kept(said(plans[name].model_dump(mode="json")), source)
                result = read(path.read_bytes())
                there_ = said(result["plan"]) if "plan" in result else result
                parts = ("title", "answers", "topics")
                wrong = [part for part in parts if _plain(wanted[part]) != _plain(there_.get(part))]
                if wrong:
                    yield Unequal(int(name), f"{program}, {source} to {target}", f"{wrong}: {path}")


def _plain(value: Any) -> Any:
    """A value without what is no difference here."""
    if isinstance(value, dict):
        return {name: plain for name, each in value.items() if (plain := _plain(each))}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    text = re.sub("[\u200b\u00ad\u2060\ufeff]", "", f"{value}")
    return re.sub(r"\s+", " ", text).strip()
