"""Find the snippets, run those whose result is not in the cache, and write what they made.

Every path is relative to the working directory, which is the root of the project.
"""

import json
import logging
import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

from snippet_runner import cache, jobs

SNIPPETS = Path("snippets")
OUTPUTS = Path("build/outputs")
CACHE = Path(".cache/snippets")

# A line that an include would not copy but follow: `--8<-- "file"`, `--8<--`, `--8<-- [start:x]`.
NOTATION = re.compile(
    r"""^(?P<space>[ \t]*)(?P<line>;*-+8<-+(?:[ \t]+(?:"[^"]+"|'[^']+'))?)$
      | (?P<marker>;*-+8<-+[ \t]+\[[ \t]*(?:start|end)[ \t]*:[ \t]*[a-z][-_0-9a-z]*[ \t]*\])""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


@dataclass
class Report:
    """What a run did; the dictionaries map a script's path to a text for its author."""

    ran: int = 0
    cached: int = 0
    seconds: float = 0.0
    failures: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, str] = field(default_factory=dict)

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
        log: gets one line for each script that runs, each warning, and a summary.
    """
    started = time.perf_counter()
    report = Report()
    sources = _read_sources(report)
    environment = cache.environment()
    keys = {name: cache.key(environment, name, source) for name, source in sources.items()}
    found = {name: cache.load(CACHE, key) for name, key in keys.items()}
    results = {name: result for name, result in found.items() if result is not None}
    report.cached = len(results)
    missing = {name: source for name, source in sources.items() if name not in results}
    report.ran = len(missing)
    time_limit = float(os.environ.get("SNIPPET_TIME_LIMIT", "60"))
    for name, outcome in jobs.execute(missing, time_limit):
        if isinstance(outcome, str):
            report.failures[name] = outcome
            log.info("%s failed", name)
        else:
            results[name] = outcome
            log.info("%s ran in %.1f s", name, outcome["seconds"])
            try:
                cache.store(CACHE, keys[name], outcome)
            except OSError as error:
                report.warnings[name] = f"its result could not be cached: {error}"
    for name, result in results.items():
        if result["stderr"]:
            report.warnings[name] = f"wrote to stderr:\n{result['stderr'].rstrip()}"
    _write_outputs(dict(sorted(results.items())))
    report.seconds = time.perf_counter() - started
    for name, text in sorted(report.warnings.items()):
        log.warning("%s %s", name, text)
    log.info("%s", report)
    return report


def _read_sources(report: Report) -> dict[str, str]:
    """The text of every script, by its path from the root of the project."""
    sources = {}
    for file in sorted(SNIPPETS.rglob("*.py")):
        try:
            sources[file.as_posix()] = file.read_text("utf-8")
        except UnicodeDecodeError as error:
            report.failures[file.as_posix()] = f"not a UTF-8 file: {error}"
    return sources


def _write_outputs(results: dict[str, dict]) -> None:
    """Write what the scripts made, and remove what is there besides."""
    files, scripts = {}, {}
    for name, result in results.items():
        stem = Path(name).relative_to(SNIPPETS).with_suffix("")
        files[f"{stem.as_posix()}.txt"] = escape(result["stdout"])
        for number, svg in enumerate(result["figures"], 1):
            files[f"{stem.as_posix()}{'' if number == 1 else f'-{number}'}.svg"] = svg
        scripts[name] = {"seconds": result["seconds"], "figures": len(result["figures"])}
    manifest = {"versions": cache.versions(), "scripts": scripts}
    files["manifest.json"] = json.dumps(manifest, indent=2) + "\n"
    for file, text in files.items():
        cache.write(OUTPUTS / file, text)
    for old in OUTPUTS.rglob("*.*"):
        if old.relative_to(OUTPUTS).as_posix() not in files and old.suffix != ".tmp":
            old.unlink(missing_ok=True)


def escape(text: str) -> str:
    """Mark what pymdownx.snippets would take for its own notation, so that it shows as text."""
    return NOTATION.sub(
        lambda m: m["marker"].replace("-", ";-", 1) if m["marker"] else f"{m['space']};{m['line']}",
        text,
    )
