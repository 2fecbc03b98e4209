"""Scripts run with the stand-in as Python runs them; a page offers those that print the same."""

import gzip
import json
import logging
import os
import re
import subprocess
import sys
from collections import Counter
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from mkdocs.exceptions import Abort

from publisher import lean, runnable
from tests import pages
from tests.projects import Project, files

RUN = pages.ROOT / "stand_in/run.py"

# Scripts without a plot that no page offers to run, and why: a line goes when it is not true.
REFUSED = {
    "about/versions.py": "asks for the versions of packages that a page does not have",
    "beyond/moving.py": "lists optimizers that the stand-in does not have",
    "beyond/on_a_device.py": "trains on the device meta",
    "data/dtype.py": "makes an array of NumPy",
    "inference/without_a_batch.py": "tries layers that the stand-in does not have",
    "inside_backward/grad_fn.py": "walks the graph that PyTorch itself has recorded",
    "mistakes/other_device.py": "has tensors on two devices",
    "mistakes/wrong_type.py": "makes an array of NumPy",
    "two_neurons/modes.py": "asks for is_inference(), which the stand-in does not know",
    "own_log/order.py": "saves the state of the random numbers, which the stand-in keeps to itself",
}


# run.py


def python(folder, *command: object) -> tuple[str, str, int]:
    """What Python prints in that folder, whose path is left out, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-S", "-E", *command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    here = f"{folder}/"
    return done.stdout.replace(here, ""), done.stderr.replace(here, ""), done.returncode


def stand_in(folder, script: str) -> tuple[str, str, int]:
    """What a script prints with the stand-in, and its exit code."""
    (folder / "script.py").write_text(script)
    return python(folder, RUN, "script.py")


@pytest.mark.parametrize(
    "script",
    [
        "import sys\nprint(__name__, __file__, sys.argv, end='')",
        "import sys\nsys.exit()",
        "import sys\nsys.exit(3)",
        "import sys\nsys.exit('the end')",
        "print('before')\nx = (",
        "def half(x):\n    return x / 0\n\nprint('before')\nhalf(3)",
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise ValueError from error",
        "raise ExceptionGroup('all', [ValueError(1), KeyError(2)])",
        "import warnings\nwarnings.warn('careful')",
        "import pickle\n\nclass A:\n    pass\n\nprint(type(pickle.loads(pickle.dumps(A()))))",
    ],
)
def test_a_script_runs_as_with_python(tmp_path, script):
    assert stand_in(tmp_path, script) == python(tmp_path, "script.py")


def test_a_traceback_shows_the_lines_of_the_script_alone(tmp_path):
    script = 'import json\n\njson.loads("{")\n'
    _, error, code = stand_in(tmp_path, script)
    assert re.findall(r'File "(.+?)", line (\d)', error) == [("script.py", "3")]
    assert error.splitlines()[-1].startswith("json.decoder.JSONDecodeError: ")
    assert code == 1


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("import numpy as np", "ModuleNotFoundError: the page has no numpy: download this script"),
        ("import matplotlib.pyplot", "ModuleNotFoundError: plots need matplotlib, which"),
        ("import torch.onnx", "ModuleNotFoundError: the stand-in has no torch.onnx: download"),
        ("import run", "ModuleNotFoundError: the page has no run"),
        ("from pyodide import ffi", "ModuleNotFoundError: the page has no pyodide"),
        ("import socket", "ImportError: socket needs the network, which a page does not"),
        ("from urllib import request", "ImportError: urllib.request needs the network"),
        ("from torch import conv2d", "AttributeError: the stand-in has no torch.conv2d"),
        ("import torch\ntorch.conv2d", "AttributeError: the stand-in has no torch.conv2d"),
        ("input('How far? ')", "RuntimeError: input() waits for a keyboard"),
    ],
)
def test_what_a_page_does_not_have_is_named(tmp_path, script, message):
    printed, error, code = stand_in(tmp_path, script)
    assert error.splitlines()[-1].startswith(message)
    assert (printed, code) == ("", 1)


def test_what_a_script_imports_may_import_what_the_script_may_not(tmp_path):
    script = "import logging.handlers\nfrom importlib import metadata\nprint('done')"
    assert stand_in(tmp_path, script) == ("done\n", "", 0)


FIRST = """
import builtins, importlib, math, os, random, sys, torch, warnings

try:
    importlib.import_module("js")
except ModuleNotFoundError:
    print("no way to the page")
open("left.txt", "w").close()
random.seed(0)
random.random()
torch.left = math.pi = builtins.left = os.environ["LEFT"] = "left"
warnings.simplefilter("error")
sys.path.clear()
sys.stdout = sys.stderr
os.chdir("/")
1 / 0
"""
SECOND = """
import builtins, math, os, random, sys, torch, warnings

