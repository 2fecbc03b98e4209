"""A matplotlib backend whose `plt.show()` keeps each figure as an SVG made to stand inside a page.

Inline, a figure follows the page's colours and fonts, and its text can be selected, searched and
read aloud. For that matplotlib's own SVG loses its prolog, its fixed colours and fonts, and gets
ids that are unique on the page and an accessible name: the figure's title.
"""

import io
import os
import re
import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

C0, C1, C2, C3 = "#1f5fbf", "#b34700", "#0f766e", "#a8285f"
INK, LINE, PAPER, BLACK = "#1c2733", "#8794a1", "#ffffff", "#000000"

# The page's name for each of these colours, which its style sheet defines. A page that does not, or
# the file opened on its own, shows the colour itself.
VARIABLES = {
    C0: "--fig-c0",
    C1: "--fig-c1",
    C2: "--fig-c2",
    C3: "--fig-c3",
    INK: "--fig-ink",
    BLACK: "--fig-ink",
    LINE: "--fig-line",
    PAPER: "--fig-paper",
}

STYLE = {
    "axes.edgecolor": LINE,
    "axes.facecolor": "none",
    "axes.labelcolor": INK,
    "axes.prop_cycle": f"cycler('color', {[C0, C1, C2, C3]})",
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 12,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "figure.figsize": (5.0, 3.2),  # inches of 72 units: 360 wide, so that a phone shows it 1:1
    "font.size": 11,
    "grid.color": LINE,
    "hatch.color": INK,
    "legend.frameon": False,
    "patch.edgecolor": INK,
    "path.simplify_threshold": 0.5,  # of a unit: not to be seen, and half the weight of a curve
    "svg.fonttype": "none",
    "text.color": INK,
    "xtick.color": LINE,
    "xtick.labelcolor": INK,
    "ytick.color": LINE,
    "ytick.labelcolor": INK,
}

BACKEND = f"module://{__name__}"

SVG = "http://www.w3.org/2000/svg"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")

_folder = _prefix = None
_shown = 0


def start(folder: str, prefix: str) -> None:
    """Keep the figures of this process as `folder/1.svg`, `folder/2.svg`, …; ids get the prefix."""
    global _folder, _prefix, _shown
    _folder, _prefix, _shown = folder, re.sub(r"\W+", "-", prefix), 0


class FigureManager(FigureManagerBase):
    """Shows a figure by writing it to a file."""

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:
        """`plt.show()`: keep every open figure, in order, and close it, as a window would."""
        global _shown
        for number in plt.get_fignums():
            figure = plt.figure(number)
            _shown += 1
            svg = inline_svg(figure, prefix=f"{_prefix}-{_shown}")
            with open(os.path.join(_folder, f"{_shown}.svg"), "w", encoding="utf-8") as file:
                file.write(svg)
            plt.close(figure)


class FigureCanvas(FigureCanvasSVG):
    """The SVG canvas with the manager above; matplotlib looks for it by this name."""

    manager_class = FigureManager


def inline_svg(figure: Figure, prefix: str) -> str:
    """Draw a figure as an `<svg>` element for a page, its ids beginning with `prefix`.

    Raises:
        ValueError: if the figure has no title, which would leave it without an accessible name.
    """
    titles = [figure.get_suptitle(), *(axes.get_title() for axes in figure.axes)]
    title = " ".join(next(filter(str.strip, titles), "").split())
    if not title:
        raise ValueError("a figure without a title: plt.title(…) gives it its accessible name")
    file = io.BytesIO()
    FigureCanvasSVG(figure).print_svg(file)
    root = ET.fromstring(file.getvalue())
    for parent in list(root.iter()):
        for child in parent.findall(f"{{{SVG}}}metadata") + parent.findall(f"{{{SVG}}}style"):
            parent.remove(child)
    referenced = re.findall(r"(?:url\(|href=\")#([^\")]+)", ET.tostring(root, encoding="unicode"))
    # Numbered in order: unique on the page, and the same at every run, as matplotlib's are not.
    ids = {old: f"{prefix}-{n}" for n, old in enumerate(dict.fromkeys(referenced), 1)}
    for element in root.iter():
        _clean(element, ids)
    for name in ("width", "height", "version"):
        del root.attrib[name]
    root.attrib |= {"class": "plot", "role": "img", "aria-labelledby": f"{prefix}-title"}
    root.attrib["data-search-exclude"] = ""  # the site's search shall not find tick labels
    root.attrib |= {"stroke-linejoin": "round", "stroke-linecap": "butt"}  # was the <style>
    root.attrib["style"] = f"fill: {_variable(BLACK)}"  # which matplotlib does not write
    root.insert(0, ET.Element(f"{{{SVG}}}title", id=f"{prefix}-title"))
    root[0].text = title
    ET.indent(root, space="")
    return ET.tostring(root, encoding="unicode") + "\n"


def _clean(element: ET.Element, ids: dict[str, str]) -> None:
    """Give one element the page's colours and font, its new id and no needless digits."""
    for name, text in list(element.attrib.items()):
        if name == "id":
            del element.attrib["id"]
            if text in ids:
                element.set("id", ids[text])
            continue
        text = re.sub(r"#[0-9a-f]{6}\b", lambda m: _variable(m[0]), text)
        text = re.sub(r"(?<=#)[^\")]+(?=\)|$)", lambda m: ids.get(m[0], m[0]), text)
        text = re.sub(r"font-family:[^;]*;? ?", "", text)
        text = re.sub(r"-?\d+\.\d+", lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), text)
        element.set(name, " ".join(text.split()))


def _variable(color: str) -> str:
    return f"var({VARIABLES[color]}, {color})" if color in VARIABLES else color
