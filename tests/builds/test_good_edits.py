"""A sound edit passes the gate: what tests hold of the content must hold for every addition."""

import os
import re
import subprocess
import sys

from macros.content.own.folder import VARIABLE
from tests.support.good_edits import EDITS
from tests.support.paths import PARTS, ROOT
from tests.support.project import Project

CONTENT = (
    "tests/site",
    "tests/unit/derived",
    "tests/unit/models/test_should_we_involve.py",
    "tests/unit/pages/test_examples.py",
    "tests/unit/pages/test_markdown_examples.py",
    "tests/unit/pages/test_redirects.py",
    "tests/unit/pages/test_sources.py",
    "tests/unit/publishing/test_published_data.py",
    "tests/unit/publishing/test_scripts.py",
    "tests/unit/test_addresses.py",
)
"""The tests that look at what the project's own pages and data say."""
OTHER_COPIES = ("--ignore=tests/site/test_offline_copy.py", "--ignore=tests/site/test_edit_links.py")
"""What looks at the copy for shared drives and at an organisation's copy: each is built for it, of the same pages."""


def test_each_kind_of_edit_that_contributing_names_is_tried():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("| To … | edit |")[2].partition("\n\n")[0]
    named = re.findall(r"^\| (?!---)(.+?) \|", table, re.MULTILINE)
    assert named
    assert sorted({*named, "Rename"}) == sorted(EDITS)


def test_the_gates_tests_of_content_pass_on_a_copy_with_an_edit_of_each_kind(tmp_path):
    project = Project(tmp_path / "project", *PARTS, "tests", "pyproject.toml", "CONTRIBUTING.md")
    for edit in EDITS.values():
        edit(project)
    environment = {**os.environ, "PYTHONPATH": str(project.root), "PYTEST_ADDOPTS": "", "NO_MKDOCS_2_WARNING": "1"}
    environment = {name: value for name, value in environment.items() if not name.startswith("PYTEST_XDIST")}
    checked = subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        cwd=project.root,
        env={name: value for name, value in environment.items() if name != VARIABLE},
        capture_output=True,
        text=True,
    )
    assert checked.stdout.startswith("All is well: "), checked.stderr
    tested = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--quiet",
            "--numprocesses",
            "0",
            "-p",
            "no:cacheprovider",
            *OTHER_COPIES,
            *CONTENT,
        ],
        cwd=project.root,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert tested.returncode == 0, "\n".join(re.findall(r"^(?:FAILED|ERROR) .*", tested.stdout, re.MULTILINE))
