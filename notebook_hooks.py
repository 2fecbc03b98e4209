"""MkDocs hooks for the notebook: run it when something changed, show it like any other page."""

import base64
import hashlib
import logging
import os
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, Tag
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from nbclient.exceptions import CellExecutionError

from snippet_runner import cache
from snippet_runner.jobs import ENVIRONMENT

log = logging.getLogger("mkdocs.hooks.notebook")

SETTINGS = Path(".jupyter")
PACKAGES = ("ipykernel", "ipython", "mkdocs-jupyter", "nbconvert")

OPEN = """\
Jupyter opens it: <a href="index.html#run-it-yourself">install PyTorch and matplotlib</a>, then
<code>python -m pip install jupyterlab</code>, and run
<code>jupyter lab notebook.ipynb</code>. Here the build of this page has run it."""


def on_config(config, **_) -> None:
    """Run the notebook anew when a version changes, in a kernel that draws as snippets do.

    The settings of whoever builds stay out of it.
    """
    os.environ |= ENVIRONMENT | {
        "IPYTHONDIR": str(Path("build/ipython").absolute()),
        "JUPYTER_CONFIG_DIR": str(SETTINGS.absolute()),
        "MPLBACKEND": "module://snippet_runner.notebook",
        "PYTHONPATH": str(Path.cwd()),
    }
    made_by = [cache.environment(), *(version(name) for name in PACKAGES)]
    made_by += [file.read_text("utf-8") for file in sorted(SETTINGS.iterdir())]
    folder = hashlib.sha256(repr(made_by).encode()).hexdigest()
    config.plugins["mkdocs-jupyter"].config["cache_dir"] = f".cache/notebook/{folder}"


def on_pre_page(page, config, **_) -> None:
    """A notebook that fails fails the build as a snippet does: with its name and its own lines."""
    if not page.file.src_uri.endswith(".ipynb"):
        return
    folder = Path(config.plugins["mkdocs-jupyter"].config["cache_dir"])

    def render(*args, run=page.render) -> None:
        try:
            try:
                run(*args)
            except ValueError:  # a result of which a build that was killed has written a part
                shutil.rmtree(folder)
                run(*args)
        except CellExecutionError as error:
            reason = re.sub(r"\x1b\[[\d;]*m", "", str(error))  # the colours of a terminal
            raise PluginError(f"{page.file.src_uri}: {reason}") from error

    page.render = render


@event_priority(1)  # before the search leaves out the code
def on_page_content(html: str, page, config, **_) -> str | None:
    """Give the page of a notebook the same HTML as the other pages, and links to take it away.

    mkdocs-jupyter brings styles and scripts, some from other sites; of what it made, the text, the
    code, its output and the plots stay. What the notebook says first is the page's lead.
    """
    if not page.file.src_uri.endswith(".ipynb"):
        return None
    page.meta["description"] = nbformat.read(page.file.abs_src_path, 4).metadata.description
    cells = BeautifulSoup(html, "html.parser").select(".jp-Notebook-cell[id]")
    cells[0].p["class"] = "lead"
    parts = [part for cell in cells for part in _cell(cell, page.file.src_uri)]
    file = f"{page.file.name}.ipynb"
    links = f'<a class="md-button" href="{file}" download>Download {file}</a>'
    if repository := config.extra["repository"]:
        path = f"{repository}/blob/main/docs/{page.file.src_uri}"
        colab = f"https://colab.research.google.com/github/{path}"
        links += f' <a class="md-button" href="{colab}">Open in Colab</a>'
    parts.insert(1, f"<p>{links}</p>\n<p>{OPEN}</p>")
    return "\n".join(parts)


def _cell(cell: Tag, name: str) -> Iterator[str]:
    if text := cell.select_one(".jp-RenderedMarkdown"):
        yield text.decode_contents().replace("anchor-link", "headerlink").strip()
        return
    code = cell.select_one(".highlight-ipynb pre")
    yield f'<div class="language-python highlight">{_block(code)}</div>'
    for output in cell.select(".jp-OutputArea-output"):
        if output["data-mime-type"] == "image/svg+xml":
            data = output.img["src"].removeprefix("data:image/svg+xml;base64,")
            yield f"<figure>\n{base64.b64decode(data).decode()}</figure>"
        elif output.pre and not output["data-mime-type"].endswith("stderr"):
            label = '<span class="filename">Output</span>'
            yield f'<div class="language-text highlight">{label}{_block(output.pre)}</div>'
        else:
            log.warning("%s wrote to stderr, or in HTML:\n%s", name, output.get_text().strip())


def _block(pre: Tag) -> str:
    code = pre.decode_contents().removeprefix("<span></span>")
    return f"<pre><span></span><code>{code}</code></pre>"
