"""A project that tests share is as it was after each of them."""

import shutil

import pytest

from tests.support.project import Project


@pytest.fixture
def small(tmp_path):
    project = Project(tmp_path / "small")
    for name in ("a.txt", "deep/b.txt", "deep/er/c.txt"):
        project.write(name, name)
    return project


def state(project):
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in project.root.rglob("*")
    }


def link(path, target):
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("Windows lets not everybody make links")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: (root / "a.txt").write_text("A.txt", encoding="utf-8"),
        lambda root: (root / "a.txt").unlink(),
        lambda root: (root / "a.txt").rename(root / "deep" / "a.txt"),
        lambda root: (root / "new" / "folder").mkdir(parents=True),
        lambda root: [(root / "new").mkdir(), (root / "new" / "d.txt").touch()],
        lambda root: [(root / "a.txt").unlink(), (root / "a.txt").mkdir(), (root / "a.txt" / "b").touch()],
        lambda root: [(root / "a.txt").unlink(), link(root / "a.txt", root / "deep" / "b.txt")],
        lambda root: link(root / "link", root / "deep"),
        lambda root: shutil.rmtree(root / "deep"),
        lambda root: [shutil.rmtree(root / "deep"), (root / "deep").touch()],
    ],
    ids=[
        "changed",
        "gone",
        "moved",
        "folder",
        "file",
        "folder for file",
        "link for file",
        "link",
        "none",
        "file for",
    ],
)
def test_whatever_was_done_is_undone(small, spoil):
    before, kept = state(small), small.keep()
    for _ in range(2):
        spoil(small.root)
        assert state(small) != before
        kept.restore()
        assert state(small) == before


def test_what_was_not_touched_is_not_written_again(small):
    kept = small.keep()
    small.write("a.txt", "other")
    untouched = (small.root / "deep" / "b.txt").stat()
    kept.restore()
    assert (small.root / "deep" / "b.txt").stat() == untouched
