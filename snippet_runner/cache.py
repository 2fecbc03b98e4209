"""Results of earlier runs, one file each, named after everything that could change them."""

import contextlib
import hashlib
import json
import sys
from collections.abc import Collection
from importlib.metadata import version
from pathlib import Path

from snippet_runner.files import write

PACKAGES = ("torch", "matplotlib", "numpy")


def environment() -> str:
    """A fingerprint of the versions and of the runner's own source, style included."""
    return key(sys.version, *map(version, PACKAGES), contents(Path(__file__).parent, "*.py"))


def contents(folder: Path, pattern: str = "*") -> str:
    """A fingerprint of the files below a folder."""
    digest = hashlib.sha256()
    for file in filter(Path.is_file, sorted(folder.rglob(pattern))):
        digest.update(f"{file.relative_to(folder)}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def key(*parts: str) -> str:
    """The cache key of something that depends on these texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def has(folder: Path, key: str) -> bool:
    """Whether there is an entry of that key, sound or not."""
    return (folder / f"{key}.json").exists()


def load(folder: Path, key: str) -> dict | None:
    """The entry of that key, or None if there is none or if it is not what was stored."""
    file = folder / f"{key}.json"
    try:
        digest, _, text = file.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        digest = text = ""
    if digest and digest == _digest(key, text):
        return json.loads(text)
    with contextlib.suppress(OSError):
        file.unlink()
    return None


def store(folder: Path, key: str, result: dict) -> None:
    """Write an entry; raises OSError where that is not possible."""
    text = json.dumps(result)
    write(folder / f"{key}.json", f"{_digest(key, text)}\n{text}")


def prune(folder: Path, keys: Collection[str]) -> None:
    """Remove the entries of other keys."""
    for file in folder.glob("*.json"):
        if file.stem not in keys:
            with contextlib.suppress(OSError):
                file.unlink()


def _digest(key: str, text: str) -> str:
    return hashlib.sha256(f"{key}\n{text}".encode()).hexdigest()
