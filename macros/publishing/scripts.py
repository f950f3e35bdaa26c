"""The scripts of the site: they are joined into the few that pages load, and each of those is given its words.

The first line of a script says which others it needs, such as `// Needs: site/words, plan/model/format`, or
`// Needs: nothing`. Scripts are joined in that order. A second line may say what it fetches only when somebody acts:
`// Later: plan/builder/ways`. What comes later, and what pages have by then, follows from these lines.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from macros.documents.documents import Documents
from macros.faults import ContentFaults, Fault, suggestion
from macros.models.toolkit import Toolkit
from macros.publishing.data_scripts import FOLDER, GENERATED
from macros.publishing.script_words import inject_words
from macros.publishing.styles import STYLES

PAGE = "site/page"
"""What every page loads, joined of `ON_EVERY_PAGE`: what it brings, no other script brings again."""

ON_EVERY_PAGE = ("site/menu", "site/searching", "site/engine", "site/glossary", f"{FOLDER}/adding/buttons")
WORDS = "site/words"

BUILDER = f"{FOLDER}/builder/page"
MANY = f"{FOLDER}/many/page"

FIRST = ("site/loading", "site/early")
"""What pages load before they show."""

REGISTER = ("register/due", "register/sorting")
"""What only pages of published plans load."""

LOADED = (*FIRST, PAGE, "site/tabs", "boxes/copy-box", "finder/finder", "involve/page", *REGISTER, BUILDER, MANY)
"""The scripts that the templates of pages name. Each brings what it needs, unless the page has it."""

Needs = Mapping[str, tuple[str, ...]]
"""The scripts that each script needs, by their paths in overrides/assets/ without `.js`."""

Heads = Mapping[str, re.Match[str] | None]
"""What the lines at the top of each script say; None if they do not."""

_NAMES = r"[a-z/-]+(?:, [a-z/-]+)*"
_HEAD = re.compile(rf"// Needs: (nothing|{_NAMES})\n(?:// Later: ({_NAMES})\n)?")

_COMMENT = re.compile(r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""A comment on lines of its own. Stripped: comments are a third of a script."""

_INDENT = re.compile(r"^ +", re.MULTILINE)


def path_of(name: str) -> str:
    """The path of a script on the site: always two folders below its root, so that scripts can find the root.

    Args:
        name: the script's path in overrides/assets/ without `.js`.
    """
    folder, _, rest = name.partition("/")
    return f"assets/{folder}/{rest.replace('/', '-')}.js"


def joined_scripts(assets: Path, documents: Documents) -> Iterator[tuple[str, str]]:
    """Join the scripts of the site: the path on the site and the text of each that pages load.

    One that comes later ends by saying which version of the site it is of, so that a page that was opened before the
    site changed does not mix two.

    Args:
        assets: the folder overrides/assets/ of the project.
        documents: those of the data, whose templates go into scripts.

    Raises:
        ContentFaults: what a script says that it needs cannot be.
    """
    heads = _heads(assets)
    needs = _needs(heads)
    later = _later(heads, needs)
    toolkit = documents.toolkit
    # Several take in the same part, and some parts are made of whole templates.
    code = cache(partial(_code, assets, documents))
    texts = {}
    for name, parts in bundles(needs, later).items():
        if toolkit.published or name not in REGISTER:
            # Words come after the script that keeps them, where that is among the parts.
            at = parts.index(WORDS) + 1 if WORDS in parts else 0
            before, after = ("\n".join(map(code, some)) for some in (parts[:at], parts[at:]))
            texts[name] = before + inject_words(after, toolkit.words)
    version = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:12]
    texts[PAGE] += f'\ntkLater.expect("{version}");\n'
    for name in fetched(later):
        texts[name] += f'\ntkLater.came("{name}", "{version}");\n'
    for name, text in texts.items():
        yield path_of(name), text


def idle_files(assets: Path, toolkit: Toolkit) -> set[str]:
    """Give what no page loads of overrides/assets/, by its path on the site.

    This is what is joined, and where no plan is published, what is for published plans.

    Args:
        assets: the folder overrides/assets/ of the project.
        toolkit: whether plans are published.
    """
    loaded = loaded_paths(assets, toolkit)
    sources = {f"assets/{path.relative_to(assets).as_posix()}" for path in assets.rglob("*")}
    scripts = {path for path in sources if path.endswith(".js") and path not in loaded}
    register = {path for path in sources if path.startswith("assets/register/") and path.endswith(".css")}
    return scripts | STYLES | (set() if toolkit.published else register)


