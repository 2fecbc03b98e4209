"""Write into a built site what readers and machines take away, and link it from the pages."""

import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import quote

from markdown import Markdown
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from publisher import card, llms, plain, scripts

DOCS = Path("docs")
CODE = re.compile(r"(<pre\b[^>]*>)((?:<span></span>)?<code\b[^>]*>.*?</code></pre>)", re.DOTALL)


def publish(site: Path) -> None:
    """Add to a built site its scripts, the Markdown of its pages, llms.txt and its social card.

    The working directory is the root of the project. To publish a second time changes nothing.

    Raises:
        FileNotFoundError: if the folder does not hold the site.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site}: no index.html, so this is not the built site")
    with open("mkdocs.yml", "rb") as file:
        config = yaml_load(file)
    expand = expander(config)
    names = scripts.write(site, expand, archive=config["site_name"])
    descriptions = {}
    for source in sorted(DOCS.rglob("*.md")):
        page = source.relative_to(DOCS)
        html = (site / page).with_suffix(".html")
        if not html.exists():
            continue
        text, meta = get_data(source.read_text("utf-8"))
        write(site / page, plain.markdown(text, page, expand))
        descriptions[page.as_posix()] = meta.get("description", "")
        write(html, linked(html.read_text("utf-8"), page, names))
    for source in DOCS.rglob("*.ipynb"):
        meta = json.loads(source.read_text("utf-8"))["metadata"]
        descriptions[source.relative_to(DOCS).as_posix()] = meta["description"]
    write(site / "llms.txt", llms.index(config, descriptions))
    if card.ANSWER.exists():
        card.write(site / "assets/social-card.png")


def expander(config: dict) -> Callable[[str], str]:
    """A function that replaces the includes in a text as the build does, without the tooltips."""
    name = "pymdownx.snippets"
    settings = next(each[name] for each in config["markdown_extensions"] if name in each)
    settings = {name: settings | {"auto_append": []}}
    snippets = Markdown(extensions=[name], extension_configs=settings).preprocessors["snippet"]
    return lambda text: "\n".join(snippets.run(text.splitlines()))


def linked(html: str, page: Path, names: dict[str, str]) -> str:
    """The HTML of a page with its links to the page's Markdown and to the scripts that it shows."""
    # The theme takes each [rel=alternate] for another language and asks for its sitemap. HTML does
    # not care for the space; the theme's selector does.
    alternate = f'<link rel="alternate " type="text/markdown" href="{page.name}">'
    if alternate in html:
        return html
    root = "../" * (len(page.parts) - 1)

    def with_download(block: re.Match) -> str:
        name = names.get(scripts.text(block[2]))
        if not name:
            return block[0]
        label = escape(f"Download {Path(name).name}")
        href = f"{root}scripts/{quote(name)}"
        link = f'<a class="download" href="{href}" download title="{label}"'
        return f'{block[1]}{link} aria-label="{label}"></a>{block[2]}'

    html = CODE.sub(with_download, html)
    html = html.replace("</head>", f"{alternate}\n</head>", 1)
    here = f'<p class="as-markdown"><a href="{page.name}">This page as Markdown</a></p>'
    return html.replace("</article>", f"{here}\n</article>", 1)


def write(file: Path, text: str) -> None:
    """Write a file with the same bytes on every system."""
    file.write_text(text, "utf-8", newline="\n")
