"""Everything that can go wrong with a script ends in an error that names it, and harms nothing."""

import itertools
import os
import pty
import resource
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click import ClickException

from tests.projects import Project

# Seconds that a process left behind would sleep: easy to find, another number in each test.
MARKS = (f"31536.{os.getpid()}{number:03}" for number in itertools.count())
MARK = next(MARKS)

# Source of a script, and what the report says of it.
FAULTS = {
    "syntax": ("def", ["exit code 1", 'File "snippets/syntax.py", line 1', "SyntaxError"]),
    "exception": (
        "def divide():\n    1 / 0\n\ndivide()",
        [
            "exit code 1",
            "line 4, in <module>",
            "line 2, in divide",
            "    1 / 0",
            "ZeroDivisionError",
        ],
    ),
    "exit_code": ("import sys\nsys.exit(3)", ["exit code 3"]),
    "exit_text": ("import sys\nsys.exit('no data')", ["exit code 1", "no data"]),
    "exit_at_once": ("import os\nos._exit(7)", ["exit code 7"]),
    "segfault": ("import ctypes\nctypes.string_at(0)", ["killed by SIGSEGV"]),
    "terminated": (
        "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)",
        ["killed by SIGTERM"],
    ),
    "child": (
        f"import subprocess\nsubprocess.Popen(['sleep', '{MARK}'])",
        ["left a process running"],
    ),
    "child_elsewhere": (
        f"import subprocess\nsubprocess.Popen(['sleep', '{MARK}'], cwd='/')",
        ["left a process running"],
    ),
    "daemon": (
        f"import subprocess\nsubprocess.Popen(['sleep', '{MARK}'], start_new_session=True)",
        ["left a process running"],
    ),
    "flood": (
        "while True:\n    print('x' * 1000)",
        ["more than 1,000,000 bytes of output on stdout"],
    ),
    "flood_of_errors": (
        "import sys\nsys.stderr.write('x' * 1_000_001)",
        ["more than 1,000,000 bytes of output on stderr"],
    ),
    "bytes": ("import sys\nsys.stdout.buffer.write(b'\\xff')", ["stdout is not UTF-8"]),
    "stdin": ("input()", ["exit code 1", "ValueError: I/O operation on closed file"]),
    "stdin_of_a_child": (
        "import subprocess\nsubprocess.run(['cat'], check=True)",
        ["exit code 1", "Bad file descriptor"],
    ),
    "latin1": (b"# caf\xe9\nprint(1)", ["not a UTF-8 file"]),
    "untitled": (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        ["exit code 1", "line 3", "a figure without a title"],
    ),
    "a:b": ("print(1)", ["no include can spell this name"]),
    ' "quoted"': ("print(1)", ["no include can spell this name"]),
    "early.txt/x": ("print(1)", ["a folder's name ends like an output's"]),
    "full": (
        "import os\nfull = os.open('/dev/full', os.O_WRONLY)\n"
        "os.dup2(full, 1)\nos.dup2(full, 2)\nprint(1, flush=True)",
        ["exit code 120", "no room on the disk of "],
    ),
}


BUILD = {".lock", "outputs", "outputs.json"}  # what a run leaves in `build/`


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """One project with every fault in it, run once, and what the runner said."""
    project = Project(tmp_path_factory.mktemp("faulty"))
    scratch = tmp_path_factory.mktemp("scratch")
    project.write("snippets/good.py", "print('good')")
    project.write("snippets/early.py", "import sys\nprint('early')\nsys.exit(0)\nprint('late')")
    for name, (source, _) in FAULTS.items():
        project.write(f"snippets/{name}.py", source)
    return project, project.command(env={"TMPDIR": str(scratch)}), scratch


def test_every_fault_is_reported_with_the_script_and_the_reason(faulty):
    _, done, _ = faulty
    assert done.returncode == 1
    assert f"{len(FAULTS)} snippets failed" in done.stderr
    reports = done.stderr.partition(" snippets failed")[2].split("\n\n")
    unsaid = []
    for name, (_, parts) in FAULTS.items():
        report = next((r for r in reports if r.startswith(f"snippets/{name}.py: ")), "")
        unsaid += [(name, part) for part in parts if part not in report]
    assert unsaid == []


def test_tracebacks_show_the_frames_of_the_script_alone(faulty):
    _, done, _ = faulty
    frames = [line for line in done.stderr.splitlines() if line.strip().startswith("File ")]
    assert len(frames) > 3
    assert all('File "snippets/' in frame for frame in frames), frames


