"""Run a script as `python FILE` does, with the stand-in for PyTorch.

A build runs `python -S -E stand_in/run.py FILE`, and a page's worker calls `run()`: what the build
has tried is what the page does.
"""

import builtins
import contextlib
import linecache
import os
import random
import re
import sys
import tempfile
import traceback
import types
import warnings

INSTEAD = "download this script and run it with Python"
NETWORK = {"ftplib", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "webbrowser"}
NETWORK |= {"http.client", "http.server", "urllib.request", "xmlrpc.client", "xmlrpc.server"}
PAGE = {"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core"}  # what could reach the page


def run(source: str, name: str) -> int:
    """Run a script in an empty folder, and leave nothing of it in this process.

    Args:
        source: its text.
        name: its path as a traceback spells it.

    Returns:
        The exit code: 0, after an error 1, or what the script chose.
    """
    modules, environment = sys.modules.copy(), dict(os.environ)
    reach = [module for module in modules if module.partition(".")[0] in PAGE]
    spaces = [vars(module) for module in modules.values() if isinstance(module, types.ModuleType)]
    before = [(space, space.copy()) for space in spaces]
    sys.modules.update(dict.fromkeys({*PAGE, *reach}))  # to import what is None here is an error
    sys.path = sys.path[:]
    random.seed()
    try:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            warnings.filters = warnings.filters[:]
            return execute(source, name)
    finally:
        for space, names in before:
            for added in space.keys() - names.keys():
                del space[added]
            space.update(names)
        for added in sys.modules.keys() - modules.keys():  # torch too, with its seed and its modes
            del sys.modules[added]
        sys.modules.update(modules)
        os.environ.clear()
        os.environ.update(environment)


def execute(source: str, name: str) -> int:
    """Run a script where this process is, which it may change; for the rest like `run()`."""
    main = types.ModuleType("__main__")
    own = {"__import__": _import, "input": _input}  # for the script's lines, not for the library's
    vars(main).update(__file__=name, __builtins__=vars(builtins) | own)
    sys.modules["__main__"], sys.argv = main, [name]
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    try:
        exec(compile(source, name, "exec", dont_inherit=True), vars(main))
    except SystemExit as error:
        if isinstance(error.code, int | None):
            return error.code or 0
        print(error.code, file=sys.stderr)
        return 1
    except BaseException as error:
        if isinstance(error, TypeError) and re.search(r"\(\) (takes|got an unexp)", str(error)):
            error.add_note(f"If PyTorch takes this, the stand-in does not: {INSTEAD}")
        report = traceback.TracebackException.from_exception(error)
        print(*_own_frames(report, name).format(), sep="", end="", file=sys.stderr)
        return 1
    finally:
        with contextlib.suppress(AttributeError, ValueError):  # the script may have closed it
            sys.stdout.flush()
    return 0


def _import(name, globals=None, locals=None, fromlist=(), level=0):
    """What an `import` of the script does."""
    top, wanted = name.partition(".")[0], {name, *(f"{name}.{part}" for part in fromlist or ())}
    if top == "matplotlib":
        raise ModuleNotFoundError(f"plots need matplotlib, which a page does not have: {INSTEAD}")
    if level == 0 and top not in {"torch", "__main__", *sys.stdlib_module_names}:
        raise ModuleNotFoundError(f"the page has no {top}: {INSTEAD}", name=top)
    for module in sorted(wanted & NETWORK):
        raise ImportError(f"{module} needs the network, which a page does not have: {INSTEAD}")
    try:
        module = __import__(name, globals, locals, fromlist, level)
    except ModuleNotFoundError as error:
        lacks = "the stand-in" if top == "torch" else "the page"
        message = f"{lacks} has no {error.name}: {INSTEAD}"
        raise ModuleNotFoundError(message, name=error.name) from None
    for part in set(fromlist or ()) - {"*"} if top == "torch" else ():
        getattr(module, part)  # which says more than "cannot import name"
    return module


def _input(prompt=""):
    raise RuntimeError("input() waits for a keyboard, which a script in the page does not have")


def _own_frames(report: traceback.TracebackException, name: str) -> traceback.TracebackException:
    """The same error, and those that led to it, without the frames of other people's code."""
    frames = [frame for frame in report.stack if frame.filename == name]
    report.stack = traceback.StackSummary.from_list(frames)
    for other in filter(None, [report.__cause__, report.__context__, *(report.exceptions or [])]):
        _own_frames(other, name)
    return report


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        sys.exit(execute(file.read(), sys.argv[1]))
