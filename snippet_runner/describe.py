"""What a figure shows, in words, as one would tell it on the telephone."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.colorizer import ColorizingArtist
from matplotlib.colors import to_hex, to_rgba_array
from matplotlib.container import BarContainer, Container, ErrorbarContainer
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text
from matplotlib.ticker import LogFormatter, NullFormatter, ScalarFormatter, StrMethodFormatter

NUMERIC = ScalarFormatter | LogFormatter | NullFormatter  # of an axis that shows plain numbers
FEW = 6  # of which each is told; of more, the first and the last, the lowest and the highest


def describe(figure: Figure) -> str:
    """The axes with their units and marks, each series with its label and points, the texts.

    A script can say it better: `plt.gcf().description = "The loss falls from …"`.
    """
    if said := getattr(figure, "description", ""):
        return " ".join(said.split())
    told = []
    for number, axes in enumerate(figure.axes, 1):
        titles = [axes.get_title(loc) for loc in ("left", "center", "right")]
        panel = ", ".join([f"Panel {number}", *filter(None, map(plain, titles))])
        ranges = "; ".join(filter(None, map(_range, axes._axis_map.values())))
        told += [panel] * (len(figure.axes) > 1) + [ranges] * (ranges not in told)
        names = _names(axes)
        told += [] if hasattr(axes, "_colorbar") or axes.name == "3d" else _series(axes, names)
        numbers = {text for each in axes.collections for text in getattr(each, "labelTexts", ())}
        others = [text for text in axes.texts if text not in numbers | {*names.values()}]
        texts = [text for text in others if plain(text.get_text())]
        texts = [f"“{plain(text.get_text())}”{_place(text)}" for text in texts]
        more = [f"{len(texts) - FEW} more"] if len(texts) > FEW else []
        told += [f"Text: {', '.join(texts[:FEW] + more)}"] * bool(texts)
    return " ".join(f"{each[0].upper()}{each[1:].rstrip('.')}." for each in told if each)


def plain(text: str) -> str:
    """A text of a figure on one line, with its mathematics as far as that can be read out."""
    text = re.sub(r"\$(.+?)\$", lambda m: re.sub(r"\\math\w+|[{}\\]", "", m[1]), text)
    return " ".join(text.split())


def _range(axis: Axis) -> str:
    """An axis with its label, its ticks or the first and the last of them, and its scale."""
    labels = [each.get_label_text() for each in (axis, *axis._get_shared_axis())]
    labels.append(getattr(axis.get_figure(), f"get_sup{axis.axis_name}label", str)())
    label = plain(next(filter(None, labels), ""))
    low, high = sorted(axis.get_view_interval())
    ticks = [_value(axis, tick) for tick in axis.get_majorticklocs() if low <= tick <= high]
    if len(ticks) > FEW or isinstance(axis.get_major_formatter(), NUMERIC):
        ticks = [f"marked {ticks[0]} to {ticks[-1]}"] if len(ticks) > 1 else []
    scale = {"linear": "", "log": "logarithmic"}.get(axis.get_scale(), axis.get_scale())
    shown = axis.axes.axison or axis.axes.name == "3d"
    told = ", ".join(filter(None, [label, *ticks, scale * (scale not in label)]))
    return f"{axis.axis_name} axis: {told}" if told and shown else ""


def _value(axis: Axis, value: float) -> str:
    """A value as the axis writes it, or else to three digits; next to nothing is 0."""
    formatter = axis.get_major_formatter()
    if not isinstance(formatter, NUMERIC):
        if isinstance(formatter, StrMethodFormatter):  # which may write all digits of a number
            value = round(value) if abs(value) >= 100 else float(f"{value:.3g}")
        with contextlib.suppress(Exception):  # a function of the script, which may know ticks alone
            if written := plain(formatter(value)):
                return written
    tiny = axis.get_scale() == "linear" and abs(value) < 1e-6 * np.ptp(axis.get_view_interval())
    return _number(0.0 if tiny else value)


def _number(value: float) -> str:
    whole = abs(value) < 1e9 and (abs(value) >= 100 or value == round(value))
    text = f"{value:.0f}" if abs(value) < 10_000 else f"{value:,.0f}"
    return (text if whole else f"{value:.3g}").replace("-", "−")


def _pair(axes: Axes, point: Sequence[float]) -> str:
    """A point, or what is known of it: a line across the axes has but one coordinate."""
    names = {"x": point[0], "y": point[1]}
    told = {k: _value(getattr(axes, f"{k}axis"), v) for k, v in names.items() if v == v}
    return f"({', '.join(told.values())})" if len(told) > 1 else " = ".join(*told.items())


def _place(text: Text) -> str:
    """Where a text stands among the data, if it does and the axes can be seen."""
    axes, place = text.axes, text.get_transform()
    if isinstance(text, Annotation):
        (x, y), known = text.xy, text.xycoords == "data"
    else:
        (x, y), known = text.get_position(), place.contains_branch(axes.transData)
    if not known or not axes.axison or axes.name == "3d":
        return ""
    point = float(text.convert_xunits(x)), float(text.convert_yunits(y))
    return f" at {_pair(axes, point)}"


def _names(axes: Axes) -> dict[Artist, Text]:
    """The text beside each series that says what it is: these two alone have their colour."""
    parts = {part for box in axes.containers for part in box.get_children()}
    plots = [each for each in axes._children if not isinstance(each, Text) and each not in parts]
    shown = [each for each in plots if not _label(each) and _look(each, axes)[1]]
    by_colour = {}
    for each in [*shown, *axes.texts]:
        by_colour.setdefault(_colour(each), []).append(each)
    pairs = [group for group in by_colour.values() if len(group) == 2]
    return {a: b for a, b in pairs if isinstance(b, Text) and not isinstance(a, Text)}


def _label(artist: Artist | Container) -> str:
    """The label that the script gave it; a histogram's is that of its first bar."""
    labels = [each.get_label() for each in (artist, *artist.get_children()[:1])]
    return next((plain(str(each)) for each in labels if str(each)[:1] != "_"), "")


