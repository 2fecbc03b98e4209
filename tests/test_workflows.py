"""The workflows are valid, keep to the least rights, and run targets that the Makefile has."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.pages import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").iterdir())
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)


def check(tool: str, *arguments: object) -> None:
    """Run a checker that is installed beside this Python; fail with what it says."""
    command = [str(Path(sys.executable).parent / tool), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@every_workflow
def test_a_workflow_is_what_github_can_read(workflow):
    check("check-jsonschema", "--builtin-schema", "vendor.github-workflows", workflow)


@every_workflow
def test_a_workflow_gives_nobody_a_way_in(workflow):
    check("zizmor", "--offline", "--persona=auditor", "--quiet", workflow)


@every_workflow
def test_every_action_is_pinned_to_a_commit_and_says_its_version(workflow):
    used = re.findall(r"\buses: *(.+)", workflow.read_text("utf-8"))
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


@every_workflow
def test_every_target_that_a_workflow_makes_is_in_the_makefile(workflow):
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values()
    scripts = [step.get("run", "") for job in jobs for step in job["steps"]]
    made = {target for script in scripts for target in re.findall(r"\bmake (\S+)", script)}
    targets = re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert made
    assert made <= set(targets)