assert "left" not in [*vars(builtins), *vars(torch), *globals()]
assert "LEFT" not in os.environ and math.pi < 4 and os.listdir() == []
assert sys.path and sys.stdout is not sys.stderr
warnings.warn("only a warning")
print(random.random())
"""


def test_a_run_leaves_nothing_to_the_next_in_its_process(tmp_path):
    """But for the modules that the page itself has loaded, which only the page sees."""
    program = f"""
import sys, types
sys.path.insert(0, {str(RUN.parent)!r})
import run
page = sys.modules["js"] = types.ModuleType("js")
print(run.run({FIRST!r}, "first.py"), run.run({SECOND!r}, "second.py"))
print(sys.modules["js"] is page, "torch" in sys.modules, __name__)
import random
random.seed(0)
random.random()
print(random.random())
"""
    printed, error, _ = python(tmp_path, "-c", program)
    first, second, codes, left, next_of_first = printed.splitlines()
    assert (first, codes, left) == ("no way to the page", "1 0", "True False __main__")
    assert second != next_of_first
    assert 'File "first.py", line 16, in <module>\n    1 / 0\n' in error
    assert "second.py:7: UserWarning: only a warning" in error
    assert list(tmp_path.iterdir()) == []


EDITS = """
import torch, torch.nn as nn, torch.optim as optim

torch.manual_seed(42)
model, inputs = nn.Linear(1, 1), torch.tensor([[5.0], [6.0], [8.0], [10.0]])
total = 0
for output in model(inputs):
    total += (output - 30) ** 2
total.backward()
print(total, type(total), model.weight.grad)
loss = (model(inputs) ** 2).mean()
loss.backward(retain_graph=True)
optim.SGD(model.parameters(), lr=0.01).step()
hidden = torch.relu(nn.Linear(1, 1)(model(inputs)))
for edit in [
    lambda: model(torch.tensor(7.0)),
    lambda: model(7.0),
    lambda: setattr(model, "weight", 3.0),
    lambda: setattr(model, "weight", torch.ones(1, 1)),
    lambda: optim.SGD(model.parameters(), lr="0.01"),
    lambda: ((hidden**2).sum(), hidden.add_(1))[0].backward(),
]:
    try:
        edit()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", ""))
model(7.0)
"""


def test_what_a_reader_tries_first_prints_what_pytorch_prints(tmp_path):
    printed, error, code = stand_in(tmp_path, EDITS)
    command = [sys.executable, tmp_path / "script.py"]
    with_pytorch = subprocess.run(command, capture_output=True, text=True)
    assert printed == with_pytorch.stdout
    assert error.splitlines()[-1] == with_pytorch.stderr.splitlines()[-1]
    assert code == 1


# What a build offers


TORCH = """
def manual_seed(seed):
    pass

def get_num_threads():
    return 2

def get_num_interop_threads():
    while True:
        pass

def __getattr__(name):
    raise AttributeError(f"the stand-in has no torch.{name}")
