"""The scripts as files to download: alone, and all in one archive."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SNIPPETS = Path("snippets")


def write(site: Path, expand: Callable[[str], str], archive: str) -> dict[str, str]:
    """Write `scripts/` and `scripts.zip`; return each script's path below `scripts/`, by its text.

    A script is published as its page includes it, which leaves the sections' markers out.
    """
    names = {}
    folder = re.sub(r"\W+", "-", archive.lower())
    with ZipFile(site / "scripts.zip", "w", ZIP_DEFLATED) as file:
        for snippet in sorted(SNIPPETS.rglob("*.py")):
            name = snippet.relative_to(SNIPPETS).as_posix()
            script = expand(f'--8<-- "{name}"').rstrip("\n") + "\n"
            names[script] = name
            target = site / "scripts" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(script, "utf-8", newline="\n")
            entry = ZipInfo(f"{folder}/{name}")  # its date is always 1980, whatever day it is
            entry.external_attr = 0o644 << 16
            file.writestr(entry, script, ZIP_DEFLATED)
    return names


def text(html: str) -> str:
    """The text of a block of code by its HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html))
