"""The notebook: the lesson's code, run by the build, with its plot and its answer on the page."""

import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell

from tests import pages
from tests.lesson import LESSON
from tests.projects import copy_project, run_module
from tools import notebook

FILE = pages.ROOT / notebook.NOTEBOOK
ANSWER = "7 miles: 28.28 minutes"


def test_the_notebook_is_in_step_with_the_pages_and_the_script(monkeypatch):
    monkeypatch.chdir(pages.ROOT)
    assert FILE.read_text("utf-8") == notebook.make(), "run `make notebook`"


def test_the_notebook_has_the_code_of_the_lesson_line_for_line():
    cells = [cell.source for cell in nbformat.read(FILE, 4).cells if cell.cell_type == "code"]
    code = pages.normalized("\n".join(cells))
    assert [block for _, block in LESSON if pages.normalized(block) not in code] == []


def test_the_notebook_is_committed_without_outputs():
    for cell in nbformat.read(FILE, 4).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def article(site: Path) -> BeautifulSoup:
    html = (site / "notebook.html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser").find("article")


def assert_run(site: Path) -> None:
    """The page ends with the plot of the loss and the answer."""
    shown = article(site).select("img, figure > svg, .language-text code")
    assert [element.name for element in shown] == ["svg", "code"]
    assert shown[0].find("title").get_text() == "Loss by epoch, log scale"
    assert "A line from (1, 549)" in shown[0].find("desc").get_text()
    assert len(shown[0].select("path[style*='--fig-c3']")) == 1  # in a colour of the page
    assert shown[1].get_text() == f"{ANSWER}\n" == pages.expand('--8<-- "lesson.txt"')


def test_the_page_shows_what_the_build_computed():
    assert_run(pages.SITE)


def test_the_page_begins_with_what_the_notebook_says_first():
    lead = article(pages.SITE).h1.find_next_sibling()
    assert lead["class"] == ["lead"]
    assert lead.get_text().startswith("You deliver by bike.")


def test_the_page_brings_no_style_and_no_script_of_its_own():
    assert article(pages.SITE).select("style, script, link, [class*=jp-]") == []


def test_a_downloaded_notebook_runs_in_an_empty_folder(tmp_path):
    link = article(pages.SITE).select_one("a[download]")["href"]
    downloaded = nbformat.read(pages.SITE / link, 4)
    NotebookClient(downloaded, resources={"metadata": {"path": tmp_path}}).execute()
    assert downloaded.cells[-1].outputs[0].text == f"{ANSWER}\n"


@pytest.fixture
def small(tmp_path):
    """A copy of the project with the notebook and hardly anything else."""
    copy_project(tmp_path)
    for folder in ["docs", "snippets", "includes"]:
        for file in (tmp_path / folder).rglob("*"):
            if file.is_file() and file.name not in ["notebook.ipynb", "site.css", "favicon.svg"]:
                file.unlink()
    (tmp_path / "includes/tooltips.md").write_text("")
    (tmp_path / "docs/index.md").write_text("# Home\n")
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings.partition("\nnav:")[0], "utf-8")
    return tmp_path


def build(folder: Path, *options: str) -> subprocess.CompletedProcess:
    return run_module(folder, "mkdocs", "build", *options)


def test_it_runs_when_something_changed_and_mends_its_cache(small):
    assert "Converting notebook" in build(small).stderr
    assert "Converting notebook" not in build(small).stderr
    assert_run(small / "site")

    (entry,) = (small / ".cache/notebook").glob("*/*.json")  # a part, of a build that was killed
    entry.write_text(entry.read_text("utf-8")[:500], "utf-8")
    shutil.rmtree(small / "site")
    assert build(small).returncode == 0
    assert_run(small / "site")

    with (small / "snippet_runner/cache.py").open("a") as file:
        file.write("# changes the fingerprint as a new version of torch would\n")
    assert "Converting notebook" in build(small).stderr


def test_a_notebook_that_warns_fails_a_strict_build(small):
    file = small / notebook.NOTEBOOK
    warns = nbformat.read(file, 4)
    warns.cells.append(new_code_cell("import warnings\nwarnings.warn('an old name')"))
    nbformat.write(warns, file)
    done = build(small, "--strict")
    assert done.returncode == 1
    assert "notebook.ipynb wrote to stderr" in done.stderr
    assert "UserWarning: an old name" in done.stderr


def test_a_notebook_that_fails_fails_each_build_and_says_where(small):
    file = small / notebook.NOTEBOOK
    file.write_text(file.read_text("utf-8").replace("nn.MSELoss()", "nn.NoLoss()"), "utf-8")
    for done in (build(small), build(small)):
        assert done.returncode == 1
        kernel, error, said = done.stderr.partition(  # whose end may be noisy
            "notebook.ipynb: An error occurred while executing the following cell"
        )
        assert error, kernel
        assert "has no attribute 'NoLoss'" in said
        assert "site-packages" not in said
