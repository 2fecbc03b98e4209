"""snippet_runner, in projects made for the purpose."""

import os
import re
import shutil
import subprocess
import textwrap

import pytest
from pymdownx.snippets import SnippetMissingError

from snippet_runner.jobs import ENVIRONMENT
from tests import pages
from tests.projects import PYTHON

PLOT = """
    import matplotlib.pyplot as plt

    for number in [1, 2]:
        plt.figure()
        plt.plot([1, 2], [3, 4])
        plt.title(f"Plot {number} < 3")
    plt.show()
    """


def test_what_a_script_prints_and_draws_lands_beside_its_name(project):
    project.write("snippets/hello.py", "print('hello')")
    project.write("snippets/page/plot.py", PLOT)
    assert project.run().failures == {}
    assert project.output("hello.txt") == "hello\n"
    figures = {"page/plot.svg", "page/plot-2.svg"}
    assert project.outputs() == {"hello.txt", "page/plot.txt"} | figures


def test_only_the_script_that_changed_runs_again(project):
    project.write("snippets/a.py", "print(1)")
    project.write("snippets/b.py", "print(2)")
    project.run()
    project.write("snippets/b.py", "print(3)")
    shutil.rmtree(project.root / "build")
    report = project.run()
    assert (report.ran, report.cached) == (1, 1)
    assert (project.output("a.txt"), project.output("b.txt")) == ("1\n", "3\n")


def test_a_deleted_script_leaves_no_output(project):
    project.write("snippets/old.py", PLOT)
    project.write("snippets/new.py", "print(1)")
    project.run()
    (project.root / "snippets/old.py").unlink()
    project.run()
    assert project.outputs() == {"new.txt"}


@pytest.mark.parametrize("linked", [False, True])
def test_a_run_removes_only_what_one_has_written(project, tmp_path_factory, linked):
    """Not a reader's own files, nor an output that was changed by hand since."""
    if linked:
        (project.root / "build").mkdir()
        (project.root / "build/outputs").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    project.write("build/outputs/notes.txt", "mine")
    project.write("build/outputs/page/notes.txt", "mine")
    for name in ("gone", "changed", "page/gone"):
        project.write(f"snippets/{name}.py", "print(1)")
    project.run()
    project.write("build/outputs/changed.txt", "mine now")
    shutil.rmtree(project.root / "snippets")
    project.write("snippets/a.py", "print(1)")
    project.run()
    made = {file for file in project.outputs() if not file.startswith("elsewhere")}
    assert made == {"a.txt", "changed.txt", "notes.txt", "page/notes.txt"}


def test_an_output_can_take_the_place_of_a_folder(project):
    project.write("snippets/a/b.py", "print(1)")
    project.run()
    shutil.rmtree(project.root / "snippets/a")
    project.write("snippets/a.py", "print(1)")
    project.run()
    assert project.outputs() == {"a.txt"}
    assert not (project.root / "build/outputs/a").exists()


def test_a_bad_cache_entry_is_made_again(project):
    for name in "abcde":
        project.write(f"snippets/{name}.py", f"print('{name}')")
    project.run()
    other, cut, noise, foreign, folder = (project.root / ".cache/snippets").iterdir()
    other.write_text(re.sub(r"([a-e])\\n", r"\1\1\\n", other.read_text("utf-8")), "utf-8")
    cut.write_bytes(cut.read_bytes()[:-9])
    noise.write_bytes(bytes(range(256)))
    shutil.copy(folder, foreign)
    folder.unlink()
    folder.mkdir()
    assert project.run().ran == 5
    assert [project.output(f"{name}.txt") for name in "abcde"] == [f"{n}\n" for n in "abcde"]


def test_a_cache_that_cannot_be_written_is_a_warning(project):
    project.write("snippets/a.py", "print(1)")
    project.write(".cache", "a file, where a folder should be")
    report = project.run()
    assert report.failures == {}
    assert "could not be cached" in report.warnings[0]
    assert project.output("a.txt") == "1\n"


def test_two_scripts_that_make_the_same_file_are_a_fault(project):
    project.write("snippets/plot.py", PLOT)
    project.write("snippets/plot-2.py", PLOT.replace("[1, 2]:", "[3]:"))
    assert "another script makes plot-2.svg too" in str(project.run().failures)


def test_files_that_a_script_writes_land_in_its_own_folder(project):
    project.write("snippets/a.py", "open('a.txt', 'w').write('a')\nimport os\nprint(os.listdir())")
    project.write("snippets/b.py", "import os\nprint(os.listdir())")
    before = set(project.root.iterdir())
    project.run()
    assert (project.output("a.txt"), project.output("b.txt")) == ("['a.txt']\n", "[]\n")
    assert {file.name for file in set(project.root.iterdir()) - before} == {"build", ".cache"}


def test_a_file_that_a_script_writes_beside_its_folder_is_nothing_to_the_build(project):
    project.write("snippets/a.py", "open('../foo.svg', 'w')\nopen('../1.svg', 'w')\nprint(1)")
    assert project.run().failures == {}
    assert project.outputs() == {"a.txt"}


