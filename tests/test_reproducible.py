"""`make site` makes the same bytes again: in another folder, without the cache, an hour later."""

from pathlib import Path

from tests.projects import copy_project, make


def test_two_sites_are_the_same_byte_for_byte(site, tmp_path):
    one, other = tmp_path / "one", tmp_path / "a longer name/two"
    for folder in (one, other):
        copy_project(folder, *([".cache/snippets"] if folder == one else []))
    built = [make_site(folder) for folder in (one, other)]
    assert "0 ran" in built[0][1]
    assert ", 0 from the cache" in built[1][1]
    assert built[0][0].keys() == built[1][0].keys()
    assert [name for name in built[0][0] if built[0][0][name] != built[1][0][name]] == []


def make_site(folder: Path) -> tuple[dict[str, bytes], str]:
    """Run `make site` with the packages of this Python; return the files and what it said."""
    done = make("site", folder, SOURCE_DATE_EPOCH="1700000000")
    files = [file for file in (folder / "site").rglob("*") if file.is_file()]
    return {str(f.relative_to(folder)): f.read_bytes() for f in files}, done.stderr
