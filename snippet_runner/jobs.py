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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path

OUTPUT_LIMIT = 1_000_000  # bytes
FORK = "forkserver" in multiprocessing.get_all_start_methods()
CONTEXT = multiprocessing.get_context("forkserver" if FORK else "spawn")

# MKL_CBWR lets Intel's library compute the same on every x86 processor, wherever an array lies. One
# thread: more of them, or another number of cores, change the last digits of a float. A fixed hash
# seed: the order of a printed set must not differ from build to build.
ENVIRONMENT = {
    "MKL_CBWR": "COMPATIBLE",
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


def start_server() -> None:
    """Start the server; it imports while this process goes on. A second call does nothing."""
    if FORK:
        from multiprocessing import forkserver, resource_tracker

        CONTEXT.set_forkserver_preload(["snippet_runner.child"])
        project = str(Path(__file__).parents[1])
        path = os.pathsep.join(filter(None, [project, os.environ.get("PYTHONPATH")]))
        # Ctrl-C reaches every process of the terminal; the server ends with this one, in silence.
        resource_tracker.ensure_running()  # which would lift the block again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            with _changed(os.environ, ENVIRONMENT | {"PYTHONPATH": path}):
                forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def execute(scripts: Mapping[str, str], time_limit: float) -> Iterator[tuple[str, dict | str]]:
    """Run scripts and yield each one's name with its outcome, in the order in which they end.

    Args:
        scripts: source text by name.
        time_limit: seconds that one script may take.

    Yields:
        The name, and either what the script made (`stdout`, `stderr`, `figures` in order, and
        `seconds`) or, as a string, why it failed.
    """
    waiting, running = list(scripts.items()), []
    try:
        if waiting:
            start_server()
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                running.append(Job.start(*waiting.pop(0)))
            connection.wait([job.process.sentinel for job in running], timeout=0.1)
            for job in list(running):
                reason = job.excess(time_limit)
                if reason or not job.process.is_alive():
                    running.remove(job)
                    with job.folder:
                        yield job.name, job.end(reason)
    finally:
        for job in running:
            with job.folder:
                job.stop()


@dataclass
class Job:
    """One script in its process, with the folder that catches what it makes."""

    name: str
    process: multiprocessing.Process
    folder: tempfile.TemporaryDirectory
    began: float | None = None

    @classmethod
    def start(cls, name: str, source: str) -> "Job":
        folder = tempfile.TemporaryDirectory(prefix="snippet-")
        try:
            process = CONTEXT.Process(target=_child, args=(name, source, folder.name))
            # multiprocessing would import the parent's main program, MkDocs, into every child.
            nobody = {"__main__": types.ModuleType("__main__")}
            with _changed(sys.modules, nobody), _changed(os.environ, ENVIRONMENT):
                process.start()  # blocks until the server is ready
        except BaseException:
            folder.cleanup()
            raise
        return cls(name, process, folder)

    def excess(self, time_limit: float) -> str | None:
        """The limit that the script has passed, if any; its time runs from its first line on."""
        for stream in self._files("std*"):
            self.began = self.began or time.perf_counter()
            if stream.stat().st_size > OUTPUT_LIMIT:
                return f"more than {OUTPUT_LIMIT:,} bytes of output on {stream.name}"
        if self.began and self.process.is_alive() and self._seconds() > time_limit:
            return f"still running after {time_limit:g} s, its time limit"
        return None

    def end(self, reason: str | None) -> dict | str:
        """Stop the script for that reason, or take it as ended, and return its outcome."""
        ended = not self.process.is_alive()
        survivors = self.stop()
        outcome = reason or self._outcome()
        if ended and survivors and isinstance(outcome, dict):
            return "left a process running; whatever a script starts must end with it"
        return outcome

    def stop(self) -> bool:
        """Kill the process and all that it started; return whether anything was there to kill."""
        found = False
        if FORK:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
                found = True
        for pid in filter(str.isdigit, os.listdir("/proc") if os.path.isdir("/proc") else []):
            with contextlib.suppress(OSError):  # Linux: also those that left the group
                if os.readlink(f"/proc/{pid}/cwd").startswith(self.folder.name):
                    os.kill(int(pid), signal.SIGKILL)
                    found = True
        self.process.kill()
        self.process.join()
        return found

    def _outcome(self) -> dict | str:
        text = {"stdout": "", "stderr": ""}
        for stream in self._files("std*"):
            try:
                text[stream.name] = stream.read_bytes().decode()
            except UnicodeDecodeError as error:
                return f"{stream.name} is not UTF-8: {error}"
        if code := self.process.exitcode:
            ending = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
            return f"{ending}\n{textwrap.indent(text['stderr'], '    ')}".rstrip()
        figures = sorted(self._files("*.svg"), key=lambda file: int(file.stem))
        svgs = [file.read_text("utf-8") for file in figures]
        return text | {"figures": svgs, "seconds": round(self._seconds(), 2)}

    def _seconds(self) -> float:
        return time.perf_counter() - (self.began or time.perf_counter())

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
