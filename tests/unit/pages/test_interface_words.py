"""The words of the interface are in data/languages/ alone, and each is said somewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.script_words import words_in

# Files for people who publish the site, not for its readers, and settings that only a program reads.
NOT_READ = {"offline", "starter", "server", "settings.xml.jinja"}
TEMPLATES = [
    path
    for folder in ("overrides", "macros")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".html", ".jinja") and not NOT_READ & set(path.parts)
]
SCRIPTS = sorted((ROOT / "overrides/assets").rglob("*.js"))
SOURCES = [*TEMPLATES, *sorted((ROOT / "macros").rglob("*.py")), *SCRIPTS]

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_MARKDOWN = re.compile(
    r"\]\([^)]*\)|^\s*\{:?\s.*?\}|\{ [.#][^}]*\}|`[^`]*`|\.json|[\w:-]+=\"[^\"]*\"|\ben-GB\b", re.MULTILINE
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SAID = re.compile(r"\b(?:t|t_plain|say|node|tell|put|called)\((?:[^\"]*, )?\s*\"([a-z-]+\.[a-z-]+)\"")


class _Text(HTMLParser):
    """The texts between tags, and those of attributes that people are told."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value for name, value in attrs if value and name in ("aria-label", "title", "alt", "placeholder")
        ]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def texts(path: Path) -> Iterator[str]:
    """The words in a template itself."""
    parser = _Text()
    parser.feed(_JINJA.sub("", path.read_text(encoding="utf-8")))
    parser.close()
    for text in parser.found:
        yield from _LETTERS.findall(_MARKDOWN.sub("", text))


def test_templates_have_no_words_of_their_own():
    assert [(path.name, text) for path in TEMPLATES for text in texts(path)] == []


def test_an_attribute_gets_words_without_marks():
    assert [path.name for path in TEMPLATES if '="{{ t(' in path.read_text(encoding="utf-8")] == []


def test_scripts_have_no_words_of_their_own():
    assert [(path.name, text) for path in SCRIPTS for text in words_in(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "code",
    [
        'status.textContent = "Saved.";',
        "element.append(`Saved at ${time}`);",
        "say(`${settled} of ${total}`);",
        "heading.append(`${label}: ${title}`);",
        'made.append(` ${name}${internal ? " (internal)" : ""}`);',
        'const many = `${count} ${count === 1 ? "topic" : "topics"}`;',
        'const short = (text) => (text ? text : "nothing");',
        'return plan.title || "Plan";',
        'row.push(entry.internal ? "yes" : "");',
        'const [first] = ["Internal"];',
        "refuse('it is empty');",
        'element.append("nothing");',
    ],
)
def test_words_in_a_script_do_not_slip_by(code: str):
    assert list(words_in(code)) != []


def test_all_words_that_are_said_are_known(toolkit):
    said = {name for path in SOURCES for name in _SAID.findall(path.read_text(encoding="utf-8"))}
    assert len(said) > 100
    assert said - {"part.name"} <= names(toolkit)  # How a docstring calls any of them.


def test_all_words_that_are_known_are_said(toolkit):
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    # Some names are put together from the part and the name of a thing: `t("kind." ~ entry.kind)`.
    assert [
        name
        for name in sorted(names(toolkit))
        if f'"{name}"' not in text and f'"{name.split(".")[0]}." ~' not in text
    ] == []


def names(toolkit) -> set[str]:
    return {f"{part}.{name}" for part, known in toolkit.languages["en"].words.items() for name in known}
