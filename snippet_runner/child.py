"""What happens inside the one process that a script gets: run it as `python FILE` would.

The server imports this module once, and with it everything slow that a script may need, so that a
process forked from it starts in milliseconds.
"""

import gc

gc.disable()  # while so much is imported, collecting garbage would take a third of the time

import atexit
import contextlib
import functools
import linecache
import multiprocessing
import os
import sys
import threading
import traceback
import types
import weakref

import matplotlib
import matplotlib.figure
import matplotlib.pyplot as plt
import numpy
import torch
import torch._dynamo  # the first optimizer step imports it: 1.4 s, better paid once

from snippet_runner import figures, jobs

# What the first figure of a process has to do (find fonts, build a grammar) is done here, once.
with matplotlib.rc_context(figures.STYLE):
    _figure = matplotlib.figure.Figure(layout="constrained")
    _figure.add_subplot(title="warm up", yscale="log").plot([1, 10])
    figures.inline_svg(_figure, prefix="")

for finalizer in weakref.finalize._registry:
    finalizer.atexit = False  # no need to take torch apart at the end of each process
_main_process = multiprocessing.current_process()
_ours = [module for module in sys.modules if module.startswith(__package__)]

gc.freeze()  # what is here stays: no collection in a forked process has to walk through it
gc.enable()


def run(name: str, file: str, source: str, folder: str) -> None:
    """Run a script in this process, which must be fresh, and end the process.

    It ends as the script does: with its exit code; with 1 after any other exception, whose
    traceback (the script's own frames) then stands in `stderr`; with 120, as any Python does, when
    what it writes cannot be kept.

    Args:
        name: the script's path as errors and warnings should spell it.
        file: its whole path, for `__file__`.
        source: its text.
        folder: has an empty folder `scratch`, where the script runs, and a folder `made`, which
            catches `stdout` and `stderr`, and as `N.svg` the N-th figure.
    """
    code = 1
    try:
        _redirect(os.path.join(folder, "made"))
        _leave_the_server_behind(name, folder)
        main = types.ModuleType("__main__")
        main.__file__ = file
        sys.modules["__main__"] = main
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        sys.excepthook = functools.partial(_report, name)
        ended = _execute(source, name, main)
        # The rest is what Python does at its end, but for taking torch apart.
        threading._shutdown()
        atexit._run_exitfuncs()
        for variable in [name for name in vars(main) if name != "__builtins__"]:
            vars(main)[variable] = None  # it may have a `__del__`
        with contextlib.suppress(AttributeError, ValueError):  # the script may have closed it
            sys.stdout.flush()
        code = ended
    except OSError:
        code = 120
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _execute(source: str, name: str, main: types.ModuleType) -> int:
    """Run the script's text in that module; return its exit code."""
    try:
        exec(compile(source, name, "exec"), vars(main))
        figures.end()
    except SystemExit as end:
        if isinstance(end.code, int | None):
            return (end.code or 0) & 0xFF
        print(end.code, file=sys.stderr)
        return 1
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
        return 1
    return 0


def _report(name: str, *error: object) -> None:
    """Say on stderr what Python says of an exception, with the frames of the script alone."""
    sys.stderr.write("".join(_own_frames(traceback.TracebackException(*error), name).format()))


def _redirect(folder: str) -> None:
    """Send both output streams to files, on the level of the operating system, and close stdin.

    Reading it is an error for subprocesses too: what they inherit can only be written.
    """
    for fd, name in enumerate(jobs.STREAMS, 1):
        file = os.open(os.path.join(folder, name), os.O_WRONLY)
        os.dup2(file, fd)
        os.close(file)
    nothing = os.open(os.devnull, os.O_WRONLY)
    sys.stdin.close()
    os.dup2(nothing, 0)
    os.close(nothing)


def _leave_the_server_behind(name: str, folder: str) -> None:
    """Give the script the world of a new process: paths, arguments, style, random numbers."""
    if hasattr(os, "setsid"):
        os.setsid()  # a process group of its own, which can be ended as one
    multiprocessing.set_start_method(None, force=True)  # the default again
    vars(multiprocessing.process).update(_parent_process=None, _current_process=_main_process)
    scratch = os.path.join(folder, "scratch")
    os.chdir(scratch)
    project = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.path[:] = [scratch, *(path for path in sys.path if path not in ("", project))]
    sys.argv = [name]
    torch.seed()  # a script that forgets its seed differs from run to run, as it would for a reader
    numpy.random.seed()
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(figures.STYLE)
    figures.start(os.path.join(folder, "made"), prefix=os.path.splitext(name)[0])
    plt.switch_backend(figures.BACKEND)
    for module in _ours:
        del sys.modules[module]  # a reader cannot import it, so the script cannot either


def _own_frames(report: traceback.TracebackException, name: str) -> traceback.TracebackException:
    """The same error, and those that led to it, without the frames of other people's code."""
    frames = [frame for frame in report.stack if frame.filename == name]
    report.stack = traceback.StackSummary.from_list(frames)
    for other in filter(None, [report.__cause__, report.__context__, *(report.exceptions or [])]):
        _own_frames(other, name)
    return report
