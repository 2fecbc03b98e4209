"""`make site` makes the same bytes again: in another folder, without a cache, for another user."""

from tests import pages
from tests.projects import copy_project, files, make


def test_a_clone_of_somebody_else_makes_the_same_site_byte_for_byte(tmp_path):
    """What the scripts print and draw too; whatever is set for this user.

    What they print with the stand-in is kept: to be offered, it has to be what they print here.
    """
    folder = tmp_path / "a longer name"
    copy_project(folder, ".cache/stand_in")
    (tmp_path / "matplotlibrc").write_text("backend: agg\naxes.facecolor: red\n")
    threads = {"OMP_NUM_THREADS": "2", "MKL_NUM_THREADS": "2", "MKL_CBWR": "AUTO"}
    settings = {"MPLBACKEND": "agg", "MATPLOTLIBRC": str(tmp_path), "PYTHONHASHSEED": "random"}
    done = make("site", folder, **threads, **settings)
    assert ", 0 from the cache" in done.stderr
    for made in ["site", "build/outputs"]:
        here, there = files(pages.ROOT / made), files(folder / made)
        assert here.keys() == there.keys()
        assert [name for name in here if here[name] != there[name]] == []
