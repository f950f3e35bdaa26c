"""Prints what the site costs to build and to read: `python -m tests.benchmark` (or `make bench`).

Times are of processor time unless said otherwise, and are the median of several builds. Builds of ours and of
the stock theme take turns, so that a busy minute of the machine slows both.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from tests.benchmark.builder import ENTRIES, TOPICS, WORDS, Feel, measure_builder
from tests.benchmark.building import Cost, build_cost, median_cost
from tests.benchmark.documents import TOPICS as LARGE_TOPICS
from tests.benchmark.documents import Speed, measure_documents
from tests.benchmark.editing import Editing, measure_editing
from tests.benchmark.finder import Narrowing, measure_finder
from tests.benchmark.many import PLANS, Opening, measure_many
from tests.benchmark.many import TOPICS as TOPICS_OF_MANY
from tests.benchmark.projects import copy_project, plain_twin
from tests.benchmark.register import SIZES as REGISTER_SIZES
from tests.benchmark.register import WITH_OWN, a_plan, measure_register
from tests.benchmark.searching import Searching, measure_searching
from tests.benchmark.serving import CONNECTIONS, Load, measure_serving, missing
from tests.benchmark.visit import BYTES_A_SECOND, LATENCY, Visit, measure_visits
from tests.benchmark.weight import KINDS, OTHER, PARTS, Weight, heaviest, scale
from tests.search.larger import MORE
from tests.support.builder import build
from tests.support.chromium import CHROMIUM, launched
from tests.support.paths import ROOT

SIZES = (0, 100, 500, 2000)
QUICK_SIZES = (0, 100)
RUNS = 3

MOST_KIB = 30
MOST_REQUESTS = 8
MOST_SCRIPT_KIB = 50
MOST_TIMES_STOCK = 1.3
MOST_TIMES_MEMORY = 1.3
MOST_READABLE = 2000
MOST_READY = 4000
MOST_SHIFT = 0.01
MOST_TASK = 50
MOST_KEYSTROKE = 16
MOST_AMONG_RECORDS = 4
MOST_WAIT = {"json": 150, "docx": 400, "odt": 400}
MOST_EXPORT = 400
MOST_STEP = 100
MOST_SEARCH = 50
MOST_OPENING = 5000
MOST_EDIT = 1.5
MOST_GROWTH = 10
MOST_FOR_MORE = 1.25


@dataclass(frozen=True)
class Size:
    """What building costs with this many more case studies."""

    more: int
    ours: Cost
    stock: Cost

    @property
    def ratio(self) -> float:
        """Our time for one of the stock theme's."""
        return self.ours.processor / self.stock.processor

    def __str__(self) -> str:
        return f"{self.more:,} more" if self.more else "this site"


def a_page(cost: Cost) -> float:
    """Milliseconds a page."""
    return cost.processor / cost.pages * 1000


