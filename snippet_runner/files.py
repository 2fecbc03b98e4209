"""Write a file whole."""

import os
import tempfile
from pathlib import Path


def write(file: Path, content: str | bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    if isinstance(content, str):
        content = content.encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(temporary, 0o644)  # a web server has to read it, and mkstemp lets nobody else
        os.replace(temporary, file)
    except BaseException:
        os.unlink(temporary)
        raise
