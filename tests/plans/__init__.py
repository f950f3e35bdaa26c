"""Saved plans: a sample of each version of their format, and plans made up for a test."""

from pathlib import Path
from typing import Any

from macros.text import visible

FOLDER = Path(__file__).parent

# Texts that get lost or do harm in a document that is written or read carelessly.
HOSTILE = {
    "markup": "<script>alert(\"1 & 2\")</script> ]]> <!-- --> <?tk text plan.id?> &amp; &#0; {{ x }} {% y %} 'z'",
    "replacing": r"$& $1 $$ \1 \g<0> %s {0} \\ \n",
    "closing": "</p></td></pre></main></w:t></text:p>",
    "markdown": "# a\n\n=====\n---\n- - -\n1. b\n2024. c\n+ d\n> e\n```\n~~~\n    f\n| g |\n*i* _j_ k_l_m **n** C#",
    "list": "Two things:\n- first\n- # second\n-   third\n-",
    "blank lines": "\n\na\n\n\nb\n",
    "line ends": "a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h",
    "controls": "a\0b\x01c\x1bd\x7fe\x9ff\ufffeg\uffffh\tI\t\tj",
    "spaces": "  a  b   c \u00a0 d\u2003e",
    "emoji": "\U0001f469\u200d\U0001f52c \U0001f1ec\U0001f1e7 \U0001f44d\U0001f3fd e\u0301 \U00020000",
    "right to left": "\u05e9\u05dc\u05d5\u05dd (1) \u0645\u0631\u062d\u0628\u0627 \u202eabc\u202c",
    "addresses": "https://a.example/b_c?d=1&copy=2#e_f g_h@i.example",
    "long": " ".join(f"word{number}" for number in range(10_000)),
    "long word": "x" * 5_000,
}


def plan_data(**fields: Any) -> dict[str, Any]:
    """A plan as JSON has it: what every plan must hold, and the fields that a test gives."""
    return {
        "$schema": "urn:involvement-toolkit:plan:1",
        "schema_version": 1,
        "id": "a-plan",
        "definition": {"id": "public-involvement-plan", "version": 1},
        "created": "2026-01-12T09:30:00Z",
        "modified": "2026-03-02T16:00:00Z",
        **fields,
    }


def hostile_plan() -> dict[str, Any]:
    """A plan whose every text is hostile: each of `HOSTILE` fills a topic, its title and both columns."""
    text = HOSTILE["markup"]
    return plan_data(
        title=text,
        statistics=text,
        organisation=HOSTILE["replacing"],
        contact=HOSTILE["addresses"],
        answers={"who-about": {"answer": text}, "inclusive": {"not_relevant": HOSTILE["markdown"]}},
        topics=[
            {
                "id": f"t-{number}",
                "title": hostile[:200],
                "answers": {"topic-people": {"now": hostile, "next": f"{hostile}\n{text}"}},
            }
            for number, hostile in enumerate(HOSTILE.values())
        ],
        records={
            "what-we-heard": [
                {"id": f"h-{number}", "fields": {"need": hostile, "who": text, "when": hostile[:10]}}
                for number, hostile in enumerate(HOSTILE.values())
            ]
        },
    )


def all_visible(value: Any) -> Any:
    """A plan, or a part of one, as it is after it was opened: with nothing in its texts that nobody sees."""
    if isinstance(value, dict):
        return {name: all_visible(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(all_visible(item) for item in value)
    return visible(value) if isinstance(value, str) else value


def heard(name: str, **fields: Any) -> dict[str, Any]:
    """An entry of the record "What we heard"."""
    return {"id": name, "fields": {"need": f"Need {name}"}, **fields}
