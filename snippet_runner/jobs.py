"""Run scripts in fresh processes, as many at once as there are cores, and see how each one ends.

They fork from a server, a process that has already imported torch and matplotlib, and that lives as
long as this one. Where forking is not possible (Windows), each imports these itself.
"""

import contextlib
import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping
from multiprocessing import connection
from pathlib import Path

import click

STREAMS = ("stdout", "stderr")
OUTPUT_LIMIT = 1_000_000  # bytes
GRACE = 1  # second for what a script has started to end after it, such as a tracker of resources
FORK = hasattr(os, "fork")
CONTEXT = multiprocessing.get_context("fork" if FORK else "spawn")

# MKL_CBWR lets Intel's library compute the same on every x86 processor, but for the last digits of
# float32 least squares, which differ now and then: print few of them, or use doubles. One thread:
# more of them, or another number of cores, change the last digits of a float. A fixed hash seed:
# the order of a printed set must not differ from build to build.
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
    if _server is None or _server.poll() is not None:
        _server = subprocess.Popen(
            [sys.executable, "-c", "from snippet_runner import jobs; jobs.serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
            env=os.environ | ENVIRONMENT,
            start_new_session=True,  # Ctrl-C is for this process; when it ends, the server does
        )


def execute(
    scripts: Mapping[str, str], time_limit: float, folder: Path
) -> Iterator[tuple[str, dict | str]]:
    """Run scripts and yield each one's name with its outcome, in the order in which they end.

    Args:
        scripts: source text by name, which is the path from the working directory.
        time_limit: seconds that one script may take.
        folder: where to keep what they write until they end, for this call alone; emptied before.

    Yields:
        The name, and either what the script made (`stdout`, `stderr`, `figures` in order, and
        `seconds`) or, as a string, why it failed.
    """
    global _server
    shutil.rmtree(folder, ignore_errors=True)  # left by a build that was killed with its server
    if not scripts:
        return
    start_server()
    try:
        pickle.dump((scripts, time_limit, folder.absolute(), Path.cwd()), _server.stdin)
        _server.stdin.flush()
        for _ in scripts:
            yield pickle.load(_server.stdout)
        shutil.rmtree(folder, ignore_errors=True)
    except (EOFError, OSError, pickle.UnpicklingError):
        _server.kill()  # it may be alive, and have said what nobody understands
        code = _server.wait()
        raise click.ClickException(f"the process that imports torch has ended: {code}") from None
    except BaseException:
        _server.stdin.close()  # which ends it and what it runs
        _server = None
        raise


def serve() -> None:
    """Be the server: run what comes in on stdin, put outcomes out, until the build ends."""
    from snippet_runner import child  # imports torch: only ever here

    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            for outcome in _execute(child.run, *pickle.load(sys.stdin.buffer)):
                pickle.dump(outcome, sys.stdout.buffer)
                sys.stdout.buffer.flush()
    os._exit(0)  # to take torch apart would last a quarter of a second


def _execute(
    run: Callable, scripts: dict[str, str], time_limit: float, folder: Path, root: Path
) -> Iterator[tuple[str, dict | str]]:
    waiting, running = list(scripts.items()), []
    try:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                name, source = waiting.pop(0)
                place = folder / str(len(waiting))
                arguments = (name, str(root / name), source, str(place))
                try:
                    running.append(Job(name, place, CONTEXT.Process(target=run, args=arguments)))
                except OSError as error:
                    yield name, f"cannot be started: {error}"
            ends = [job.process.sentinel for job in running]
            # Nothing more comes in on stdin until all have ended, but its end: that of the build.
            if sys.stdin in connection.wait([*ends, sys.stdin] if FORK else ends, timeout=0.1):
                raise EOFError
            for job in list(running):
                reason = job.excess(time_limit)
                if reason or not job.process.is_alive():
                    running.remove(job)
                    yield job.name, job.end(reason)
    finally:
        for job in running:
            job.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Job:
    """One script in its process, with the folder that catches what it makes."""

    def __init__(self, name: str, folder: Path, process: multiprocessing.Process):
        self.name, self.folder, self.process = name, folder, process
        self.made = folder / "made"
        for place in (self.made, folder / "scratch"):
            place.mkdir(parents=True)
        for stream in STREAMS:
            (self.made / stream).touch()
        process.start()
        self.began = time.perf_counter()

    def excess(self, time_limit: float) -> str | None:
        """The limit that the script has passed, if any."""
        for stream in STREAMS:
            if (self.made / stream).stat().st_size > OUTPUT_LIMIT:
                return f"more than {OUTPUT_LIMIT:,} bytes of output on {stream}"
        if self.process.is_alive() and time.perf_counter() - self.began > time_limit:
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
        self.process.kill()
        self.process.join()
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
        text = {}
        for stream in STREAMS:
            try:
                text[stream] = (self.made / stream).read_bytes().decode()
            except UnicodeDecodeError as error:
                return f"{stream} is not UTF-8: {error}"
        if code := self.process.exitcode:
            ending = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
            if code == 120:  # what Python says when it cannot write
                ending += f": what it wrote found no room on the disk of {self.made}"
            return f"{ending}\n{textwrap.indent(text['stderr'], '    ')}".rstrip()
        figures = sorted(self.made.glob("*.svg"), key=lambda file: int(file.stem))
        svgs = [file.read_text("utf-8") for file in figures]
        return text | {"figures": svgs, "seconds": seconds}
