"""The scripts that a page may run: those that print with `stand_in/` what they print with PyTorch.

A page runs them with Pyodide, which is Python for a browser, from npm's package of that name.
"""

import contextlib
import functools
import hashlib
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from publisher.archive import archive
from snippet_runner import cache, files, outputs
from snippet_runner.runner import OUTPUTS

STAND_IN = Path("stand_in")
PYODIDE = Path("node_modules/pyodide")
LOADED = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)
CACHE = Path(".cache/stand_in")
TIME_LIMIT = 30.0  # seconds; on a busy machine the slowest script needs many of them
PLOT = re.compile(r"^\s*(import|from)\s+matplotlib\b", re.MULTILINE)


def write(site: Path, scripts: dict[str, str], log: logging.Logger) -> set[str]:
    """Write what runs scripts in a page, and what each of them has to print; return their names.

    Args:
        site: the folder of the built site, which holds the scripts.
        scripts: each script's path below `scripts/`, by its text.
        log: gets a line that says how many scripts may run in a page, and why others may not.

    Raises:
        FileNotFoundError: if Pyodide is not installed.
    """
    if not STAND_IN.is_dir():
        return set()
    if not PYODIDE.is_dir():
        raise FileNotFoundError(f"no {PYODIDE}: run `make node_modules/ready`, or `npm ci`")
    (site / "run/pyodide").mkdir(parents=True, exist_ok=True)
    for name in LOADED:
        shutil.copyfile(PYODIDE / name, site / "run/pyodide" / name)
    modules = sorted(STAND_IN.rglob("*.py"))
    texts = {file.relative_to(STAND_IN).as_posix(): file.read_text("utf-8") for file in modules}
    archive(site / "run/stand_in.zip", texts)
    paths = [*(f"pyodide/{name}" for name in LOADED), "stand_in.zip"]
    sizes = {path: (site / "run" / path).stat().st_size for path in paths}  # for a progress bar
    about = {"torch": version("torch").partition("+")[0], "files": sizes}
    files.write(site / "run/files.json", json.dumps(about))

    plotless = {name: text for text, name in scripts.items() if not PLOT.search(text)}
    environment = hashlib.sha256(repr((sys.version, texts)).encode()).hexdigest()
    refused = []
    for name, result in sorted(_results(site, plotless, environment, log).items()):
        if difference := _difference(name, result):
            refused.append(f"{name} ({difference})")
            del plotless[name]
        else:
            files.write((site / "scripts" / name).with_suffix(".txt"), result["stdout"])
    count = f"{len(plotless)} of {len(plotless) + len(refused)} scripts without a plot"
    _tell(log, f"{count} run in the page too{'; not: ' * bool(refused)}{', '.join(refused)}")
    return set(plotless)


@functools.lru_cache(maxsize=1)  # a server that builds again says what has changed
def _tell(log: logging.Logger, text: str) -> None:
    log.info("%s", text)


def _results(
    site: Path, scripts: dict[str, str], environment: str, log: logging.Logger
) -> dict[str, dict]:
    """What each script does with the stand-in: from the cache or, if it is not there, now."""
    keys = {name: cache.fingerprint(environment, name, text) for name, text in scripts.items()}
    results = {name: cache.load(CACHE, key) for name, key in keys.items()}
    missing = [name for name, result in results.items() if result is None]
    if missing:
        log.info("Running scripts with the stand-in: %d", len(missing))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ran = pool.map(_run, [site.absolute() / "scripts" / name for name in missing])
        results |= zip(missing, ran, strict=True)
    for name in missing:
        if results[name]:
            with contextlib.suppress(OSError):
                cache.store(CACHE, keys[name], results[name])
    cache.prune(CACHE, keys.values())
    return results


def _run(script: Path) -> dict:
    """What a script does with the stand-in; nothing, if it takes longer than it may."""
    command = [sys.executable, "-S", "-E", "-X", "utf8", STAND_IN.absolute() / "run.py", script]
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(subprocess.TimeoutExpired):
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT
        )
        stdout, stderr = (text.decode(errors="replace") for text in (done.stdout, done.stderr))
        return {"code": done.returncode, "stdout": stdout, "stderr": stderr}
    return {}


def _difference(name: str, result: dict) -> str:
    """In what that result of a script differs from PyTorch's in this build."""
    if not result:
        return f"takes more than {TIME_LIMIT:g} s"
    if result["code"] or result["stderr"]:
        return (result["stderr"].splitlines() or [f"exit code {result['code']}"])[-1]
    with contextlib.suppress(FileNotFoundError):  # of a script that failed, which a server shows
        printed = (OUTPUTS / name).with_suffix(".txt").read_bytes().decode()
        return "" if outputs.escape(result["stdout"]) == printed else "differs"
    return "failed with PyTorch"
