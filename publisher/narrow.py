"""What may wrap on a narrow screen: sentences of an output, and names in the cells of a table."""

import re
from html import unescape

OUTPUT = re.compile(
    r'(<div class="language-text .*?<code\b[^>]*>)(.*?)(?=</code></pre>)', re.DOTALL
)
GAP = re.compile(r"\S {2,}\S")  # words further apart than in a sentence
WIDTH = 30  # characters that each screen has room for
CELL = re.compile(r"<td\b.*?</td>", re.DOTALL)
PART = re.compile(r"(?<=[._(\[=])(?=[^\W\d][^<>]*</code>)")  # the next part of a name in code


def wrapping(html: str) -> str:
    """The HTML of a page with its places to wrap marked."""
    html = OUTPUT.sub(lambda output: output[1] + _lines(output[2]), html)
    return CELL.sub(lambda cell: PART.sub("<wbr>", cell[0]), html)


def _lines(output: str) -> str:
    lines = output.split("\n")
    rows = table(unescape(output).split("\n"))
    return "\n".join(line if n in rows else _line(line) for n, line in enumerate(lines))


def _line(line: str) -> str:
    words = line.lstrip(" ")
    indent = len(line) - len(words)
    if len(unescape(line)) <= WIDTH:
        return line
    style = f' style="--indent: {indent}ch"' if indent else ""
    return f'{" " * indent}<span class="wraps"{style}>{words}</span>'


def table(lines: list[str]) -> set[int]:
    """The numbers of the lines that are rows of a printed table, which must not wrap.

    Those with a gap, and their neighbours, if half of the words in one end where the other's do.
    """
    ends = [{word.end() for word in re.finditer(r"\S+", line)} for line in lines]
    rows = {n for n, line in enumerate(lines) if GAP.search(line)}
    unseen = list(rows)
    while unseen:
        row = unseen.pop()
        for n in {row - 1, row + 1} & set(range(len(lines))) - rows:
            if 2 * len(ends[n] & ends[row]) >= min(len(ends[n]), len(ends[row])) > 0:
                rows.add(n)
                unseen.append(n)
    return rows
