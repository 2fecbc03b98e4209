"""MkDocs hooks: run the snippets before the pages that include their outputs are read."""

import logging

from mkdocs.exceptions import PluginError

import snippet_runner

log = logging.getLogger("mkdocs.hooks.snippets")


def on_startup(command: str, **_) -> None:
    """With `mkdocs serve`, have torch imported by the time the first snippet is saved."""
    if command == "serve":
        snippet_runner.start_server()


def on_pre_build(**_) -> None:
    """Run what changed; a snippet that fails fails the build, one that warns warns."""
    report = snippet_runner.run(log)
    if report.failures:
        raise PluginError(report.failure_text())
