"""MkDocs hooks: run the snippets before the pages are read, publish them when the site is built."""

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

import publisher
import snippet_runner
from snippet_runner import lock

log = logging.getLogger("mkdocs.hooks.snippets")


def on_startup(command: str, **_) -> None:
    """Have torch imported by the time it is needed: for `mkdocs serve`, when a snippet is saved."""
    if command == "serve" or snippet_runner.stale():
        snippet_runner.start_server()


def on_pre_build(**_) -> None:
    """Run what changed; a snippet that fails fails the build, one that warns warns."""
    snippet_runner.wait(log)
    report = snippet_runner.run(log)
    if report.failures:
        raise PluginError(report.failure_text())


def on_page_content(html: str, **_) -> str:
    """Leave out of the search what is not prose: code, drawings, the map of the six steps."""
    parts = r'<(pre|nav|svg class="drawing")(?=[ >])'
    return re.sub(parts, r"<\1 data-search-exclude", html)


def on_post_build(config: MkDocsConfig, **_) -> None:
    """Add what readers and machines take away, then let a build that waits begin."""
    publisher.publish(Path(config.site_dir))
    lock.release()


def on_build_error(**_) -> None:
    """Let a build that waits begin, after one that failed too."""
    lock.release(force=True)
