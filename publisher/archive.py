"""An archive with the same bytes on whatever day it is made."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def archive(file: Path, texts: dict[str, str]) -> None:
    """Write an archive of texts by the paths that they have in it."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            entry = ZipInfo(name)  # its date is always 1980
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text, ZIP_DEFLATED)