def an_added_page(smaller: Cost, larger: Cost) -> float:
    """Milliseconds for each page that only the larger site has: the time to start is not in it."""
    return (larger.processor - smaller.processor) / (larger.pages - smaller.pages) * 1000


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in plain text: the first column to the left, the others to the right."""
    cells = [list(headings), *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in cells
    ]
    return "\n".join([title, "", lines[0], "-" * len(lines[0]), *lines[1:], ""])


def target(text: str, *, met: bool) -> str:
    """A line that says whether a target is met."""
    return f"{'met   ' if met else 'MISSED'}  {text}"


def measure_sizes(workspace: Path, sizes: Sequence[int], runs: int) -> list[Size]:
    """Build this project and its plain twin at each size."""
    measured = []
    for more in sizes:
        ours = copy_project(ROOT, workspace / f"ours-{more}", more)
        stock = plain_twin(ours, workspace / f"stock-{more}")
        rounds = [(build_cost(ours), build_cost(stock)) for _ in range(runs)]
        measured.append(Size(more, *(median_cost(costs) for costs in zip(*rounds, strict=True))))
    return measured


def building_report(sizes: Sequence[Size]) -> str:
    """The tables about building, and whether the targets are met."""
    steps = list(pairwise(sizes))
    added = ["", *(f"{an_added_page(small.ours, large.ours):.2f}" for small, large in steps)]
    added_stock = ["", *(f"{an_added_page(small.stock, large.stock):.2f}" for small, large in steps)]
    costs = table(
        "Building this site, and this site with more case studies",
        ("case studies", "pages", "s by the clock", "s", "peak MiB", "ms a page", "ms an added page"),
        [
            (
                size,
                f"{size.ours.pages:,}",
                f"{size.ours.seconds:.2f}",
                f"{size.ours.processor:.2f}",
                f"{size.ours.memory:.0f}",
                f"{a_page(size.ours):.2f}",
                added_page,
            )
            for size, added_page in zip(sizes, added, strict=True)
        ],
    )
    ratios = table(
        "The same pages under the stock theme, without macros",
        ("case studies", "s, ours", "s, stock", "ratio", "peak MiB, stock", "ms an added page, stock"),
        [
            (
                size,
                f"{size.ours.processor:.2f}",
                f"{size.stock.processor:.2f}",
                f"{size.ratio:.2f}",
                f"{size.stock.memory:.0f}",
                added_page,
            )
            for size, added_page in zip(sizes, added_stock, strict=True)
        ],
    )
    targets = [
        target(
            f"{size}: {size.ratio:.2f} of the stock theme's time (at most {MOST_TIMES_STOCK})",
            met=size.ratio <= MOST_TIMES_STOCK,
        )
        for size in sizes
    ]
    last = sizes[-1]
    memory = last.ours.memory / last.stock.memory
    targets.append(
        target(
            f"{last}: {memory:.2f} of the stock theme's memory (at most {MOST_TIMES_MEMORY})",
            met=memory <= MOST_TIMES_MEMORY,
        )
    )
    for small, large in steps:
        ours, stock = an_added_page(small.ours, large.ours), an_added_page(small.stock, large.stock)
        text = f"{large}: {ours:.2f} ms an added page (at most the stock theme's {stock:.2f})"
        targets.append(target(text, met=ours <= stock))
    first = sizes[1]
    if first is not last:
        growth = a_page(last.ours) / a_page(first.ours)
        targets.append(target(f"{last}: {growth:.2f} of what a page costs at {first} (at most 1)", met=growth <= 1))
    return "\n".join([costs, ratios, *targets, ""])


def measure_weights(workspace: Path, chromium: str) -> dict[str, Weight]:
    """Weigh the heaviest page of each kind, and the stock theme's home page."""
    site, stock_site = workspace / "site", workspace / "stock-site"
    for project, into in ((ROOT, site), (workspace / "stock-0", stock_site)):
        result = build(project, into)
        if result.returncode:
            sys.exit(result.stderr)
    with launched(chromium) as browser:
        with scale(browser, site) as ours:
            weights = {kind: ours.weigh(heaviest(site, kind)) for kind in KINDS}
            weights["home, search opened"] = ours.weigh("", search_for="jury")
        with scale(browser, stock_site) as stock:
            weights["stock theme's home"] = stock.weigh("")
    return weights


