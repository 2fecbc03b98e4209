"""What happens inside the one process that a script gets: run it as `python FILE` would.

The fork server imports this module once, and with it everything slow that a script may need, so
that a process forked from it starts in milliseconds.
"""

import gc

gc.disable()  # while so much is imported, collecting garbage would take a third of the time

import linecache
import multiprocessing
import os
import random
import signal
import sys
import traceback
import types

import matplotlib
import matplotlib.figure
import matplotlib.pyplot as plt
import numpy
import torch
import torch._dynamo  # the first optimizer step imports it: 1.4 s, better paid once

from snippet_runner import figures

# What the first figure of a process has to do (find fonts, build a grammar) is done here, once.
with matplotlib.rc_context(figures.STYLE):
    _figure = matplotlib.figure.Figure(layout="constrained")
    _figure.add_subplot(title="warm up", yscale="log").plot([1, 10])
    figures.inline_svg(_figure, prefix="")

gc.freeze()  # what is here stays: no collection in a forked process has to walk through it
gc.enable()


def run(name: str, source: str, folder: str) -> None:
    """Run a script in this process, which must be fresh and is spent afterwards.

    Args:
        name: the script's path as errors and warnings should spell it.
        source: its text.
        folder: an empty directory; afterwards it holds the files `stdout` and `stderr`, and a
            file `N.svg` for the N-th figure. The script itself runs in its subfolder `scratch`.

    Raises:
        SystemExit: as the script does, or with code 1 after any other exception, whose traceback
            (the script's own frames) then stands in `stderr`.
    """
    if not os.path.isdir(folder):
        os._exit(1)  # the build was interrupted while the server was still importing
    if hasattr(os, "fork"):
        _live_and_die_with_the_build()
    _redirect(folder)
    _leave_the_server_behind(name, folder)
    main = types.ModuleType("__main__")
    main.__file__ = name
    sys.modules["__main__"] = main
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    try:
        exec(compile(source, name, "exec"), main.__dict__)
        figures.end()
    except SystemExit:
        raise
    except BaseException as error:
        report = traceback.TracebackException.from_exception(error)
        sys.stderr.write("".join(_own_frames(report, name).format()))
        sys.exit(1)


def _live_and_die_with_the_build() -> None:
    """Let whatever ends the build end this process and all that it starts."""
    import fcntl

    os.setsid()  # a process group of its own, which can be ended as one
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    pipe = multiprocessing.parent_process().sentinel  # closes when the build ends, however it does
    fcntl.fcntl(pipe, fcntl.F_SETOWN, -os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, os.O_ASYNC)  # and then the group gets SIGIO, which ends it


def _redirect(folder: str) -> None:
    """Send both output streams to files, on the level of the operating system, and close stdin.

    Reading it is an error for subprocesses too: what they inherit can only be written.
    """
    for fd, name, buffering in ((1, "stdout", -1), (2, "stderr", 1)):  # as Python does
        file = os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT)
        os.dup2(file, fd)
        os.close(file)
        setattr(sys, name, os.fdopen(fd, "w", buffering, "utf-8", closefd=False))
    sys.stdin.close()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 0)


def _leave_the_server_behind(name: str, folder: str) -> None:
    """Give the script the world of a new process: paths, arguments, style, random numbers."""
    scratch = os.path.join(folder, "scratch")
    os.mkdir(scratch)
    os.chdir(scratch)
    project = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.path[:] = [scratch, *(path for path in sys.path if path not in ("", project))]
    sys.argv = [name]
    torch.set_num_threads(1)
    torch.seed()  # a script that forgets its seed differs from run to run, as it would for a reader
    random.seed()
    numpy.random.seed()
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(figures.STYLE)
    figures.start(folder, prefix=os.path.splitext(name)[0])
    plt.switch_backend(figures.BACKEND)
    for module in [module for module in sys.modules if module.startswith(__package__)]:
        del sys.modules[module]  # a reader cannot import it, so the script cannot either


def _own_frames(report: traceback.TracebackException, name: str) -> traceback.TracebackException:
    """The same error, and those that led to it, without the frames of other people's code."""
    frames = [frame for frame in report.stack if frame.filename == name]
    report.stack = traceback.StackSummary.from_list(frames)
    for other in filter(None, [report.__cause__, report.__context__, *(report.exceptions or [])]):
        _own_frames(other, name)
    return report
