"""The other way, to measure against: an MkDocs hook that runs scripts by exec, in one process."""

import contextlib
import io
from pathlib import Path


def on_pre_build(**_) -> None:
    """Keep what each script prints and draws, as markdown-exec does for a block of a page."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    for script in sorted(Path("snippets").glob("*.py")):
        output = Path("build/outputs", script.name)
        output.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.redirect_stdout(io.StringIO()) as stdout:
            exec(compile(script.read_text("utf-8"), script.name, "exec"), {"__name__": "__main__"})
        output.with_suffix(".txt").write_text(stdout.getvalue(), "utf-8")
        for number in plt.get_fignums():
            svg = io.StringIO()
            plt.figure(number).savefig(svg, format="svg")
            text = svg.getvalue()
            output.with_suffix(".svg").write_text(text[text.index("<svg") :], "utf-8")
        plt.close("all")
