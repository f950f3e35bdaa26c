"""Finds tables that Markdown would show as text, and cells that it would leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.content.slips.slip import Slip

_OPENER = re.compile(r"!!!|\?\?\?|===[ \t]|/{3,}|<|\0")
"""What can be right above a table, which is in it."""
_BELOW = re.compile(r"/{3,}|<|\{|\0")
"""What can be right below a table, which is no row of it."""
_LINE = re.compile(r"\|?[ \t:|-]*-[ \t:|-]*\|?")
_SECOND_LINE = re.compile(r"\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+|\|(?:[ \t]*:?-:?[ \t]*\|){2,}")
_ITEM_IN_CELL = re.compile(r"[-*+][ \t]+[^\W\d]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
"""What may hold a bar that parts no cells: P(A | B)."""
_GRID = re.compile(r"\+(?:[-=]+\+)+")


def table_problems(masked: str) -> Iterator[Slip]:
    """Find such tables.

    Args:
        masked: Markdown with its code blanked out.
    """
    block: list[Slip] = []
    for number, line in enumerate([*masked.split("\n"), ""], 1):
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            yield from _block_problems(block)
            block = []


def _block_problems(block: Sequence[Slip]) -> Iterator[Slip]:
    if _GRID.fullmatch(block[0][1]):
        yield (
            block[0][0],
            "has a table drawn with + and -: write | between its cells and | --- | below its first line",
        )
        return
    first = next((at for at, (_, line) in enumerate(block) if line.startswith("|")), None)
    if first is None:
        yield from _bare_problems(block)
        return
    rows = [row for row in block[first:] if row[1].startswith("|")]
    if len(rows) > 1:
        above = block[first - 1][1] if first else ""
        head = list(_head_problems(rows, above))
        yield from head or _body_problems(block[first:], rows)
    elif len(block) == 1 and rows[0][1].count("|") > 2 and rows[0][1].endswith("|"):
        yield (
            rows[0][0],
            "has a line of a table alone: write it right below the others, with no blank line between",
        )


def _head_problems(rows: Sequence[Slip], above: str) -> Iterator[Slip]:
    """What is wrong with the first line of a table, or with the one below it. There is one such slip at the most."""
    number, head = rows[0]
    names, line = _cells(head), rows[1][1]
    if above and not _OPENER.match(above):
        yield number, "has a table without a blank line above it: add one, or it shows as text"
    elif not _LINE.fullmatch(line):
        yield number, f'has a table without a line below its first: write "{"| --- " * len(names)}|" there'
    elif len(_cells(line)) != len(names):
        yield rows[1][0], f"has {len(_cells(line))} cells in the line below a table's first, which has {len(names)}"
    elif not any(names):
        yield number, "has a table whose first line is empty: say there what each column holds"
    elif len(rows) == 2:
        yield number, "has a table without rows: write them right below it, with no blank line between"
    elif not all(names[1:]):
        yield number, "has a column without a name: say in a table's first line what each column holds"


def _body_problems(table: Sequence[Slip], rows: Sequence[Slip]) -> Iterator[Slip]:
    """What is wrong below the first two lines of a table.

    Args:
        table: its lines, and those right below it.
        rows: its lines alone.
    """
    below = next((row for row in table if not row[1].startswith("|")), None)
    if below and not _BELOW.match(below[1]):
        yield below[0], "has words right below a table, which become a row of it: leave a blank line above them"
    columns = len(_cells(rows[0][1]))
    for at, row in rows[2:]:
        cells = len(_cells(row))
        if _SECOND_LINE.fullmatch(row):
            yield at, "has a second line of hyphens in a table: delete it, or leave a blank line above a new table"
        elif any(_ITEM_IN_CELL.match(cell) for cell in _cells(row)):
            yield at, "has a list in a cell, which shows its signs: write commas, or a row for each item"
        elif cells < columns:
            yield at, f"has {cells} cells in a table of {columns} columns: write | for each, also for an empty one"
        elif cells > columns:
            yield (
                at,
                f"has {cells} cells in a table of {columns} columns, and the last is lost: write \\| for a line that "
                "belongs to the text",
            )


def _bare_problems(block: Sequence[Slip]) -> Iterator[Slip]:
    """What is wrong with a table whose lines begin with no `|`."""
    counts = [len(_cells(line)) for _, line in block]
    if len(block) > 1 and "|" in block[1][1] and _LINE.fullmatch(block[1][1]):
        for (at, _), count in zip(block, counts, strict=True):
            if count != counts[0]:
                yield (
                    at,
                    f"has {count} cells in a table of {counts[0]} columns: write | between the cells of each line",
                )
    elif (
        len(block) > 1
        and counts[0] > 1
        and len({*counts}) == 1
        and all(" | " in _IN_BRACKETS.sub("", line) for _, line in block)
    ):
        names = "| --- " * counts[0]
        yield (
            block[0][0],
            f'has a table without a line below its first: write "{names}|" there, and | around each line',
        )


def _cells(row: str) -> list[str]:
    inside = row.removeprefix("|").rstrip()
    if inside.endswith("}"):
        inside = inside[: inside.rfind("{")].rstrip()
    if inside.endswith("|") and not inside.endswith("\\|"):
        inside = inside[:-1]
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", inside)]