def test_a_script_that_reads_what_lies_around_it_runs_again_when_that_changes(project):
    data = "from pathlib import Path\nprint(Path(__file__).with_name('data.csv').read_text())"
    project.write("snippets/page/data.py", data)
    project.write("snippets/page/other.py", "print(1)")
    for text, ran in [("1,2", 2), ("3,4", 1)]:
        project.write("snippets/page/data.csv", text)
        report = project.run()
        assert (report.failures, report.ran) == ({}, ran)
        assert project.output("page/data.txt") == f"{text}\n"


# What these print, they print in the runner as in plain Python.
PLAIN = {
    "bom": "\ufeffprint('é')",
    "file": "print(__file__, open(__file__).read())",
    "atexit": "import atexit\natexit.register(print, 'first')\natexit.register(print, 'second')",
    "thread": "import threading\nthreading.Timer(0.1, print, ['late']).start()\nprint('early')",
    "destructor": "class A:\n    def __del__(self):\n        print('gone')\n\na = A()\nprint(1)",
    "exit": "import atexit, sys\natexit.register(print, 'then')\nprint(1)\nsys.exit(False)",
    "stream": "import os\nfile = os.fdopen(os.dup(1), 'w')\nfile.write('from a file')",
    "wrapped": "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer)\nprint('wrapped')",
    "closed": "import sys\nprint(1)\nsys.stdout.close()",
    "helper": "import subprocess\nsubprocess.Popen(['sleep', '0.2'])",
    "fresh": """
        import multiprocessing, signal
        print(multiprocessing.parent_process(), multiprocessing.current_process().name)
        print(multiprocessing.get_start_method(), multiprocessing.active_children())
        print(signal.getsignal(signal.SIGCHLD), signal.getsignal(signal.SIGINT))
        """,
    "process": """
        from multiprocessing import Process, Queue

        queue = Queue()
        process = Process(target=queue.put, args=[1])
        process.start()
        print(queue.get())
        process.join()
        """,
    "pool": """
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import Pool

        with Pool(2) as pool:
            print(pool.map(abs, [-1, -2]))
        with ProcessPoolExecutor(2) as pool:
            print(list(pool.map(abs, [-1, -2])))
        """,
    "guarded": """
        import multiprocessing
        from multiprocessing.shared_memory import SharedMemory

        def square(number):
            return number**2

        if __name__ == "__main__":
            for method in multiprocessing.get_all_start_methods():
                with multiprocessing.get_context(method).Pool(2) as pool:
                    print(method, pool.map(square, [1, 2]))
            with multiprocessing.Manager() as manager:
                print(manager.list([1]))
            memory = SharedMemory(create=True, size=1)
            memory.unlink()
        """,
}


def test_a_script_prints_what_it_prints_in_plain_python(project, tmp_path_factory):
    folder, plain = tmp_path_factory.mktemp("empty"), {}
    for name, source in PLAIN.items():
        file = project.write(f"snippets/{name}.py", source)
        done = subprocess.run(
            [PYTHON, file],
            cwd=folder,
            env=os.environ | ENVIRONMENT,
            capture_output=True,
            check=True,
        )
        plain[name] = done.stdout.decode()
    report = project.run()
    assert (report.failures, report.warnings) == ({}, [])
    assert {name: project.output(f"{name}.txt") for name in PLAIN} == plain


def test_a_loader_has_its_workers_with_a_guard_and_without(project):
    loader = """
        from torch.utils.data import DataLoader

        for batch in DataLoader([1.0, 2.0, 3.0], batch_size=2, num_workers=2):
            print(batch)
        """
    guarded = textwrap.indent(textwrap.dedent(loader), "    ")
    project.write("snippets/bare.py", loader)
    project.write("snippets/guarded.py", f"if __name__ == '__main__':{guarded}")
    assert project.run().failures == {}
    for name in ("bare", "guarded"):
        assert project.output(f"{name}.txt").count("tensor([") == 2


def test_nothing_a_script_does_reaches_another(project):
    project.write(
        "snippets/a.py",
        """
        import os, random, sys
        import matplotlib.pyplot as plt
        import torch

        torch.set_default_dtype(torch.float64)
        torch.manual_seed(1)
        plt.rcParams["lines.linewidth"] = 9
        plt.figure()
        os.environ["LEFT_BEHIND"] = "yes"
        os.chdir("/")
        sys.path.append("left behind")
        """,
    )
    project.write(
        "snippets/b.py",
        """
        import os, sys
        import matplotlib.pyplot as plt
        import torch

        print(torch.ones(1).dtype, plt.rcParams["lines.linewidth"], plt.get_fignums())
        print("LEFT_BEHIND" in os.environ, os.listdir(), "left behind" in sys.path)
        print(__name__, sys.argv, torch.get_num_threads())
        for name in ["snippet_runner", "snippet_runner.figures", "hooks", "tests.pages"]:
            try:
                __import__(name)
            except ImportError:
                print("no", name)
        """,
    )
    project.run()
    assert project.output("b.txt").splitlines() == [
        "torch.float32 1.5 []",
        "False [] False",
        "__main__ ['snippets/b.py'] 1",
        "no snippet_runner",
        "no snippet_runner.figures",
        "no hooks",
        "no tests.pages",
    ]


