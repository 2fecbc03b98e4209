"""The pages as a reader sees them: their includes expanded, their built HTML, their code blocks."""

import functools
import io
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import markdown
import pytest_codeblocks
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from pytest_codeblocks.main import CodeBlock

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
SOURCES = sorted((ROOT / "docs").rglob("*.md"))

FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$", re.MULTILINE)
NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|\.\d)")
SECTION = re.compile(r"""--8<-- ["'](?P<file>[^"':]+):(?P<name>[a-z][-\w]*)["']""")


@functools.cache
def build() -> Path:
    """Build the site, once in a test session, as strictly as `make site`, and return its folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return SITE


@functools.cache
def converter(without: str = "") -> markdown.Markdown:
    """Python-Markdown with the extensions of mkdocs.yml, save perhaps one, and their settings."""
    build()  # what is included is there,
    os.chdir(ROOT)  # and its path is relative to the project
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.mdx_configs["pymdownx.snippets"]["auto_append"] = []  # belongs to pages, not to blocks
    extensions = [name for name in config.markdown_extensions if name != without]
    return markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)


def expand(text: str, page: Path | None = None) -> str:
    """Replace the includes in a piece of a page by what they include; other files have none."""
    if page in (README, CONTRIBUTING):
        return text
    lines = converter().preprocessors["snippet"].run(text.splitlines())
    return "\n".join(lines).rstrip("\n") + "\n" if any(lines) else ""


def language(info: str) -> str:
    """The language of a fence by its info string: `{.py3 title="x"}` is Python too."""
    word = re.search(r"\.([\w+-]+)" if info.startswith("{") else r"([\w+-]+)", info)
    try:
        return get_lexer_by_name(word[1]).name if word else ""
    except ClassNotFound:
        return word[1]


def python_blocks(page: Path) -> list[CodeBlock]:
    """The Python blocks of a page, as pytest-codeblocks shall run them."""
    return [block for block in blocks(page) if block.syntax == "python"]


def blocks(page: Path) -> list[CodeBlock]:
    """The fenced blocks of a page but for those that are the expected output of another.

    Includes are expanded. A block that shows one section of a script gets the lines above that
    section, which the reader has met on the pages before. `shown` is the code on the page alone.
    """

    def bare(fence: re.Match) -> str:  # pytest-codeblocks skips `python title="…"` without a word
        name = "python" if language(fence["info"]) == "Python" else fence["info"]
        return f"{fence['indent']}{fence['ticks'].replace('~', '`')}{name}"

    text = FENCE.sub(bare, page.read_text("utf-8"))
    # pytest-codeblocks drops the empty lines of an indented block, but keeps those of spaces.
    text = re.sub(r"^$", " " * 40, text, flags=re.MULTILINE)
    found = pytest_codeblocks.extract_from_buffer(io.StringIO(text))
    for block in found:
        block.shown = expand(re.sub(r"^ +$", "", block.code, flags=re.MULTILINE), page)
        block.code = _lines_above(block.code) + block.shown
        if block.expected_output is not None:
            block.expected_output = expand(block.expected_output, page)
    return found


def _lines_above(code: str) -> str:
    section = SECTION.search(code)
    if not section:
        return ""
    lines = (ROOT / "snippets" / section["file"]).read_text("utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if f"[start:{section['name']}]" in line)
    return "".join(line for line in lines[:start] if "--8<--" not in line)


def article(page: Path) -> BeautifulSoup:
    """The content of a page as the build made it; for a file that it leaves out, made here."""
    if page in (README, CONTRIBUTING):
        html = converter(without="pymdownx.snippets").reset().convert(page.read_text("utf-8"))
        return BeautifulSoup(html, "html.parser")
    html = (build() / page.relative_to(ROOT / "docs")).with_suffix(".html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser").find("article")


def numbers_without_a_source(article: BeautifulSoup) -> list[str]:
    """The numbers in the prose that no code or output of the page shows, each with its context.

    That is every decimal number and every integer of three or more digits.
    """
    shown, prose = [], []
    for element in article.select("pre, svg.plot"):
        shown += NUMBER.findall(element.extract().get_text(" "))
    for element in article.select("[alt], [aria-label], [title]"):
        prose += [element.get(name, "") for name in ("alt", "aria-label", "title")]
    text = " ".join(" ".join([*prose, article.get_text(" ")]).split())
    computed = [Decimal(number.replace(",", "")) for number in shown]

    def has_a_source(number: str) -> bool:
        value = Decimal(number.replace(",", ""))
        if "." not in number and value < 100:
            return True
        decimals = len(number.partition(".")[2])
        return any(round(other, decimals) == value for other in computed)

    found = [match for match in NUMBER.finditer(text) if not has_a_source(match[0])]
    return [
        f"{match[0]} in “…{text[max(0, match.start() - 40) : match.end() + 20]}…”"
        for match in found
    ]


def shown_code(article: BeautifulSoup) -> list[str]:
    """The text of every block of Python (or of a Python console), as the reader can copy it."""
    found = []
    for block in article.select(".highlight"):
        names = [c.removeprefix("language-") for c in block["class"] if c.startswith("language-")]
        if names and language(names[0]).startswith("Python"):
            found.append(block.find("code").get_text())
    return found


def normalized(code: str) -> str:
    """Code without trailing spaces and empty lines around it."""
    return "\n".join(line.rstrip() for line in code.strip("\n").splitlines())
