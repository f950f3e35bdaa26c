"""The scripts of the site: those on plans are joined into four that pages load, and each is given its words.

The first line of a script says which others it needs, such as `// Needs: site/words, plan/model/format`, or
`// Needs: nothing`. Scripts are joined in that order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from macros.documents import browser
from macros.faults import ContentFaults, Fault, suggestion
from macros.models.toolkit import Toolkit
from macros.models.words import Words
from macros.publishing.script_words import inject_words

FOLDER = "plan"
"""Where the scripts are in overrides/assets/ that are joined, and the joined ones in assets/ of the site."""

PART_FOLDERS = (
    "assets/search/",
    *(
        f"assets/{FOLDER}/{name}/"
        for name in ("model", "reading", "writing", "records", "builder", "adding", "many", "review")
    ),
)
"""Where on the site the scripts would be that are joined: they are left out."""

REGISTER_FOLDER = "assets/register/"
"""Where the scripts and styles are that only pages of published plans load."""

BUILDER = f"{FOLDER}/builder/page"
ADDING = f"{FOLDER}/adding/add"
MANY = f"{FOLDER}/many/page"
REVIEW = f"{FOLDER}/review/page"
"""The last of the scripts that each of the joined ones is made of: it needs the others."""

Needs = Mapping[str, tuple[str, ...]]
"""The scripts that each script needs, by their paths in overrides/assets/ without `.js`."""

_NEEDS = re.compile(r"// Needs: (nothing|[a-z/-]+(?:, [a-z/-]+)*)\n")

_COMMENT = re.compile(r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""A comment on lines of its own. Stripped: comments are a third of a script."""


def idle_folders(toolkit: Toolkit) -> tuple[str, ...]:
    """Where files would be that no page loads: joined scripts, and what is for plans where none is published."""
    return PART_FOLDERS if toolkit.published else (*PART_FOLDERS, REGISTER_FOLDER)


def builder_script(assets: Path, toolkit: Toolkit) -> str:
    """Join the builder's scripts and the templates that they fill.

    Args:
        assets: the folder overrides/assets/ of the project.
        toolkit: the questions.

    Raises:
        ContentFaults: what a script says that it needs cannot be.
    """
    return inject_words(_joined(assets, BUILDER, toolkit), toolkit.words, dates=True)


def adding_script(assets: Path, toolkit: Toolkit) -> str:
    """Join the scripts of the Add buttons, and the little that they need to know.

    Args:
        assets: the folder overrides/assets/ of the project.
        toolkit: the questions and the decision points.

    Raises:
        ContentFaults: what a script says that it needs cannot be.
    """
    return inject_words(_joined(assets, ADDING, toolkit), toolkit.words)


def many_script(assets: Path, toolkit: Toolkit) -> str:
    """Join the scripts of the page on many plans: the builder's readers and writers are among them.

    Args:
        assets: the folder overrides/assets/ of the project.
        toolkit: the questions.

    Raises:
        ContentFaults: what a script says that it needs cannot be.
    """
    return inject_words(_joined(assets, MANY, toolkit), toolkit.words, dates=True)


def review_script(assets: Path, toolkit: Toolkit) -> str:
    """Join the scripts that put several versions of a plan together: the builder loads them when they are used.

    Args:
        assets: the folder overrides/assets/ of the project.
        toolkit: the questions.

    Raises:
        ContentFaults: what a script says that it needs cannot be.
    """
    return inject_words(_joined(assets, REVIEW, toolkit, beside=BUILDER), toolkit.words, dates=True)


def _joined(assets: Path, last: str, toolkit: Toolkit, beside: str | None = None) -> str:
    """Join what a script needs with that script, but for what one needs that is there already.

    Pages load what is outside the folder by itself.
    """
    needs = read_needs(assets)
    there = in_order([beside], needs) if beside else ()
    names = [name for name in in_order([last], needs) if name.startswith(f"{FOLDER}/") and name not in there]
    return "\n".join(_code(assets, name, toolkit) for name in names)


