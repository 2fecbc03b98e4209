"""Find the snippets, run those whose result is not in the cache, and write what they made.

Every path is relative to the working directory, which is the root of the project.
"""

import json
import logging
import os
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import click
from filelock import FileLock

from snippet_runner import cache, jobs

SNIPPETS = Path("snippets")
OUTPUTS = Path("build/outputs")
CACHE = Path(".cache/snippets")

# Two builds at once would clean and write each other's files: the second waits for the first.
lock = FileLock("build/.lock", is_singleton=True)

# A path that an include can spell, relative to SNIPPETS: no quote, colon or space at an end.
SPELLABLE = re.compile(r"[\w.-]+( [\w.-]+)*(/[\w.-]+( [\w.-]+)*)*\.py")

# What a page would not show but follow: an include, a section marker, the end of its fence.
INCLUDE = re.compile(r"""^([ \t]*)(;*-+8<-+([ \t]+("[^"]+"|'[^']+'))?)$""", re.MULTILINE)
MARKER = re.compile(r"(-+8<-+[ \t]+\[[ \t]*(start|end)[ \t]*:[ \t]*[a-z][-\w]*[ \t]*\])", re.I)
WORD_JOINER = "\N{WORD JOINER}"  # as wide as nothing
FENCE = re.compile(rf"^([ \t]*(?:`{{3,}}|~{{3,}})[ \t]*){WORD_JOINER}?$", re.MULTILINE)


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
    figures that it showed. What no script of today made is removed. A script may take 60 seconds,
    or as many as the environment variable SNIPPET_TIME_LIMIT says.

    Args:
        log: gets each warning and a summary and, where there is no terminal for a progress bar, a
            line for each script that ran.
    """
    with lock:
        return _run(log, Report(), time.perf_counter())


def stale() -> bool:
    """Whether some snippet has no result in the cache, and so would have to run."""
    return not all(cache.has(CACHE, key) for key in _keys(_read_sources(Report())).values())


def _run(log: logging.Logger, report: Report, started: float) -> Report:
    sources = _read_sources(report)
    keys = _keys(sources)
    found = {name: cache.load(CACHE, key) for name, key in keys.items()}
    results = {name: result for name, result in found.items() if result is not None}
    missing = {name: source for name, source in sources.items() if name not in results}
    report.cached, report.ran = len(results), len(missing)
    time_limit = float(os.environ.get("SNIPPET_TIME_LIMIT", "60"))
    terminal = sys.stderr.isatty() and bool(missing)
    with click.progressbar(
        length=len(missing), label="snippets", file=sys.stderr, hidden=not terminal
    ) as bar:
        for name, outcome in jobs.execute(missing, time_limit):
            bar.update(1)
            if isinstance(outcome, str):
                report.failures[name] = outcome
                continue
            results[name] = outcome
            if not terminal:
                log.info("%s ran in %.1f s", name, outcome["seconds"])
            try:
                cache.store(CACHE, keys[name], outcome)
            except OSError as error:
                report.warnings[:] = [f"the results could not be cached: {error}"]
    for name, result in sorted(results.items()):
        if result["stderr"]:
            report.warnings.append(f"{name} wrote to stderr:\n{result['stderr'].rstrip()}")
    _write_outputs(dict(sorted(results.items())), report)
    report.seconds = time.perf_counter() - started
    for text in report.warnings:
        log.warning("%s", text)
    log.info("%s", report)
    return report


def _keys(sources: dict[str, str]) -> dict[str, str]:
    environment = cache.environment()
    return {name: cache.key(environment, name, source) for name, source in sources.items()}


def _read_sources(report: Report) -> dict[str, str]:
    """The text of every script, by its path from the root of the project."""
    sources = {}
    for file in sorted(SNIPPETS.rglob("*.py")):
        try:
            if not SPELLABLE.fullmatch(file.relative_to(SNIPPETS).as_posix()):
                raise ValueError("no include can spell this name; use letters, digits, _, - and .")
            if not file.resolve().is_relative_to(SNIPPETS.resolve()):
                raise ValueError(f"a link that leads outside {SNIPPETS}/, to {file.resolve()}")
            sources[file.as_posix()] = file.read_text("utf-8")
        except UnicodeDecodeError as error:
            report.failures[file.as_posix()] = f"not a UTF-8 file: {error}"
        except (OSError, ValueError) as error:
            report.failures[file.as_posix()] = str(error)
    return sources


def _write_outputs(results: dict[str, dict], report: Report) -> None:
    """Write what the scripts made, and remove what is there besides."""
    files, scripts = {}, {}
    for name, result in results.items():
        stem = Path(name).relative_to(SNIPPETS).with_suffix("").as_posix()
        made = {f"{stem}.txt": escape(result["stdout"])}
        for number, svg in enumerate(result["figures"], 1):
            made[f"{stem}.svg" if number == 1 else f"{stem}-{number}.svg"] = svg
        if twice := made.keys() & files.keys():
            report.failures[name] = f"another script makes {', '.join(sorted(twice))} too"
        files |= made
        scripts[name] = {"seconds": result["seconds"], "figures": len(result["figures"])}
    manifest = {"versions": cache.versions(), "scripts": scripts}
    files["manifest.json"] = json.dumps(manifest, indent=2) + "\n"
    try:
        for file, text in files.items():
            cache.write(OUTPUTS / file, text)
        for old in OUTPUTS.rglob("*.*"):
            if old.relative_to(OUTPUTS).as_posix() not in files and old.is_file():
                old.unlink(missing_ok=True)
    except OSError as error:
        report.failures[str(OUTPUTS)] = f"cannot be written: {error}"


def escape(text: str) -> str:
    """Mark what would act in a page instead of showing, so that it shows.

    pymdownx.snippets takes the semicolon away again; the word joiner stays, unseen.
    """
    text = INCLUDE.sub(r"\1;\2", MARKER.sub(r";\1", text))
    return FENCE.sub(rf"\1{WORD_JOINER}", text)


def unescape(text: str) -> str:
    """Take away what pymdownx.snippets leaves of `escape`, where no page follows."""
    return FENCE.sub(r"\1", text)
