"""MkDocs hooks: run the snippets before the pages are read, publish them when the site is built."""

import logging
import re
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

import publisher
import snippet_runner
from snippet_runner import lock

log = logging.getLogger("mkdocs.hooks.snippets")

serving = False
failures: dict[str, str] = {}  # while serving: what the pages show in place of missing outputs

# Where an output is missing: at first an include, then a word, alone in its block of code or not.
INCLUDE = re.compile(r"""^([ \t]*)-+8<-+[ \t]+["']([^"':]+)\.(?:txt|svg)\b.*["'][ \t]*$""", re.M)
WORD = r"missing-output-(\d+)"
MISSING = re.compile(
    rf'<div class="[^"]*highlight">(?:(?!</?div).)*>{WORD}\n</code></pre></div>|{WORD}'
)
FAILURE = """<div class="failure" style="border: 0.2rem solid #c62828; text-align: start">\
<p style="background: #c62828; color: white; margin: 0; padding: 0.2em 0.8em">\
<strong>{name} failed</strong>: its output is missing</p>\
<pre style="margin: 0"><code style="white-space: pre-wrap">{why}</code></pre></div>"""


def on_startup(command: str, **_) -> None:
    """Have torch imported by the time it is needed: for `mkdocs serve`, when a snippet is saved."""
    global serving
    serving = command == "serve"
    if serving or snippet_runner.stale():
        snippet_runner.start_server()


def on_pre_build(**_) -> None:
    """Run what changed; a snippet that fails fails the build, one that warns warns.

    While serving, the pages show why it failed, and the build goes on.
    """
    snippet_runner.wait(log)
    report = snippet_runner.run(log)
    failures.clear()
    if serving and all(name.endswith(".py") for name in report.failures):
        failures.update(report.failures)
    elif report.failures:
        raise PluginError(report.failure_text())
    if failures:
        log.error(report.failure_text())


def on_page_markdown(markdown: str, **_) -> str:
    """Name the outputs that are missing, which no include would find."""

    names = list(failures)

    def missing(include: re.Match) -> str:
        space, stem = include.groups()
        if not Path(f"snippets/{stem}.py").exists():
            stem = re.sub(r"-\d+$", "", stem)  # of a second figure
        name = f"snippets/{stem}.py"
        return f"{space}missing-output-{names.index(name)}" if name in names else include[0]

    return INCLUDE.sub(missing, markdown) if failures else markdown


def on_page_content(html: str, **_) -> str:
    """Show what failed; leave out of the search what is not prose: code, drawings, the map."""

    def failure(word: re.Match) -> str:
        name, why = [*failures.items()][int(word[1] or word[2])]
        return FAILURE.format(name=escape(name), why=escape(why))

    parts = r'<(pre|nav|svg class="drawing")(?=[ >])'
    html = MISSING.sub(failure, html) if failures else html
    return re.sub(parts, r"<\1 data-search-exclude", html)


def on_post_build(config: MkDocsConfig, **_) -> None:
    """Add what readers and machines take away, then let a build that waits begin."""
    try:
        publisher.publish(Path(config.site_dir), log, with_card=not failures)  # it runs the lesson
    except FileNotFoundError as error:
        raise PluginError(str(error)) from error
    lock.release()


def on_build_error(**_) -> None:
    """Let a build that waits begin, after one that failed too."""
    lock.release(force=True)
