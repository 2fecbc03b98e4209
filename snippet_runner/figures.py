"""A matplotlib backend whose `plt.show()` keeps each figure as an SVG made to stand inside a page.

Inline, a figure follows the page's colours and font, and its text can be selected, searched and
read aloud. For that matplotlib's own SVG loses its prolog, its fixed colours and default font, and
gets ids that are unique on the page, an accessible name, the figure's title, and a description.
"""

import io
import os
import re
import sys
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from unittest.mock import ANY

import matplotlib.pyplot as plt
from matplotlib import layout_engine as layouts
from matplotlib.artist import Artist
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colorizer import ColorizingArtist
from matplotlib.colors import to_hex
from matplotlib.figure import Figure, SubFigure
from matplotlib.gridspec import SubplotParams

from snippet_runner.describe import describe, plain

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
    "axes.titlesize": "medium",
    "figure.facecolor": "none",
    "figure.figsize": (5.0, 3.2),  # inches of 72 units: 360 wide, so that a phone shows it 1:1
    "figure.subplot.bottom": 0.19,  # where a script lays out: room for the label of an axis
    "figure.labelsize": "medium",
    "figure.titlesize": "medium",
    "font.size": 13,  # units, which a phone needs; a page shows text smaller where a plot is wider
    "grid.color": LINE,
    "hatch.color": INK,
    "image.composite_image": False,
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
TEXT = f"{{{SVG}}}text"
MIDDLE = 0.36  # of its size, above its base line: the middle of a text
ET.register_namespace("", SVG)
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
SAVING = {"savefig.bbox": None, "savefig.dpi": "figure", "savefig.facecolor": "auto"}
AS_DRAWN = "as-drawn"  # the id of what keeps its colours

_folder = _prefix = _margins = None
_shown = 0


def start(folder: str, prefix: str) -> None:
    """Keep the figures of this process as `folder/1.svg`, `folder/2.svg`, …; ids get the prefix."""
    global _folder, _prefix, _margins, _shown
    _folder, _prefix, _shown = folder, re.sub(r"\W+", "-", prefix), 0
    _margins = vars(SubplotParams())


def end() -> None:
    """Warn of each figure that is left open and, as it is now, was neither shown nor saved."""
    for number in plt.get_fignums():
        figure = plt.figure(number)
        shown = getattr(figure.canvas.manager, "file", None)
        if not shown and any(axes.stale for axes in figure.axes):
            how = "plt.show() shows it, unless the script has chosen a backend such as Agg"
            sys.stderr.write(f"Figure {number} was made, but neither shown nor saved: {how}\n")


class Layout(layouts.PlaceHolderLayoutEngine):
    """Constrained layout at each drawing, as long as the script has chosen no layout of its own."""

    def __init__(self):
        super().__init__(adjust_compatible=True, colorbar_gridspec=ANY)  # no choice is refused

    def execute(self, figure: Figure) -> None:
        bars = {axes for axes in figure.axes if hasattr(axes, "_colorbar_info")}
        specs = [axes.get_subplotspec() for axes in figure.axes if axes not in bars]
        grids = [spec and spec.get_topmost_subplotspec().get_gridspec() for spec in specs]
        free = all(grid and not grid.locally_modified_subplot_params() for grid in grids)
        if free and vars(figure.subplotpars) == _margins:
            tight = any(bar.get_subplotspec() for bar in bars)  # constrained layout fails with them
            with warnings.catch_warnings(action="ignore"):  # without room, it gives up: so be it
                engine = layouts.TightLayoutEngine if tight else layouts.ConstrainedLayoutEngine
                engine().execute(figure)


class FigureManager(FigureManagerBase):
    """Shows a figure by writing it to a file."""

    file = None  # its number, once the figure has been shown

    def __init__(self, canvas: FigureCanvasAgg, number: int):
        super().__init__(canvas, number)
        if not canvas.figure.get_layout_engine():
            canvas.figure.set_layout_engine(Layout())

    def show(self) -> None:
        """`figure.show()`: keep the figure as it is now, in place of what it showed before."""
        global _shown
        _shown += not self.file
        self.file = self.file or _shown
        self.keep(inline_svg(self.canvas.figure, prefix=f"{_prefix}-{self.file}"))

    def keep(self, svg: str) -> None:
        with open(os.path.join(_folder, f"{self.file}.svg"), "w", encoding="utf-8") as file:
            file.write(svg)

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:
        """`plt.show()`: keep every open figure, in order, and close it, as a window would be."""
        for number in plt.get_fignums():
            plt.figure(number).canvas.manager.show()
        if not plt.isinteractive() if block is None else block:
            plt.close("all")


class FigureCanvas(FigureCanvasAgg):
    """The canvas of a window, with the manager above; matplotlib looks for it by this name."""

    manager_class = FigureManager


