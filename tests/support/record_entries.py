"""Entries of a record that are hard to carry in a spreadsheet, and what any table holds of them."""

from typing import Any

ENTRIES: list[dict[str, Any]] = [
    {"id": "k1a", "fields": {"need": "=1+1", "who": "Parents, \"all\"", "when": "2026-03-02", "theme": "00123"}},
    {"id": "05303e19", "fields": {"need": "- one\n- two\n\nthree", "who": "‘Ünïcode’ 東京 😀 ש"}, "internal": True},
    {"id": "k3", "fields": {"need": "a <b>&amp; _x000D_ \ttab", "who": "  two  spaces ", "when": "1850-01-31"}},
    {"id": "k4", "fields": {"need": "2026-03-02", "who": "'apostrophe", "when": "2026-12-31", "source": "1/2"}},
]  # fmt: skip


def said(entries: list[dict[str, Any]]) -> list[tuple[dict[str, str], bool]]:
    """What entries say, without what is empty, as any table holds it: LibreOffice's loses tabs."""
    return [
        (
            {name: text.strip().replace("\t", " ") for name, text in one["fields"].items() if text},
            bool(one.get("internal")),
        )
        for one in entries
    ]


def in_lines(entries: list[dict[str, Any]]) -> list[tuple[dict[str, str], bool]]:
    """The same, where a field of one line has no two spaces."""
    return [
        ({name: text if name == "need" else " ".join(text.split()) for name, text in fields.items()}, internal)
        for fields, internal in said(entries)
    ]
