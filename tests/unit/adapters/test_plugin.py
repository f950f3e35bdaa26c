import gc

import pytest

from macros.adapters.plugin import NEW_OBJECTS, ToolkitPlugin


@pytest.fixture
def usual():
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_whoever_builds_once_looks_for_garbage_seldom_and_whoever_goes_on_as_often_as_before(usual):
    ToolkitPlugin().on_startup(command="serve", dirty=False)
    assert gc.get_threshold() == usual
    ToolkitPlugin().on_startup(command="build", dirty=False)
    assert gc.get_threshold() == (NEW_OBJECTS, *usual[1:])
