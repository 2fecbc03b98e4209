"""The lesson as one notebook: made from its pages and its script, and shown like any other page.

`python -m publisher.notebook` writes `docs/notebook.ipynb`, without outputs. mkdocs-jupyter runs it
when the site is built; the MkDocs hooks below see to how it runs and to what its page looks like.
"""

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
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from snippet_runner import cache

log = logging.getLogger("mkdocs.hooks.notebook")

NOTEBOOK = Path("docs/notebook.ipynb")
SETTINGS = Path(".jupyter")  # of Jupyter and, there, of matplotlib
PACKAGES = ("ipykernel", "ipython", "matplotlib-inline", "mkdocs-jupyter", "nbconvert")
LESSON = Path("snippets/lesson.py")
STEPS = ["imports", "data", "model", "training-setup", "training-loop", "inference"]

HEADING = re.compile(r"^# (.+)\n\n((?:.+\n)+?)\{ \.lead \}", re.MULTILINE)
SECTION = re.compile(r"# --8<-- \[start:(.+)\]\n((?:.*\n)*?)# --8<-- \[end:\1\]")

DESCRIPTION = (
    "The six steps as one notebook to run in Jupyter or Colab: a neuron, its loss, its answer."
)
TITLE = "The lesson as a notebook"
RUN = """\
Run the cells from top to bottom, each with Shift+Enter. Then change `lr`, or the number of epochs,
and run all of them again."""

OPEN = """\
Jupyter opens it: <code>pip install torch matplotlib jupyterlab</code>, then
<code>jupyter lab notebook.ipynb</code>. Here the build of this page has run it."""

# The lesson's loop does not keep its losses. These lines do, and leave the loop as it is.
RECORD = """\
losses = []  # our lines: keep each loss that the loop computes, for a plot

def keep(module, arguments, loss):
    losses.append(loss.item())

recorder = loss_function.register_forward_hook(keep)"""

PLOT = """\
import matplotlib.pyplot as plt

recorder.remove()
plt.figure(figsize=(5, 3.2))  # inches
plt.plot(range(1, len(losses) + 1), losses)
plt.yscale("log")
plt.title("Loss by epoch, log scale")
plt.xlabel("epoch")
plt.ylabel("loss (minutes²)")
plt.show()"""


def make() -> str:
    """The text of the notebook: of each step its heading, its question and its code."""
    question, story = _heading("index")
    cells = [new_markdown_cell(f"# {TITLE}\n\n{story} **{question}**\n\n{RUN}")]
    sections = dict(SECTION.findall(LESSON.read_text("utf-8")))
    for step in STEPS:
        heading, lead = _heading(f"lesson/{step}")
        cells.append(new_markdown_cell(f"## {heading}\n\n{lead}"))
        text = Path(f"docs/lesson/{step}.md").read_text("utf-8")
        new = [name for name in sections if f'"lesson.py:{name}"' in text]
        if step == "training-loop":
            cells.append(new_code_cell(RECORD))
        cells.append(new_code_cell("".join(sections.pop(name) for name in new).rstrip("\n")))
        if step == "training-loop":
            cells.append(new_code_cell(PLOT))
    for number, cell in enumerate(cells, 1):
        cell["id"] = f"cell-{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "description": DESCRIPTION}
    notebook = new_notebook(cells=cells, metadata=metadata)
    return nbformat.writes(notebook) + "\n"


def _heading(page: str) -> tuple[str, str]:
    """The heading of a page and its lead sentence."""
    heading, lead = HEADING.search(Path(f"docs/{page}.md").read_text("utf-8")).groups()
    return heading, lead.rstrip()


def on_config(config, **_) -> None:
    """Run the notebook anew when a version changes, in a kernel without its user's own settings."""
    os.environ.pop("MPLBACKEND", None)  # the kernel would show no plot, and say nothing
    os.environ["IPYTHONDIR"] = str(Path("build/ipython").absolute())
    os.environ["JUPYTER_CONFIG_DIR"] = os.environ["MATPLOTLIBRC"] = str(SETTINGS.absolute())
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

    mkdocs-jupyter brings styles and scripts, some from other sites, and images without a
    description; of what it made, the text, the code, its output and the plots stay.
    """
    if not page.file.src_uri.endswith(".ipynb"):
        return None
    page.meta["description"] = nbformat.read(page.file.abs_src_path, 4).metadata.description
    cells = BeautifulSoup(html, "html.parser").select(".jp-Notebook-cell[id]")
    parts = [part for cell in cells for part in _cell(cell, page.file.src_uri)]
    links = '<a class="md-button" href="notebook.ipynb" download>Download notebook.ipynb</a>'
    if repository := config.extra["repository"]:
        colab = f"https://colab.research.google.com/github/{repository}/blob/main/{NOTEBOOK}"
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
        if output.img:
            title = re.search(r'plt.title\("(.+)"\)', code.get_text())[1]
            yield f'<figure><img class="output" src="{output.img["src"]}" alt="{title}"></figure>'
        elif output.pre and not output["data-mime-type"].endswith("stderr"):
            label = '<span class="filename">Output</span>'
            yield f'<div class="language-text highlight">{label}{_block(output.pre)}</div>'
        else:
            log.warning("%s wrote to stderr, or in HTML:\n%s", name, output.get_text().strip())


def _block(pre: Tag) -> str:
    code = pre.decode_contents().removeprefix("<span></span>")
    return f"<pre><span></span><code>{code}</code></pre>"


if __name__ == "__main__":
    NOTEBOOK.write_text(make(), "utf-8")