def weight_report(weights: Mapping[str, Weight]) -> str:
    """The table about weight, and whether the target is met."""
    parts = [*PARTS.values(), OTHER]
    rows = [
        (
            kind,
            *(f"{weight.parts[part] / 1024:.1f}" for part in parts),
            f"{weight.kib:.1f}",
            weight.requests,
            weight.elsewhere,
            f"/{weight.page}",
        )
        for kind, weight in weights.items()
    ]
    headings = ("first visit to", *parts, "KiB", "requests", "to other hosts", "address")
    guidance = weights["guidance"]
    text = f"guidance: {guidance.kib:.1f} KiB and {guidance.requests} requests"
    met = guidance.kib <= MOST_KIB and guidance.requests <= MOST_REQUESTS
    script = weights["plan"].parts[PARTS[".js"]] / 1024
    return "\n".join(
        [
            table("Weight of the heaviest page of each kind, in KiB under gzip", headings, rows),
            target(f"{text} (at most {MOST_KIB} and {MOST_REQUESTS})", met=met),
            target(
                f"plan: {script:.1f} KiB of script before the first keystroke (at most {MOST_SCRIPT_KIB})",
                met=script <= MOST_SCRIPT_KIB,
            ),
        ]
    )


def measure_feel(site: Path, chromium: str) -> Feel:
    """Use the plan builder of a built site."""
    with launched(chromium) as browser:
        return measure_builder(browser, site)


def feel_report(feel: Feel) -> str:
    """The table about the plan builder, and whether the targets are met."""
    keys = {
        "a keystroke": (feel.keystroke, MOST_KEYSTROKE),
        f"a keystroke among {ENTRIES} entries": (feel.among_records, MOST_AMONG_RECORDS),
    }
    rows = [(f"{what}, median", times.median, most) for what, (times, most) in keys.items()]
    rows += [(f"{what}, 95th percentile", times.slow, most) for what, (times, most) in keys.items()]
    rows += [(f"open {what}", time, MOST_WAIT[what.removeprefix("from ")]) for what, time in feel.opening.items()]
    rows += [(f"the longest task of opening {what}", time, MOST_TASK) for what, time in feel.longest.items()]
    rows += [(f"export as {name}", time, MOST_EXPORT) for name, time in feel.exporting.items()]
    title = (
        f"The plan builder ({feel.script / 1024:.1f} KiB of script) with {TOPICS} topics and {WORDS:,} words: time "
        f"of the processor. A keystroke in an empty page takes {feel.reference.median:.1f} ms, and "
        f"{feel.reference.slow:.1f} at the 95th percentile"
    )
    return "\n".join(
        [
            table(title, ("", "ms", "at most"), [(what, f"{time:.1f}", most) for what, time, most in rows]),
            *(target(f"{what}: {time:.1f} ms (at most {most})", met=time <= most) for what, time, most in rows),
        ]
    )


def measure_first_visits(site: Path, chromium: str) -> dict[str, Visit]:
    """Visit a built site for the first time, slowly."""
    with launched(chromium) as browser:
        return measure_visits(browser, site)


def visit_report(visits: Mapping[str, Visit]) -> str:
    """The table about first visits, and whether the targets are met."""
    reference = visits["reference"].readable
    rows = [
        (
            name,
            f"{visit.readable:.0f}",
            f"{visit.readable / reference:.1f}",
            f"{visit.ready:.0f}" if visit.ready else "",
            f"{visit.shift:.3f}",
            f"{visit.task:.0f}",
        )
        for name, visit in visits.items()
    ]
    headings = (
        "first visit to",
        "ms to words",
        "times a page of one sentence",
        "ms to typing",
        "shift",
        "longest task",
    )
    title = f"A first visit on a phone: {BYTES_A_SECOND / 1024:.0f} KiB a second, {LATENCY} ms to and fro"
    guidance, plan = visits["guidance"], visits["plan"]
    shift = max(visit.shift for visit in visits.values())
    task = max(visit.task for visit in visits.values())
    return "\n".join(
        [
            table(title, headings, rows),
            target(
                f"guidance: readable in {guidance.readable:.0f} ms (at most {MOST_READABLE})",
                met=guidance.readable <= MOST_READABLE,
            ),
            target(
                f"plan: ready to type in {plan.ready:.0f} ms (at most {MOST_READY})", met=plan.ready <= MOST_READY
            ),
            target(f"nothing moves: {shift:.3f} (at most {MOST_SHIFT})", met=shift <= MOST_SHIFT),
            target(f"a task after loading: {task:.0f} ms (at most {MOST_TASK})", met=task <= MOST_TASK),
        ]
    )


