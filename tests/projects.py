"""What runs in a folder: the Makefile; the runner and MkDocs on small projects and on copies."""

import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

import snippet_runner
from tests.pages import ROOT

SETTINGS = f"""
    site_name: Test
    theme: {{name: material, font: false}}
    hooks: [{ROOT / "hooks.py"}]
    plugins: []
    watch: [snippets]
    use_directory_urls: false
    markdown_extensions:
      - pymdownx.superfences
      - pymdownx.snippets: {{base_path: [snippets, build/outputs], check_paths: true}}
    """
PYTHON = Path(sys.executable)


def make(target: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    """Make a target of the Makefile in that folder, with the packages of this Python."""
    done = subprocess.run(
        ["make", target, "--assume-old", ".venv/ready", f"BIN={PYTHON.parent}"],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def run_module(folder: Path, *module: object, **environment: str) -> subprocess.CompletedProcess:
    """Run a module in that folder as `python -m` does, to its end, whatever that is."""
    return subprocess.run(
        [PYTHON, "-m", *map(str, module)],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )


class Project:
    """A folder with snippets, and with pages once one is written."""

    def __init__(self, root: Path):
        self.root = root
        self.started: list[subprocess.Popen] = []
        self.write("mkdocs.yml", SETTINGS)

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())
        return file

    def run(self) -> snippet_runner.Report:
        """Run the snippets from this process, whose server imports torch once."""
        with contextlib.chdir(self.root):
            return snippet_runner.run(logging.getLogger("snippet_runner"))

    def build(self, **settings: object) -> None:
        """Build the site from this process."""
        with contextlib.chdir(self.root):
            build(load_config(str(self.root / "mkdocs.yml"), **settings))

    def start(self, *module: str, **options) -> subprocess.Popen:
        """Start a module as `python -m` does, the runner by default, in a session of its own."""
        environment = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | options
        process = subprocess.Popen(
            [PYTHON, "-m", *(module or ["snippet_runner"])],
            cwd=self.root,
            env=os.environ | environment | options.pop("env", {}),
            start_new_session=True,
            **options,
        )
        self.started.append(process)
        return process

    def stop(self) -> None:
        """End whatever was started and runs still, and do not wait for what it has started."""
        for process in self.started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for pipe in filter(None, [process.stdout, process.stderr]):
                pipe.close()

    def command(self, *module: str, **options) -> subprocess.CompletedProcess:
        """Start a module, and wait for its end."""
        with self.start(*module, **options) as process:
            out, err = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def output(self, name: str) -> str:
        return (self.root / "build/outputs" / name).read_text("utf-8")

    def outputs(self) -> set[str]:
        folder = self.root / "build/outputs"
        return {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}

    def page(self) -> str:
        return (self.root / "site/index.html").read_text("utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds, by path."""
    found = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def copy_project(folder: Path, *made: str) -> None:
    """What a clone would hold, uncommitted changes included, and some of the folders made here.

    Its packages are those that are installed here.
    """
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for name in made:
        shutil.copytree(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
