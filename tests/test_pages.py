"""The built pages, without a browser: the lesson's code, real outputs, checked numbers and links.

Each test asks all pages and lists every offender with its file.
"""

import os
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlparse

import pytest
from pytest_codeblocks import plugin

from snippet_runner.figures import VARIABLES
from tests import pages
from tests.lesson import LESSON
from tools import prose

WRITTEN = [file.relative_to(pages.DOCS).with_suffix(".html").as_posix() for file in pages.SOURCES]
GUIDES = [pages.README, pages.CONTRIBUTING]
INCLUDE = re.compile(r"""^ *--8<-- "([^":]+)(?::[\w-]+)?"$""", re.MULTILINE)
HOME = urlparse((os.environ.get("SITE_URL") or "http://site/below").rstrip("/") + "/")
GLOSSARY = "reference/glossary.html"


def name(file: Path) -> str:
    return file.relative_to(pages.ROOT).as_posix()


def test_the_code_of_the_lesson_stands_on_its_page_line_for_line():
    missing = []
    for step, code in LESSON:
        blocks = pages.shown_code(pages.article(pages.DOCS / f"lesson/{step}.md"))
        if pages.normalized(code) not in map(pages.normalized, blocks):
            missing.append((step, code))
    assert missing == []


def test_every_python_block_the_reader_sees_is_run():
    for source in [*pages.SOURCES, *GUIDES]:
        run = [pages.normalized(block.shown) for block in pages.python_blocks(source)]
        seen = [pages.normalized(code) for code in pages.shown_code(pages.article(source))]
        assert run == seen, name(source)


def test_every_code_block_is_run_or_compared():
    """With what the Python above it prints."""
    found = {name(source): pages.unchecked(source) for source in [*pages.SOURCES, *GUIDES]}
    assert {file: blocks for file, blocks in found.items() if blocks} == {}


PYTHON = "```python\nprint(1.0)\n```\n"
COMMENT = "<!--pytest-codeblocks:expected-output-->\n"
LOOSE = "<!--pytest-codeblocks:expected-output-ignore-whitespace-->\n"
ESCAPES = {  # and what is said of each
    PYTHON + "```text title='Output'\n1.0\n```": "line 4, text title='Output'",
    PYTHON + LOOSE + "```text\n1. 0\n```": "line 1, python: excused",
    "```shell\nls\n```\n" + COMMENT + "```text\na.py\n```": "line 1, shell: not run",
    "<!--pytest.mark.skip-->\n" + PYTHON: "line 2, python: excused",
    "```\nprint(1.0)\n```": "line 1, no language",
    "```py4\nprint(1.0)\n```": "line 1, py4",
    "``` {.text .python}\nprint(1.0)\n```": "line 1, {.text .python}",
    "~~~ ipython\nprint(1.0)\n~~~": "line 1, ipython",
    "```pycon\n>>> 1.0\n1.0\n```": "line 1, pycon",
    "Here:\n\n    print(1.0)": "print(1.0): not a fence",
    "> ```python\n> print(1.0)\n> ```": "print(1.0): not a fence",
    '<pre><code class="language-python">print(1.0)</code></pre>': "print(1.0): not a fence",
    'So <code class="language-python">print(1.0)</code> it is': "print(1.0): not a fence",
}


@pytest.mark.parametrize(("text", "said"), ESCAPES.items())
def test_no_block_escapes_the_check(tmp_path, text, said):
    (tmp_path / "page.md").write_text(text + "\n", "utf-8")
    found = pages.unchecked(tmp_path / "page.md")
    assert len(found) == 1
    assert found[0].startswith(said)


@pytest.mark.parametrize("info", ["py", "python3", "{ .python .annotate }", '{.py3 title="a.py"}'])
@pytest.mark.parametrize("indent", ["", "    ", "\t"])
def test_python_by_any_name_is_run(tmp_path, info, indent):
    (tmp_path / "page.md").write_text(f"{indent}```{info}\n{indent}1 / 0\n{indent}```\n", "utf-8")
    assert [block.code for block in pages.python_blocks(tmp_path / "page.md")] == ["1 / 0\n"]


def run_block(session: pytest.Session, page: Path, code: str, output: str) -> None:
    """Check a page of one block with its expected output, as `pytest --codeblocks` does."""
    page.write_text(f"```python\n{code}\n```\n{COMMENT}```text\n{output}\n```\n", "utf-8")
    [block] = plugin.MarkdownFile.from_parent(session, path=page).collect()
    block.runtest()


def test_a_block_runs_as_a_script_does(request, tmp_path):
    """Its guarded lines too; and what it defines can be found where pickle looks for it."""
    code = """
import pickle
class Answer:
    pass
if __name__ == "__main__":
    print(type(pickle.loads(pickle.dumps(Answer()))).__name__)"""
    run_block(request.session, tmp_path / "page.md", code, "Answer")
    with pytest.raises(RuntimeError, match="but got"):
        run_block(request.session, tmp_path / "page.md", code, "Question")