def _colour(artist: Artist) -> str:
    """The one colour of an artist, without its alpha, or what nothing else has."""
    with contextlib.suppress(ValueError):
        [one] = {to_hex(each) for each in to_rgba_array(_paint(artist))}
        return one
    return str(id(artist))


def _paint(artist: Artist | Container) -> object:
    return getattr(artist, "get_color", getattr(artist, "get_facecolor", str))()


def _series(axes: Axes, names: dict[Artist, Text]) -> Iterator[str]:
    """What the axes show, in order; what has one label and one of a few colours is told as one."""
    whole = {part: box for box in axes.containers for part in box.get_children()}
    bars = [box for box in axes.containers if isinstance(box, ErrorbarContainer)]
    for bar in (bar for box in bars for bar in box.lines[2]):
        del whole[bar]  # it is told as a line
    series = {}
    for artist in dict.fromkeys(whole.get(each, each) for each in axes._children):
        label = _label(artist) or (plain(names[artist].get_text()) if artist in names else "")
        kind, parts = _look(artist, axes)
        alike = series.setdefault((label, kind), {})
        alike.setdefault(str(_paint(artist)), []).extend(filter(len, parts))
    for (label, kind), colours in series.items():
        few = len(colours) <= FEW  # else they are the style's, one after the other
        for parts in colours.values() if few else [[*chain(*colours.values())]]:
            if told := _told(axes, kind, parts) if parts else kind * (" " in kind):
                yield f"“{label}”, {told}" if label else told


