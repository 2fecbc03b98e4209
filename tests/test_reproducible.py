"""`make site` makes the same bytes again: in another folder, without the cache, an hour later."""

import shutil
import subprocess
from pathlib import Path

from tests.pages import ROOT
from tests.projects import make


def test_two_sites_are_the_same_byte_for_byte(site, tmp_path):
    one, other = tmp_path / "one", tmp_path / "a longer name/two"
    for folder in (one, other):
        copy_project(folder)
    shutil.copytree(ROOT / ".cache/snippets", one / ".cache/snippets")
    built = [make_site(folder) for folder in (one, other)]
    assert "0 ran" in built[0][1]
    assert ", 0 from the cache" in built[1][1]
    assert built[0][0].keys() == built[1][0].keys()
    assert [name for name in built[0][0] if built[0][0][name] != built[1][0][name]] == []


def copy_project(folder: Path) -> None:
    """What a clone would hold, uncommitted changes included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def make_site(folder: Path) -> tuple[dict[str, bytes], str]:
    """Run `make site` with the packages of this Python; return the files and what it said."""
    done = make("site", folder, SOURCE_DATE_EPOCH="1700000000")
    files = [file for file in (folder / "site").rglob("*") if file.is_file()]
    return {str(f.relative_to(folder)): f.read_bytes() for f in files}, done.stderr
