"""The files of `build/outputs/`, which pages include: their names, and what they may hold."""

import contextlib
import json
import os
import re
from functools import reduce
from pathlib import Path

from snippet_runner.cache import fingerprint
from snippet_runner.files import write

CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

# What a page would not show but follow: an include, a section marker, the end of its fence.
INCLUDE = re.compile(r"""^([ \t]*)(;*-+8<-+([ \t]+("[^"]+"|'[^']+'))?)$""", re.MULTILINE)
MARKER = re.compile(
    r"((?<!-)-+8<-+[ \t]+\[[ \t]*(start|end)[ \t]*:[ \t]*[a-z][-\w]*[ \t]*\])", re.IGNORECASE
)
WORD_JOINER = "\N{WORD JOINER}"  # as wide as nothing
FENCE = re.compile(rf"^([ \t]*(?:`{{3,}}|~{{3,}})[ \t]*){WORD_JOINER}?$", re.MULTILINE)


def files(name: str, result: dict) -> dict[str, str]:
    """The files of one script, by name: what it printed, and each figure that it showed.

    Args:
        name: the script's path below `snippets/`.
        result: what it made, as `jobs.execute` yields it.
    """
    stem = Path(name).with_suffix("").as_posix()
    figures = {
        f"{stem}.svg" if number == 1 else f"{stem}-{number}.svg": svg
        for number, svg in enumerate(result["figures"], 1)
    }
    return {f"{stem}.txt": escape(shown(result["stdout"]))} | figures


def replace(folder: Path, made: dict[str, str]) -> None:
    """Write what changed, and remove what an earlier call wrote; raises OSError where it cannot.

    A record beside the folder says what that was: a file goes only if it still holds just that.
    """
    record = folder.with_name(f"{folder.name}.json")
    with contextlib.suppress(FileNotFoundError, ValueError):
        for name, digest in json.loads(record.read_bytes()).items():
            file = folder / name
            if name not in made and file.is_file() and fingerprint(file.read_bytes()) == digest:
                file.unlink()
                with contextlib.suppress(OSError):  # until one that is not empty
                    os.removedirs(file.parent)
    digests = {name: fingerprint(text) for name, text in made.items()}
    files = {folder / name: text for name, text in made.items()}
    for file, text in ({record: json.dumps(digests)} | files).items():
        if not file.is_file() or file.read_bytes() != text.encode():
            write(file, text)


def shown(text: str) -> str:
    """What a terminal shows in the end of a printed text, without colours; lines end with a \\n.

    A tab leads to the next of its columns, every eighth; a carriage return leads back to the start
    of the line, where what follows covers what stood there, as a progress bar does.
    """
    text = CONTROL.sub("", text).expandtabs(8)
    return "\n".join(reduce(_cover, line.split("\r")) for line in text.split("\n"))


def _cover(old: str, new: str) -> str:
    return new + old[len(new) :]


def escape(text: str) -> str:
    """Mark what would act in a page instead of showing, so that it shows.

    pymdownx.snippets takes the semicolon away again; the word joiner stays, unseen.
    """
    text = INCLUDE.sub(r"\1;\2", MARKER.sub(r";\1", text))
    return FENCE.sub(rf"\1{WORD_JOINER}", text)


def unescape(text: str) -> str:
    """Undo what pymdownx.snippets leaves of `escape`, for a text that no page includes."""
    return FENCE.sub(r"\1", text)
