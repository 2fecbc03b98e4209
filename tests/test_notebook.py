"""The notebook: the lesson's code, run by the build, with its plot and its answer on the page."""

import base64
import io
import subprocess
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell
from PIL import Image

from publisher import notebook
from tests import pages
from tests.lesson import LESSON
from tests.projects import copy_project, run

FILE = pages.ROOT / notebook.NOTEBOOK
ANSWER = "7 miles: 28.28 minutes"


def test_the_notebook_is_in_step_with_the_pages_and_the_script():
    assert FILE.read_text("utf-8") == notebook.make(), "run `make notebook`"


def test_the_notebook_has_the_code_of_the_lesson_line_for_line():
    cells = [cell.source for cell in nbformat.read(FILE, 4).cells if cell.cell_type == "code"]
    code = pages.normalized("\n".join(cells))
    for _, block in LESSON:
        assert pages.normalized(block) in code


def test_the_notebook_is_committed_without_outputs():
    for cell in nbformat.read(FILE, 4).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def article(site: Path) -> BeautifulSoup:
    html = (site / "notebook.html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser").find("article")


def assert_run(site: Path) -> None:
    """The page ends with the plot of the loss and the answer."""
    shown = article(site).select("img, .language-text code")
    assert [element.name for element in shown] == ["img", "code"]
    assert shown[0]["alt"] == "Loss by epoch, log scale"
    png = base64.b64decode(shown[0]["src"].removeprefix("data:image/png;base64,"))
    plot = Image.open(io.BytesIO(png)).convert("RGBA")
    assert len(plot.getcolors(1 << 20)) > 10
    assert plot.getpixel((0, 0))[3] == 0  # the page's own ground shows through
    assert shown[1].get_text() == f"{ANSWER}\n" == pages.expand('--8<-- "lesson.txt"')


def test_the_page_shows_what_the_build_computed(site):
    assert_run(site)


def test_the_page_brings_no_style_and_no_script_of_its_own(site):
    assert article(site).select("style, script, link, [class*=jp-]") == []


def test_a_downloaded_notebook_runs_in_an_empty_folder(site, tmp_path):
    link = article(site).select_one("a[download]")["href"]
    downloaded = nbformat.read(site / link, 4)
    NotebookClient(downloaded, resources={"metadata": {"path": tmp_path}}).execute()
    assert downloaded.cells[-1].outputs[0].text == f"{ANSWER}\n"


@pytest.mark.parametrize("repository", ["", "someone/first-neuron"])
def test_the_link_to_colab_stands_there_if_the_repository_is_known(repository, tmp_path):
    build(pages.ROOT, "--site-dir", tmp_path, GITHUB_REPOSITORY=repository)
    links = [link["href"] for link in article(tmp_path).select("a.md-button")]
    colab = "https://colab.research.google.com/github/someone/first-neuron/blob/main/docs/notebook.ipynb"
    assert links == ["notebook.ipynb", colab] if repository else links == ["notebook.ipynb"]


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    """A copy of the project in which the notebook has not been run."""
    folder = tmp_path_factory.mktemp("copy")
    copy_project(folder, ".cache/snippets")
    return folder


def build(folder: Path, *options: object, **environment: str) -> subprocess.CompletedProcess:
    return run(folder, "mkdocs", "build", *options, **environment)


def test_the_plot_is_the_same_whatever_the_settings_of_its_user(site, copy, tmp_path):
    (tmp_path / "matplotlibrc").write_text("backend: agg\naxes.facecolor: red\n")
    done = build(copy, MPLBACKEND="agg", MATPLOTLIBRC=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert article(copy / "site") == article(site)


def test_a_part_of_a_result_in_the_cache_does_no_harm(copy):
    build(copy)
    (entry,) = (copy / ".cache/notebook").glob("*/*.json")
    entry.write_text(entry.read_text("utf-8")[:500], "utf-8")
    done = build(copy)
    assert done.returncode == 0, done.stderr
    assert_run(copy / "site")


def test_a_new_version_runs_the_notebook_again(copy):
    build(copy)
    assert "Converting notebook" not in build(copy).stderr
    with (copy / "snippet_runner/cache.py").open("a") as file:
        file.write("# changes the fingerprint as a new version of torch would\n")
    assert "Converting notebook" in build(copy).stderr


def test_a_notebook_that_warns_fails_a_strict_build(copy):
    file = copy / notebook.NOTEBOOK
    text = file.read_text("utf-8")
    warns = nbformat.reads(text, 4)
    warns.cells.append(new_code_cell("import warnings\nwarnings.warn('an old name')"))
    nbformat.write(warns, file)
    done = build(copy, "--strict")
    file.write_text(text, "utf-8")
    assert done.returncode == 1
    assert "notebook.ipynb wrote to stderr" in done.stderr
    assert "UserWarning: an old name" in done.stderr


def test_a_notebook_that_fails_fails_each_build_and_says_where(copy):
    file = copy / notebook.NOTEBOOK
    file.write_text(file.read_text("utf-8").replace("nn.MSELoss()", "nn.NoLoss()"), "utf-8")
    for done in (build(copy), build(copy)):
        assert done.returncode == 1
        assert "notebook.ipynb: An error occurred while executing the following cell" in done.stderr
        assert "has no attribute 'NoLoss'" in done.stderr
        assert "site-packages" not in done.stderr