def _code(assets: Path, name: str, toolkit: Toolkit) -> str:
    if name in GENERATED:
        return GENERATED[name](toolkit)
    return code_of(assets, name)


def read_needs(assets: Path) -> Needs:
    """Read which scripts each script needs. Those that are made from the data need none.

    Args:
        assets: the folder overrides/assets/ of the project.

    Raises:
        ContentFaults: a script does not say what it needs, or needs one that does not exist.
    """
    needs: dict[str, tuple[str, ...]] = dict.fromkeys(GENERATED, ())
    faults = []
    for path in sorted(assets.rglob("*.js")):
        name = path.relative_to(assets).with_suffix("").as_posix()
        said = _NEEDS.match(path.read_text(encoding="utf-8"))
        needs[name] = () if not said or said[1] == "nothing" else tuple(said[1].split(", "))
        if not said:
            say = 'say on the first line which scripts it needs: "// Needs: site/words", or "// Needs: nothing"'
            faults.append(_fault(name, say))
    for name, others in needs.items():
        for other in others:
            if other not in needs:
                faults.append(_fault(name, f'needs "{other}", which does not exist.{suggestion(other, needs)}'))
    if faults:
        raise ContentFaults(faults)
    return needs


def in_order(wanted: Iterable[str], needs: Needs) -> list[str]:
    """Put scripts, and all that they need, in the order in which they can run.

    Args:
        wanted: the scripts.
        needs: as `read_needs` gives them.

    Raises:
        ContentFaults: scripts need each other in a circle.
    """
    ordered: list[str] = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            circle = " → ".join([*path[path.index(name) :], name])
            raise ContentFaults([_fault(name, f"scripts need each other in a circle: {circle}")])
        if name not in ordered:
            for other in needs[name]:
                visit(other, (*path, name))
            ordered.append(name)

    for name in wanted:
        visit(name, ())
    return ordered


def _fault(name: str, message: str) -> Fault:
    return Fault(f"overrides/assets/{name}.js", 1, "", message)


def _definition_script(toolkit: Toolkit) -> str:
    """Make the script with what the Add buttons know of the plan and of the decision points."""
    boxes = [
        {
            "answers": box.answers,
            "parts": [
                {
                    "questions": [
                        {"id": question.id, "collects": question.collects}
                        for part in box.parts
                        for question in part.questions
                        if question.collects
                    ]
                }
            ],
        }
        for box in toolkit.plan.boxes
        if box.repeats
    ]
    adding = {
        "definition": {"id": toolkit.plan.id, "version": toolkit.plan.version, "boxes": boxes},
        "points": {point.slug: point.title for point in toolkit.decision_points.values()},
    }
    text = json.dumps(adding, ensure_ascii=False, separators=(",", ":"))
    return f"(window.tkPlan ??= {{}}).adding = {text};\n"


def code_of(assets: Path, name: str) -> str:
    """Read a script without its comments.

    Args:
        assets: the folder overrides/assets/ of the project.
        name: the script's path in it, without its ending.
    """
    return _COMMENT.sub("", (assets / f"{name}.js").read_text(encoding="utf-8"))


GENERATED: Mapping[str, Callable[[Toolkit], str]] = {
    f"{FOLDER}/writing/templates": browser.templates_script,
    f"{FOLDER}/adding/definition": _definition_script,
    f"{FOLDER}/many/templates": browser.report_script,
    f"{FOLDER}/review/templates": browser.review_script,
}
"""The scripts that are made from the data, by the names under which others need them."""


def scripts_with_words(assets: Path, words: Words) -> Iterator[tuple[str, str]]:
    """Give every script in overrides/assets/ its words: the path on the site and the text of each that names some.

    Args:
        assets: the folder overrides/assets/ of the project.
        words: what the interface says.
    """
    for path in sorted(assets.rglob("*.js")):
        name = f"assets/{path.relative_to(assets).as_posix()}"
        script = path.read_text(encoding="utf-8")
        full = inject_words(script, words)
        # What scripts are joined into brings their words.
        if full != script and not name.startswith(PART_FOLDERS):
            yield name, full