def measure_narrowing(project: Path, into: Path, chromium: str, name: str = "find", **variables: str) -> Narrowing:
    """Build a project and use its finder, or the list of that name."""
    result = build(project, into, **variables)
    if result.returncode:
        sys.exit(result.stderr)
    with launched(chromium) as browser:
        return measure_finder(browser, into, name)


def narrowing_report(narrowing: Narrowing, what: str = "The finder") -> str:
    """The table about the finder, or another list, and whether the target is met."""
    steps = {"a keystroke": narrowing.keystroke, "a filter ticked or taken away": narrowing.choice}
    slowest = max(steps.values())
    title = f"{what} ({narrowing.page / 1024:.1f} KiB of HTML) with {narrowing.entries:,} entries, 95th percentile"
    return "\n".join(
        [
            table(title, ("", "ms"), [(what, f"{time:.0f}") for what, time in steps.items()]),
            target(f"a step: {slowest:.0f} ms (at most {MOST_STEP})", met=slowest <= MOST_STEP),
        ]
    )


def measure_search(workspace: Path, chromium: str) -> Searching:
    """Search the built site, with many pages more."""
    with launched(chromium) as browser:
        return measure_searching(browser, workspace / "site", workspace / "searched-site")


def searching_report(searching: Searching) -> str:
    """The table about the search, and whether the target is met."""
    rows = [
        ("a keystroke, 95th percentile", f"{searching.keystroke:.0f}"),
        ("a keystroke, median", f"{searching.median:.0f}"),
        ("opened, until the first results", f"{searching.opening:.0f}"),
    ]
    return "\n".join(
        [
            table(f"The search with {MORE:,} more pages", ("", "ms"), rows),
            target(
                f"results after a keystroke: {searching.keystroke:.0f} ms (at most {MOST_SEARCH})",
                met=searching.keystroke <= MOST_SEARCH,
            ),
        ]
    )


def register_report(costs: Sequence[tuple[int, Cost]]) -> str:
    """The table about published plans, and whether the target is met."""
    added = a_plan(costs)
    rows = [
        (f"{count:,} plans", f"{cost.pages:,}", f"{cost.processor:.2f}", f"{cost.memory:.0f}", each)
        for (count, cost), each in zip(costs, ["", *(f"{time:.0f}" for time in added)], strict=True)
    ]
    growth = added[-1] / added[0]
    return "\n".join(
        [
            table(
                "Building this site with published plans", ("", "pages", "s", "peak MiB", "ms an added plan"), rows
            ),
            target(
                f"{costs[-1][0]} plans: {growth:.2f} of what a plan costs at {costs[1][0]} (at most {MOST_FOR_MORE})",
                met=growth <= MOST_FOR_MORE,
            ),
        ]
    )


def measure_opening(site: Path, chromium: str) -> Opening:
    """Use the page on many plans of a built site."""
    with launched(chromium) as browser:
        return measure_many(browser, site)


def opening_report(opening: Opening) -> str:
    """The table about many plans, and whether the target is met in each format."""
    title = f"{PLANS} plans of {TOPICS_OF_MANY} topics, opened together ({opening.script / 1024:.1f} KiB of script)"
    rows = [(f"from {name}", f"{time:.0f}", f"{opening.longest[name]:.0f}") for name, time in opening.times.items()]
    targets = [
        target(f"{PLANS} plans from {name}: {time:.0f} ms (at most {MOST_OPENING})", met=time <= MOST_OPENING)
        for name, time in opening.times.items()
    ]
    targets += [
        target(f"a task of opening them from {name}: {task:.0f} ms (at most {MOST_TASK})", met=task <= MOST_TASK)
        for name, task in opening.longest.items()
    ]
    return "\n".join([table(title, ("", "ms", "longest task, ms of the processor"), rows), *targets])


