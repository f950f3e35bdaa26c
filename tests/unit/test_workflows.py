"""What GitHub does with the project: with as few rights as can be, and by the same commands as people use."""

import re
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from tests.support.paths import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"actions/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+")


def workflow(name: str) -> dict[str, Any]:
    # The base loader takes every scalar for text, and so the key "on" for what it is.
    return yaml.load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text(), yaml.BaseLoader)


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    return job.get("steps", [])


@pytest.fixture(params=[path.stem for path in FILES])
def each(request) -> dict[str, Any]:
    return workflow(request.param)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_action_is_named_by_its_commit_and_its_version(path):
    used = re.findall(r"uses: +(.+)", path.read_text())
    assert used
    assert not [name for name in used if not name.startswith("./") and not PINNED.fullmatch(name)]


def test_nothing_is_granted_but_to_single_jobs(each):
    assert each["permissions"] == {}
    assert all("permissions" in job for job in each["jobs"].values())


def test_only_the_job_that_deploys_may_write():
    jobs = {**workflow("check")["jobs"], **workflow("publish")["jobs"]}
    writing = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert writing == {"deploy"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    # It runs nothing of the project's own.
    assert [step["uses"].split("@")[0] for step in steps(jobs["deploy"])] == ["actions/deploy-pages"]


def test_what_strangers_propose_runs_without_rights_and_without_the_token(each):
    assert "pull_request_target" not in each["on"]
    for job in each["jobs"].values():
        for step in steps(job):
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"


def test_each_job_ends_in_time(each):
    assert all("timeout-minutes" in job for job in each["jobs"].values() if "uses" not in job)


def test_only_what_was_checked_and_built_is_published():
    publish = workflow("publish")
    jobs = publish["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("check", "build")
    assert not [job for job in jobs.values() if "if" in job or "continue-on-error" in job]
    assert publish["on"]["push"] == {"branches": ["main"]}
    assert publish["concurrency"]["cancel-in-progress"] == "false"


def test_a_proposed_change_is_checked_and_so_is_every_push():
    on = workflow("check")["on"]
    assert {"pull_request", "workflow_call"} <= on.keys()
    assert on["push"] == {"branches-ignore": workflow("publish")["on"]["push"]["branches"]}


def test_the_commands_are_those_that_people_use(each):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    commands = [step["run"] for job in each["jobs"].values() for step in steps(job) if "run" in step]
    called = [re.findall(r"\bmake (?:--silent )?([a-z]+)", command) for command in commands]
    assert commands
    assert all(called)
    assert {name for names in called for name in names} <= set(targets)


@pytest.mark.skipif(not shutil.which("make"), reason="on Windows, all works without make")
@pytest.mark.parametrize("target", ["quick", "search"])
def test_on_a_fresh_machine_a_command_that_opens_a_browser_gets_one_first(target, tmp_path):
    command = ["make", "--dry-run", f"VENV={tmp_path.as_posix()}", target]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    [got] = [index for index, line in enumerate(done) if line.endswith("-m tests.support.chromium")]
    [used] = [index for index, line in enumerate(done) if line.endswith(("tests/scripts", "-m tests.search"))]
    assert got < used


def test_the_site_is_built_for_its_address_and_that_is_what_is_sent():
    build = steps(workflow("publish")["jobs"]["build"])
    (made,) = [step for step in build if step.get("run") == "make build"]
    assert made["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert [step["id"] for step in build if "configure-pages" in step.get("uses", "")] == ["pages"]
    (sent,) = [step for step in build if "upload-pages-artifact" in step.get("uses", "")]
    assert sent["with"] == {"path": "site"}
    assert build.index(sent) > build.index(made)


def test_gitlab_publishes_only_what_passes_the_same_gate():
    jobs = yaml.load((ROOT / ".gitlab-ci.yml").read_text(), yaml.BaseLoader)
    assert jobs["check"]["script"][-1] == "make test"
    pages = jobs["pages"]
    assert pages["needs"] == ["check"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pages["variables"] == {"SITE_URL": "$CI_PAGES_URL/"}
    # GitLab publishes a folder of this name, and no other.
    assert pages["script"] == ["make build", "mv site public"]
    assert pages["artifacts"] == {"paths": ["public"]}
    assert not [name for name, job in jobs.items() if "allow_failure" in job]


def test_what_is_pinned_is_kept_up_to_date():
    settings = yaml.load((ROOT / ".github" / "dependabot.yml").read_text(), yaml.BaseLoader)
    kept = {entry["package-ecosystem"]: entry["directory"] for entry in settings["updates"]}
    assert kept == {"github-actions": "/", "pip": "/", "npm": "/"}
    assert not [entry for entry in settings["updates"] if "schedule" not in entry or "cooldown" not in entry]
