"""The words that differ between two texts are told apart from those that do not."""

from random import Random

import pytest

from tests.scripts.conftest import Run

DIFFERENCES = "tkPlan.differences.differences"


def marked(run: Run, before: str, after: str) -> str:
    """What is gone in square brackets, what is new in braces."""
    signs = {"same": "{}", "del": "[{}]", "ins": "{{{}}}"}
    return "".join(signs[one["kind"]].format(one["text"]) for one in run(DIFFERENCES, before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("the same", "the same", "the same"),
        ("", "All new.", "{All new.}"),
        ("All gone.", "", "[All gone.]"),
        ("Ask renters early.", "Ask young renters early.", "Ask {young }renters early."),
        ("Ask renters early.", "Ask owners early.", "Ask [renters]{owners} early."),
        ("one two three", "four five three", "[one two]{four five} three"),
        ("Ask the renters", "Who uses the figures, and why", "[Ask the renters]{Who uses the figures, and why}"),
        ("10 000 people", "12 000 people", "[10]{12} 000 people"),
        ("- first\n- second", "- first\n- new\n- second", "- first\n- {new\n- }second"),
        ("cafe\u0301 ou thé", "café ou thé", "[cafe\u0301]{café} ou thé"),
    ],
)
def test_what_differs_is_marked_word_by_word(run: Run, before: str, after: str, expected: str):
    assert marked(run, before, after) == expected


@pytest.mark.parametrize("seed", range(30))
def test_both_texts_can_be_read_out_of_the_differences(run: Run, seed: int):
    chance = Random(seed)
    words = [
        chance.choice(("a", "b", "c ", " ", "\n", "- ", "é", "\U0001f44d", ".")) for _ in range(chance.randint(0, 80))
    ]
    other = [word for word in words if chance.random() < 0.8]
    other[len(other) // 2 : len(other) // 2] = chance.choices(("x ", "y", "\n"), k=chance.randint(0, 5))
    before, after = "".join(words), "".join(other)
    runs = run(DIFFERENCES, before, after)
    assert "".join(one["text"] for one in runs if one["kind"] != "ins") == before
    assert "".join(one["text"] for one in runs if one["kind"] != "del") == after


def test_texts_that_have_little_in_common_differ_as_a_whole_and_at_once(run: Run):
    before = " ".join(f"word{number}" for number in range(20_000))
    after = " ".join(f"other{number}" for number in range(20_000))
    assert [one["kind"] for one in run(DIFFERENCES, before, after)] == ["del", "ins"]


def test_in_a_long_text_a_few_words_are_found(run: Run):
    words = [f"word{number}" for number in range(50_000)]
    before = " ".join(words)
    words[100:103] = ["new"]
    words[40_000:40_000] = ["more"]
    kinds = [one["kind"] for one in run(DIFFERENCES, before, " ".join(words))]
    assert kinds == ["same", "del", "ins", "same", "ins", "same"]