def test_faults_leave_the_outputs_of_the_other_scripts(faulty):
    project, _, _ = faulty
    assert project.outputs() == {"good.txt", "early.txt"}
    assert project.output("early.txt") == "early\n"


def test_faults_leave_no_process_and_no_file_behind(faulty):
    project, _, scratch = faulty
    assert leftovers(scratch) == []
    assert {file.name for file in (project.root / "build").iterdir()} == BUILD
    assert processes(MARK) == []


def test_a_failure_is_not_cached_and_the_others_are(faulty):
    project, _, _ = faulty
    for name in FAULTS.keys() - {"exception"}:
        (project.root / f"snippets/{name}.py").unlink()
    report = project.run()
    assert (report.ran, report.cached) == (1, 2)


def test_a_script_that_never_ends_is_stopped_at_its_time_limit(project):
    waits = "import threading, time\nthreading.Thread(target=time.sleep, args=[9999]).start()"
    project.write("snippets/endless.py", "while True:\n    pass")
    project.write("snippets/thread.py", waits)
    said = project.start(env={"SNIPPET_TIME_LIMIT": "1"}).communicate(timeout=60)[1]
    for name in ("endless", "thread"):
        assert f"snippets/{name}.py: still running after 1 s, its time limit" in said


def leftovers(scratch: Path) -> list[Path]:
    """The temporary files, but for the one folder for each user that torch itself keeps."""
    return [file for file in scratch.iterdir() if not file.name.startswith("torchinductor_")]


@pytest.fixture
def mark():
    """A mark of this test's own; whatever still bears it in the end is killed."""
    mark = next(MARKS)
    yield mark
    for process in processes(mark):
        os.kill(process, signal.SIGKILL)


