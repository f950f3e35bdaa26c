"""What looks at what authors write takes twice as long for twice as much, whatever it is: a key that was leant on, or
a file that was pasted into another, must not hang the check."""

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from macros.content.front_matter import read_front_matter
from macros.content.load import load
from macros.content.slips.markdown import markdown_problems
from macros.content.slips.snippets import snippets_in
from macros.content.slips.unsupported import unsupported
from macros.markdown.code import without_comments
from macros.markdown.links import links_in, replaced, undefined_references
from macros.pages.anchors import anchors_of
from macros.pages.macro_check import macro_problems
from macros.pages.sources import without_source
from tests.support.growth import parts_of_hostile
from tests.support.paths import ROOT
from tests.support.slowness import Text, slow_text

OF_A_START = {"match", "fullmatch"}
CALLS = {"compile", "sub", "split", "search", "findall", "finditer", *OF_A_START}

PIECES = (
    "a", "a ", " ", "\n", "\r\n", "\t", "    a\n", "`", "` ", "`a``b", "```\n", "~~~\n", "~", "*", "**a", "_",
    "#", "# a\n", "## \n", "## a { #b\n", "{ #", "{ #a", "{{", "{{ ", "}}", "{# ", "{%", "{% raw %}", "{{ tip(",
    "[", "]", "![", "[a](", "[a](b)", "](", "[a](/b\n", "[a][b]", "[a]: b\n", "[^1]", "[^a]: b\n", "(", ")",
    "<", "<a ", "<a b=", "<b>", "</b>", "<b></i>", "<!--", "<!-- a\n", "<pre>", "<script>", '<a "', "<a '\"",
    "- a\n", "• a\n", "1) a\n", "> ", "| a ", "!!! note\n", '=== "a"\n', "/// note\n", "///", ": a\n",
    '--8<-- "a:b:', "$", "$a", "$a\\", "{ .annotate ", "++a", "\\", ":", "link:", "<link:", "http://", "“", "&",
    "=\n", "-\n", "a\n=\n", "a:\n", "\u00a0", "🙂", "[![a](b)](", "[[a](x)", "# {\n", "$$ ",
    "](\n", "<p ",
)  # fmt: skip
"""What Markdown is made of, and what it is spoilt with."""


SUSPICIOUS = 0.0008
"""How many seconds an expression that is linear does not take for a short text."""


def expressions() -> dict[tuple[re.Pattern[str], str], str]:
    """The expressions of the package, with how each is used ("match" at the start of a text, or "search"), and where
    each stands. Those that are put together from values that only a call has are not among them."""
    found: dict[tuple[re.Pattern[str], str], str] = {}
    for path in sorted((ROOT / "macros").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        text, module = path.read_text(encoding="utf-8"), vars(importlib.import_module(name))
        for how, line, arguments in _calls_of_re(ast.parse(text)):
            try:
                values = [_value(argument, module) for argument in arguments]
            except NameError:
                continue
            # Those of bytes grow as those of text do.
            first = values[0].decode("latin-1") if isinstance(values[0], bytes) else values[0]
            pattern = re.compile(first, *values[1:])
            if how == "compile":
                known = {name: value for name, value in module.items() if isinstance(value, re.Pattern)}
                names = [name for name, value in known.items() if value == pattern]
                uses = {use for known in names for use in re.findall(rf"\b{known}\.(\w+)\(", text)}
                how = "match" if uses and uses <= OF_A_START else "search"
            found[pattern, "match" if how in OF_A_START else "search"] = f"{name}:{line}: {pattern.pattern!r}"
    return found


def _calls_of_re(tree: ast.Module) -> Iterator[tuple[str, int, list[ast.expr]]]:
    """What is called of the module re, on which line, and with which expression and flags."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), how), [source, *others], keywords) if how in CALLS:
                flags = [keyword.value for keyword in keywords if keyword.arg == "flags"]
                yield how, node.lineno, [source, *(flags or (others if how == "compile" else []))]


def _value(expression: ast.expr, module: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(expression), "", "eval"), module)


def applied(pattern: re.Pattern[str], how: str, text: str) -> None:
    if how == "match":
        pattern.match(text)
    else:
        pattern.sub("", text)


def spoilt(pattern: re.Pattern[str]) -> Iterator[Text]:
    """Texts that an expression takes long to give up on: they end with what it does not look for."""
    starts, runs, _ = parts_of_hostile(pattern.pattern)
    # A list of names, such as those of the macros, has hundreds of pieces that differ in nothing that matters here.
    return product(starts[:12], runs[:36], ("!", "\n!"))


def test_every_expression_is_linear():
    found = expressions()
    slow = {
        place: text
        for (pattern, how), place in found.items()
        if (text := slow_text(partial(applied, pattern, how), spoilt(pattern), SUSPICIOUS))
    }
    assert len(found) > 100
    assert not slow


TOOLKIT = load(ROOT)
CHECKS: dict[str, Callable[[str], object]] = {
    "markdown": lambda text: list(markdown_problems(text)),
    "unsupported": lambda text: list(unsupported(text, ROOT)),
    "snippets": snippets_in,
    "comments": without_comments,
    "links": links_in,
    "replaced links": lambda text: replaced(text, lambda link: "x"),
    "references": lambda text: list(undefined_references(text)),
    "anchors": anchors_of,
    "sources": lambda text: list(without_source(text)),
    "front matter": lambda text: read_front_matter("page.md", f"---\n{text}\n---\n"),
    "macros": lambda text: list(macro_problems(text, TOOLKIT)),
}


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_every_check_of_a_page_is_linear(check: Callable[[str], object]):
    texts = [(start, piece, end) for piece in PIECES for start, end in (("", ""), ("a ", "\nb"))]
    assert slow_text(check, texts) is None


@pytest.mark.parametrize("source", [r"<[^>]*>", r"\[[^\]]*\]\([^)]*\)"])
def test_what_is_not_linear_is_found(source: str):
    pattern = re.compile(source)
    assert slow_text(partial(applied, pattern, "search"), spoilt(pattern), SUSPICIOUS)
