"""`make site` makes the same bytes again: in another folder, without a cache, for another user."""

from pathlib import Path

from tests import pages
from tests.projects import copy_project, make


def test_a_clone_of_somebody_else_makes_the_same_site_byte_for_byte(tmp_path):
    """What the scripts print and draw too; whatever this user's matplotlib is set to."""
    folder = tmp_path / "a longer name"
    copy_project(folder)
    (tmp_path / "matplotlibrc").write_text("backend: agg\naxes.facecolor: red\n")
    done = make("site", folder, MPLBACKEND="agg", MATPLOTLIBRC=str(tmp_path))
    assert ", 0 from the cache" in done.stderr
    for made in ["site", "build/outputs"]:
        here, there = files(pages.ROOT / made), files(folder / made)
        assert here.keys() == there.keys()
        assert [name for name in here if here[name] != there[name]] == []


def files(folder: Path) -> dict[str, bytes]:
    found = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}
