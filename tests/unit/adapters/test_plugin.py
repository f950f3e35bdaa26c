import gc
import subprocess
import sys

import pytest

from macros.adapters.plugin import NEW_OBJECTS, ToolkitPlugin
from tests.support.paths import ROOT


@pytest.fixture
def usual():
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


@pytest.mark.parametrize("command", ["build", "serve"])
def test_whoever_builds_looks_for_garbage_seldom(usual, command):
    ToolkitPlugin().on_startup(command=command, dirty=False)
    assert gc.get_threshold() == (NEW_OBJECTS, *usual[1:])


def test_a_build_brings_no_server():
    code = "import sys, macros.adapters.plugin; print([name for name in sys.modules if name.startswith('watchdog')])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
