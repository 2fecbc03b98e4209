"""snippet_runner, in projects made for the purpose."""

import re
import shutil

import pytest
from pymdownx.snippets import SnippetMissingError

from tests import pages

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
