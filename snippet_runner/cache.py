"""Results of earlier runs, one file each, named after everything that could change them."""

import contextlib
import functools
import hashlib
import json
import sys
from collections.abc import Collection
from importlib.metadata import version
from pathlib import Path

from snippet_runner.files import write

PACKAGES = ("torch", "matplotlib", "numpy")


@functools.cache
def environment() -> str:
    """A fingerprint of the versions and of the runner's own source, style included."""
    versions = [sys.version.split()[0], *map(version, PACKAGES)]
    return fingerprint(*versions, contents(Path(__file__).parent, "*.py"))


def contents(folder: Path, pattern: str = "*") -> str:
    """A fingerprint of the files below a folder."""
    files = filter(Path.is_file, sorted(folder.rglob(pattern)))
    return fingerprint(
        *(part for file in files for part in (str(file.relative_to(folder)), file.read_bytes()))
    )


def fingerprint(*parts: str | bytes) -> str:
    """A short text that differs as soon as one of the parts differs."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()


def has(folder: Path, key: str) -> bool:
    """Whether there is an entry of that key, sound or not."""
    return (folder / f"{key}.json").exists()


def load(folder: Path, key: str) -> dict | None:
    """The entry of that key, or None if there is none or if it is not what was stored."""
    file = folder / f"{key}.json"
    try:
        digest, _, text = file.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        digest = text = ""  # which is no fingerprint of anything
    if digest == fingerprint(key, text):
        return json.loads(text)
    with contextlib.suppress(OSError):
        file.unlink()
    return None


def store(folder: Path, key: str, result: dict) -> None:
    """Write an entry; raises OSError where that is not possible."""
    text = json.dumps(result)
    write(folder / f"{key}.json", f"{fingerprint(key, text)}\n{text}")


def prune(folder: Path, keys: Collection[str]) -> None:
    """Remove the entries of other keys."""
    for file in folder.glob("*.json"):
        if file.stem not in keys:
            with contextlib.suppress(OSError):
                file.unlink()
