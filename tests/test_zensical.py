"""Zensical, which follows Material for MkDocs, makes the same pages of the same files."""

import functools
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from tests import pages
from tests.projects import make

# What the two make differently, and why: a line goes when Zensical can do it too.
MARKUP = {  # by a selector: elements or, in brackets, attributes that only one of them has
    "[data-search-exclude]": "hooks.py marks what the search leaves out; Zensical runs no hooks",
    "a#__skip": "Zensical's link to the content leads to an anchor of its own",
    'li:has(> [href*="/notebook."]), a[href*="/notebook."]': "Zensical does not read notebooks",
}
FILES = {  # that only one of them makes
    "notebook.html": "Zensical does not read notebooks",
    "notebook.md": "likewise",
    "search/search_index.js": "Material's search index, for a page on a disk",
    "search/search_index.json": "Material's search index",
    "search.js": "Zensical's search index, for a page on a disk",
    "search.json": "Zensical's search index",
    "sitemap.xml.gz": "Zensical does not compress the sitemap",
}

BOTH = [path for path in [*pages.PATHS, "404.html"] if path not in FILES]


@pytest.fixture(scope="module")
def zensical() -> Path:
    """The folder of the site that Zensical builds."""
    make("zensical")
    return pages.ROOT / "build/zensical"


@functools.cache
def read(folder: Path, path: str, differences: tuple[str, ...] = tuple(MARKUP)) -> BeautifulSoup:
    """A built page, its links resolved, without what is known to differ."""
    soup = BeautifulSoup((folder / path).read_text("utf-8"), "html.parser")
    for link in soup.select("[href]"):
        link["href"] = urljoin(f"http://site/{path}", link["href"])
    for selector in differences:
        for element in soup.select(selector):
            if selector.startswith("["):
                del element[selector.strip("[]")]
            else:
                if str(element.next_sibling).isspace():
                    element.next_sibling.extract()
                element.decompose()
    return soup


def article(soup: BeautifulSoup) -> list[str]:
    """The article, line by line: prose, code, outputs, figures, ids, and links."""
    return soup.find("article").decode_contents().splitlines()


def links(soup: BeautifulSoup) -> list[tuple[str, str]]:
    """What the navigation, the table of contents and the footer say, and where they lead."""
    found = soup.select(".md-nav__link[href], .md-footer__link")
    return [(" ".join(link.get_text(" ").split()), link["href"]) for link in found]


def test_an_article_is_the_same_to_the_letter(zensical):
    for path in BOTH:
        assert article(read(zensical, path)) == article(read(pages.SITE, path)), path


def test_the_links_around_an_article_are_the_same(zensical):
    for path in BOTH:
        expected = links(read(pages.SITE, path))
        assert len(expected) > len(BOTH) / 2, path
        assert links(read(zensical, path)) == expected, path


def test_the_head_of_a_page_says_the_same(zensical):
    """To readers, search engines, social networks, and programs that look for Markdown.

    But for the canonical link, which Zensical writes without a SITE_URL too.
    """
    said = "title, base, meta[property], meta[name=description], link[type='text/markdown']"
    for path in BOTH:
        expected = read(pages.SITE, path).head.select(said)
        assert len(expected) > 2, path
        assert read(zensical, path).head.select(said) == expected, path


def test_a_page_asks_no_other_site_for_anything(zensical):
    for path in BOTH:
        asked = read(zensical, path).select("script[src], link[rel=stylesheet], img[src]")
        sources = [element.get("src") or element["href"] for element in asked]
        assert len(sources) > 2, path
        assert [url for url in sources if "//" in url.removeprefix("http://site/")] == [], path


def test_a_page_that_asks_has_what_checks_the_answer(zensical):
    for path in BOTH:
        asks = bool(read(zensical, path).select("article div.ask"))
        assert ("first-neuron-solved" in str(read(zensical, path))) == asks, path


def test_the_same_files_are_published(zensical):
    """Themes apart: their files lie in `assets/`."""
    ours, theirs = (
        {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        for folder in (pages.SITE, zensical)
    )
    assert {name for name in ours ^ theirs if not name.startswith("assets/")} == FILES.keys()


class Twice(HTMLParser):
    """Collects the elements that have one attribute twice."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        counts = Counter(name for name, _ in attributes)
        self.found += [(tag, name) for name, count in counts.items() if count > 1]


def test_no_element_has_an_attribute_twice(zensical):
    for folder in (pages.SITE, zensical):
        for path in BOTH:
            assert Twice((folder / path).read_text("utf-8")).found == [], folder / path


@pytest.mark.parametrize("selector", MARKUP)
def test_a_difference_in_the_markup_is_still_there(zensical, selector):
    others = tuple(other for other in MARKUP if other != selector)
    differs = (
        article(read(zensical, path, others)) != article(read(pages.SITE, path, others))
        for path in BOTH
    )
    assert any(differs), f"Zensical no longer differs in {selector}: {MARKUP[selector]}"