def test_the_output_of_a_block_is_compared_as_its_page_shows_it(request, tmp_path):
    code = r"print('a\tb'); print('10 %\r100 %')"
    run_block(request.session, tmp_path / "page.md", code, "a       b\n100 %")


def test_numbers_in_the_prose_are_numbers_that_the_code_shows():
    """No code or output of the page shows the numbers that this lists."""
    found = {path: prose.numbers_without_a_source(pages.soup(path)) for path in WRITTEN}
    assert {path: numbers for path, numbers in found.items() if numbers} == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("28.31 28.3 28 1,234.5 1234.5 −1.5 1.5 2.13.0 0.0001 1e-4 99 .5", []),
        ("28.32 miles", ["28.32"]),
        ("28,31 miles", ["28,31"]),
        ("28.31min", []),
        ("28.32min", ["28.32"]),
        ("−28.31 miles", ["−28.31"]),
        ("-28.31 miles", ["-28.31"]),
        (".51 miles", [".51"]),
        ("ca.28.32 miles", ["28.32"]),
        ("the 500th epoch, of 1,239", ["500", "1,239"]),
        ("PyTorch 2.13.1, on float32 and C0", ["2.13.1"]),
        ("1e-3", ["1e-3"]),
    ],
)
def test_a_number_without_a_source_is_found(said, found):
    for description, sentence in ((said, ""), ("", said)):
        html = f"""<meta name="description" content="{description}"><article><p>{sentence}</p>
        <pre>28.31 1,234.5 -1.5 torch 2.13.0, lr=<b>1e-4</b>, [0.5,7.5]</pre>
        <svg class="plot"><desc>28.32</desc></svg></article>"""
        listed = prose.numbers_without_a_source(pages.BeautifulSoup(html, "html.parser"))
        assert [text.partition(" in ")[0] for text in listed] == found


# Snippets


def test_every_snippet_is_on_some_page():
    included = {name for page in pages.SOURCES for name in INCLUDE.findall(page.read_text("utf-8"))}
    stems = {re.sub(r"(-\d+)?\.(py|txt|svg)$", "", name) for name in included}
    folder = pages.ROOT / "snippets"
    scripts = {file.relative_to(folder).with_suffix("").as_posix() for file in pages.SNIPPETS}
    assert scripts - stems == set()


def test_every_snippet_fits_on_a_screen():
    """On 40 lines of 80 characters."""
    too_large = []
    for file in pages.SNIPPETS:
        lines = file.read_text("utf-8").splitlines()
        lines = [line for line in lines if "--8<--" not in line]
        longest = max(map(len, lines))
        if len(lines) > 40 or longest > 80:
            too_large.append(f"{name(file)}: {len(lines)} lines of up to {longest} characters")
    assert too_large == []


def test_every_snippet_prints_at_most_four_decimals():
    outputs = sorted((pages.ROOT / "build/outputs").rglob("*.txt"))
    assert len(outputs) == len(pages.SNIPPETS)
    found = {name(file): re.findall(r"\d\.\d{5,}", file.read_text("utf-8")) for file in outputs}
    assert {file: numbers for file, numbers in found.items() if numbers} == {}


# HTML


def test_every_link_of_the_site_leads_somewhere():
    """Links below a path of their own, where one ../ too many shows."""
    broken = []
    for path in [*pages.PATHS, "404.html"]:
        here = urljoin(HOME.geturl(), path)
        for element in pages.soup(path).select("[href]:not(base), [src]"):
            link = element.get("href") or element.get("src")
            target = urlparse(urljoin(here, link))
            if target.netloc != HOME.netloc:
                continue
            below = unquote(target.path.removeprefix(HOME.path)) or "index.html"
            if not target.path.startswith(HOME.path) or not (pages.SITE / below).is_file():
                broken.append(f"{path}: {link}")
            elif target.fragment and element.name == "a" and below in pages.PATHS:
                known = unquote(target.fragment) in pages.ids(below)
                broken += [f"{path}: {link}, no such heading"] * (not known)
    assert broken == []


def test_home_has_one_map_of_the_lesson_and_it_is_a_list():
    article = pages.soup("index.html").article
    steps = [f"lesson/{step}.html" for step in dict(LESSON)]
    assert [link["href"] for link in article.select("nav > ol > li a")] == steps
    links = [link["href"] for link in article.select("a[href^='lesson/']")]
    assert links == [steps[0], *steps]  # the first is the button


def test_no_file_comes_from_another_site():
    for path in [*pages.PATHS, "404.html"]:
        for element in pages.soup(path).select("script[src], link[rel=stylesheet], img[src]"):
            link = element.get("src") or element.get("href")
            assert not urlparse(link).netloc, f"{path}: {link}"


def test_every_picture_has_a_name():
    for path in pages.PATHS:
        page = pages.soup(path)
        assert [image for image in page.find_all("img") if not image.get("alt")] == [], path
        for svg in page.select("svg[role]"):
            label = page.find(id=svg["aria-labelledby"])
            assert label is not None, f"{path}: {svg['aria-labelledby']}"
            assert label.name == "title", path
            assert label.get_text().strip(), path
        for svg in page.select("article svg:not([role])"):
            assert svg.find_parent(attrs={"aria-hidden": "true"}) or svg.find_parent("a"), path


