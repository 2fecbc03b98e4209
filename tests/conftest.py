"""pytest-codeblocks, taught to see the pages' Python blocks as the reader sees them; fixtures."""

import contextlib
import io
import os
import runpy
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from snippet_runner.jobs import ENVIRONMENT

os.environ |= ENVIRONMENT  # before torch is imported, which reads it: as for the scripts
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it

import matplotlib.pyplot as plt
import pytest
from playwright.sync_api import sync_playwright
from pytest_codeblocks import plugin
from pytest_codeblocks.main import stdout_io

from snippet_runner import outputs
from tests import pages
from tests.projects import Project
from tools import browser as browsers

plt.switch_backend("agg")  # blocks draw nowhere


def pytest_sessionstart(session: pytest.Session) -> None:
    """Build the site, before the pages are read and before other processes share the tests."""
    if not hasattr(session.config, "workerinput"):
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(time.time())))  # for builds to compare
        try:
            pages.build()
        except AssertionError as error:
            pytest.exit(f"the site is not built\n{error}", returncode=1)


def run_as_script(code: str, _: dict) -> None:
    """Run a block as `python FILE` does: as `__main__`, and from another folder than its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "block.py")
        file.write_text(code, "utf-8")
        runpy.run_path(str(file), run_name="__main__")


class Terminal(io.StringIO):
    """What a block prints, as its page shows it."""

    def getvalue(self) -> str:
        return outputs.shown(super().getvalue())


class Block(plugin.TestBlock):
    """A code block that leaves no figure and no file behind, and shows whatever it raised."""

    def runtest(self) -> None:
        try:
            with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
                super().runtest()
        except SystemExit as error:
            raise RuntimeError(f"{self.name} ends with SystemExit({error.code!r})") from error
        finally:
            plt.close("all")


# pytest-codeblocks looks these names up here whenever it reads a file and runs a block.
plugin.extract_from_file = pages.python_blocks
plugin.TestBlock = Block
plugin.exec = run_as_script
plugin.stdout_io = lambda: stdout_io(Terminal())


@pytest.fixture(scope="session")
def address():
    """Where the site is served: below a path, as it may be when it is published."""
    with browsers.serve(pages.SITE) as address:
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

    def open_page(path, **options):
        options = {"viewport": {"width": 1280, "height": 900}} | options
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(f"{address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def project(tmp_path) -> Iterator[Project]:
    """An empty project, for snippets and pages of its own; nothing of it outlives its test."""
    project = Project(tmp_path)
    yield project
    project.stop()
