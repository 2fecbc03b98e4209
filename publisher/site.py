"""Write into a built site what readers and machines take away, and link it from the pages."""

import re
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

from bs4 import BeautifulSoup
from mkdocs.utils.yaml import yaml_load

from publisher import card, llms, page, scripts

CODE = re.compile(r"(<pre\b[^>]*>)((?:<span></span>)?<code\b[^>]*>.*?</code></pre>)", re.DOTALL)


def publish(site: Path, with_card: bool = True) -> None:
    """Add to a built site its scripts, the Markdown of its pages, llms.txt and its social card.

    The working directory is the root of the project. To publish a second time changes nothing.

    Raises:
        FileNotFoundError: if the folder does not hold the site.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site}: no index.html, so this is not the built site")
    config = yaml_load(Path("mkdocs.yml").read_text("utf-8"))
    names = scripts.write(site, folder=re.sub(r"\W+", "-", config["site_name"].lower()))
    descriptions = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        if "</article>" not in html or file.name == "404.html":
            continue
        path = file.relative_to(site).with_suffix(".md")
        write(site / path, page.markdown(html, file.name))
        descriptions[path.as_posix()] = _description(html)
        write(file, linked(html, path, names))
    write(site / "llms.txt", llms.index(config, descriptions))
    if with_card and card.LESSON.exists():
        card.write(site / "assets/social-card.png")


def _description(html: str) -> str:
    """What a page says of itself to search engines."""
    head = BeautifulSoup(html.partition("</head>")[0], "html.parser")
    found = head.select_one("meta[name=description]")
    return found["content"] if found else ""


def linked(html: str, path: Path, names: dict[str, str]) -> str:
    """The HTML of a page with its links to the page's Markdown and to the scripts that it shows."""
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
        link = f'<a class="download" href="{href}" download title="{label}"'
        return f'{block[1]}{link} aria-label="{label}"></a>{block[2]}'

    html = CODE.sub(with_download, html)
    html = html.replace("</head>", f"{alternate}\n</head>", 1)
    here = f'<p class="as-markdown"><a href="{path.name}">This page as Markdown</a></p>'
    return html.replace("</article>", f"{here}\n</article>", 1)


def write(file: Path, text: str) -> None:
    """Write a file with the same bytes on every system."""
    file.write_text(text, "utf-8", newline="\n")
