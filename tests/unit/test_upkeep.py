"""What looks after the packages says what it did not check, and never passes it off as sound."""

import json
import tomllib

import pytest

from tests.support.paths import ROOT
from tests.upkeep import audit, licences

RULES = {"allow": ["MIT", "Apache-2.0", "PSF-2.0", "ISC License (ISCL)"], "looked-at": {"odd": "only tests use it"}}
SOUND = {"name": "sound", "version": "1.0", "vulns": []}
WEAK = {"name": "weak", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1", "3.0"]}]}
LOST = {"name": "lost", "version": "3.0", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found on PyPI and could not be audited: unknown (4.0)"}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([SOUND], 0, "1 of 1 packages were checked."),
        ([SOUND, WEAK], 1, "weak 2.0: PYSEC-1, fixed in 2.1, 3.0\n2 of 2 packages were checked."),
        ([LOST], 1, "lost 3.0: PYSEC-2, not fixed yet\n1 of 1 packages were checked."),
        (
            [SOUND, UNKNOWN],
            2,
            "1 of 2 packages were checked.\n"
            "Nothing could be learned of unknown. Is there a connection to the network?",
        ),
        ([], 2, "0 of 0 packages were checked."),
    ],
)
def test_an_audit_says_what_was_found_and_what_was_not_checked(packages, code, said):
    assert audit.verdict(json.dumps({"dependencies": packages, "fixes": []})) == (said, code)


def test_a_vulnerability_counts_for_more_than_a_package_that_was_not_checked():
    said, code = audit.verdict(json.dumps({"dependencies": [UNKNOWN, WEAK]}))
    assert code == 1
    assert "unknown" in said


@pytest.mark.parametrize(
    ("output", "code", "shown"),
    [(json.dumps({"dependencies": [UNKNOWN]}), 2, ""), ("", 2, "No known vulnerabilities found\n")],
    ids=["a report", "no report"],
)
def test_what_the_tool_behind_an_audit_says_itself_is_shown_only_without_a_report(
    monkeypatch, capsys, output, code, shown
):
    said = audit.subprocess.CompletedProcess([], 0, stdout=output, stderr="No known vulnerabilities found")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: said)
    with pytest.raises(SystemExit) as end:
        audit.main()
    assert (end.value.code, capsys.readouterr().err) == (code, shown)


@pytest.mark.parametrize("output", ["", "Traceback (most recent call last):", "{}"])
def test_an_audit_that_did_not_come_about_says_so(output):
    assert audit.verdict(output) == (
        "The list of known vulnerabilities could not be reached. Nothing was checked.",
        2,
    )


@pytest.mark.parametrize(
    "licence",
    ["MIT", "ISC License (ISCL)", "MIT; GPL", "GPL OR Apache-2.0", "MIT AND PSF-2.0", "GPL OR MIT AND PSF-2.0"],
)
def test_a_licence_is_let_pass(licence):
    assert licences.is_allowed(licence, RULES["allow"])


@pytest.mark.parametrize("licence", ["GPL", "UNKNOWN", "", "MIT AND GPL", "MIT-like", "GPL; AGPL"])
def test_a_licence_is_not_let_pass(licence):
    assert not licences.is_allowed(licence, RULES["allow"])


def package(name, licence):
    return {"Name": name, "Version": "1.0", "License": licence, "URL": f"https://{name}.example/"}


def test_each_package_is_listed_and_every_fault_is_told():
    packages = [
        package("Sound", "MIT"),
        package("odd", "GPL"),
        package("bad_one", "GPL"),
        package("not-locked", "GPL"),
    ]
    table, faults = licences.verdict(packages, {"sound", "odd", "bad-one", "absent"}, RULES)
    assert table.splitlines()[2:] == [
        "| bad-one | 1.0 | GPL |  |",
        "| odd | 1.0 | GPL | only tests use it |",
        "| sound | 1.0 | MIT |  |",
    ]
    assert faults == [
        "bad-one: GPL is not among the licences that are allowed: https://bad_one.example/",
        "absent: is locked but not installed here, so nothing is known",
    ]


def test_a_remark_on_a_package_that_is_gone_is_told():
    assert licences.verdict([package("sound", "MIT")], {"sound"}, RULES)[1] == [
        "odd: is no longer locked: take it out of looked-at"
    ]


def test_the_rules_of_the_project_can_be_read_and_remark_on_locked_packages_alone():
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["licences"]
    locked = licences.locked_names()
    assert rules["looked-at"].keys() <= locked
    assert {"mkdocs", "pytest", "pip-audit"} <= locked
    assert "UNKNOWN" not in rules["allow"]