def loaded_paths(assets: Path, toolkit: Toolkit) -> list[str]:
    """Give the paths on the site of the scripts that pages load, at once or later: those that `joined_scripts` makes.

    Args:
        assets: the folder overrides/assets/ of the project.
        toolkit: whether plans are published.
    """
    names = [*LOADED, *fetched(read_later(assets))]
    return [path_of(name) for name in names if toolkit.published or name not in REGISTER]


def fetched(later: Needs) -> tuple[str, ...]:
    """The scripts that others fetch when somebody acts, each once."""
    return tuple(dict.fromkeys(name for names in later.values() for name in names))


def bundles(needs: Needs, later: Needs) -> dict[str, list[str]]:
    """Say what each script that pages load is joined of: all that it needs and the page does not have by then.

    Args:
        needs: as `read_needs` gives them.
        later: as `read_later` gives them.

    Raises:
        ContentFaults: scripts need each other in a circle, or no page loads what names one that comes later.
    """
    made = {**{name: in_order([name], needs) for name in FIRST}, PAGE: in_order(ON_EVERY_PAGE, needs)}
    everywhere = {part for parts in made.values() for part in parts}
    has = {PAGE: everywhere}
    for name in LOADED:
        if name not in made:
            made[name] = [part for part in in_order([name], needs) if part not in everywhere]
            has[name] = everywhere | {*made[name]}
    waiting = [*fetched(later)]
    while waiting:
        # What fetches one may itself come later.
        fetching = {
            name: [parts for parts in has.values() if any(name in later.get(part, ()) for part in parts)]
            for name in waiting
        }
        ready = {name: set.intersection(*pages) for name, pages in fetching.items() if pages}
        if not ready:
            raise ContentFaults([_fault(waiting[0], "no script that pages load says that it comes later")])
        for name, there in ready.items():
            made[name] = [part for part in in_order([name], needs) if part not in there]
            has[name] = there | {*made[name]}
        waiting = [name for name in waiting if name not in ready]
    return made


def _code(assets: Path, documents: Documents, name: str) -> str:
    if name in GENERATED:
        return GENERATED[name](documents)
    return code_of(assets, name)


def read_later(assets: Path) -> Needs:
    """Read which scripts each script fetches when somebody acts.

    Args:
        assets: the folder overrides/assets/ of the project.

    Raises:
        ContentFaults: a script names one that does not exist.
    """
    heads = _heads(assets)
    return _later(heads, _needs(heads))


def _later(heads: Heads, needs: Needs) -> Needs:
    later = {name: tuple(head[2].split(", ")) for name, head in sorted(heads.items()) if head and head[2]}
    faults = [
        _fault(name, f'fetches "{other}", which does not exist.{suggestion(other, needs)}')
        for name, others in later.items()
        for other in others
        if other not in needs
    ]
    if faults:
        raise ContentFaults(faults)
    return later


def read_needs(assets: Path) -> Needs:
    """Read which scripts each script needs. Those that are made from the data need none.

    Args:
        assets: the folder overrides/assets/ of the project.

    Raises:
        ContentFaults: a script does not say what it needs, or needs one that does not exist.
    """
    return _needs(_heads(assets))


def _heads(assets: Path) -> Heads:
    return {
        path.relative_to(assets).with_suffix("").as_posix(): _HEAD.match(path.read_text(encoding="utf-8"))
        for path in sorted(assets.rglob("*.js"))
    }


def _needs(heads: Heads) -> Needs:
    needs: dict[str, tuple[str, ...]] = dict.fromkeys(GENERATED, ())
    faults = []
    for name, said in heads.items():
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


def code_of(assets: Path, name: str) -> str:
    """Read a script without its comments and the room at the beginning of its lines.

    Args:
        assets: the folder overrides/assets/ of the project.
        name: the script's path in it, without its ending.
    """
    return _INDENT.sub("", _COMMENT.sub("", (assets / f"{name}.js").read_text(encoding="utf-8")))
