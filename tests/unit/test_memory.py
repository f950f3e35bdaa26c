"""What was made of a text is remembered while the text is there, and forgotten some builds after."""

import gc

import pytest

from macros import memory
from macros.memory import ALLOCATED, BUILDS, LITTLE, begin_build, end_checks, keep_little, remembered


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
    monkeypatch.setattr(memory, "_most", 3)
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


@pytest.fixture
def _building_once():
    keep_little(True)
    yield
    keep_little(False)


@pytest.mark.usefixtures("_building_once")
def test_whoever_builds_once_keeps_what_is_asked_for_again_soon_and_little_more(doubled, calls):
    texts = [str(number) for number in range(LITTLE + 1)]
    for text in texts:
        doubled(text)
    doubled(texts[-1])
    doubled(texts[0])
    assert calls == [*texts, texts[0]]


@pytest.mark.usefixtures("_building_once")
def test_whoever_builds_once_lets_go_all_when_the_checks_are_over(doubled, calls):
    doubled("a")
    end_checks()
    doubled("a")
    assert calls == ["a", "a"]


def test_whoever_builds_again_keeps_it_for_then(doubled, calls):
    doubled("a")
    end_checks()
    doubled("a")
    assert calls == ["a"]


def test_whoever_builds_once_looks_for_garbage_seldom_and_whoever_goes_on_as_often_as_before():
    usual = gc.get_threshold()
    keep_little(True)
    once = gc.get_threshold()
    keep_little(False)
    assert once == (ALLOCATED, *usual[1:])
    assert gc.get_threshold() == usual