"""
SCRIPTS = {
    "deep/same.py": "import torch\n\ntorch.manual_seed(42)\nprint('```\\n\"<the same>\"')\n",
    "differs.py": "import torch\n\nprint(torch.get_num_threads())\n",
    "loud.py": "import sys\n\nprint(len(sys.argv), file=sys.stderr)\n",
    "plot.py": "if 1:\n    import matplotlib.pyplot\n    print('no plot')\n",
    "slow.py": "import torch\n\nprint(torch.get_num_interop_threads() > 0)\n",
    "unknown.py": "import torch\n\nprint(torch.tanh is None)\n",
}
PAGE = """
    # A page

    ```python
    --8<-- "{}"
    ```
    """


@pytest.fixture
def project(project) -> Project:
    """A project with a small stand-in, a page for each script, and one without any."""
    project.write("stand_in/run.py", RUN.read_bytes())
    project.write("stand_in/torch/__init__.py", TORCH)
    (project.root / "node_modules").symlink_to(pages.ROOT / "node_modules")
    project.write("docs/index.md", "# No script\n\n```python\nprint(' data-run=')\n```\n")
    return project


def add(project: Project, *names: str) -> None:
    for name in names:
        project.write(f"snippets/{name}", SCRIPTS[name])
        project.write(f"docs/{name.removesuffix('.py')}.md", PAGE.format(name))


@pytest.fixture
def said(caplog):
    """What the last build said of the scripts that run in a page."""
    caplog.set_level(logging.INFO, logger="mkdocs")

    def said() -> str:
        found = [text for text in caplog.messages if "run in the page" in text]
        caplog.clear()
        return "\n".join(found)

    return said


def test_a_page_may_run_the_scripts_that_print_the_same_and_no_other(project, monkeypatch, said):
    monkeypatch.setattr(runnable, "TIME_LIMIT", 0.5)
    add(project, *SCRIPTS)
    project.build()
    assert said() == (
        "1 of 5 scripts without a plot run in the page too; not: differs.py (differs), "
        "loud.py (1), slow.py (takes more than 0.5 s), "
        "unknown.py (AttributeError: the stand-in has no torch.tanh)"
    )
    site = project.root / "site"
    assert [file.name for file in site.glob("scripts/**/*.txt")] == ["same.txt"]
    assert (site / "scripts/deep/same.txt").read_bytes() == b'```\n"<the same>"\n'
    script = (pages.ROOT / "publisher/run.html").read_text("utf-8")
    for name in ["index.html", "deep/same.html", "differs.html", "plot.html"]:
        html = (site / name).read_text("utf-8")
        links = BeautifulSoup(html, "html.parser").select("a.download[data-run]")
        marks = [link["data-run"] for link in links]
        offered = name == "deep/same.html"
        assert marks == ["deep/same.py"] * offered, name
        root = "../" * name.count("/")
        assert (lean.lean(script.replace("{root}", root)) + "</body>" in html) == offered, name


def test_what_a_page_loads_is_the_stand_in_and_what_the_lock_file_names(project):
    add(project, "deep/same.py")
    project.build()
    run = project.root / "site/run"
    with ZipFile(run / "stand_in.zip") as archive:
        names = archive.namelist()
        texts = {name: archive.read(name) for name in names}
    assert names == ["run.py", "torch/__init__.py"]
    assert texts == {name: (project.root / "stand_in" / name).read_bytes() for name in names}
    before = files(run)
    for file in (project.root / "stand_in").rglob("*.py"):
        os.utime(file, (0, 0))
    project.build()
    assert files(run) == before
    locked = json.loads((pages.ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    version = locked["node_modules/pyodide"]["version"]
    assert f'"{version}"' in (run / "pyodide/pyodide.mjs").read_text("utf-8")
    assert all("resolved" not in package for package in locked.values())


def test_what_a_page_loads_and_the_whole_site_are_small():
    loaded = sum(len(gzip.compress(file, 6)) for file in files(pages.SITE / "run").values())
    assert 1_000_000 < loaded < 6_500_000
    assert sum(map(len, files(pages.SITE).values())) < 20_000_000


def test_a_script_runs_once_until_it_or_the_stand_in_changes(project, monkeypatch, said):
    """One that differs too; but one that took too long is tried again."""
    monkeypatch.setattr(runnable, "TIME_LIMIT", 0.5)
    ran = project.root / "ran.txt"
    for name in ["deep/same.py", "differs.py", "slow.py"]:
        note = f"with open({str(ran)!r}, 'a') as file:\n    print({name!r}, file=file)\n"
        project.write(f"snippets/{name}", note + SCRIPTS[name])
    project.write("docs/index.md", "# A page\n")

    def runs() -> Counter[str]:
        """How often each script runs in a build, with PyTorch and with the stand-in."""
        ran.write_text("")
        project.build()
        return Counter(ran.read_text().split())

    assert runs() == {"deep/same.py": 2, "differs.py": 2, "slow.py": 2}
    assert runs() == {"slow.py": 1}
    assert said().count("1 of 3 scripts") == 1  # said again only when it is another
    project.write("stand_in/torch/__init__.py", TORCH.replace("return 2", "return 1"))
    assert runs() == {"deep/same.py": 1, "differs.py": 1, "slow.py": 1}
    assert said().count("2 of 3 scripts") == 1
    snippet = project.root / "snippets/deep/same.py"
    snippet.write_text(f"{snippet.read_text()}print()\n")
    assert runs() == {"deep/same.py": 2, "slow.py": 1}


def test_a_script_that_failed_with_pytorch_is_not_offered(project):
    """While the site is served, a build goes on without its output."""
    add(project, "deep/same.py")
    project.build()
    (project.root / "build/outputs/deep/same.txt").unlink()
    done = project.command("publisher", "site")
    assert done.stderr.endswith("; not: deep/same.py (failed with PyTorch)\n")
    assert done.returncode == 0


def test_a_build_without_pyodide_ends_with_what_to_do(project, caplog):
    add(project, "deep/same.py")
    (project.root / "node_modules").unlink()
    with pytest.raises(Abort):
        project.build()
    message = "no node_modules/pyodide: run `make node_modules/ready`, or `npm ci`"
    assert message in caplog.messages
    done = project.command("publisher", "site")
    assert (done.returncode, done.stderr) == (1, f"{message}\n")


def test_all_scripts_without_a_plot_run_in_the_page_but_for_those_that_are_known():
    published = files(pages.SITE / "scripts")
    plotless = {name for name, text in published.items() if b"import matplotlib" not in text}
    offered = {name.replace(".txt", ".py") for name in published if name.endswith(".txt")}
    assert {name for name in plotless if name.endswith(".py")} - offered == REFUSED.keys()
