"""The built folder wherever it is put: below an address of its own, and opened from a disk."""

import re

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests import pages
from tests.projects import run_module
from tools import browser as browsers

URL = "https://someone.github.io/first-neuron/"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The site, built to be published at URL from a repository that is known."""
    folder = tmp_path_factory.mktemp("server") / "first-neuron"
    known = {"SITE_URL": URL, "GITHUB_REPOSITORY": "someone/first-neuron"}
    done = run_module(pages.ROOT, "mkdocs", "build", "--strict", "--site-dir", folder, **known)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def prefix(published):
    """Where that is served: below a path, as GitHub Pages does."""
    with browsers.serve(published) as address:
        yield address


@pytest.fixture
def page(browser):
    """A window that notes each error and each request that fails."""
    page = browser.new_page(reduced_motion="reduce")
    page.errors = []
    page.on("console", lambda message: page.errors.append(message.text))
    page.on("pageerror", lambda error: page.errors.append(str(error)))

    def failed(request) -> None:
        if request.failure != "net::ERR_ABORTED":  # as a browser ends what it needs no more
            page.errors.append(f"{request.failure} for {request.url}")

    page.on("requestfailed", failed)
    yield page
    page.close()


STYLED = "getComputedStyle(document.body).getPropertyValue('--fig-c0')"


def test_every_page_is_whole_from_a_disk(page):
    """Below a path, test_browser.py looks at them."""
    for path in pages.PATHS:
        page.goto(f"{pages.SITE.as_uri()}/{path}")
        assert page.locator("h1").count() == 1
        assert page.evaluate(STYLED), path
    page.wait_for_load_state("networkidle")
    assert page.errors == []


@pytest.fixture(params=["below a path", "from a disk"])
def place(request):
    """The address of the folder: of a server that knows nothing of it, or on the disk."""
    on_disk = request.param == "from a disk"
    return f"{pages.SITE.as_uri()}/" if on_disk else request.getfixturevalue("prefix")


def test_a_reader_walks_through_the_lesson_searches_and_trains(page, place):
    page.goto(f"{place}index.html")
    page.get_by_role("link", name="Start with step 1: Imports").click()
    for _ in range(5):
        page.get_by_role("link", name="Next: ").click()
    assert page.url == f"{place}lesson/inference.html"
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("extrapolation")
    page.locator(".md-search-result__link", has_text="Glossary").first.click()
    page.wait_for_url(f"{place}reference/glossary.html**")
    page.get_by_role("link", name="The First Neuron").first.click()
    page.wait_for_url(f"{place}index.html")
    page.goto(f"{place}train.html?epoch=10")
    page.get_by_role("button", name="Next epoch").click()
    page.wait_for_url("**epoch=11*")
    assert page.errors == []


@pytest.mark.parametrize("place", ["at a wrong address", "from a disk"])
def test_the_404_page_leads_on(page, prefix, published, place):
    root, wrong = prefix, f"{prefix}lesson/no/such/page"
    if place == "from a disk":
        root, wrong = f"{published.as_uri()}/", f"{published.as_uri()}/404.html"
    else:
        html = (published / "404.html").read_text("utf-8")
        page.route(
            wrong, lambda route: route.fulfill(status=404, body=html, content_type="text/html")
        )
    page.goto(wrong)
    assert page.title() == "This page does not exist - The First Neuron"
    assert page.locator("h1").inner_text() == "This page does not exist"
    assert page.evaluate(STYLED)
    links = page.locator("article a").evaluate_all("links => links.map(link => link.href)")
    assert set(links) == {f"{root}{path}" for path in pages.PATHS}
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("extrapolation")
    page.locator(".md-search-result__link", has_text="Glossary").first.click()
    page.wait_for_url(f"{root}reference/glossary.html**")


def head(folder, path) -> dict[str, str]:
    """What a page says of itself to search engines and social networks."""
    soup = BeautifulSoup((folder / path).read_text("utf-8"), "html.parser")
    said = {
        meta.get("name") or meta.get("property"): meta["content"]
        for meta in soup.select("meta[content]")
    }
    canonical = soup.select_one("link[rel=canonical]")
    return said | {"canonical": canonical and canonical["href"]}


def test_a_published_page_gives_its_address_and_its_picture(published):
    for path in pages.PATHS:
        said = head(published, path)
        assert said["canonical"] == said["og:url"] == URL + path
        assert said["og:title"], path
        assert said["og:description"] == said["description"], path
        assert said["og:image"] == f"{URL}assets/social-card.png", path
    card = Image.open(published / "assets/social-card.png")
    assert (card.format, card.size) == ("PNG", (1200, 630))


def buttons(folder) -> list[str]:
    """Where the buttons on the notebook's page lead."""
    soup = BeautifulSoup((folder / "notebook.html").read_text("utf-8"), "html.parser")
    return [link["href"] for link in soup.select("a.md-button")]


def test_a_site_names_its_address_and_its_repository_where_they_are_known(published, tmp_path):
    done = run_module(
        pages.ROOT, "mkdocs", "build", "--site-dir", tmp_path, SITE_URL="", GITHUB_REPOSITORY=""
    )
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "index.html").read_text("utf-8")
    assert not re.search(r"canonical|og:url|og:image|twitter", html)
    assert buttons(tmp_path) == ["notebook.ipynb"]
    place = "https://colab.research.google.com/github/someone/first-neuron"
    assert buttons(published) == ["notebook.ipynb", f"{place}/blob/main/docs/notebook.ipynb"]


def test_a_web_server_may_read_every_file(published):
    closed = [file for file in published.rglob("*") if not file.stat().st_mode & 0o004]
    assert closed == []
