"""The scripts of *Your own log* fit together: what one leaves, the next can take."""

import re
import subprocess
import sys

import pytest

from tests import pages

SCRIPTS = pages.ROOT / "snippets/own_log"


def run(folder, script: str) -> str:
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def after_step_2(tmp_path_factory):
    """The folder of a reader who has run the first two steps."""
    folder = tmp_path_factory.mktemp("own_log")
    run(folder, (SCRIPTS / "log.py").read_text("utf-8"))
    made = (folder / "made_up.csv").read_bytes()
    run(folder, (SCRIPTS / "clean.py").read_text("utf-8"))
    assert (folder / "made_up.csv").read_bytes() == made
    return folder


def test_step_2_leaves_the_rides_that_the_later_steps_begin_with(after_step_2):
    table = [line.split(",") for line in (after_step_2 / "clean.csv").read_text().split()]
    cleaned = [[float(cell) for cell in row] for row in table[1:]]
    later = [path for path in SCRIPTS.glob("*.py") if "sixty rides" in path.read_text("utf-8")]
    assert len(later) >= 5
    for path in later:
        rides = re.search(r"(?s)random\.seed.*?\n    rides\.append.*?\n", path.read_text("utf-8"))
        printed = run(after_step_2, f"import random\n{rides[0]}print(rides)")
        assert eval(printed) == cleaned, path


def test_the_template_takes_the_file_that_step_2_leaves(after_step_2):
    script = (SCRIPTS / "template.py").read_text("utf-8")
    [(made_up, [opened])] = [
        (block, re.findall(r"# YOURS.*: (log = open\(.*\))", block))
        for block in re.findall(r"(?sm)^log = .*?^    log\.append.*?\n", script)
    ]
    assert made_up.count("\n") == 6  # as the comment in the script says
    mine = script.replace(made_up, f"{opened}\n")
    assert run(after_step_2, mine) == run(after_step_2, script)
