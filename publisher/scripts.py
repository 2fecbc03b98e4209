"""The scripts as files to download: alone, and all in one archive."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SNIPPETS = Path("snippets")
ARCHIVE = "scripts.zip"


def write(site: Path, folder: str) -> dict[str, str]:
    """Write `scripts/` and `scripts.zip`; return each script's path below `scripts/`, by its text.

    A script is published as a page shows it: without the markers of its sections.

    Args:
        site: the folder of the built site.
        folder: the name of the one folder in the archive.
    """
    names = {}
    with ZipFile(site / ARCHIVE, "w", ZIP_DEFLATED) as archive:
        for snippet in sorted(SNIPPETS.rglob("*.py")):
            name = snippet.relative_to(SNIPPETS).as_posix()
            lines = snippet.read_text("utf-8").splitlines()
            script = "\n".join(line for line in lines if "--8<-- [" not in line).rstrip() + "\n"
            names[script] = name
            target = site / "scripts" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(script, "utf-8", newline="\n")
            entry = ZipInfo(f"{folder}/{name}")  # its date is always 1980, whatever day it is
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, script, ZIP_DEFLATED)
    return names
