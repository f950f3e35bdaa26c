"""Reads one YAML file into plain values, remembering the line of each.

Stricter than YAML where YAML surprises authors: every scalar is text (so `no`, `1.10` and dates stay what
they look like, and the models decide what is a number), a key can be used once only, and there are no anchors.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from macros.faults import Fault

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML was built without its C library
    from yaml import SafeLoader  # type: ignore[assignment]

MOST_LEVELS = 50
"""How deep a file may be nested. What the libraries do far beyond ranges from an exception to a crash."""

_TAB = re.compile(r" *\t")

FieldPath = tuple[str | int, ...]
"""Where a value is in a file, for example `("sources", 0)`."""


def field_name(path: FieldPath) -> str:
    """Say a path in words that authors understand: `questions, item 3, text`."""
    return ", ".join(f"item {part + 1}" if isinstance(part, int) else part for part in path)


class YamlSource:
    """A YAML file: its values, the line of each, and what was wrong with it."""

    def __init__(self, path: Path, root: Path) -> None:
        """Read `path`; faults name it as seen from `root`.

        A file that cannot be read at all leaves `data` as None and says why in `faults`.
        """
        self.path = path
        self.name = path.relative_to(root).as_posix()
        self.faults: list[Fault] = []
        self.data: Any = None
        self.is_blank = False
        """Whether it holds nothing, or only comments."""
        self._lines: dict[FieldPath, int] = {(): 1}
        self._seen: set[int] = set()
        node = self._compose(path)
        if node is not None:
            self.data = self._value(node, ())

    def line(self, path: FieldPath) -> int:
        """The line of the value at `path`, or of the nearest value around it."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def fault(self, path: FieldPath, message: str) -> Fault:
        """Make a fault about the value at `path`."""
        return Fault(self.name, self.line(path), field_name(path), message)

    def _compose(self, path: Path) -> yaml.Node | None:
        try:
            text = path.read_bytes().decode("utf-8-sig")
            line = _too_deep(text)
            if line:
                self._refuse(line, "is nested too deeply here")
                return None
            node: yaml.Node | None = yaml.compose(text, Loader=SafeLoader)
        except OSError as error:
            self._refuse(1, f"cannot be read ({error.strerror or error})")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self._refuse(line, "is not UTF-8 text: save the file again with the encoding UTF-8")
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, text.find(chr(error.character))) + 1
            self._refuse(line, f"holds a character that YAML forbids (code {error.character}): delete it")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = ", ".join(part for part in (error.context, error.problem) if part)
            if mark and any(map(_TAB.match, text.split("\n")[mark.line : mark.line + 1])):
                self._refuse(mark.line + 1, "has a tab at the start of this line: write spaces in its place")
                return None
            self._refuse(
                mark.line + 1 if mark else 1,
                f"is not valid YAML here ({problem}): look at the indent, and put quotes around text that "
                'holds ": " or " #" or starts with a special character',
            )
        else:
            if isinstance(node, yaml.MappingNode):
                return node
            self.is_blank = node is None
            self._refuse(1, "is empty" if node is None else 'must hold fields, each written "name: value"')
        return None

    def _refuse(self, line: int, message: str) -> None:
        self.faults.append(Fault(self.name, line, "", f"the file {message}"))

    def _value(self, node: yaml.Node, path: FieldPath) -> Any:
        if id(node) in self._seen:
            self.faults.append(self.fault(path, "uses an alias (*): write the value out again"))
            return None
        self._seen.add(id(node))
        self._lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
        is_null = node.tag == "tag:yaml.org,2002:null"
        return None if is_null else node.value

    def _mapping(self, node: yaml.MappingNode, path: FieldPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                line = key_node.start_mark.line + 1
                self.faults.append(Fault(self.name, line, field_name(path), "has a key that is not plain text"))
                continue
            key = key_node.value
            here = (*path, key)
            if key in values:
                line = key_node.start_mark.line + 1
                message = f"is there twice (first on line {self.line(here)}): keep one of them"
                self.faults.append(Fault(self.name, line, field_name(here), message))
                continue
            self._lines[here] = key_node.start_mark.line + 1
            values[key] = self._value(value_node, here)
            # A folded block starts on the line after its key; authors look for the key.
            self._lines[here] = key_node.start_mark.line + 1
        return values


def _too_deep(text: str) -> int | None:
    """The line on which a file becomes nested too deeply, if it does."""
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_LEVELS:
                return event.start_mark.line + 1 if event.start_mark else 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None
