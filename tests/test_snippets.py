"""What every snippet promises: short, complete on its own, the same at every run."""

import re
import subprocess
import sys

import pytest

from tests import pages

SNIPPETS = sorted((pages.ROOT / "snippets").rglob("*.py"))
NAMES = [file.relative_to(pages.ROOT / "snippets").as_posix() for file in SNIPPETS]
every_snippet = pytest.mark.parametrize("file", SNIPPETS, ids=NAMES)


@every_snippet
def test_a_snippet_fits_on_a_screen(file):
    lines = pages.expand(f'--8<-- "{file.relative_to(pages.ROOT / "snippets")}"').splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80


@every_snippet
def test_a_snippet_prints_at_most_four_decimals(file):
    output = file.relative_to(pages.ROOT / "snippets").with_suffix(".txt")
    text = (pages.build().parent / "build/outputs" / output).read_text("utf-8")
    assert not re.findall(r"\d\.\d{5,}", text)


def test_a_snippet_runs_by_hand_in_an_empty_folder(tmp_path):
    file = pages.ROOT / "snippets/lesson.py"
    done = subprocess.run([sys.executable, file], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == pages.expand('--8<-- "lesson.txt"')
    assert not done.stderr
    assert not list(tmp_path.iterdir())


def test_all_snippets_make_the_same_bytes_again(site, tmp_path):
    """In another folder and without the cache: no clock, no path, no forgotten seed."""
    (tmp_path / "snippets").symlink_to(pages.ROOT / "snippets")
    command = [sys.executable, "-m", "snippet_runner"]
    environment = {"PYTHONPATH": str(pages.ROOT)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert outputs(tmp_path) == outputs(pages.ROOT)


def outputs(root) -> dict[str, bytes]:
    """What the snippets below a folder printed and drew, by file."""
    folder = root / "build/outputs"
    files = [*folder.rglob("*.txt"), *folder.rglob("*.svg")]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
