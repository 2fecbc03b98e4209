"""snippet_runner through its command line, in projects made for the purpose."""

import json
import re
import shutil

import pytest

from tests import pages
from tests.projects import Project


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


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
    done = project.run()
    assert done.returncode == 0, done.stderr
    assert project.output("hello.txt") == "hello\n"
    assert project.outputs() == {
        "hello.txt",
        "manifest.json",
        "page/plot.svg",
        "page/plot-2.svg",
        "page/plot.txt",
    }
    manifest = json.loads(project.output("manifest.json"))
    assert manifest["scripts"]["snippets/page/plot.py"]["figures"] == 2
    assert set(manifest["versions"]) == {"python", "torch", "matplotlib", "numpy"}


def test_a_figure_is_fit_to_stand_in_a_page(project):
    project.write("snippets/plot.py", PLOT)
    project.run()
    first, second = project.output("plot.svg"), project.output("plot-2.svg")
    assert first.startswith("<svg ")
    assert 'role="img"' in first
    assert ">Plot 1 &lt; 3</title>" in first
    assert "var(--fig-c0, " in first
    assert "<style" not in first
    assert "font-family" not in first
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in (first, second)]
    assert not set(ids[0]) & set(ids[1])
    for svg, own in zip((first, second), ids, strict=True):
        assert set(re.findall(r'(?:href="|url\()#([^")]+)', svg)) < set(own)


def test_a_second_run_takes_everything_from_the_cache(project):
    project.write("snippets/a.py", "print(1)")
    project.write("snippets/b.py", "print(2)")
    project.run()
    shutil.rmtree(project.root / "build")
    assert "0 ran, 2 from the cache" in project.run().stderr
    assert project.output("b.txt") == "2\n"


def test_only_the_script_that_changed_runs_again(project):
    project.write("snippets/a.py", "print(1)")
    project.write("snippets/b.py", "print(2)")
    project.run()
    project.write("snippets/b.py", "print(3)")
    assert "1 ran, 1 from the cache" in project.run().stderr
    assert (project.output("a.txt"), project.output("b.txt")) == ("1\n", "3\n")


def test_a_deleted_script_leaves_no_output(project):
    project.write("snippets/old.py", PLOT)
    project.write("snippets/new.py", "print(1)")
    project.run()
    (project.root / "snippets/old.py").unlink()
    project.run()
    assert project.outputs() == {"new.txt", "manifest.json"}


def test_a_damaged_cache_entry_is_made_again(project):
    project.write("snippets/a.py", "print(1)")
    project.run()
    (entry,) = (project.root / ".cache/snippets").iterdir()
    entry.write_text(entry.read_text("utf-8").replace("1\\n", "7\\n"), "utf-8")
    assert "1 ran" in project.run().stderr
    assert project.output("a.txt") == "1\n"


def test_a_failing_script_is_named_with_its_own_frames_and_the_others_are_kept(project):
    project.write("snippets/good.py", "print('good')")
    project.write("snippets/page/bad.py", "import torch\n\ntorch.ones(2) @ torch.ones(3)\n")
    done = project.run()
    assert done.returncode == 1
    assert "snippets/page/bad.py: exit code 1" in done.stderr
    assert 'File "snippets/page/bad.py", line 3' in done.stderr
    assert "torch.ones(2) @ torch.ones(3)" in done.stderr
    assert "RuntimeError: " in done.stderr
    assert done.stderr.count("File ") == 1
    assert project.outputs() == {"good.txt", "manifest.json"}
    assert "1 ran, 1 from the cache" in project.run().stderr, "a failure was cached"


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
    done = project.build("--strict")
    assert done.returncode == 0, done.stderr
    page = pages.BeautifulSoup(project.page(), "html.parser")
    (code,) = page.find_all("code")
    assert code.get_text().replace("\N{WORD JOINER}", "").splitlines() == lines
    assert not code.find_all(["b", "script", "em"])
    assert "The end." in [paragraph.get_text() for paragraph in page.find_all("p")]


def test_a_failing_snippet_fails_the_build_without_strict_too(project):
    project.write("docs/index.md", "# Nothing included")
    project.write("snippets/page/bad.py", "1 / 0")
    done = project.build()
    assert done.returncode != 0
    assert "snippets/page/bad.py" in done.stderr
    assert "ZeroDivisionError: division by zero" in done.stderr
    assert not (project.root / "site").exists()


def test_a_snippet_that_warns_fails_the_strict_build_from_the_cache_too(project):
    project.write("docs/index.md", "# Nothing included")
    project.write("snippets/odd.py", "import warnings; warnings.warn('look here')")
    assert project.build().returncode == 0
    done = project.build("--strict")
    assert done.returncode != 0
    assert "snippets/odd.py wrote to stderr" in done.stderr
    assert "UserWarning: look here" in done.stderr


def test_a_changed_snippet_changes_the_page_at_the_next_build(project):
    project.write("docs/index.md", '```text\n--8<-- "rate.txt"\n```\n')
    for rate in ["0.01", "0.02"]:
        project.write("snippets/rate.py", f"print('lr', {rate})")
        project.build()
        assert f"lr {rate}" in project.page()


def test_a_page_that_includes_what_no_script_makes_fails_the_build(project):
    project.write("docs/index.md", '```text\n--8<-- "gone.txt"\n```\n')
    project.write("snippets/here.py", "print(1)")
    done = project.build()
    assert done.returncode != 0
    assert "gone.txt" in done.stderr