def inline_svg(figure: Figure, prefix: str) -> str:
    """Draw a figure as an `<svg>` element for a page, its ids beginning with `prefix`.

    Raises:
        ValueError: if the figure has no title, which would leave it without an accessible name, or
            a text that XML cannot hold.
    """
    titles = [each.get_suptitle() for each in (figure, *figure.findobj(SubFigure))]
    titles += [axes.get_title(loc) for axes in figure.axes for loc in ("center", "left", "right")]
    title = next(filter(None, map(plain, titles)), None)
    if not title:
        raise ValueError("a figure without a title: plt.title(…) gives it its accessible name")
    for artist in _as_drawn(figure):
        artist.set_gid(AS_DRAWN)
    file = io.BytesIO()
    with plt.rc_context(SAVING):
        figure.canvas.print_figure(file, format="svg")
    try:
        root = ET.fromstring(file.getvalue())
    except ET.ParseError:
        raise ValueError(f"a control character in a text of the figure {title!r}") from None
    for parent in list(root.iter()):
        for child in parent.findall(f"{{{SVG}}}metadata") + parent.findall(f"{{{SVG}}}style"):
            parent.remove(child)
    referenced = re.findall(r"(?:url\(|href=\")#([^\")]+)", ET.tostring(root, encoding="unicode"))
    # Numbered in order: unique on the page, and the same at every run, as matplotlib's are not.
    ids = {old: f"{prefix}-{n}" for n, old in enumerate(dict.fromkeys(referenced), 1)}
    _clean(root, ids, VARIABLES)
    for name in ("width", "height", "version"):
        del root.attrib[name]
    root.attrib |= {"class": "plot", "role": "img", "aria-labelledby": f"{prefix}-title"}
    root.attrib["aria-describedby"] = f"{prefix}-desc"
    root.attrib["data-search-exclude"] = ""  # the site's search shall not find tick labels
    root.attrib |= {"stroke-linejoin": "round", "stroke-linecap": "butt"}  # was the <style>
    root.attrib["font-size"] = str(STYLE["font.size"])  # an attribute gives way to a style sheet
    black = f"fill: var({VARIABLES[BLACK]}, {BLACK})"  # matplotlib writes no black
    root.attrib["style"] = f"--width: {72 * figure.get_figwidth():g}px; {black}"
    for place, (name, text) in enumerate([("title", title), ("desc", describe(figure))]):
        root.insert(place, ET.Element(f"{{{SVG}}}{name}", id=f"{prefix}-{name}"))
        root[place].text = text
    ET.indent(root, space="")
    return ET.tostring(root, encoding="unicode") + "\n"


def _as_drawn(figure: Figure) -> Iterator[Artist]:
    """What keeps its colours: those that stand for values, and all that is drawn upon a ground."""
    valued = [each for each in figure.findobj(ColorizingArtist) if each.get_array() is not None]
    yield from (each for each in valued if getattr(each, "colors", None) is None)
    over = [each for each in valued if not isinstance(each, LineCollection | PathCollection)]
    grounds = {each.axes or figure for each in over if getattr(each, "filled", True)}
    bare = to_hex(figure.patch.get_facecolor(), keep_alpha=True)[7:] == "00"
    for each in (figure, *figure.axes):
        color = to_hex(each.patch.get_facecolor(), keep_alpha=True)
        if each.patch.get_visible() and color[:7] != PAPER and color[7:] != "00":
            grounds.add(each if bare else figure)
    for axes in grounds - {figure}:
        for artist in filter(None, [*axes._children, *axes.child_axes, axes.legend_]):
            yield from artist.findobj()
    yield from grounds & {figure}


def _clean(element: ET.Element, ids: dict[str, str], variables: dict[str, str]) -> None:
    """Give an element and its children the page's colours and font, new ids, nothing needless."""
    if element.get("id") == AS_DRAWN:
        element.set("fill", BLACK)
        variables = {}
    for name, text in list(element.attrib.items()):
        if name == "id" or text.startswith("rotate(-0 "):  # which turns nothing
            del element.attrib[name]
            if text in ids:
                element.set("id", ids[text])
            continue
        for color, variable in variables.items():
            text = text.replace(color, f"var({variable}, {color})")
        text = re.sub(r"(?<=#)[^\")]+(?=\)|$)", lambda m: ids.get(m[0], m[0]), text)
        text = re.sub(r"font-family: 'DejaVu Sans( Display)?'[^;]*;? ?", "", text)
        if element.tag == TEXT and not len(element):  # of a formula, each letter has its place
            text = re.sub(r"font-size: ([\d.]+)px(; )?", _in_em, text)
        if name == "d":  # to 1/100 of a unit, which nobody can see; nothing else is rounded
            text = re.sub(r"\d+\.\d{3,}", lambda m: str(round(float(m[0]), 2)), text)
        element.set(name, " ".join(text.split()))
    for child in element:
        _clean(child, ids, variables)
    if element.tag == TEXT and element.get("y"):
        _hold_middle(element)
    element[:] = [part for child in element for part in _needed(child)]


def _needed(element: ET.Element) -> Iterable[ET.Element]:
    """The element, or what is left of it: its children if it says nothing of them, or nothing."""
    if element.tag == f"{{{SVG}}}g" and not element.attrib:
        return element
    unseen = element.tag == f"{{{SVG}}}path" and element.get("style") == "fill: none"
    empty = element.tag == f"{{{SVG}}}defs" and not len(element)
    return [] if unseen or empty else [element]


def _hold_middle(text: ET.Element) -> None:
    """Have a text keep its middle, not its base line, in place when a page shrinks it."""
    size = float((re.findall(r"font-size: ([\d.]+)em", text.get("style", "")) or [1])[0])
    up = MIDDLE * size * STYLE["font.size"]
    text.set("y", f"{float(text.get('y')) - up:.2f}")
    text.set("dy", f"{MIDDLE}em")


def _in_em(size: re.Match) -> str:
    """A size of text, relative to the figure's, which the page sets."""
    ratio = f"{float(size[1]) / STYLE['font.size']:.4g}"
    return f"font-size: {ratio}em{size[2] or ''}" if ratio != "1" else ""
