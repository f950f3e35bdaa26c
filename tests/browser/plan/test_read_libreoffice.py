"""The plan builder reads documents back that LibreOffice opened, changed and saved, in either format."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.scripts.reading import Reader, awkward, reader, said, scripts, written
from tests.support.libreoffice import Office

# Fixtures, which pytest finds by their names.
__all__ = ["awkward", "reader", "scripts"]

OFFICE = ("docx", "odt")
MARKS = "k3a9b27c1d0e k81f2"
Saved = Callable[[str, str, str], bytes]

ways = pytest.mark.parametrize(("source", "target"), [(source, target) for source in OFFICE for target in OFFICE])


@pytest.fixture(scope="module")
def saved(
    toolkit: Toolkit, welsh: Toolkit, awkward: Plan, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> Saved:
    """A document that LibreOffice opened and saved: by the plan's name, and the formats before and after."""
    before, after = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    example = toolkit.worked_example.model_copy(update={"made_from": MARKS})
    plans = {"example": (toolkit, example), "awkward": (toolkit, awkward), "welsh": (welsh, awkward)}
    paths = {
        before / f"{name}-{source}.{source}": (*plan, source) for name, plan in plans.items() for source in OFFICE
    }
    for path, plan in paths.items():
        path.write_bytes(written(*plan))
    for target in OFFICE:
        office.convert(paths, target, after)
    return lambda name, source, target: (after / f"{name}-{source}.{target}").read_bytes()


@ways
def test_the_worked_example_comes_back(
    saved: Saved, reader: Reader, example: dict[str, Any], source: str, target: str
):
    result = reader.read(saved("example", source, target))
    assert said(result["plan"]) == said(example)
    assert (result["plan"]["id"], result["unplaced"], result["notes"]) == (example["id"], [], [])
    assert result["madeFrom"] == MARKS


@ways
@pytest.mark.parametrize("name", ["awkward", "welsh"])
def test_awkward_texts_come_back(saved: Saved, reader: Reader, awkward: Plan, name: str, source: str, target: str):
    assert said(reader.plan(saved(name, source, target))) == said(awkward.model_dump(mode="json"))


@ways
def test_lines_that_were_typed_and_a_topic_that_was_copied_are_read(
    toolkit: Toolkit,
    office: Office,
    reader: Reader,
    example: dict[str, Any],
    tmp_path: Path,
    source: str,
    target: str,
):
    path, edited = tmp_path / f"plan.{source}", tmp_path / f"edited.{target}"
    path.write_bytes(written(toolkit, toolkit.worked_example, source))
    typed = ['Enter "Answer who-about answer", 1, " More.|Another line"', 'Press "DefaultBullet"']
    office.edit(path, edited, *typed, 'CopyTopic "3. Your practice"')
    result = reader.read(edited.read_bytes())
    expected = said(example)
    first, *rest = expected["answers"]["who-about"]["answer"].split("\n")
    expected["answers"]["who-about"]["answer"] = "\n".join([f"{first} More.", "- Another line", *rest])
    expected["topics"].append(expected["topics"][-1])
    assert (said(result["plan"]), result["unplaced"], result["notes"]) == (expected, [], [])
