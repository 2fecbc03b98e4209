"""The picture that a chat or a social network shows beside a link to the site."""

import contextlib
import hashlib
import io
import runpy
import shutil
from pathlib import Path

from snippet_runner import cache, files

LESSON = Path("snippets/lesson.py")
CACHE = Path(".cache/card")
SIZE = (12.0, 6.3)  # inches of 100 pixels

QUESTION = "Can you make it\nin 30 minutes?"
ABOUT = "The first neuron in PyTorch:\nsix steps, four deliveries,\none answer."
PROMISE = 30  # minutes


def write(file: Path) -> None:
    """Write the card, a PNG of 1200 × 630 pixels; what it shows is what the lesson computes."""
    made_by = (Path(__file__).read_text("utf-8"), LESSON.read_text("utf-8"), cache.environment())
    cached = CACHE / f"{hashlib.sha256(repr(made_by).encode()).hexdigest()}.png"
    if not cached.exists():
        with contextlib.redirect_stdout(io.StringIO()):
            lesson = runpy.run_path(str(LESSON))
        _draw(cached, lesson)
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(cached, file)


def _draw(file: Path, lesson: dict) -> None:
    """Draw the lesson's data, its line and its answer, from the names that the script leaves."""
    from matplotlib import rc_context  # here, since a build from the cache does without matplotlib
    from matplotlib.figure import Figure

    from snippet_runner.figures import C1, C2, C3, INK, STYLE

    weight, bias = (parameter.item() for parameter in lesson["model"].parameters())
    answer = lesson["prediction"].item()
    with rc_context(STYLE | {"figure.constrained_layout.use": False, "font.size": 18}):
        figure = Figure(figsize=SIZE, dpi=100, facecolor="white")
        figure.text(0.06, 0.84, QUESTION, size=40, weight="bold", va="top", linespacing=1.3)
        figure.text(0.06, 0.48, ABOUT, size=23, va="top", linespacing=1.6)
        axes = figure.add_axes((0.61, 0.17, 0.34, 0.69))
        axes.plot([4, 11], [weight * x + bias for x in (4, 11)], color=C2, linewidth=4)
        axes.axhline(PROMISE, color=C3, linestyle="--", linewidth=3)
        axes.scatter(lesson["inputs"], lesson["times"], color=C1, s=150, zorder=3)
        axes.plot(7, answer, "*", color=C2, markersize=30, markeredgecolor="white")
        axes.annotate(f"7 miles:\n{answer:.2f} minutes", (7.25, answer - 1), va="top", color=INK)
        axes.set(xlim=(4, 11), ylim=(15, 42), xlabel="distance (miles)", ylabel="time (minutes)")
        picture = io.BytesIO()
        figure.savefig(picture, format="png", metadata={"Software": None})
    files.write(file, picture.getvalue())
