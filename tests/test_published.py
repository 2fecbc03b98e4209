"""The built folder wherever it is put: below an address of its own, and opened from a disk."""

import re
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests import browsers, pages
from tests.projects import run

HTML = sorted(file.relative_to(pages.build()).as_posix() for file in pages.SITE.rglob("*.html"))
PATHS = [path for path in HTML if path != "404.html"]
URL = "https://someone.github.io/first-neuron/"


@pytest.fixture(scope="module")
def published(site, tmp_path_factory):
    """The site, built to be published at URL."""
    folder = tmp_path_factory.mktemp("server") / "first-neuron"
    options = ["--strict", "--site-dir", folder]
    done = run(pages.ROOT, "mkdocs", "build", *options, SITE_URL=URL)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def prefix(published):
    """Where that is served: below a path, as GitHub Pages does."""
    with browsers.serve(published.parent) as address:
        yield f"{address}first-neuron/"


@pytest.fixture(params=["below a path", "from a disk"])
def place(request, site):
    """The address of the folder: of a server that knows nothing of it, or on the disk."""
    if request.param == "from a disk":
        return f"{site.as_uri()}/"
    return request.getfixturevalue("prefix")


@pytest.fixture
def page(browser):
    """A window that notes each error and each request that fails."""
    page = browser.new_page(reduced_motion="reduce")
    page.errors = []
    page.on("console", lambda message: page.errors.append(message.text))
    page.on("pageerror", lambda error: page.errors.append(str(error)))

    def failed(request) -> None:
        if (
            request.failure != "net::ERR_ABORTED"
        ):  # which the browser does with what it needs no more
            page.errors.append(f"{request.failure} for {request.url}")

    page.on("requestfailed", failed)
    yield page
    page.close()


def test_every_page_is_whole(page, place):
    for path in PATHS:
        page.goto(f"{place}{path}")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").count() == 1
        assert page.errors == [], path
        assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--fig-c0')")


def test_a_reader_walks_from_home_through_the_whole_lesson(page, place):
    page.goto(f"{place}index.html")
    page.get_by_role("link", name="Start with step 1: Imports").click()
    for _ in range(5):
        page.get_by_role("link", name="Next: ").click()
    assert page.url == f"{place}lesson/inference.html"
    page.get_by_role("link", name="The First Neuron").first.click()
    assert page.url == f"{place}index.html"


def test_the_search_finds_a_page_and_leads_to_it(page, place):
    page.goto(f"{place}lesson/data.html")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("extrapolation")
    page.locator(".md-search-result__link", has_text="Glossary").first.click()
    page.wait_for_url(f"{place}reference/glossary.html**")


def test_the_neuron_trains_and_the_address_keeps_its_state(page, place):
    page.goto(f"{place}train.html?epoch=10")
    page.get_by_role("button", name="Next epoch").click()
    page.wait_for_url("**epoch=11*")
    assert page.errors == []


def test_the_404_page_leads_on_from_any_address(page, prefix, published):
    wrong = f"{prefix}lesson/no/such/page"
    html = (published / "404.html").read_text("utf-8")
    page.route(wrong, lambda route: route.fulfill(status=404, body=html, content_type="text/html"))
    page.goto(wrong)
    assert page.locator("h1").inner_text() == "This page does not exist"
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--fig-c0')")
    links = page.locator("article a").all()
    assert {urljoin(page.url, link.get_attribute("href")) for link in links} >= {
        f"{prefix}{path}" for path in PATHS
    }
    links[0].click()
    assert page.url == f"{prefix}index.html"


def head(folder, path) -> dict[str, str]:
    """What a page says of itself to search engines and social networks."""
    soup = BeautifulSoup((folder / path).read_text("utf-8"), "html.parser")
    said = {
        meta.get("name") or meta.get("property"): meta["content"]
        for meta in soup.select("meta[content]")
    }
    canonical = soup.select_one("link[rel=canonical]")
    return said | {"canonical": canonical and canonical["href"]}


@pytest.mark.parametrize("path", PATHS)
def test_a_published_page_gives_its_address_and_its_picture(published, path):
    said = head(published, path)
    assert said["canonical"] == said["og:url"] == URL + path
    assert said["og:title"]
    assert said["og:description"] == said["description"]
    assert said["og:image"].startswith(URL)
    card = Image.open(published / said["og:image"].removeprefix(URL))
    assert (card.format, card.size) == ("PNG", (1200, 630))


def test_every_page_has_a_description_of_its_own(site):
    descriptions = [head(site, path)["description"] for path in PATHS]
    assert len(set(descriptions)) == len(PATHS)
    for text in descriptions:
        assert 50 <= len(text) <= 160, text


def test_a_site_without_an_address_names_none(published):
    html = (published / "index.html").read_text("utf-8")
    assert URL in html
    done = run(pages.ROOT, "mkdocs", "build", "--site-dir", published / "none", SITE_URL="")
    assert done.returncode == 0, done.stderr
    html = (published / "none/index.html").read_text("utf-8")
    assert not re.search(r"canonical|og:url|og:image|twitter", html)
