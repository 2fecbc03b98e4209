"""A page in plain Markdown: code and outputs stand in it, and no extension is needed to read it."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from textwrap import indent

from snippet_runner import runner

BOX = re.compile(
    r'^(?:===|!!!|\?\?\?\+?) ?[\w ]*"(?P<title>.*)"\n(?P<body>(?:\n| {4}.*\n)*)', re.MULTILINE
)
FENCE = re.compile(
    r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,}) *(?P<info>.*)\n"
    r"(?P<code>(?:.*\n)*?)(?P=indent)(?P=ticks) *$",
    re.MULTILINE,
)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:[^\n]|\n(?!\n))+?(?<!`)\1(?!`)")
KEPT = re.compile("(^ *)?\0(\\d+)\0", re.MULTILINE)
UNSEEN = re.compile(r"<!--.*?-->\n*|<(script|style|template)\b.*?</\1>", re.DOTALL)
SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>\s*(?:<desc\b[^>]*>(.*?)</desc>)?", re.DOTALL)

RULES = [
    (re.compile(pattern, re.MULTILINE | re.DOTALL), replacement)
    for pattern, replacement in [
        (r"^/// html[^\n]*\n(?: {4}[^\n]*\n)*|^///$", ""),
        (r"<summary>(.*?)</summary>", r"**\1**\n"),
        (r"</?(?:figure|figcaption|div|nav|details)\b[^>]*>", "\n"),
        (r"""\s?\{:?(?: *(?:[.#][\w-]+|[\w-]+="[^"]*"))+ *\}""", ""),
        (r'<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>', r"[\2](\1)"),
        (r"\]\(([^)\s:?#]+)\.(?:ipynb|md(?=[?#]))", r"](\1.html"),
        (r"\n{3,}", "\n\n"),
    ]
]


def markdown(text: str, page: Path, expand: Callable[[str], str]) -> str:
    """The Markdown of a page, which is given without its front matter.

    Figures become their accessible text. Boxes and tabs become a bold title and what follows it.
    """
    kept = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\0{len(kept) - 1}\0"

    def fence(found: re.Match) -> str:
        code = re.sub(rf"^{found['indent']}", "", found["code"], flags=re.MULTILINE)
        code = runner.unescape(expand(code)).rstrip("\n")
        longest = max(map(len, re.findall(r"^ *(`{3,})", code, re.MULTILINE)), default=2)
        ticks = "`" * max(3, longest + 1)
        title = re.search(r'title="(.*?)"', found["info"])
        language = found["info"].split(" ")[0]
        block = found["indent"] + keep(f"{ticks}{language}\n{code}\n{ticks}")
        return f"{found['indent']}**{title[1]}**\n\n{block}" if title else block

    def restore(found: re.Match) -> str:
        """What was kept; a block that is indented, as in a list, with all of its lines."""
        return indent(kept[int(found[2])], found[1] or "")

    text = unboxed(FENCE.sub(fence, text) + "\n")
    text = CODE_SPAN.sub(lambda found: keep(found[0]), text)
    text = SVG.sub(figure, UNSEEN.sub("", expand(text)))
    text = re.sub(r"<code>(.*?)</code>", lambda found: keep(f"`{unescape(found[1])}`"), text)
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    text = re.sub(r"\]\((?=[?#])", f"]({page.with_suffix('.html').name}", text)
    return KEPT.sub(restore, text).strip("\n") + "\n"


def unboxed(text: str) -> str:
    """The text with the contents of boxes and tabs at its own margin, below their titles."""

    def open_box(found: re.Match) -> str:
        body = re.sub(r"^ {4}", "", found["body"], flags=re.MULTILINE)
        return f"**{found['title']}**\n\n{unboxed(body)}"

    return BOX.sub(open_box, text)


def figure(svg: re.Match) -> str:
    """What a figure says to those who cannot see it: its title and its description."""
    parts = [" ".join(part.split()).rstrip(".") for part in TITLE.search(svg[0]).groups() if part]
    return f"Figure: {'. '.join(parts)}."
