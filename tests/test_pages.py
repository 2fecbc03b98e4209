"""The built pages, without a browser: the lesson's code, real outputs, checked numbers and links.

Each test asks all pages and lists every offender with its file.
"""

import os
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlparse

from snippet_runner.figures import VARIABLES
from tests import pages
from tests.lesson import LESSON
from tools import prose

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


def test_no_block_is_excused_from_running():
    excused = [
        f"{name(source)}, line {block.lineno}"
        for source in [*pages.SOURCES, *GUIDES]
        for block in pages.python_blocks(source)
        if block.marks or block.importorskip
    ]
    assert excused == []


def test_every_code_block_is_a_fence_that_names_its_language():
    for source in [*pages.SOURCES, *GUIDES]:
        blocks = pages.blocks(source)
        assert [block.lineno for block in blocks if not block.syntax] == [], name(source)
        outputs = [block for block in blocks if block.expected_output is not None]
        shown = pages.article(source).select("pre:not(.linenos pre)")
        assert len(shown) == len(blocks) + len(outputs), name(source)


def test_every_output_is_compared_with_what_its_code_prints():
    for source in pages.SOURCES:
        compared = [b for b in pages.python_blocks(source) if b.expected_output is not None]
        included = re.findall(r'--8<-- "[^"]+\.txt"', source.read_text("utf-8"))
        assert len(compared) == len(included), name(source)


def test_numbers_in_the_prose_are_numbers_that_the_code_shows():
    """No code or output of the page shows the numbers that this lists."""
    wrong = {
        name(source): numbers
        for source in pages.SOURCES
        if (numbers := prose.numbers_without_a_source(pages.article(source)))
    }
    assert wrong == {}


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


def test_every_page_but_its_own_goes_without_the_neuron():
    with_neuron = [p for p in pages.PATHS if "customElements.define" in str(pages.soup(p).article)]
    assert with_neuron == ["train.html"]


def test_what_no_reader_needs_is_not_published():
    files = [file.relative_to(pages.SITE).as_posix() for file in pages.SITE.rglob("*")]
    assert [name for name in files if name.endswith(".map") or "/lunr" in name] == []


def test_the_search_knows_the_prose_and_not_the_code():
    index = (pages.SITE / "search/search_index.json").read_text("utf-8")
    assert "backpropagation" in index
    unwanted = ["# 1. Clear previous adjustments", "Download lesson.py", "This page as Markdown"]
    assert [words for words in unwanted if words in index] == []


# Terms


def test_every_term_has_its_heading_in_the_glossary():
    source = (pages.DOCS / "reference/glossary.md").read_text("utf-8")
    defined = re.findall(r"\[start:([a-z-]+)\]", source)
    assert defined == sorted(set(defined))
    headings = [heading["id"] for heading in pages.soup(GLOSSARY).select("h2")]
    assert headings[:-1] == defined  # the last one is: what to try next


def test_a_tooltip_is_the_definition_in_the_glossary():
    texts = {" ".join(p.get_text().split()) for p in pages.soup(GLOSSARY).select("article > p")}
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
