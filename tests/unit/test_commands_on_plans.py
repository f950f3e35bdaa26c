"""The commands that check a saved plan and turn it into a document."""

import errno
import io
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.content.plans.plan_file import MOST_BYTES, read_plan
from macros.documents.documents import Documents
from macros.documents.scope import Choices
from macros.models.toolkit import Toolkit
from tests.plans import FOLDER, hostile_plan, plan_data
from tests.support.paths import ROOT

SAMPLE = FOLDER / "plan-1.json"
# What the system says where a file is asked for and a folder is there.
A_FOLDER = os.strerror(errno.EACCES if os.name == "nt" else errno.EISDIR)

STARTS = {"docx": b"PK\3\4", "odt": b"PK\3\4", "md": b"# ", "html": b"<!doctype html>", "json": b"{\n"}


class Full:
    """Standard output on a disk that is full."""

    @property
    def buffer(self) -> "Full":
        return self

    def write(self, _: str | bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def run(monkeypatch, capfdbinary, toolkit):
    """Run a command. Returns its exit code, what it writes, and what it complains of."""
    monkeypatch.chdir(ROOT)
    # That each command reads the data is tested in test_commands.py.
    monkeypatch.setattr("macros.commands.load", {ROOT: toolkit}.__getitem__)

    def run(*arguments: str | Path, given: bytes | None = b"") -> tuple[int, bytes, str]:
        stdin = None if given is None else io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        code, complaint = 0, ""
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            # Python prints a text that it is given as the exit code, and exits with 1.
            code, complaint = (1, end.code) if isinstance(end.code, str) else (end.code or 0, "")
        written, complained = capfdbinary.readouterr()
        return code, written, complained.decode() + complaint

    return run


@pytest.fixture
def saved(tmp_path):
    """Save a plan, and return its path."""

    def saved(**fields) -> Path:
        path = tmp_path / "plan.json"
        path.write_text(json.dumps(plan_data(**fields)), encoding="utf-8")
        return path

    return saved


@pytest.mark.parametrize("format_name", STARTS)
def test_a_plan_becomes_a_document_of_each_format(run, tmp_path, format_name):
    target = tmp_path / "a document"
    assert run("plan", SAMPLE, "--to", format_name, "-o", target) == (0, b"", "")
    content = target.read_bytes()
    assert content.startswith(STARTS[format_name])
    texts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(target) as archive:
            texts = [archive.read(name) for name in archive.namelist()]
    assert any("Women, 👩🏽‍🦽 users of wheelchairs".encode() in text for text in texts)
    assert run("plan", SAMPLE, "--to", format_name) == (0, content, "")


def test_a_plan_can_come_through_a_pipe_and_go_on_through_one(run):
    given = SAMPLE.read_bytes()
    assert run("plan", "-", "--to", "json", "-o", "-", given=given) == (0, given, "")


@pytest.mark.parametrize(
    ("options", "choices"),
    [
        ([], Choices()),
        (["--without-guidance"], Choices(guidance=False)),
        (["--without-unanswered"], Choices(unanswered=False)),
        (["--without-internal"], Choices(internal=False)),
    ],
)
def test_what_a_document_leaves_out_can_be_chosen(run, toolkit: Toolkit, options, choices):
    document = Documents(toolkit).plan(read_plan(SAMPLE.read_bytes()), "md", choices)
    assert run("plan", SAMPLE, "--to", "md", *options) == (0, document, "")


@pytest.mark.parametrize("format_name", STARTS)
def test_internal_answers_are_in_no_byte_when_they_are_to_stay_out(run, saved, format_name):
    path = saved(answers={"who-about": {"answer": "zzsecret", "internal": True}, "who-uses": {"answer": "zzopen"}})

    def told(*options: str) -> tuple[bool, bool]:
        content = run("plan", path, "--to", format_name, *options)[1]
        texts = [content]
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                texts = [archive.read(name) for name in archive.namelist()]
        return any(b"zzsecret" in text for text in texts), any(b"zzopen" in text for text in texts)

    assert told() == (True, True)
    assert told("--without-internal") == (False, True)


def test_addresses_and_numbers_in_a_copy_to_publish_are_told_with_where_they_stand(run, saved):
    path = saved(contact="jo@b.example", answers={"who-about": {"answer": "Ring 01632 960 001."}})
    code, copy, told = run("plan", path, "--to", "md", "--without-internal")
    assert (code, b"jo@b.example" in copy, b"01632 960 001" in copy) == (0, False, True)
    place = "The copy, answers, who-about, answer"
    assert told == f'{place}: shows "01632 960 001": make sure that it is no person\'s own\n'
    assert run("plan", path, "--to", "md")[2] == ""


def test_a_sound_plan_is_told_with_what_it_holds(run):
    code, told, complaint = run("check", SAMPLE)
    assert (code, complaint) == (0, "")
    sound, kept = told.decode().splitlines()
    assert sound == "The plan is sound: 2 topics, 6 questions answered."
    assert kept.startswith("Kept, but answers, question-that-went answers no question.")


def test_only_questions_that_are_settled_count_as_answered(run, saved):
    path = saved(answers={"who-about": {}, "who-uses": {"answer": "x"}}, topics=[{"id": "t"}])
    assert run("check", path) == (0, b"The plan is sound: 1 topic, 1 question answered.\n", "")


def test_hostile_texts_do_not_stop_a_command(run, saved):
    path = saved(**hostile_plan())
    code, told, complaint = run("check", path)
    assert (code, complaint) == (0, "")
    assert told.startswith(b"The plan is sound: 14 topics, ")


def test_a_file_that_is_no_plan_is_refused_and_nothing_is_written(run, tmp_path):
    source, target = tmp_path / "x.json", tmp_path / "x.docx"
    source.write_text("{}", encoding="utf-8")
    complaint = "The file is not a saved plan of this toolkit: it has no schema_version."
    assert run("plan", source, "--to", "docx", "-o", target) == (1, b"", complaint)
    assert run("check", source) == (1, b"", complaint)
    assert run("check", "-", given=b"{}") == (1, b"", complaint)
    assert not target.exists()


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"schema_version": 99}, "The plan was saved by a newer toolkit"),
        ({"topics": [{}]}, "The plan has faults:\n  topics, item 1, id: is missing"),
    ],
)
def test_what_is_wrong_with_a_plan_is_told(run, saved, fields, complaint):
    code, told, said = run("check", saved(**fields))
    assert (code, told) == (1, b"")
    assert said.startswith(complaint)


