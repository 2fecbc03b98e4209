"""Run scripts in fresh processes, as many at once as there are cores, and see how each one ends.

All this happens in a server, a process that has already imported torch and matplotlib: the scripts'
processes fork from it. It lives as long as the build that starts it, or as `mkdocs serve`. Where
forking is not possible (Windows), it happens in the build, and each process starts from nothing.
"""

import contextlib
import os
import pickle
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

STREAMS = ("stdout", "stderr")
OUTPUT_LIMIT = 1_000_000  # bytes
GRACE = 1  # second, for what a script has started to end after it
FORK = hasattr(os, "fork")

# MKL_CBWR lets Intel's library compute the same on every x86 processor, wherever an array lies. One
# thread: more of them, or another number of cores, change the last digits of a float. A fixed hash
# seed: the order of a printed set must not differ from build to build.
ENVIRONMENT = {
    "MKL_CBWR": "COMPATIBLE",
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONIOENCODING": "utf-8",
}

_server: subprocess.Popen | None = None


def start_server() -> None:
    """Start the server; it imports while this process goes on. A second call does nothing."""
    global _server
    if FORK and (_server is None or _server.poll() is not None):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        # In a session of its own: Ctrl-C reaches this process alone, and its end ends the server.
        _server = _python("serve()", **pipes, start_new_session=True)


def _python(call: str, **options) -> subprocess.Popen:
    """Start a Python that calls a function of `child`."""
    command = [sys.executable, "-c", f"from snippet_runner import child; child.{call}"]
    root = Path(__file__).parents[1]
    return subprocess.Popen(command, cwd=root, env=os.environ | ENVIRONMENT, **options)


def execute(
    scripts: Mapping[str, str], time_limit: float, folder: Path
) -> Iterator[tuple[str, dict | str]]:
    """Run scripts and yield each one's name with its outcome, in the order in which they end.

    Args:
        scripts: source text by name, which is the path from the working directory.
        time_limit: seconds that one script may take.
        folder: where to keep what they write until they end, for this call alone.

    Yields:
        The name, and either what the script made (`stdout`, `stderr`, `figures` in order, and
        `seconds`) or, as a string, why it failed.
    """
    global _server
    task = [(name, os.path.abspath(name), text) for name, text in scripts.items()]
    if not FORK:
        yield from execute_here(task, time_limit, folder.absolute(), lambda: time.sleep(0.05))
    elif task:
        start_server()
        try:
            pickle.dump((task, time_limit, folder.absolute()), _server.stdin)
            _server.stdin.flush()
            for _ in task:
                yield pickle.load(_server.stdout)
        except (EOFError, OSError):
            code = _server.wait()
            raise click.ClickException(
                f"the snippets' server ended with exit code {code}"
            ) from None
        except BaseException:
            _server.stdin.close()  # the server stops what runs
            _server = None
            raise


def execute_here(
    task: list[tuple[str, str, str]], time_limit: float, folder: Path, pause: Callable[[], None]
) -> Iterator[tuple[str, dict | str]]:
    """Do what `execute` says in this process, with name, path and text of each script."""
    shutil.rmtree(folder, ignore_errors=True)  # of a build that was killed
    running: list[Job] = []
    try:
        while task or running:
            while task and len(running) < (os.cpu_count() or 1):
                name, file, source = task.pop(0)
                try:
                    running.append(Job.start(name, file, source, folder / str(len(task))))
                except OSError as error:
                    yield name, f"cannot be started: {error}"
            pause()
            for job in list(running):
                reason = job.excess(time_limit)
                if reason or job.process.poll() is not None:
                    running.remove(job)
                    yield job.name, job.end(reason)
    finally:
        for job in running:
            job.stop()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Job:
    """One script in its process, with the folder that catches what it makes."""

    name: str
    folder: Path
    process: "Fork | subprocess.Popen"
    began: float

    @classmethod
    def start(cls, name: str, file: str, source: str, folder: Path) -> "Job":
        (folder / "scratch").mkdir(parents=True)
        (folder / "made").mkdir()
        for stream in STREAMS:
            (folder / "made" / stream).touch()
        arguments = (name, file, source, str(folder))
        process = Fork(*arguments) if FORK else _python(f"run{arguments}")
        return cls(name, folder, process, time.perf_counter())

    def excess(self, time_limit: float) -> str | None:
        """The limit that the script has passed, if any."""
        for stream in STREAMS:
            if os.stat(self.folder / "made" / stream).st_size > OUTPUT_LIMIT:
                return f"more than {OUTPUT_LIMIT:,} bytes of output on {stream}"
        if self.process.poll() is None and time.perf_counter() - self.began > time_limit:
            return f"still running after {time_limit:g} s, its time limit"
        return None

    def end(self, reason: str | None) -> dict | str:
        """Stop the script for that reason, or take it as ended, and return its outcome."""
        ended = time.perf_counter()
        while not reason and self._survivors() and time.perf_counter() - ended < GRACE:
            time.sleep(0.01)
        survivors = self.stop()
        outcome = reason or self._outcome(round(ended - self.began, 2))
        shutil.rmtree(self.folder, ignore_errors=True)
        if survivors and isinstance(outcome, dict):
            return "left a process running; whatever a script starts must end with it"
        return outcome

    def stop(self) -> bool:
        """Kill the process and all that it started; return whether anything was there to kill."""
        survivors = self._survivors()
        for process in survivors:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        return bool(survivors)

    def _survivors(self) -> list[int]:
        """What lives of its process group; on Linux, also who left the group but not the folder."""
        found = []
        if os.path.isdir("/proc"):
            for process in map(int, filter(str.isdigit, os.listdir("/proc"))):
                with contextlib.suppress(OSError):  # it has ended, or it is another user's
                    place, group = os.readlink(f"/proc/{process}/cwd"), os.getpgid(process)
                    if group == self.process.pid or f"{place}/".startswith(f"{self.folder}/"):
                        found.append(process)
        elif FORK:
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, 0)
                found.append(-self.process.pid)
        return found

    def _outcome(self, seconds: float) -> dict | str:
        made, text = self.folder / "made", {}
        for stream in STREAMS:
            try:
                text[stream] = (made / stream).read_bytes().decode()
            except UnicodeDecodeError as error:
                return f"{stream} is not UTF-8: {error}"
        if code := self.process.poll():
            ending = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
            if code == 120:  # what Python says when it cannot write
                ending += f": what it wrote found no room on the disk of {made}"
            return f"{ending}\n{textwrap.indent(text['stderr'], '    ')}".rstrip()
        figures = sorted(made.glob("*.svg"), key=lambda file: int(file.stem))
        svgs = [file.read_text("utf-8") for file in figures]
        return text | {"figures": svgs, "seconds": seconds}


class Fork:
    """A process forked from this one for a script, with what a job needs of a Popen's methods."""

    def __init__(self, *arguments: str):
        from snippet_runner import child  # imports torch: only ever in the server

        self.status = 0, 0
        self.pid = os.fork()
        if not self.pid:
            child.run(*arguments)

    def poll(self) -> int | None:
        return self.wait(os.WNOHANG)

    def wait(self, options: int = 0) -> int | None:
        if not self.status[0]:
            self.status = os.waitpid(self.pid, options)
        return os.waitstatus_to_exitcode(self.status[1]) if self.status[0] else None

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
