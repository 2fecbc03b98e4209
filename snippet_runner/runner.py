"""Find the snippets, run those whose result is not in the cache, and write what they made.

Every path is relative to the working directory, which is the root of the project.
"""

import contextlib
import logging
import math
import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
from filelock import FileLock, Timeout

from snippet_runner import cache, jobs, outputs

SNIPPETS = Path("snippets")
OUTPUTS = Path("build/outputs")
CACHE = Path(".cache/snippets")
SCRATCH = Path("build/.scratch")

# Two builds at once would clean and write each other's files: the second waits for the first. One
# process may take the lock more than once: a build holds it from before `run()` to its end.
lock = FileLock("build/.lock", is_singleton=True)

# A path that an include can spell, relative to SNIPPETS: no quote, colon or space at an end.
SPELLABLE = re.compile(r"[\w.-]+( [\w.-]+)*(/[\w.-]+( [\w.-]+)*)*\.py")


@dataclass
class Report:
    """What a run did; `failures` maps a script's path to the reason, for its author."""

    ran: int = 0
    cached: int = 0
    seconds: float = 0.0
    failures: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.ran + self.cached} snippets: {self.ran} ran, "
            f"{self.cached} from the cache, {self.seconds:.1f} s"
        )

    def failure_text(self) -> str:
        """Everything that failed: each script, the reason, its own frames."""
        count = f"{len(self.failures)} snippet{'s' * (len(self.failures) != 1)} failed"
        return "\n\n".join([count, *(f"{name}: {why}" for name, why in self.failures.items())])


def run(log: logging.Logger) -> Report:
    """Bring `build/outputs/` up to date with `snippets/`.

    For a script `a/b.py` that means `a/b.txt`, what it printed, and `a/b.svg`, `a/b-2.svg`, …, the
    figures that it showed. What no script of today made is removed, if a run has written it. A
    script may take 60 seconds, or as many as the environment variable SNIPPET_TIME_LIMIT says.

    Args:
        log: gets each warning and a summary and, where there is no terminal for a progress bar, a
            line for each script that ran.

    Raises:
        click.ClickException: if there are no snippets here, nothing can be written, the variable
            makes no sense, or the server has died.
    """
    with wait(log):
        return _run(log, time.perf_counter())


def wait(log: logging.Logger) -> contextlib.AbstractContextManager:
    """Take the lock, and say so if another build has it; raises as `run` does."""
    if not SNIPPETS.is_dir():
        raise click.ClickException(f"no folder {SNIPPETS}/ in {Path.cwd()}: nothing to run")
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        log.info("Waiting for another build to end")
        return lock.acquire()
    except OSError as error:
        raise click.ClickException(f"a build has to write here, and cannot: {error}") from None


def stale() -> bool:
    """Whether some snippet has no result in the cache, and so would have to run."""
    sources, _ = _read_sources()
    return not all(cache.has(CACHE, key) for key in _keys(sources).values())


def _run(log: logging.Logger, started: float) -> Report:
    sources, failures = _read_sources()
    keys = _keys(sources)
    found = {name: cache.load(CACHE, key) for name, key in keys.items()}
    results = {name: result for name, result in found.items() if result is not None}
    missing = {name: source for name, source in sources.items() if name not in results}
    report = Report(ran=len(missing), cached=len(results), failures=failures)
    for name, outcome in _execute(missing, log):
        if isinstance(outcome, str):
            report.failures[name] = outcome
            continue
        results[name] = outcome
        try:
            cache.store(CACHE, keys[name], outcome)
        except OSError as error:
            report.warnings[:] = [f"the results could not be cached: {error}"]
    cache.prune(CACHE, keys.values())
    made = {}
    for name, result in sorted(results.items()):
        if result["stderr"]:
            report.warnings.append(f"{name} wrote to stderr:\n{result['stderr'].rstrip()}")
        files = outputs.files(Path(name).relative_to(SNIPPETS).as_posix(), result)
        if twice := files.keys() & made.keys():
            report.failures[name] = f"another script makes {', '.join(sorted(twice))} too"
        made |= files
    try:
        outputs.replace(OUTPUTS, made)
    except OSError as error:
        report.failures[str(OUTPUTS)] = f"cannot be written: {error}"
    report.seconds = time.perf_counter() - started
    for text in report.warnings:
        log.warning("%s", text)
    log.info("%s", report)
    return report


def _time_limit() -> float:
    text = os.environ.get("SNIPPET_TIME_LIMIT", "60")
    with contextlib.suppress(ValueError):
        if 0 < float(text) < math.inf:
            return float(text)
    raise click.ClickException(f"SNIPPET_TIME_LIMIT={text} is no number of seconds above 0")


def _execute(sources: dict[str, str], log: logging.Logger) -> Iterator[tuple[str, dict | str]]:
    """Run scripts as `jobs.execute` does, and show how far it is."""
    time_limit = _time_limit()
    terminal = sys.stderr.isatty() and bool(sources)
    with click.progressbar(
        length=len(sources), label="snippets", file=sys.stderr, hidden=not terminal
    ) as bar:
        for name, outcome in jobs.execute(sources, time_limit, SCRATCH):
            bar.update(1)
            if not terminal and isinstance(outcome, dict):
                log.info("%s ran in %.1f s", name, outcome["seconds"])
            yield name, outcome


def _keys(sources: dict[str, str]) -> dict[str, str]:
    """The key of each script's result, after all that it depends on.

    Its name stands in its figures' ids. If it uses `__file__`, it may read what lies around it.
    """
    keys, environment = {}, cache.environment()
    for name, source in sources.items():
        around = [cache.contents(SNIPPETS)] if "__file__" in source else []
        keys[name] = cache.fingerprint(environment, name, source, *around)
    return keys


def _read_sources() -> tuple[dict[str, str], dict[str, str]]:
    """The text of every script, by its path from the root, and why others cannot be read."""
    sources, failures = {}, {}
    for file in sorted(SNIPPETS.rglob("*.py")):
        try:
            if not SPELLABLE.fullmatch(file.relative_to(SNIPPETS).as_posix()):
                raise ValueError("no include can spell this name; use letters, digits, _, - and .")
            if {".txt", ".svg"} & {folder.suffix for folder in file.parents}:
                raise ValueError("a folder's name ends like an output's, and could be in its place")
            sources[file.as_posix()] = file.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            failures[file.as_posix()] = f"not a UTF-8 file: {error}"
        except (OSError, ValueError) as error:
            failures[file.as_posix()] = str(error)
    return sources, failures