def documents_report(documents: Speed) -> str:
    """The table about writing documents."""
    rows = [(f"template and all {documents.files} documents of the site", f"{documents.templates:.0f}")]
    rows += [(f"a plan of {LARGE_TOPICS} topics as {name}", f"{time:.0f}") for name, time in documents.large.items()]
    return table("Documents", ("", "ms"), rows)


def editing_report(editing: Editing) -> str:
    """The table about editing while the site is served, and whether the targets are met."""
    before, after = editing.memory
    slowest = max(editing.waits.values())
    rows = [(f"from saving {name} to seeing it", f"{wait:.2f}") for name, wait in editing.waits.items()]
    rows += [("an answer while the site is built anew, slowest", f"{editing.meanwhile:.2f}")]
    return "\n".join(
        [
            table("Editing", ("", "s"), rows),
            target(f"seeing an edit: {slowest:.2f} s (at most {MOST_EDIT})", met=slowest <= MOST_EDIT),
            target(
                f"memory: {before:.0f} MiB, and {after:.0f} after {editing.rebuilds} rebuilds more "
                f"(at most {MOST_GROWTH} more)",
                met=after - before <= MOST_GROWTH,
            ),
        ]
    )


def serving_report(loads: Mapping[str, Load]) -> str:
    """The table about serving."""
    rows = [
        (name, f"{load.per_second:,.0f}", f"{load.median:.1f}", f"{load.slowest:.1f}") for name, load in loads.items()
    ]
    title = f"Served by nginx, compressed, to {CONNECTIONS} who ask at once"
    return table(title, ("", "answers a second", "ms, median", "ms, 99th percentile"), rows)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description="Measure what the site costs.")
    parser.add_argument("--quick", action="store_true", help="100 more case studies at most, and one build of each")
    quick = parser.parse_args().quick
    chromium = CHROMIUM.executable()
    if not chromium:
        sys.exit("There is no Chromium to weigh the pages in: run `python -m tests.support.chromium`.")
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    print(f"{os.cpu_count()} cores, {platform.platform()}, Python {platform.python_version()}, {versions}\n")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        sizes = measure_sizes(workspace, QUICK_SIZES if quick else SIZES, 1 if quick else RUNS)
        print(building_report(sizes), flush=True)
        print(weight_report(measure_weights(workspace, chromium)), end="\n\n", flush=True)
        print(visit_report(measure_first_visits(workspace / "site", chromium)), end="\n\n", flush=True)
        print(documents_report(measure_documents()), end="\n\n", flush=True)
        print(editing_report(measure_editing(3 if quick else 5, 10 if quick else 100)), end="\n\n", flush=True)
        print(feel_report(measure_feel(workspace / "site", chromium)), end="\n\n", flush=True)
        print(opening_report(measure_opening(workspace / "site", chromium)), end="\n\n", flush=True)
        print(searching_report(measure_search(workspace, chromium)), end="\n\n", flush=True)
        largest = workspace / f"ours-{sizes[-1].more}"
        print(
            narrowing_report(measure_narrowing(largest, workspace / "largest-site", chromium)), end="\n\n", flush=True
        )
        costs = measure_register(workspace, REGISTER_SIZES[:2] if quick else REGISTER_SIZES)
        if not quick:
            print(register_report(costs), end="\n\n", flush=True)
        register = workspace / f"plans-{costs[-1][0]}"
        narrowing = measure_narrowing(register, workspace / "register-site", chromium, "our-plans", **WITH_OWN)
        print(narrowing_report(narrowing, "The list of published plans"), end="\n\n", flush=True)
        lacking = missing()
        if lacking:
            print(f"Serving is not measured: {' and '.join(lacking)} cannot be found on this machine.")
        else:
            print(serving_report(measure_serving(workspace / "site")), end="")


if __name__ == "__main__":
    main()
