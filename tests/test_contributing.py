"""CONTRIBUTING.md, followed to the letter, and what `make update` lists."""

import re
import shutil

import pytest

from tests import pages
from tests.projects import copy_project, run_module

# A fenced block that is a file, or lines of one: its text and its path.
FILE = re.compile(r'^(`{3,})\w+ title="(\w[\w./]+)"\n(.*?)^\1$', re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """A copy of the project in which somebody did what the guide says, and checked it."""
    folder = tmp_path_factory.mktemp("clone")
    copy_project(
        folder, *(f".cache/{made}" for made in ("snippets", "stand_in", "notebook", "card"))
    )
    files = {name: text for _, name, text in FILE.findall(pages.CONTRIBUTING.read_text("utf-8"))}
    above, added = files.pop("mkdocs.yml").splitlines(keepends=True)
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    assert above in settings
    (folder / "mkdocs.yml").write_text(settings.replace(above, above + added), "utf-8")
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    # `make check`, without the code of the other pages, which runs as it did before.
    asked = ["docs/understand/pace.md", "tests/test_pages.py", "tests/test_publisher.py"]
    static = "pace or test_pages or every or the_markdown"
    done = run_module(folder, "pytest", "--codeblocks", "-q", *asked, "-k", static)
    assert done.returncode == 0, done.stdout
    return folder


def test_the_guide_leads_to_a_page_with_an_executed_plot(followed):
    html = (followed / "site/understand/pace.html").read_text("utf-8")
    article = pages.BeautifulSoup(html, "html.parser").find("article")
    assert "10 miles: 3.85 minutes a mile" in article.select_one(".language-text").get_text()
    assert article.select_one("svg.plot title").get_text() == "Minutes a mile, by distance"
    assert "understand/pace.html" in (followed / "site/index.html").read_text("utf-8")


def changes(before, folder=pages.ROOT) -> str:
    done = run_module(folder, "tools.changes", before)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def before(tmp_path):
    """Outputs of an older version: at first the same as today's."""
    return shutil.copytree(pages.ROOT / "build/outputs", tmp_path / "before")


def test_an_update_that_changes_nothing_lists_nothing(before):
    assert changes(before) == "All outputs are what they were\n"


def test_an_update_lists_each_page_whose_outputs_differ(before):
    (before / "lesson.txt").write_text("7 miles: 28.31 minutes\n")
    (before / "training_loop/loss_curve-2.svg").write_text("<svg/>")
    listed = changes(before)
    assert re.findall(r"== (\S+):", listed) == [
        "docs/index.md",
        "docs/lesson/inference.md",
        "docs/lesson/training-loop.md",
        "docs/reference/concepts.md",
    ]
    assert "-7 miles: 28.31 minutes\n+7 miles: 28.28 minutes" in listed
    assert "training_loop/loss_curve-2.svg: drawn anew" in listed


def test_an_update_lists_the_numbers_in_the_prose_that_are_no_longer_shown(followed, before):
    page = followed / "site/understand/pace.html"
    html = page.read_text("utf-8")
    assert "to 3.85 minutes" in html
    page.write_text(html.replace("to 3.85 minutes", "to 3.95 minutes"), "utf-8")
    listed = changes(before, followed)
    assert "no output shows this number any longer: 3.95 in “…" in listed
    assert "to 3.95 minutes a mile" in listed
