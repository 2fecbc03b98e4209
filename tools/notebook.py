"""`make notebook`: the lesson as one notebook, made from its pages and its script.

It is committed without outputs; the build runs it.
"""

import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NOTEBOOK = Path("docs/notebook.ipynb")
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

# The lesson's loop does not keep its losses: one line above it and one at its end do.
RECORDED = """\
losses = []  # our line: room for the loss of each epoch, for a plot

{loop}

    losses.append(loss.item())  # our line: keep the loss as a plain number"""

PLOT = """\
import matplotlib.pyplot as plt

plt.figure(figsize=(5, 3.2))  # inches
plt.plot(range(1, len(losses) + 1), losses, color="C3")
plt.yscale("log")
plt.gca().yaxis.set_major_formatter("{x:g}")
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
        code = "".join(sections.pop(name) for name in new).rstrip("\n")
        if step == "training-loop":
            cells += [new_code_cell(RECORDED.format(loop=code)), new_code_cell(PLOT)]
        else:
            cells.append(new_code_cell(code))
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


if __name__ == "__main__":
    NOTEBOOK.write_text(make(), "utf-8")
