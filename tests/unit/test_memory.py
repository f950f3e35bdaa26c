"""What was made of a text is remembered while the text is there, and forgotten some builds after."""

import pytest

from macros import memory
from macros.memory import BUILDS, begin_build, remembered


@pytest.fixture
def calls():
    return []


@pytest.fixture
def doubled(calls):
    @remembered
    def doubled(text: str) -> str:
        calls.append(text)
        return text * 2

    return doubled


def test_the_same_text_is_worked_on_once(doubled, calls):
    assert [doubled("a"), doubled("b"), doubled("a")] == ["aa", "bb", "aa"]
    assert calls == ["a", "b"]


def test_what_builds_ask_for_again_and_again_stays_and_the_rest_goes(doubled, calls):
    doubled("gone")
    for _ in range(BUILDS + 1):
        begin_build()
        doubled("there")
    doubled("gone")
    assert calls == ["gone", "there", "gone"]


def test_one_function_fills_no_memory_without_end(doubled, calls, monkeypatch):
    monkeypatch.setattr(memory, "MOST", 3)
    for text in "abcd":
        doubled(text)
    doubled("d")
    doubled("a")
    assert calls == ["a", "b", "c", "d", "a"]


def test_what_fails_is_tried_again():
    tries = []

    @remembered
    def failing(text: str) -> str:
        tries.append(text)
        raise ValueError(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="a"):
            failing("a")
    assert tries == ["a", "a"]
