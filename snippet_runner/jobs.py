"""Run scripts in fresh processes, as many at once as there are cores, and see how each one ends.

The processes fork from one server that has already imported torch and matplotlib; the server
lives as long as this process. Where forking is not possible (Windows), each starts from nothing.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import textwrap
import time
import types
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path

OUTPUT_LIMIT = 1_000_000  # bytes
FORK = "forkserver" in multiprocessing.get_all_start_methods()
CONTEXT = multiprocessing.get_context("forkserver" if FORK else "spawn")

# One thread: more of them, or another number of cores, change the last digits of a float. A fixed
# hash seed: the order of a printed set must not differ from build to build.
ENVIRONMENT = {
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


def start_server() -> None:
    """Start the server; it imports while this process goes on. A second call does nothing."""
    if FORK:
        from multiprocessing import forkserver

        CONTEXT.set_forkserver_preload(["snippet_runner.child"])
        project = str(Path(__file__).parents[1])
        path = os.pathsep.join(filter(None, [project, os.environ.get("PYTHONPATH")]))
        with _changed(os.environ, ENVIRONMENT | {"PYTHONPATH": path}):
            forkserver.ensure_running()


def execute(scripts: dict[str, str], time_limit: float) -> Iterator[tuple[str, dict | str]]:
    """Run scripts and yield each one's name with its outcome, in the order in which they end.

    Args:
        scripts: source text by name.
        time_limit: seconds that one script may take.

    Yields:
        The name, and either what the script made (`stdout`, `stderr`, `figures` in order, and
        `seconds`) or, as a string, why it failed.
    """
    if not scripts:
        return
    start_server()
    waiting, running = list(scripts.items()), []
    try:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                running.append(Job.start(*waiting.pop(0)))
            connection.wait([job.process.sentinel for job in running], timeout=0.1)
            for job in list(running):
                reason = job.excess(time_limit)
                if reason or not job.process.is_alive():
                    running.remove(job)
                    with job.folder:
                        job.end()
                        yield job.name, reason or job.outcome()
    finally:
        for job in running:
            job.end()
            job.folder.cleanup()


@dataclass
class Job:
    """One script in its process, with the folder that catches what it makes."""

    name: str
    process: multiprocessing.Process
    folder: tempfile.TemporaryDirectory
    started: float

    @classmethod
    def start(cls, name: str, source: str) -> "Job":
        folder = tempfile.TemporaryDirectory(prefix="snippet-")
        process = CONTEXT.Process(target=_child, args=(name, source, folder.name))
        # multiprocessing would import the parent's main program, MkDocs, into every child.
        nobody = {"__main__": types.ModuleType("__main__")}
        with _changed(sys.modules, nobody), _changed(os.environ, ENVIRONMENT):
            process.start()
        return cls(name, process, folder, time.perf_counter())

    def excess(self, time_limit: float) -> str | None:
        """The limit that the script has passed, if any."""
        if self.process.is_alive() and time.perf_counter() - self.started > time_limit:
            return f"still running after {time_limit:g} s, its time limit"
        for stream in self._files("std*"):
            if stream.stat().st_size > OUTPUT_LIMIT:
                return f"more than {OUTPUT_LIMIT:,} bytes of output on {stream.name}"
        return None

    def end(self) -> None:
        """Stop the process, if it still runs, with all that it started."""
        if FORK:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()

    def outcome(self) -> dict | str:
        """What the script made, or why it failed, once it has ended."""
        text = {"stdout": "", "stderr": ""}
        for stream in self._files("std*"):
            try:
                text[stream.name] = stream.read_bytes().decode()
            except UnicodeDecodeError as error:
                return f"{stream.name} is not UTF-8: {error}"
        if code := self.process.exitcode:
            ending = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
            details = textwrap.indent(text["stderr"], "    ").rstrip()
            return f"{ending}\n{details}" if details else ending
        figures = sorted(self._files("*.svg"), key=lambda file: int(file.stem))
        return text | {
            "figures": [file.read_text("utf-8") for file in figures],
            "seconds": round(time.perf_counter() - self.started, 3),
        }

    def _files(self, pattern: str) -> list[Path]:
        return list(Path(self.folder.name).glob(pattern))


def _child(name: str, source: str, folder: str) -> None:
    from snippet_runner import child  # imports torch: only ever in the script's own process

    child.run(name, source, folder)


@contextlib.contextmanager
def _changed(mapping: dict, changes: dict) -> Iterator[None]:
    """Set some keys of a mapping for the time being."""
    before = {key: mapping[key] for key in changes if key in mapping}
    mapping.update(changes)
    try:
        yield
    finally:
        for key in changes:
            del mapping[key]
        mapping.update(before)
