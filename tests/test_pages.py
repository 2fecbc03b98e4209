"""What the reader sees on the built pages: the lesson's code, real outputs, checked numbers."""

import re

import pytest

from tests import pages
from tests.lesson import LESSON


def each(sources):
    """Run a test once for each of these Markdown files."""
    names = [source.relative_to(pages.ROOT).as_posix() for source in sources]
    return pytest.mark.parametrize("source", sources, ids=names)


every_page = each(pages.SOURCES)
every_page_and_guide = each([*pages.SOURCES, pages.README, pages.CONTRIBUTING])

INCLUDE = re.compile(r"""^ *--8<-- "([^":]+)(?::[\w-]+)?"$""", re.MULTILINE)


@pytest.mark.parametrize(("page", "code"), LESSON, ids=[page for page, _ in LESSON])
def test_the_code_of_the_lesson_stands_on_its_page_line_for_line(page, code):
    blocks = pages.shown_code(pages.article(pages.ROOT / f"docs/lesson/{page}.md"))
    assert pages.normalized(code) in [pages.normalized(block) for block in blocks]


@every_page_and_guide
def test_every_python_block_the_reader_sees_is_run(source):
    run = [pages.normalized(block.shown) for block in pages.python_blocks(source)]
    seen = [pages.normalized(code) for code in pages.shown_code(pages.article(source))]
    assert run == seen


@every_page_and_guide
def test_no_block_is_excused_from_running(source):
    for block in pages.python_blocks(source):
        assert not block.marks, f"line {block.lineno}"
        assert not block.importorskip, f"line {block.lineno}"


@every_page_and_guide
def test_every_code_block_is_a_fence_that_names_its_language(source):
    blocks = pages.blocks(source)
    assert [block.lineno for block in blocks if not block.syntax] == []
    outputs = [block for block in blocks if block.expected_output is not None]
    assert len(pages.article(source).select("pre:not(.linenos pre)")) == len(blocks) + len(outputs)


@every_page
def test_every_output_is_compared_with_what_its_code_prints(source):
    compared = sum(block.expected_output is not None for block in pages.python_blocks(source))
    assert compared == len(re.findall(r'--8<-- "[^"]+\.txt"', source.read_text("utf-8")))


@every_page
def test_numbers_in_the_prose_are_numbers_that_the_code_shows(source):
    if wrong := pages.numbers_without_a_source(pages.article(source)):
        reason = "no code or output of this page shows these numbers of its prose:"
        pytest.fail("\n".join([reason, *wrong]), pytrace=False)


def test_every_snippet_is_on_some_page():
    texts = [source.read_text("utf-8") for source in pages.SOURCES]
    included = {name for text in texts for name in INCLUDE.findall(text)}
    stems = {re.sub(r"(-\d+)?\.(py|txt|svg)$", "", name) for name in included}
    folder = pages.ROOT / "snippets"
    scripts = {str(file.relative_to(folder).with_suffix("")) for file in folder.rglob("*.py")}
    assert scripts <= stems


def test_the_loss_plot_stands_in_the_page():
    article = pages.article(pages.ROOT / "docs/lesson/training-loop.md")
    assert "Loss by epoch, linear scale" in [title.get_text() for title in article.select("title")]


@every_page
def test_plots_take_their_colours_from_the_page(source):
    for plot in pages.article(source).select("svg.plot"):
        without_fallbacks = re.sub(r"var\(--[\w-]+, #\w+\)", "", str(plot))
        assert not re.findall(r"(?:fill|stroke): *#\w+", without_fallbacks)


@every_page
def test_ids_are_unique_on_the_page(source):
    ids = [element["id"] for element in pages.article(source).select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_answer_is_on_the_last_lesson_page(site):
    assert "28.28 minutes" in (site / "lesson/inference.html").read_text("utf-8")