def _look(artist: Artist | Container, axes: Axes) -> tuple[str, list[np.ndarray]]:
    """What an artist is, with the points of its parts in data coordinates, or in words alone."""
    match artist:
        case BarContainer():
            bars = [(*bar.get_center(), bar.get_width(), bar.get_height()) for bar in artist]
            x, y, width, height = np.transpose(bars)
            if artist.orientation == "horizontal":
                return "bar", [np.column_stack([width, y])]
            touching = len(x) > 1 and np.allclose(np.diff(x), (width[1:] + width[:-1]) / 2)
            return "histogram bar" if touching else "bar", [np.column_stack([x, height])]
        case Container():
            return _look(artist.get_children()[0], axes)
        case ContourSet():
            return f"contours at {', '.join(map(_number, artist.levels))}", []
        case Line2D():
            kind = "point" if artist.get_linestyle() == "None" else "line"
            parts = [artist.get_xydata()]
        case PathCollection():
            kind, parts = "point", [np.ma.filled(artist.get_offsets(), np.nan)]
        case LineCollection():
            kind, parts = "line", artist.get_segments()
        case Rectangle():
            kind, parts = "area", [artist.get_bbox().get_points()]
        case ColorizingArtist() if (values := artist.get_array()) is not None:
            size = " × ".join(map(str, values.shape[:2]))
            known = np.ma.masked_invalid(values).compressed().astype(float)
            ends = f", from {_number(known.min())} to {_number(known.max())}" if len(known) else ""
            return f"{size} values as colours{ends}", []
        case PolyCollection():
            outline = np.concatenate([path.vertices for path in artist.get_paths()])
            kind, parts = "area", [np.array([outline.min(axis=0), outline.max(axis=0)])]
        case _:
            return "", []
    scatter = isinstance(artist, PathCollection)
    place = artist.get_offset_transform() if scatter else artist.get_transform()
    # A line across the axes has but one coordinate.
    known = place.contains_branch_seperately(axes.transData)
    parts = [np.reshape(part, (-1, 2)) for part in parts if any(known)]
    parts = [part[np.isfinite(part).all(axis=1)] for part in parts]
    parts = [np.where(known, part, np.nan) for part in parts]
    for n, part in enumerate(parts):
        beyond = ((part < axes.viewLim.min) | (part > axes.viewLim.max)).any(axis=1)
        if kind == "point" or (len(part) > FEW and not beyond.all()):
            parts[n] = part[~beyond]  # what is told is in the picture
    return kind, parts


def _told(axes: Axes, kind: str, parts: list[np.ndarray]) -> str:
    """All points of a few parts; the ends and the extremes of long ones; where many parts are."""

    def path(points: np.ndarray, link: str) -> str:
        if len(points) <= FEW:
            return link.join(dict.fromkeys(map(pair, points)))
        way = [pair(points[0]), pair(points[len(points) // 2]), pair(points[-1])]
        if link == ", " or not way[0] != way[1] != way[2]:
            del way[1]  # where half of them are says something of a line alone
        low, high = (pair(points[find(points[:, 1])]) for find in (np.argmin, np.argmax))
        more = [f"lowest {low}"] * (low not in way) + [f"highest {high}"] * (high not in way)
        return ", ".join([" to ".join([" through ".join(way[:-1]), way[-1]]), *more])

    pair, points = partial(_pair, axes), np.concatenate(parts)
    if kind in ("point", "bar", "histogram bar"):
        count, many = f"{len(points)} {kind}s", len(points) > 1
        points = points[points[:, 0].argsort(kind="stable")] if len(points) > FEW else points
        text = path(points, ", ")
    elif len(parts) > FEW:
        corners = [pair(edge(points, axis=0)) for edge in (np.fmin.reduce, np.fmax.reduce)]
        return f"{len(parts)} {kind}s between {' and '.join(corners)}"
    else:
        count, many = f"{len(parts)} {kind}s", len(parts) > 1
        text = "; ".join(path(part, " to ") for part in parts)
    one = f"a{'n' * (kind == 'area')} {kind} {'from' if ' to ' in text else 'at'} {text}"
    return f"{count}: {text}" if many else one
