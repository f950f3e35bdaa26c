"""Reads YAML into plain values, remembering the line of each.

Stricter than YAML where YAML surprises authors: every scalar is text (so `no`, `1.10` and dates stay what
they look like, and the models decide what is a number), a key can be used once only, there are no anchors and no
tags, and a comment has a line of its own. StrictYAML has the same aims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.content.text_files import text_in
from macros.content.yaml_mistakes import lines_of_yaml, strange_line_end, unreadable
from macros.faults import Fault

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML was built without its C library
    from yaml import SafeLoader  # type: ignore[assignment]

MOST_LEVELS = 50
"""How deep a file may be nested. What the libraries do far beyond ranges from an exception to a crash."""

_IN_CURLY_QUOTES = re.compile(r"[“”„][^“”]*[“”\"]|‘[^‘]*[’']")

FieldPath = tuple[str | int, ...]
"""Where a value is in a file, for example `("sources", 0)`."""


def field_name(path: FieldPath) -> str:
    """Say a path in words that authors understand: `questions, item 3, text`."""
    return ", ".join(f"item {part + 1}" if isinstance(part, int) else part for part in path)


class YamlText:
    """Some YAML: its values, the line of each, and what was wrong with it."""

    def __init__(self, name: str, text: str, first_line: int = 1) -> None:
        """Read `text`.

        Text that cannot be read at all leaves `data` as None and says why in `faults`.

        Args:
            name: the file's name, as faults give it.
            text: what is in the file, or in a part of it.
            first_line: the line of the file on which the text begins.
        """
        self.name = name
        self.faults: list[Fault] = []
        self.data: Any = None
        self.is_blank = False
        """Whether it holds nothing, or only comments."""
        self._lines: dict[FieldPath, int] = {(): first_line}
        self._seen: set[int] = set()
        self._offset = first_line
        self._text_lines = lines_of_yaml(text)
        node = self._compose(text)
        if node is not None:
            self.data = self._value(node, ())
        # Only reading needs these, and a large site has many files.
        self._seen, self._text_lines = set(), []

    def line(self, path: FieldPath) -> int:
        """The line of the value at `path`, or of the nearest value around it."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def fault(self, path: FieldPath, message: str) -> Fault:
        """Make a fault about the value at `path`."""
        return Fault(self.name, self.line(path), field_name(path), message)

    def refuse(self, line: int, message: str) -> None:
        """Note a fault of the whole file, on a line of it."""
        self.faults.append(Fault(self.name, line, "", f"the file {message}"))

    def _compose(self, text: str) -> yaml.Node | None:
        if strange := strange_line_end(text):
            self.refuse(strange[0] + self._offset, strange[1])
            return None
        try:
            extras = tuple(_extras(text))
            node = None if extras else yaml.compose(text, Loader=SafeLoader)
        except yaml.YAMLError as error:
            line, message = unreadable(error, text)
            self.refuse(line + self._offset, message)
            return None
        for line, message in extras:
            self.refuse(line + self._offset, message)
        if extras:
            return None
        if isinstance(node, yaml.MappingNode):
            return node
        self.is_blank = node is None
        self.refuse(self._offset, "is empty" if node is None else 'must hold fields, each written "name: value"')
        return None

    def _value(self, node: yaml.Node, path: FieldPath) -> Any:
        if id(node) in self._seen:
            self.faults.append(self.fault(path, "uses an alias (*): write the value out again"))
            return None
        self._seen.add(id(node))
        self._lines[path] = node.start_mark.line + self._offset
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and not node.style and self._is_cut(node):
            message = (
                'ends at " #": YAML reads the rest of the line as a comment. Put quotes around the text, '
                "or the comment on a line of its own"
            )
            self.faults.append(Fault(self.name, node.end_mark.line + self._offset, field_name(path), message))
        if isinstance(node, yaml.ScalarNode) and not node.style:
            # The words of the interface are put into sentences with their quotes.
            if _IN_CURLY_QUOTES.fullmatch(node.value) and path[:1] != ("words",):
                message = "is in curly quotes, which would show: write straight ones in their place, or around them"
                self.faults.append(self.fault(path, message))
            rest = self._text_lines[node.end_mark.line][node.end_mark.column :].strip()
            if not node.value and re.match(r"#[^\s#]", rest):
                message = 'starts with "#", which YAML reads as a comment: put quotes around it'
                self.faults.append(self.fault(path, message))
                return rest
        is_null = node.tag == "tag:yaml.org,2002:null"
        return None if is_null else node.value

    def _is_cut(self, node: yaml.ScalarNode) -> bool:
        rest = self._text_lines[node.end_mark.line][node.end_mark.column :]
        return bool(node.value) and rest[:1].isspace() and rest.lstrip().startswith("#")

    def _mapping(self, node: yaml.MappingNode, path: FieldPath) -> dict[str, Any] | str:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + self._offset
            if not isinstance(key_node, yaml.ScalarNode):
                message = "has a key that is not plain text: put quotes around text that starts with { or ["
                self.faults.append(Fault(self.name, line, field_name(path), message))
                if len(node.value) == 1 and path:
                    # That it holds no text is no second fault.
                    return "…"
                continue
            key = key_node.value
            here = (*path, key)
            if key in values:
                message = f"is there twice (first on line {self.line(here)}): keep one of them"
                self.faults.append(Fault(self.name, line, field_name(here), message))
                continue
            self._lines[here] = line
            values[key] = self._value(value_node, here)
            # A folded block starts on the line after its key; authors look for the key.
            self._lines[here] = line
        return values


def _extras(text: str) -> Iterator[tuple[int, str]]:
    """Find what YAML knows and authors do not: anchors, tags, and text nested without end."""
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_LEVELS:
                yield line, "is nested too deeply here"
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        sign = "&" if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent) else ""
        sign = "!" if getattr(event, "tag", None) else sign
        if sign:
            yield line, f'has text that starts with "{sign}", which YAML reads as a command: put quotes around it'


FileText = tuple[str, tuple[int, str] | None]


class YamlSource(YamlText):
    """A YAML file."""

    def __init__(self, path: Path, root: Path, read: FileText | None = None) -> None:
        """Read `path`; faults name it as seen from `root`. `read` is what is in it, where that is known already."""
        self.path = path
        text, problem = read or read_text(path)
        super().__init__(path.relative_to(root).as_posix(), text)
        if problem:
            # That there is nothing to read is no second fault.
            self.faults, self.is_blank = [], False
            self.refuse(*problem)


def read_text(path: Path) -> FileText:
    """Read a file. Returns its text, and where and why it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            return "", (1, "is no file that can be read: put a text file there")
        return text_in(path.read_bytes())
    except OSError as error:
        other = path.with_suffix(".yaml")
        if other.exists():
            return "", (1, f"is missing, but {other.name} is there: let its name end in .yml")
        return "", (1, f"cannot be read ({error.strerror or error})")
