"""What is no file that can be read is reported with its path and its fix, before anything waits for it."""

import os
import socket
from pathlib import Path

import pytest

from macros.content.own.folder import VARIABLE


def put_pipe(path: Path) -> None:
    os.mkfifo(path)


def put_socket(path: Path) -> None:
    # Its address may have a hundred characters only.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


KINDS = {
    "pipe": (put_pipe, "is no file but a named pipe: delete it, or move it elsewhere"),
    "socket": (put_socket, "is no file but a socket: delete it, or move it elsewhere"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "is no file but a device: delete it, or move it elsewhere"),
    "link to nowhere": (
        lambda path: path.symlink_to("gone.md"),
        'is a link to "gone.md", where no file is: put the file itself here, or delete the link',
    ),
    "circle": (
        lambda path: path.symlink_to(path.name),
        'is a link to "{name}", where no file is: put the file itself here, or delete the link',
    ),
    # The memory of the process: at its beginning there is nothing that anybody may read.
    "not to be read": (
        lambda path: path.symlink_to("/proc/self/mem"),
        "cannot be read (Input/output error): let your account read the file, or move it elsewhere",
    ),
}


@pytest.mark.parametrize(("put", "said"), KINDS.values(), ids=KINDS)
@pytest.mark.parametrize(
    "file",
    [
        "docs/odd.md",
        "docs/pictures/odd.png",
        "data/methods/odd.yml",
        "data/tips.yml",
        "own/plans/odd.json",
        "own/pages/odd.md",
    ],
)
def test_what_is_no_file_is_told_and_not_waited_for(small, monkeypatch, file, put, said):
    monkeypatch.delenv(VARIABLE)
    path = small.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    put(path)
    assert small.faults() == [f"{file}:1: {said.format(name=path.name)}"]


@pytest.mark.parametrize("link", ["docs/again", "own/pages/again", "docs/a/again"])
def test_a_link_to_a_folder_would_publish_what_nobody_checked(small, monkeypatch, link):
    monkeypatch.delenv(VARIABLE)
    path = small.root / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(small.root, target_is_directory=True)
    assert small.faults() == [
        f"{link}:1: is a link to a folder, whose pages nobody would check: put the folder itself here"
    ]


def test_a_folder_that_cannot_be_opened_is_told(small, monkeypatch):
    folder = small.root / "docs" / "closed"
    folder.mkdir()
    real = os.scandir

    def scandir(path):
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("macros.content.unreadable_files.os.scandir", scandir)
    assert small.faults() == [
        "docs/closed:1: cannot be opened (Permission denied): let your account read the folder, or move it elsewhere"
    ]


def test_links_to_files_and_whole_folders_of_data_may_stay_and_so_may_what_editors_leave(small, tmp_path):
    (tmp_path / "about.md").write_bytes((small.root / "docs/about.md").read_bytes())
    (small.root / "docs/about.md").unlink()
    (small.root / "docs/about.md").symlink_to(tmp_path / "about.md")
    (small.root / "data/methods").rename(tmp_path / "methods")
    (small.root / "data/methods").symlink_to(tmp_path / "methods")
    (small.root / "docs/.#about.md").symlink_to("sam@laptop.1234")
    assert not small.look_at_pages().faults
