"""The built HTML, without a browser: links, names, weight, and nothing that nobody needs."""

import os
from urllib.parse import unquote, urljoin, urlparse

import pytest
from bs4 import BeautifulSoup

from tests import pages

HTML = sorted(pages.build().rglob("*.html"))
NAMES = [file.relative_to(pages.SITE).as_posix() for file in HTML]
HOME = urlparse((os.environ.get("SITE_URL") or "http://site").rstrip("/") + "/")
every_file = pytest.mark.parametrize("file", HTML, ids=NAMES)


def soup(file) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


@every_file
def test_every_link_of_the_site_leads_somewhere(file):
    here = urljoin(HOME.geturl(), file.relative_to(pages.SITE).as_posix())
    for element in soup(file).select("[href], [src]"):
        link = element.get("href") or element.get("src")
        target = urlparse(urljoin(here, link))
        if target.netloc != HOME.netloc:
            continue
        path = pages.SITE / unquote(target.path.removeprefix(HOME.path))
        path = path / "index.html" if path.is_dir() else path
        assert path.is_file(), link
        if target.fragment and path.suffix == ".html" and element.name == "a":
            anchor = unquote(target.fragment)
            assert soup(path).find(id=anchor), f"no anchor {link}"


@every_file
def test_every_image_has_a_name(file):
    page = soup(file)
    for image in page.find_all("img"):
        assert image.get("alt"), image
    for svg in page.select("svg[role]"):
        name = page.find(id=svg["aria-labelledby"])
        assert name is not None, svg["aria-labelledby"]
        assert name.name == "title"
        assert name.get_text().strip()
    for svg in page.select("article svg:not([role])"):
        assert svg.find_parent(attrs={"aria-hidden": "true"}) or svg.find_parent("a"), svg


@every_file
def test_no_drawing_was_read_as_markdown(file):
    """As happens to one that stands indented, inside a box or a tab."""
    assert soup(file).select("svg :is(p, br, em, code, abbr)") == []


@every_file
def test_ids_are_unique(file):
    ids = [element["id"] for element in soup(file).select("[id]")]
    assert [name for name in ids if ids.count(name) > 1] == []


def test_what_no_reader_needs_is_not_published():
    files = [file.relative_to(pages.SITE).as_posix() for file in pages.SITE.rglob("*")]
    assert [name for name in files if name.endswith(".map") or "/lunr" in name] == []


def test_the_files_that_the_pages_name_are_all_on_the_site():
    for file in HTML:
        for element in soup(file).select("script[src], link[rel=stylesheet], img[src]"):
            link = element.get("src") or element.get("href")
            assert not urlparse(link).netloc, link
