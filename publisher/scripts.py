"""The scripts as files to download: alone, and all in one archive."""

from pathlib import Path

from publisher.archive import archive

SNIPPETS = Path("snippets")
ARCHIVE = "scripts.zip"


def write(site: Path, folder: str) -> dict[str, str]:
    """Write `scripts/` and `scripts.zip`; return each script's path below `scripts/`, by its text.

    A script is published as a page shows it: without the markers of its sections.

    Args:
        site: the folder of the built site.
        folder: the name of the one folder in the archive.
    """
    scripts = {}
    for snippet in sorted(SNIPPETS.rglob("*.py")):
        name = snippet.relative_to(SNIPPETS).as_posix()
        lines = snippet.read_text("utf-8").splitlines()
        scripts[name] = "\n".join(line for line in lines if "--8<-- [" not in line).rstrip() + "\n"
        target = site / "scripts" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(scripts[name], "utf-8", newline="\n")
    archive(site / ARCHIVE, {f"{folder}/{name}": script for name, script in scripts.items()})
    return {script: name for name, script in scripts.items()}