def test_a_seed_that_was_forgotten_shows(project):
    """Two processes of one server: their random numbers differ, as those of two readers would."""
    project.write("snippets/a.py", "import random, torch\nprint(torch.rand(1), random.random())")
    project.write("snippets/b.py", "import random, torch\nprint(torch.rand(1), random.random())")
    project.run()
    one, other = (project.output(f"{name}.txt").split() for name in "ab")
    assert [pair for pair in zip(one, other, strict=True) if pair[0] == pair[1]] == []


def test_whatever_a_script_prints_shows_as_text(project):
    lines = [
        '--8<-- "secret.txt"',
        "  --8<--",
        ';--8<-- "x"',
        "a --8<-- [start:b] c",
        "--8<-- x",
        "```",
        "<script>document.title = 'gone'</script> & <b>bold</b>",
        "~~~~ ",
        "{{ page.title }} *not emphasised* `` ` ``",
    ]
    project.write("snippets/tricky.py", "\n".join(f"print({line!r})" for line in lines))
    project.write("docs/index.md", '```text\n--8<-- "tricky.txt"\n```\n\nThe end.\n')
    project.build(strict=True)
    page = pages.BeautifulSoup(project.page(), "html.parser")
    (code,) = page.find_all("code")
    assert code.get_text().replace("\N{WORD JOINER}", "").splitlines() == lines
    assert not code.find_all(["b", "script", "em"])
    assert "The end." in [paragraph.get_text() for paragraph in page.find_all("p")]


def test_a_page_shows_what_a_terminal_would_in_the_end(project):
    """Whatever ends a line, nothing in it acts; and copying keeps the columns."""
    printed = {
        '--8<-- "secret.txt"\r\n': '--8<-- "secret.txt"',
        '5 %\r--8<-- "secret.txt"\n': '--8<-- "secret.txt"',
        "```\r\n": "```",
        "``\x02`\n": "```",
        "<script>document.title = 'gone'</script>\r\n": "<script>document.title = 'gone'</script>",
        "miles\tminutes\n7\t28\n": "miles   minutes\n7       28",
        "  5 %\r 50 %\r100 %\r\n": "100 %",
        "loading\rdone\tnow\n": "done    now",
        "a long line\rshort\n": "shortg line",
        "\x1b[1;31mred\x1b[0m bell\a\0\n": "red bell",
    }
    lines = "\n".join(f"print({text!r}, end='')" for text in printed)
    project.write("snippets/tricky.py", lines)
    project.write("docs/index.md", '```text\n--8<-- "tricky.txt"\n```\n\nThe end.\n')
    project.build(strict=True)
    page = pages.BeautifulSoup(project.page(), "html.parser")
    (code,) = page.find_all("code")
    assert code.get_text().replace("\N{WORD JOINER}", "") == "\n".join(printed.values()) + "\n"
    assert not code.find_all("script")
    assert "The end." in [paragraph.get_text() for paragraph in page.find_all("p")]


def test_a_changed_snippet_changes_the_page_at_the_next_build(project):
    project.write("docs/index.md", '```text\n--8<-- "rate.txt"\n```\n')
    for rate in ["0.01", "0.02"]:
        project.write("snippets/rate.py", f"print('lr', {rate})")
        project.build()
        assert f"lr {rate}" in project.page()


# Builds that fail, from the command line


def test_a_failing_snippet_fails_the_build_without_strict_too(project):
    project.write("docs/index.md", "# Nothing included")
    project.write("snippets/page/bad.py", "1 / 0")
    done = project.command("mkdocs", "build")
    assert done.returncode != 0
    assert "snippets/page/bad.py" in done.stderr
    assert "ZeroDivisionError: division by zero" in done.stderr
    assert not (project.root / "site").exists()


def test_a_snippet_that_warns_fails_the_strict_build_from_the_cache_too(project):
    project.write("docs/index.md", "# Nothing included")
    project.write("snippets/odd.py", "import warnings; warnings.warn('look here')")
    project.build()
    done = project.command("mkdocs", "build", "--strict")
    assert done.returncode != 0
    assert "snippets/odd.py wrote to stderr" in done.stderr
    assert "UserWarning: look here" in done.stderr


def test_a_page_that_includes_what_no_script_makes_fails_the_build(project):
    project.write("docs/index.md", '```text\n--8<-- "gone.txt"\n```\n')
    project.write("snippets/here.py", "print(1)")
    with pytest.raises(SnippetMissingError, match=r"gone\.txt"):
        project.build()