def test_no_more_of_a_file_is_read_than_a_plan_can_hold(run, tmp_path):
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        # A file with a hole in it: its size is told, but on most systems it takes no room.
        file.truncate(MOST_BYTES * 20)
    assert run("check", path) == (1, b"", "The file is too large to be a plan (over 20 megabytes).")


def test_a_file_that_cannot_be_read_is_named(run, tmp_path):
    missing = tmp_path / "none.json"
    assert run("check", missing) == (1, b"", f"{missing} cannot be read: No such file or directory.")
    assert run("plan", tmp_path, "--to", "md") == (1, b"", f"{tmp_path} cannot be read: {A_FOLDER}.")


def test_a_place_that_cannot_be_written_is_named(run, tmp_path):
    for target, reason in ((tmp_path, A_FOLDER), (tmp_path / "no" / "x.md", "No such file or directory")):
        assert run("plan", SAMPLE, "--to", "md", "-o", target) == (1, b"", f"{target} cannot be written: {reason}.")


@pytest.mark.parametrize("arguments", [["plan"], ["plan", "x.json"], ["plan", "x.json", "--to", "pdf"]])
def test_wrong_use_is_answered_with_how_it_is_done(run, arguments):
    code, _, complaint = run(*arguments)
    assert code == 2
    assert "usage: python -m macros plan" in complaint


@pytest.mark.parametrize("format_name", ["html", "json"])
def test_records_are_in_no_byte_when_they_are_to_stay_out(run, saved, format_name):
    path = saved(records={"what-we-heard": [{"id": "a", "fields": {"need": "zzheard"}}]})
    for options, there in (((), True), (("--without-records",), False)):
        assert (b"zzheard" in run("plan", path, "--to", format_name, *options)[1]) == there


@pytest.mark.parametrize(("format_name", "part"), [("docx", "word/comments.xml"), ("odt", "content.xml")])
def test_comments_go_out_where_they_are_asked_for_and_what_is_internal_may_leave(run, saved, format_name, part):
    path = saved(comments=[{"place": "title", "author": "A", "text": "zzcomment"}])
    for options, there in (((), False), (("--comments",), True), (("--comments", "--without-internal"), False)):
        written = run("plan", path, "--to", format_name, *options)[1]
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        assert (b"zzcomment" in parts.get(part, b"")) == there
        assert there or not any(b"zzcomment" in content for content in parts.values())


@pytest.mark.parametrize("command", [["check", "-"], ["plan", "-", "--to", "json"]])
def test_input_that_is_closed_is_told(run, command):
    code, written, complaint = run(*command, given=None)
    assert (code, written) == (1, b"")
    assert complaint == "standard input is closed: name the plan's file, or send the plan in."


def test_output_that_is_closed_is_told(run, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "stdout", None)
    told = "standard output is closed: name a file with -o."
    assert run("plan", SAMPLE, "--to", "json") == (1, b"", told)
    assert run("plan", SAMPLE, "--to", "json", "-o", tmp_path / "x.json") == (0, b"", "")
    # Whether a plan is sound, the exit code says.
    assert run("check", SAMPLE) == (0, b"", "")


@pytest.mark.parametrize("command", [["check", SAMPLE], ["plan", SAMPLE, "--to", "json"]])
def test_output_that_is_full_is_told(run, monkeypatch, command):
    monkeypatch.setattr(sys, "stdout", Full())
    assert run(*command) == (1, b"", f"standard output cannot be written: {os.strerror(errno.ENOSPC)}.")
