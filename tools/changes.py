"""What other versions changed, page by page: the outputs that differ, and the prose to read again.

`python -m tools.changes BEFORE` compares the folder BEFORE, older outputs of the snippets, with
`build/outputs/`, and reads the pages of `site/`; `make update` calls it.
"""

import difflib
import re
import sys
from pathlib import Path

from bs4 import BeautifulSoup

from tools import prose

DOCS, SITE, AFTER = Path("docs"), Path("site"), Path("build/outputs")
INCLUDED = re.compile(r'--8<-- "([^":]+)\.(?:txt|svg)"')


def main(before: Path) -> None:
    """Print every page that includes an output that differs, and what differs in it."""
    listed = 0
    for page in sorted(DOCS.rglob("*.md")):
        included = dict.fromkeys(INCLUDED.findall(page.read_text("utf-8")))
        differences = [line for name in included for line in _difference(before, name)]
        html = (SITE / page.relative_to(DOCS)).with_suffix(".html").read_text("utf-8")
        stale = prose.numbers_without_a_source(BeautifulSoup(html, "html.parser"))
        if differences or stale:
            print(f"\n== {page}: read it again")
            print("\n".join(differences))
            listed += 1
        for context in stale:
            print(f"no output shows this number any longer: {context}")
    print(f"\n{listed} pages to read again" if listed else "All outputs are what they were")


def _difference(before: Path, name: str) -> list[str]:
    """The lines of an output that changed; of a plot, that it did."""
    text, plot = f"{name}.txt", f"{name}.svg"
    lines = list(difflib.unified_diff(_lines(before / text), _lines(AFTER / text), n=0))
    changed = [line for line in lines if line[0] in "-+" and line[:3] not in ("---", "+++")]
    redrawn = _lines(before / plot) != _lines(AFTER / plot)
    return [*([f"{text}:", *changed] if changed else []), *([f"{plot}: drawn anew"] * redrawn)]


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines() if file.exists() else []


if __name__ == "__main__":
    main(Path(sys.argv[1]))
