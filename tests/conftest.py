"""pytest-codeblocks, taught to see the pages' Python blocks as the reader sees them; fixtures."""

import matplotlib.pyplot as plt
import pytest
from playwright.sync_api import sync_playwright
from pytest_codeblocks import plugin

from tests import browsers, pages

plt.switch_backend("agg")  # blocks draw nowhere


class Block(plugin.TestBlock):
    """A code block that leaves no figure behind, and whose failure shows whatever it raised."""

    def runtest(self) -> None:
        try:
            super().runtest()
        except SystemExit as error:
            raise RuntimeError(f"{self.name} ends with SystemExit({error.code!r})") from error
        finally:
            plt.close("all")


plugin.extract_from_file = pages.python_blocks
plugin.TestBlock = Block


@pytest.fixture(scope="session")
def site():
    """The folder of the site, built now."""
    return pages.build()


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served."""
    with browsers.serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once."""
    with sync_playwright() as playwright:
        browser = browsers.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, address):
    """Open a page of the site in a window of its own."""
    contexts = []

    def open_page(path, width=1280, **options):
        options = {"viewport": {"width": width, "height": 900}} | options
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(f"{address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
