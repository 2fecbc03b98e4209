"""The pages as a reader sees them: their includes expanded, their built HTML, their code blocks."""

import functools
import io
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import markdown
import pytest_codeblocks
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from pytest_codeblocks.main import CodeBlock

from snippet_runner import outputs

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SITE = ROOT / "site"
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
SOURCES = sorted(DOCS.rglob("*.md"))
SNIPPETS = sorted((ROOT / "snippets").rglob("*.py"))

# The addresses of the pages below the site's root.
PATHS = sorted(
    file.relative_to(DOCS).with_suffix(".html").as_posix()
    for file in [*SOURCES, *DOCS.rglob("*.ipynb")]
)

FENCE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$", re.MULTILINE
)
# The languages of what a page shows; `text` only ever holds what the Python above it prints.
LANGUAGES = {"Python", "Diff", "Bash"}
IN_GUIDES = LANGUAGES | {"Bash Session", "Markdown", "YAML"}

SECTION = re.compile(r"""--8<-- ["'](?P<file>[^"':]+):(?P<name>[a-z][-\w]*)["']""")


def build() -> None:
    """Build the site as strictly as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    assert done.returncode == 0, "\n".join(said)


@functools.cache
def soup(path: str) -> BeautifulSoup:
    """A built page by its path below the site's root; read once, so never change it."""
    return BeautifulSoup((SITE / path).read_text("utf-8"), "html.parser")


@functools.cache
def ids(path: str) -> Counter[str]:
    """The ids of a built page, and how many elements have each."""
    return Counter(element["id"] for element in soup(path).select("[id]"))


@functools.cache
def converter(without: str = "") -> markdown.Markdown:
    """Python-Markdown with the extensions of mkdocs.yml, save perhaps one, and their settings."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    snippets = config.mdx_configs["pymdownx.snippets"]
    snippets["base_path"] = [ROOT / folder for folder in snippets["base_path"]]
    snippets["auto_append"] = []  # belongs to pages, not to blocks
    extensions = [name for name in config.markdown_extensions if name != without]
    return markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)


def expand(text: str, page: Path | None = None) -> str:
    """Replace the includes in a piece of a page by what they include; other files have none."""
    if page and not page.is_relative_to(DOCS):
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
            block.expected_output = outputs.unescape(expand(block.expected_output, page))
    return found


def unchecked(page: Path) -> list[str]:
    """The blocks of a page that nothing runs and nothing is compared with, each with its line."""
    found, fences = [], set()
    for block in blocks(page):
        fences |= {normalized(block.shown), normalized(block.expected_output or "")}
        if language(block.syntax) not in (LANGUAGES if page.is_relative_to(DOCS) else IN_GUIDES):
            why = "neither Python nor, by its comment, what Python above it prints"
        elif block.marks or block.importorskip or block.expected_output_ignore_whitespace:
            why = "excused from its check"
        elif block.expected_output is not None and block.syntax != "python":
            why = "not run, though an output is expected"
        else:
            continue
        found.append(f"line {block.lineno}, {block.syntax or 'no language'}: {why}")
    html = "pre:not(.linenos pre), code[class*=language]:not(pre code)"
    for element in article(page).select(html):
        code = normalized(element.get_text())
        if code not in fences:
            found.append(f"{code.partition(chr(10))[0]}: not a fence")
    return found


def _lines_above(code: str) -> str:
    section = SECTION.search(code)
    if not section:
        return ""
    lines = (ROOT / "snippets" / section["file"]).read_text("utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if f"[start:{section['name']}]" in line)
    return "".join(line for line in lines[:start] if "--8<--" not in line)


@functools.cache
def article(page: Path) -> BeautifulSoup:
    """The content of a page as the build made it; for a file that it leaves out, made here."""
    if not page.is_relative_to(DOCS):
        html = converter(without="pymdownx.snippets").reset().convert(page.read_text("utf-8"))
        return BeautifulSoup(html, "html.parser")
    return soup(page.relative_to(DOCS).with_suffix(".html").as_posix()).find("article")


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
