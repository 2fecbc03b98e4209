"""Zensical, which follows Material for MkDocs, makes the same pages of the same files."""

import functools
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
    "search/search_index.js": "Material's search index, for a page on a disk",
    "search/search_index.json": "Material's search index",
    "search.js": "Zensical's search index, for a page on a disk",
    "search.json": "Zensical's search index",
    "sitemap.xml.gz": "Zensical does not compress the sitemap",
}

HTML = [file.relative_to(pages.build()) for file in sorted(pages.build().rglob("*.html"))]
BOTH = [file for file in HTML if file.as_posix() not in FILES]
every_page = pytest.mark.parametrize("page", BOTH, ids=Path.as_posix)


@functools.cache
def zensical() -> Path:
    """Build the site with Zensical, once in a test session, and return its folder."""
    make("zensical")
    return pages.ROOT / "build/zensical"


@functools.cache
def read(folder: Path, page: Path, differences: tuple[str, ...] = tuple(MARKUP)) -> BeautifulSoup:
    """A built page, its links resolved, without what is known to differ."""
    soup = BeautifulSoup((folder / page).read_text("utf-8"), "html.parser")
    for link in soup.select("[href]"):
        link["href"] = urljoin(f"http://site/{page.as_posix()}", link["href"])
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


@every_page
def test_an_article_is_the_same_to_the_letter(page):
    assert article(read(zensical(), page)) == article(read(pages.SITE, page))


@every_page
def test_the_links_around_an_article_are_the_same(page):
    expected = links(read(pages.SITE, page))
    assert len(expected) > len(BOTH) / 2
    assert links(read(zensical(), page)) == expected


@every_page
def test_the_title_of_a_page_is_the_same(page):
    assert read(zensical(), page).title == read(pages.SITE, page).title


@every_page
def test_the_head_of_a_page_says_the_same(page):
    """To search engines, social networks, and programs that look for Markdown.

    But for the canonical link, which Zensical writes without a SITE_URL too.
    """
    said = "meta[property], meta[name=description], link[type='text/markdown']"
    expected = read(pages.SITE, page).head.select(said)
    assert expected or page.name == "404.html"
    assert read(zensical(), page).head.select(said) == expected


@every_page
def test_a_page_asks_no_other_site_for_anything(page):
    asked = read(zensical(), page).select("script[src], link[rel=stylesheet], img[src]")
    sources = [element.get("src") or element["href"] for element in asked]
    assert [url for url in sources if "//" in url.removeprefix("http://site/")] == []


def test_the_same_files_are_published():
    """Themes apart: their files lie in `assets/`."""
    ours, theirs = (
        {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        for folder in (pages.SITE, zensical())
    )
    assert {name for name in ours ^ theirs if not name.startswith("assets/")} == FILES.keys()


@pytest.mark.parametrize("selector", MARKUP)
def test_a_difference_in_the_markup_is_still_there(selector):
    others = tuple(other for other in MARKUP if other != selector)
    differs = [
        article(read(zensical(), page, others)) != article(read(pages.SITE, page, others))
        for page in BOTH
    ]
    assert any(differs), f"Zensical no longer differs in {selector}: {MARKUP[selector]}"
