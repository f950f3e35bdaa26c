"""The hamlet: a toolkit as small as the models allow, for tests of what does not depend on what pages say.

It has one or two of each kind of thing and the few pages that lead to them, so it is built in a fraction of the time
that the whole project takes. What is under test is ours: code, frame, styles, scripts, settings and words of the
interface are the project's own.
"""

import shutil
from pathlib import Path

from tests.support.paths import ROOT
from tests.support.project import Project

HAMLET = ROOT / "tests" / "hamlet"

_OURS = ("macros", "overrides")
_COPIES = {"mkdocs.yml": "toolkit.yml", "data/languages/en.yml": "data/languages/en.yml"}
"""Files of the project, and where the hamlet has them. Its own mkdocs.yml inherits all settings but the menu."""


def hamlet(root: Path) -> Project:
    """A copy of the hamlet that a test may spoil, in a folder that is not there yet."""
    shutil.copytree(HAMLET, root)
    project = Project(root, *_OURS)
    for ours, name in _COPIES.items():
        project.write(name, (ROOT / ours).read_bytes())
    return project