def processes(word: str) -> list[int]:
    """The processes whose command line mentions a word."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if word in command:
            found.append(int(file.parent.name))
    return found


def test_a_full_disk_is_an_error_and_corrupts_nothing(project):
    """For what a script prints; and for its output, whose escaped fences take more room."""
    project.write("snippets/a.py", "print('old' * 2000)")
    project.write("snippets/b.py", "print('old')")
    assert project.run().failures == {}
    project.write("snippets/a.py", "print('new' * 2000)")
    project.write("snippets/b.py", "print('```\\n' * 1000)")

    def allow_small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = project.command(preexec_fn=allow_small_files_only)
    assert done.returncode == 1
    assert "snippets/a.py: exit code 1" in done.stderr
    assert "build/outputs: cannot be written: " in done.stderr
    assert "File too large" in done.stderr
    assert "Traceback (most recent call last)" not in done.stderr.split("ERROR")[0]
    assert project.outputs() <= {"a.txt", "b.txt"}
    assert project.output("b.txt") == "old\n"
    assert project.run().failures == {}
    assert project.output("a.txt") == "new" * 2000 + "\n"


def test_two_builds_at_once_both_succeed(project):
    project.write("docs/index.md", '```text\n--8<-- "a.txt"\n```\n')
    project.write("snippets/a.py", "import time\ntime.sleep(1)\nprint('slow')")
    builds = [project.start("mkdocs", "build", "--strict") for _ in range(2)]
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert sum("Waiting for another build to end" in text for text in said) == 1
    assert "slow" in project.page()


@pytest.mark.parametrize("when", ["importing", "running"])
def test_an_interrupt_stops_everything(project, mark, tmp_path_factory, when):
    scratch = tmp_path_factory.mktemp("scratch")
    script = f"import subprocess\nsubprocess.run(['sleep', '{mark}'])"
    file = project.write("snippets/slow.py", script)
    build = project.start(env={"TMPDIR": str(scratch)})
    lock = project.root / "build/.lock"
    wait_until(lambda: lock.exists() if when == "importing" else processes(mark))
    os.killpg(build.pid, signal.SIGINT)  # as the terminal does
    said = build.communicate(timeout=120)[1]
    assert build.returncode != 0
    assert "Traceback" not in said
    wait_until(lambda: not processes(mark))
    wait_until(lambda: not leftovers(scratch))
    wait_until(lambda: not (project.root / "build/.scratch").exists())
    file.write_text("print('quick')")
    assert project.run().failures == {}


def test_a_build_that_is_killed_takes_its_scripts_with_it(project, mark):
    project.write("snippets/slow.py", f"import subprocess\nsubprocess.run(['sleep', '{mark}'])")
    build = project.start()
    wait_until(lambda: processes(mark))
    build.kill()
    wait_until(lambda: not processes(mark))
    wait_until(lambda: not (project.root / "build/.scratch").exists())


def test_a_build_sweeps_what_one_has_left_that_was_killed_with_its_server(project):
    project.write("build/.scratch/0/made/stdout", "left")
    project.write("snippets/a.py", "print(1)")
    assert project.run().failures == {}
    assert {file.name for file in (project.root / "build").iterdir()} == BUILD


def test_a_server_that_dies_is_an_error(project):
    project.write("snippets/a.py", "import os\nos.kill(os.getppid(), 9)")
    done = project.command()
    assert done.returncode == 1
    assert "ERROR   the process that imports torch has ended: -9" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_snippets_nothing_begins(project):
    kept = project.write("build/outputs/notes.txt", "mine")
    done = project.command()
    assert done.returncode == 1
    assert f"no folder snippets/ in {project.root}" in done.stderr
    assert "Traceback" not in done.stderr
    assert kept.read_text("utf-8") == "mine"
    assert not (project.root / "build/.lock").exists()


@pytest.mark.parametrize("command", [["snippet_runner"], ["mkdocs", "build"]])
def test_where_nothing_can_be_written_one_sentence_says_so(project, command):
    project.write("docs/index.md", "# A page")
    project.write("snippets/a.py", "print(1)")
    project.write("build", "a file, where a folder should be")
    done = project.command(*command)
    assert done.returncode == 1
    assert "a build has to write here, and cannot" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("limit", ["", "0", "-1", "nan", "inf", "abc"])
def test_a_time_limit_that_is_none_is_an_error(project, monkeypatch, limit):
    project.write("snippets/a.py", "print(1)")
    monkeypatch.setenv("SNIPPET_TIME_LIMIT", limit)
    with pytest.raises(ClickException, match=f"SNIPPET_TIME_LIMIT={limit} is no number"):
        project.run()


def wait_until(condition, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_a_terminal_sees_a_progress_bar(project):
    project.write("snippets/a.py", "print(1)")
    ours, theirs = pty.openpty()
    done = project.command(stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    assert done.returncode == 0
    assert "100%" in seen
    assert "1 snippets: 1 ran, 0 from the cache" in seen


def test_serve_shows_a_broken_snippet_on_its_page_and_heals(project):
    """From the first build on, where its text and its figures would stand; other pages go on."""
    text = "```text title='Output'\n--8<-- 'loss.txt'\n```\n"
    project.write("docs/index.md", f'<figure>\n--8<-- "loss-2.svg"\n</figure>\n\n{text}\nThe end.')
    project.write("docs/other.md", '```text\n--8<-- "other.txt"\n```\n')
    project.write("snippets/other.py", "print('others go on')")
    project.write("snippets/lesson.py", "1 / 0")  # which the social card runs, too
    fails = "def f():\n    raise ValueError('<b>\\n\\n```')\n\nf()"
    script = project.write("snippets/loss.py", fails)
    address = f"127.0.0.1:{free_port()}"
    log = project.root / "serve.log"
    with log.open("w") as file:
        project.start("mkdocs", "serve", "-a", address, stdout=file, stderr=subprocess.STDOUT)
    wait_until(lambda: "Serving on" in log.read_text("utf-8"))
    assert "others go on" in get(address, "other.html")
    assert "2 snippets failed" in log.read_text("utf-8")
    assert "\n\nsnippets/loss.py: exit code 1" in log.read_text("utf-8")
    page = BeautifulSoup(get(address), "html.parser")
    boxes = page.select(".failure")
    assert [box.parent.name for box in boxes] == ["figure", "article"]
    for box in boxes:
        assert box.p.get_text() == "snippets/loss.py failed: its output is missing"
        assert 'File "snippets/loss.py", line 2, in f\n' in box.pre.get_text()
        assert box.pre.get_text().endswith("ValueError: <b>\n\n    ```")
    assert page.find("p", string="The end.")
    plots = "".join(f"plt.figure(); plt.title('Plot {n}'); plt.plot([1, 2])\n" for n in (1, 2))
    script.write_text(f"import matplotlib.pyplot as plt\n{plots}plt.show()\nprint('healed')")
    wait_until(lambda: "healed" in get(address))
    assert "Plot 2" in get(address)
    assert "failed" not in get(address)
    script.write_text("1 / 0")
    wait_until(lambda: "ZeroDivisionError: division by zero" in get(address))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(address: str, path: str = "") -> str:
    with urllib.request.urlopen(f"http://{address}/{path}", timeout=120) as response:
        return response.read().decode()
