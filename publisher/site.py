"""Write into a built site what readers and machines take away, and link it from the pages."""

import contextlib
import logging
import re
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from mkdocs.utils.yaml import yaml_load

from publisher import card, lean, llms, narrow, runnable, scripts
from snippet_runner import cache

CODE = re.compile(r"(<pre\b[^>]*>)((?:<span></span>)?<code\b[^>]*>.*?</code></pre>)", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
MARKDOWN = Path(".cache/markdown")
RUN = Path(__file__).with_name("run.html")  # what makes a page run the scripts that it may


def publish(site: Path, log: logging.Logger, with_card: bool = True) -> None:
    """Add to a built site its scripts, the Markdown of its pages, llms.txt and its social card.

    Where there is a `stand_in/`, also what runs scripts in a page. The working directory is the
    root of the project. To publish a second time changes nothing.

    Args:
        site: the folder of the built site.
        log: gets a line about the scripts that run in a page.
        with_card: whether to draw the card, for which the lesson runs.

    Raises:
        FileNotFoundError: if the folder does not hold the site, or if Pyodide is not installed.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site}: no index.html, so this is not the built site")
    config = yaml_load(Path("mkdocs.yml").read_text("utf-8"))
    names = scripts.write(site, folder=re.sub(r"\W+", "-", config["site_name"].lower()))
    offered = runnable.write(site, names, log)
    descriptions, keys = {}, []
    converter = cache.contents(Path(__file__).parent, "*.py") + version("markdownify")
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        if "</article>" not in html or file.name == "404.html":
            continue
        path = file.relative_to(site).with_suffix(".md")
        keys.append(cache.fingerprint(converter, file.name, html))
        write(site / path, _markdown(html, file.name, keys[-1]))
        described = DESCRIPTION.search(html)  # what the page says of itself to search engines
        descriptions[path.as_posix()] = unescape(described[1]) if described else ""
        write(file, linked(html, path, names, offered))
    cache.prune(MARKDOWN, keys)
    write(site / "llms.txt", llms.index(config, descriptions))
    if with_card and card.LESSON.exists():
        card.write(site / "assets/social-card.png")


def _markdown(html: str, name: str, key: str) -> str:
    """The Markdown of a page, which is kept until the page changes."""
    kept = cache.load(MARKDOWN, key)
    if kept is None:
        from publisher import page  # imports a parser: a fifth of a second

        kept = {"text": page.markdown(html, name)}
        with contextlib.suppress(OSError):
            cache.store(MARKDOWN, key, kept)
    return kept["text"]


def linked(html: str, path: Path, names: dict[str, str], offered: set[str]) -> str:
    """The HTML of a page, lean, with links to its Markdown and its scripts and with places to wrap.

    Args:
        html: the page.
        path: of its Markdown, below the site's root.
        names: each script's path below `scripts/`, by its text.
        offered: the paths of those that a page may run.
    """
    # The theme takes each [rel=alternate] for another language and asks for its sitemap. HTML does
    # not care for the space; the theme's selector does.
    alternate = f'<link rel="alternate " type="text/markdown" href="{path.name}">'
    if alternate in html:
        return html
    root = "../" * (len(path.parts) - 1)

    def with_download(block: re.Match) -> str:
        name = names.get(unescape(re.sub(r"<[^>]*>", "", block[2])))
        if not name:
            return block[0]
        label = escape(f"Download {Path(name).name}")
        href = f"{root}scripts/{quote(name)}"
        link = f'<a class="download" href="{href}" download title="{label}" aria-label="{label}"'
        run = f' data-run="{escape(name)}"' if name in offered else ""
        return f"{block[1]}{link}{run}></a>{block[2]}"

    html = narrow.wrapping(CODE.sub(with_download, html))
    if '" data-run="' in html:
        run = RUN.read_text("utf-8").replace("{root}", root)
        html = html.replace("</body>", f"{run}</body>", 1)
    html = html.replace("</head>", f"{alternate}\n</head>", 1)
    here = f'<p class="as-markdown"><a href="{path.name}">This page as Markdown</a></p>'
    return lean.lean(html.replace("</article>", f"{here}\n</article>", 1))


def write(file: Path, text: str) -> None:
    """Write a file with the same bytes on every system."""
    file.write_text(text, "utf-8", newline="\n")