def test_ids_are_unique_on_every_page():
    for path in pages.PATHS:
        assert [name for name, count in pages.ids(path).items() if count > 1] == [], path


def test_no_drawing_was_read_as_markdown():
    """As happens to one that stands indented, inside a box or a tab."""
    found = {
        path: pages.soup(path).select("svg :is(p, br, em, code, abbr)") for path in pages.PATHS
    }
    assert {path: elements for path, elements in found.items() if elements} == {}


def test_plots_take_their_colours_from_the_page():
    for path in pages.PATHS:
        for plot in pages.soup(path).select("svg.plot"):
            without_fallbacks = re.sub(r"var\(--[\w-]+, #\w+\)", "", str(plot))
            assert not re.findall(r"(?:fill|stroke): *#\w+", without_fallbacks), path


def test_the_colours_of_the_plots_are_those_of_the_style_sheet():
    style = (pages.DOCS / "stylesheets/site.css").read_text("utf-8")
    light = dict(re.findall(r"(--fig-\w+): (#\w{6});", style.partition("@media")[0]))
    others = {color: name for color, name in VARIABLES.items() if light[name] != color}
    assert others == {"#000000": "--fig-ink"}  # what a script draws black, the page draws as ink


def test_every_page_has_a_description_of_its_own():
    found = {p: pages.soup(p).select_one("meta[name=description]")["content"] for p in pages.PATHS}
    assert len(set(found.values())) == len(pages.PATHS)
    assert {path: text for path, text in found.items() if not 50 <= len(text) <= 160} == {}


def test_every_page_begins_with_its_description_and_a_lead():
    texts = {name(source): source.read_text("utf-8") for source in pages.SOURCES}
    assert [file for file, text in texts.items() if not text.startswith("---\ndescription:")] == []
    assert [file for file, text in texts.items() if "\n{ .lead }\n" not in text] == []


def test_a_page_brings_the_elements_that_it_shows_and_no_others():
    shown, defined = {}, {}
    for path in pages.PATHS:
        article = pages.soup(path).article
        for element in article.find_all(lambda tag: "-" in tag.name):
            shown.setdefault(path, set()).add(element.name)
        for name in re.findall(r"customElements\.define\(\s*\"([\w-]+)", str(article)):
            defined.setdefault(path, set()).add(name)
    assert defined == shown
    assert shown == {
        "lesson/model.html": {"fit-by-hand"},
        "lesson/training-setup.html": {"fit-by-hand"},
        "train.html": {"train-neuron"},
        "understand/inside-backward.html": {"step-through"},
    }


def test_what_no_reader_needs_is_not_published():
    files = [file.relative_to(pages.SITE).as_posix() for file in pages.SITE.rglob("*")]
    assert [name for name in files if name.endswith(".map") or "/lunr" in name] == []


def test_the_search_knows_the_prose_and_not_the_code():
    index = (pages.SITE / "search/search_index.json").read_text("utf-8")
    assert "backpropagation" in index
    unwanted = ["# 1. Clear previous adjustments", "Download lesson.py", "This page as Markdown"]
    assert [words for words in unwanted if words in index] == []


# Terms


def test_every_term_has_its_place_in_the_glossary_and_every_letter_a_link():
    source = (pages.DOCS / "reference/glossary.md").read_text("utf-8")
    defined = re.findall(r"\[start:([a-z-]+)\]", source)
    assert defined == sorted(set(defined))
    page = pages.soup(GLOSSARY)
    assert [term["id"] for term in page.select("p > dfn")] == defined
    letters = sorted({term[0] for term in defined})
    assert [heading["id"] for heading in page.select("h2")] == [*letters, "try-next"]
    assert [link["href"] for link in page.select(".letters a")] == [f"#{it}" for it in letters]
    for term in page.select("dfn"):
        assert term.find_previous("h2")["id"] == term["id"][0]


def test_a_tooltip_is_the_definition_in_the_glossary():
    entries = [entry.get_text() for entry in pages.soup(GLOSSARY).select("p:has(> dfn)")]
    texts = {entry.partition("\n")[2].rpartition("\nMet in ")[0] for entry in entries}
    shown = {abbr["title"] for path in pages.PATHS for abbr in pages.soup(path).select("abbr")}
    assert len(shown) > 30
    assert shown - texts == set()


def test_every_question_that_learners_ask_has_a_place_that_answers_it():
    """tests/questions.md lists them; whether the place answers is for people to judge."""
    text = (pages.ROOT / "tests/questions.md").read_text("utf-8")
    asked = [line for line in text.splitlines() if line.startswith("| ") and "](" in line]
    assert len(asked) >= 60
    places = re.findall(r"\]\(([\w/-]+\.html)(?:#([\w-]+))?\)", text)
    assert len(places) >= len(asked)
    assert [p for p in places if p[1] and p[1] not in pages.ids(p[0])] == []
