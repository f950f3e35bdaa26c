"""The ways in which a file is spoilt. Each takes the file's bytes and a source of chance, and gives other bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

Mutation = Callable[[bytes, Random], bytes]


def _lines(content: bytes) -> list[bytes]:
    return content.split(b"\n")


def _on_a_line(change: Callable[[bytes, Random], bytes]) -> Mutation:
    """Change one line that holds something."""

    def mutation(content: bytes, chance: Random) -> bytes:
        lines = _lines(content)
        full = [number for number, line in enumerate(lines) if line.strip()]
        if full:
            number = chance.choice(full)
            lines[number] = change(lines[number], chance)
        return b"\n".join(lines)

    return mutation


def _with_value(*values: bytes) -> Mutation:
    """Put another value after the colon of a field."""

    def change(line: bytes, chance: Random) -> bytes:
        name, colon, _ = line.partition(b":")
        return name + b": " + chance.choice(values) if colon else line + b": " + chance.choice(values)

    return _on_a_line(change)


def _inserted(*pieces: bytes) -> Mutation:
    """Put something in at any place."""

    def mutation(content: bytes, chance: Random) -> bytes:
        place = chance.randrange(len(content) + 1)
        return content[:place] + chance.choice(pieces) + content[place:]

    return mutation


def _line_inserted(*pieces: bytes) -> Mutation:
    """Put in a line, at any place."""

    def mutation(content: bytes, chance: Random) -> bytes:
        lines = _lines(content)
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(pieces))
        return b"\n".join(lines)

    return mutation


def _shuffled(content: bytes, chance: Random) -> bytes:
    lines = _lines(content)
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _without_block(content: bytes, chance: Random) -> bytes:
    lines = _lines(content)
    start = chance.randrange(len(lines))
    return b"\n".join(lines[:start] + lines[start + chance.randrange(1, 12) :])


def _twice(content: bytes, chance: Random) -> bytes:
    lines = _lines(content)
    start = chance.randrange(len(lines))
    block = lines[start : start + chance.randrange(1, 12)]
    return b"\n".join(lines[:start] + block + lines[start:])


def _noise(content: bytes, chance: Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 400))


def _flipped(content: bytes, chance: Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.randrange(1, 9)):
        if spoilt:
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


ANY: Mapping[str, Mutation] = {
    "a line is missing": _on_a_line(lambda line, chance: b""),
    "some lines are missing": _without_block,
    "the end is missing": _cut,
    "some lines are there twice": _twice,
    "two lines changed places": _shuffled,
    "a line is indented": _on_a_line(lambda line, chance: b" " * chance.randrange(1, 6) + line),
    "a line is set out": _on_a_line(lambda line, chance: line.lstrip()),
    "a tab": _on_a_line(lambda line, chance: b"\t" + line),
    "another encoding": lambda content, chance: content.decode().encode(
        chance.choice(["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"]), "replace"
    ),
    "a byte that is no text": _inserted(b"\xff", b"\xc3", b"\x00", b"\x07", b"\x1b", b"\xef\xbf\xbe"),
    "other line ends": lambda content, chance: content.replace(
        b"\n", chance.choice([b"\r\n", b"\r", b"\n\r", b"\v"])
    ),
    "a byte order mark": lambda content, chance: b"\xef\xbb\xbf" * chance.randrange(1, 3) + content,
    "binary": _noise,
    "some bytes changed": _flipped,
    "nothing": lambda content, chance: b"",
    "huge": lambda content, chance: content + b"\n" + chance.choice([b"x", b"- ", b"[", b"a b\n"]) * 200_000,
    "a merge that was left": _line_inserted(b"<<<<<<< HEAD", b"=======", b">>>>>>> theirs"),
    "curly quotes": lambda content, chance: content.replace(b'"', "“".encode()).replace(b"'", "’".encode()),
    "a sign": _inserted(*(bytes([sign]) for sign in b"\"'#&*!|>%@`{}[]:-?,<()\\~^=$+_")),
}
"""What can happen to any file."""

DATA: Mapping[str, Mutation] = {
    **ANY,
    "an unknown field": _line_inserted(b"nonsense: x", b"  nonsense: x", b"- nonsense: x", b"slug: x", b"'': x"),
    "a wrong type": _with_value(
        b"[a, b]", b"{a: b}", b"12", b"1.5", b"true", b"null", b"2026-02-30", b"", b"[]", b"{}"
    ),
    "text cut short": _with_value(b"words #1 and more", b"!important words", b"&c words", b"*x", b"words: and more"),
    "an alias to itself": _with_value(
        b"&x [*x]", b"&x {a: *x}", b"!!python/object/apply:os.system [exit]", b"!!set {x}"
    ),
    "deep nesting": _with_value(b"[" * 3000, b"[" * 3000 + b"]" * 3000, b"{a: " * 800, b"- " * 2000),
    "huge values": _with_value(b"9" * 5000, b"x" * 100_000, b"'" + b"x " * 50_000 + b"'", b"9999-99-99"),
    "hostile prose": _with_value(
        b"'[a](link:nothing)'",
        b"'<script>x</script>'",
        b"'{{ x }}'",
        b"'[a](/nothing.md#x)'",
        b"'" + b"[" * 999 + b"'",
        b"'![](x)'",
        b"'" + b"`" * 999 + b"'",
        b"'javascript:alert(1)'",
    ),
}
"""What can happen to a file of data."""

PAGES: Mapping[str, Mutation] = {
    **ANY,
    "front matter": _line_inserted(
        b"---",
        b"titel: x",
        b"title: a: b",
        b"template: none.html",
        b"formerly: [x]",
        b"lang: xx-yy-zz",
        b"search: x",
        b"reviewed: 2999-01-01",
        b"render_macros: false",
        b"hide: [toc]",
        b"formerly:\n- tips.md\n- ../x.md\n- /",
    ),
    "braces": _line_inserted(
        b"{{ nothing }}",
        b"{{ tip() }}",
        b'{{ tip("x") }}',
        b"{{ tip(1) }}",
        b"{{",
        b"{%",
        b"{#",
        b"{% raw %}",
        b"{{ }}",
        b"{{ 1 / 0 }}",
        b"{{ tip.__class__ }}",
        b'{{ "".join(1) }}',
        b"{% for x in y %}",
        b"{{ (" + b"(" * 400,
        b"{{ " * 600,
        "{{ tip(“x”) }}".encode(),
        b"{% include 'x' %}",
        b"{{ tip_list(level=99) }}",
        b"{{ -tip }}",
        b'{{ tip(["x"]) }}',
        b'{{ tip("be-open", "be-open", 3) }}',
        b"{{ tip(**{}) }}",
        b"{{ tip(*[1]) }}",
    ),
    "links": _line_inserted(
        b"[x](/nothing.md)",
        b"[x](#nothing)",
        b"[x](",
        b"[x][y]",
        b"[" * 2000,
        b"[x](" * 999,
        b"[x]: <",
        b"[](x)",
        b"![x](none.png)",
        b"[x](%zz)",
        b"[x](../../../etc)",
        b"[x](//x)",
        b"[x](http://[)",
        b"[x](link:)",
        b"<a href=",
        b"[x](\\)",
        b"[here](/tips.md)",
        b"[x](/tips.md#%ff)",
        b"[^1]",
        b"*[x]: y",
        b"[x](mailto:)",
        b"[^x]: y",
    ),
    "headings": _line_inserted(
        b"# x",
        b"##### x",
        b"## ",
        b"## x { #a b }",
        b"## x {#a}",
        b"## x { #",
        b'## x { formerly="a" }',
        b"#" * 99,
        b"x\n===",
        b"## x { #be-open }",
        b"## {{ x }}",
    ),
    "markup": _line_inserted(
        b"<script>",
        b"</div>",
        b"<div>" * 999,
        b"<!--",
        b"<p style='x'>",
        b"<b onclick=x>",
        b"<iframe src=x>",
        b"<" * 2000,
        b"!!! nothing",
        b"=== x",
        b"/// x",
        b'--8<-- "none"',
        b"++nothing++",
        b":no-icon:",
        b"```",
        b"~~~ mermaid",
        b"$$ x $$",
        "• x".encode(),
        b"1) x",
        b"x\n- y",
        b"> " * 500,
        b"- " * 400,
        b"*" * 4000,
        b"| a |\n| - |",
    ),
}
"""What can happen to a page."""
