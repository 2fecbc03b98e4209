"""A real browser, and a server for a built site: for the tests and for `make screenshots`."""

import contextlib
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright

HOW_TO = (
    "no browser: run `make test`, or `playwright install chromium`, or install your system's "
    "chromium package, so that `chromium` is on the PATH"
)


def launch(playwright: Playwright) -> Browser:
    """Start Playwright's own Chromium, or else the system's; without either, fail and say how."""
    own = playwright.chromium.executable_path
    path = own if Path(own).exists() else shutil.which("chromium") or shutil.which("google-chrome")
    options = {"args": ["--no-sandbox", "--disable-gpu"], "executable_path": path}
    try:
        return playwright.chromium.launch(**(options if path else {}))
    except Error as error:
        raise AssertionError(f"{HOW_TO}\n{error}") from error


class Quiet(SimpleHTTPRequestHandler):
    """A static file server that does not write to the terminal."""

    def log_message(self, *_) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A server that keeps as many connections waiting as a browser opens at once, and more."""

    request_queue_size = 128


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone, below a path, as GitHub Pages does.

    Yields the address of the folder, which ends with its name and a slash.
    """
    with Server(("127.0.0.1", 0), partial(Quiet, directory=folder.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
        finally:
            server.shutdown()
