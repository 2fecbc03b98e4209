"""Figures: drawn as matplotlib draws them, fit for a page in light and dark, told in words."""

import io
import re

import matplotlib
import matplotlib.pyplot as plt
import numpy
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from snippet_runner.figures import STYLE, VARIABLES
from tests.projects import Project

TWO = """
    import matplotlib.pyplot as plt

    for number in [1, 2]:
        plt.figure()
        plt.plot([1, 2], [3, 4])
        plt.title(f"Plot {number} < 3")
    plt.show()
    """

# What matplotlib draws of these is compared with what a page shows. Each has chosen its layout.
PICTURES = {
    "alpha": "plt.plot(range(5000), [i * i % 97 for i in range(5000)], 'k.', alpha=0.04)",
    "thin": "plt.plot([1, 3, 2], lw=0.04)\nplt.plot([1, 2, 3], 'C1', lw=0.4, dashes=(0.6, 0.3))",
    "small": "plt.scatter(range(90), range(90), s=0.2)\nplt.plot(range(90), ',')",
    "default": "plt.style.use('default')\nplt.plot([1, 2], label='a')\nplt.legend()",
    "fivethirtyeight": "plt.style.use('fivethirtyeight')\nplt.plot([1, 2])",
    "classic": "plt.style.use('classic')\nplt.bar([1, 2], [2, 3])",
    "rcdefaults": "plt.rcdefaults()\nplt.plot([1, 2])",
    "black": "plt.bar([1, 2], [2, 3], color='k')\nplt.text(1, 2.5, 'note', color='black')",
    "heat": "plt.imshow([[0, 1], [2, 3]], cmap='gray')\nplt.text(1, 1, '3')\nplt.colorbar()",
    "mesh": "plt.pcolormesh([[0, 1], [2, 3]], cmap='gray')\nplt.colorbar()",
    "contours": "a = [[0, 1, 4], [1, 3, 7]]\nplt.contourf(a)\nplt.contour(a, colors='w')",
    "log": "plt.loglog([1, 10, 100], [2, 30, 7])\nplt.grid(alpha=0.12)",
}

SHEET = "body{margin:0;font-family:'DejaVu Sans'} svg{width:500px;height:auto}"

# Each says where its axes are; nothing of that is a warning.
LAYOUTS = {
    "tight": "plt.plot([1, 2])\nplt.tight_layout()",
    "adjust": "plt.plot([1, 2])\nplt.subplots_adjust(left=0.5)",
    "colorbar": "plt.imshow([[1, 2]])\nplt.colorbar()\nplt.tight_layout()",
    "late": "plt.plot([1, 2])\nplt.gcf().set_layout_engine('constrained', w_pad=0)",
    "keyword": "plt.figure(layout='tight')\nplt.plot([1, 2])",
    "hand": "plt.axes((0.5, 0.2, 0.4, 0.6)).plot([1, 2])",
    "grid": "plt.subplots(gridspec_kw={'left': 0.5})",
    "crowd": "plt.subplots(9, 9)",
    "none": "plt.plot([1, 2])",
    "bar": "plt.imshow([[1, 2]])\nplt.colorbar(orientation='horizontal')",
}

OTHERS = {
    "left": "plt.plot([1, 2])\nplt.title('On the left', loc='left')\nplt.show()",
    "right": "plt.plot([1, 2])\nplt.title('On the right', loc='right')\nplt.show()",
    "part": "a = plt.figure().subfigures()\na.subplots()\na.suptitle('A part')\nplt.show()",
    "bell": "plt.plot([1, 2])\nplt.title('a bell')\nplt.ylabel('\\a')\nplt.show()",
    "fonts": """
        plt.plot([1, 2], label="sans")
        plt.title("Three fonts")
        plt.text(0, 1, "mono", family="monospace")
        plt.text(0, 2, "serif", family="serif")
        plt.show()""",
    "paint": """
        plt.scatter([1, 2, 3], [1, 2, 3], c=[0, 1, 2], cmap="gray", edgecolors="k")
        plt.plot([1, 2], "w")
        plt.title("White, grey and black")
        plt.show()""",
    "early": "plt.plot([1, 2])\nplt.title('Early')\nplt.gcf().show()\nplt.show()",
    "agg": """
        import matplotlib
        matplotlib.use("Agg")
        plt.plot([1, 2])
        plt.show()""",
    "unshown": "plt.plot([1, 2])",
    "saved": "plt.switch_backend('agg')\nplt.plot([1, 2])\nplt.savefig('a.png')",
    "dropped": "plt.plot([1, 2])\nplt.close()",
    "series": """
        x = range(1, 101)
        plt.semilogy(x, [1000 / i for i in x], "C3", label="loss")
        plt.plot([5, 6], [22.2, 25.6], "o", label="deliveries")
        plt.axhline(30, label="promise")
        plt.annotate("here", (1, 1000))
        plt.title("A loss")
        plt.xlabel("epoch")
        plt.ylabel("loss (minutes²)")
        plt.show()""",
    "panels": """
        figure, (one, two) = plt.subplots(1, 2)
        figure.suptitle("Two panels")
        one.bar(["a", "b"], [3, 4])
        one.set_title("counts")
        two.imshow([[0, 0.25], [0.5, 1]])
        two.set_axis_off()
        plt.show()""",
    "shared": """
        figure, (one, two) = plt.subplots(2, sharex=True)
        figure.suptitle("Two panels, one above the other")
        one.plot([1, 2], [3, 4], "C1o")
        one.plot(2, 6, "C2o")
        one.text(2, 6, "missed")
        one.text(0.5, 0.9, "note", transform=one.transAxes)
        two.errorbar(1.5, 4, 1, fmt="o", label="order")
        two.plot([2**i for i in range(9)], range(9))
        two.set_xlim(1, 32)
        two.set_xlabel("distance (miles)")
        plt.show()""",
    "direct": """
        plt.loglog([1, 1000], [1234.5678, 0.123456], "C2")
        plt.text(10, 200, "trained", color="C2")
        plt.plot([1, 10], [5, 6], "C3o")
        plt.axhline(30, color="C3")
        plt.text(1, 31, "promise", color="C3")
        plt.gca().yaxis.set_major_formatter("{x:,g}")
        plt.title("Labels at the lines")
        plt.show()""",
    "own": "plt.plot([1, 2])\nplt.title('t')\nplt.gcf().description = 'It rises.'\nplt.show()",
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """One project with all of these, run once, and what the runner said."""
    project = Project(tmp_path_factory.mktemp("figures"))
    project.write("snippets/two.py", TWO)
    for name in PICTURES:
        project.write(f"snippets/{name}.py", picture(name))
    for name, text in LAYOUTS.items():
        text = f"import matplotlib.pyplot as plt\n{text}\nplt.suptitle('{name}')\nplt.show()"
        project.write(f"snippets/layout/{name}.py", text)
    for name, text in OTHERS.items():
        lines = "\n".join(line.removeprefix(" " * 8) for line in text.splitlines())
        project.write(f"snippets/{name}.py", f"import matplotlib.pyplot as plt\n{lines}")
    return project, project.run()


def picture(name: str) -> str:
    layout = "plt.tight_layout()\nplt.show()\n"
    return f"import matplotlib.pyplot as plt\n{PICTURES[name]}\nplt.title('{name}')\n{layout}"


def soup(project: Project, name: str) -> BeautifulSoup:
    return BeautifulSoup(project.output(f"{name}.svg"), "html.parser").svg


def test_a_figure_is_fit_to_stand_in_a_page(drawn):
    first, second = (drawn[0].output(name) for name in ("two.svg", "two-2.svg"))
    assert first.startswith("<svg ")
    assert 'role="img"' in first
    assert ">Plot 1 &lt; 3</title>" in first
    assert "var(--fig-c0, " in first
    assert "<style" not in first
    assert "font-family" not in first
    assert not {"<g>", "<defs />", '<path style="fill: none" />'} & set(first.splitlines())
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in (first, second)]
    assert not set(ids[0]) & set(ids[1])
    for svg, own in zip((first, second), ids, strict=True):
        assert set(re.findall(r'(?:href="|url\()#([^")]+)', svg)) < set(own)
        root = BeautifulSoup(svg, "html.parser").svg
        assert {root["aria-labelledby"], root["aria-describedby"]} < set(own)


def test_a_picture_is_the_one_that_matplotlib_draws(drawn, browser):
    """Under the same settings, in plain Python, on the same paper."""
    page = browser.new_page(viewport={"width": 600, "height": 600})
    fallback = re.compile(rf"var\((?:{'|'.join(VARIABLES.values())}), (#\w+)\)")
    differences = {}
    for name in PICTURES:
        with matplotlib.rc_context(matplotlib.rcParamsDefault | STYLE, fname=None):
            plt.switch_backend("agg")
            exec(compile(picture(name), name, "exec"), {})
            plt.savefig(file := io.StringIO(), format="svg")
            plt.close("all")
        shots = []
        for svg in (fallback.sub(r"\1", drawn[0].output(f"{name}.svg")), file.getvalue()):
            page.set_content(f"<style>{SHEET}</style>{svg[svg.index('<svg') :]}")
            shot = page.locator("svg").screenshot()
            shots.append(numpy.asarray(Image.open(io.BytesIO(shot)).convert("RGB"), int))
        differences[name] = abs(shots[0] - shots[1]).max()
    page.close()
    assert {name: worst for name, worst in differences.items() if worst > 100} == {}


def test_black_and_white_follow_the_page_unless_they_stand_for_values(drawn):
    project, _ = drawn
    assert soup(project, "black")["style"] == "--width: 360px; fill: var(--fig-ink, #000000)"
    paint = soup(project, "paint")
    kept = paint.select("g[fill='#000000']")
    assert len(kept) == 1
    assert "#ffffff" in str(kept[0])
    assert "var(" not in str(kept[0])
    assert "stroke: var(--fig-paper, #ffffff)" in str(paint)
    for name in ("heat", "mesh", "contours"):
        kept = soup(project, name).select("[fill='#000000']")
        assert kept != [], name
        assert "var(" not in "".join(map(str, kept)), name
    (text,) = (text for text in soup(project, "heat")("text") if text.parent.get("fill"))
    assert text.get_text() == "3"
    assert "var(" not in project.output("fivethirtyeight.svg").partition('fill="#000000"')[2]


def test_a_font_that_the_script_chose_stays(drawn):
    fonts = {text.get_text(): text["style"] for text in soup(drawn[0], "fonts")("text")}
    assert "monospace" in fonts["mono"]
    assert "serif" in fonts["serif"]
    assert "font-family" not in fonts["Three fonts"]


def test_a_layout_that_the_script_chose_counts(drawn):
    project, report = drawn
    failed = [name for name in report.failures if name.startswith("snippets/layout/")]
    warned = [text for text in report.warnings if text.startswith("snippets/layout/")]
    assert (failed, warned) == ([], [])
    for name in LAYOUTS:
        axis = soup(project, f"layout/{name}").select_one('path[style*="miter"][style*="square"]')
        left = float(axis["d"].split()[1])
        assert (left == 180) == (name in ("adjust", "hand", "grid")), name


def test_every_title_counts(drawn):
    for name, title in {"left": "On the left", "right": "On the right", "part": "A part"}.items():
        assert soup(drawn[0], name).title.get_text() == title


def test_an_error_about_a_text_names_the_figure(drawn):
    assert "a control character in a text of the figure 'a bell'" in drawn[1].failures.pop(
        "snippets/bell.py"
    )


def test_a_figure_is_shown_or_missed(drawn):
    """`figure.show()` keeps it, once; what nobody can see is a warning that names the script."""
    project, report = drawn
    assert soup(project, "early").title.get_text() == "Early"
    assert "early-2.svg" not in project.outputs()
    missed = [text.split()[0] for text in report.warnings if "neither shown nor saved" in text]
    assert missed == ["snippets/agg.py", "snippets/unshown.py"]


def test_a_figure_is_told_in_words(drawn):
    names = ("series", "panels", "shared", "direct", "own")
    assert {name: soup(drawn[0], name).desc.get_text() for name in names} == {
        "series": "X axis: epoch, marked 0 to 100; y axis: loss (minutes²), marked 10 to 1000, "
        "logarithmic. “loss”, a line from (1, 1000) through (51, 19.6) to (100, 10). "
        "“deliveries”, 2 points: (5, 22.2), (6, 25.6). “promise”, a line at y = 30. "
        "Text: “here” at (1, 1000).",
        "panels": "Panel 1, counts. X axis: a, b; y axis: marked 0 to 4. 2 bars: (a, 3), (b, 4). "
        "Panel 2. 2 × 2 values as colours, from 0 to 1.",
        "shared": "Panel 1. X axis: distance (miles), marked 5 to 30; y axis: marked 4 to 6. "
        "2 points: (1, 3), (2, 4). A point at (2, 6). Text: “missed” at (2, 6), “note”. "
        "Panel 2. X axis: distance (miles), marked 5 to 30; y axis: marked 0 to 5. "
        "“order”, a point at (1.5, 4). A line from (1.5, 3) to (1.5, 5). "
        "A line from (1, 0) to (2, 1) to (4, 2) to (8, 3) to (16, 4) to (32, 5).",
        "direct": "X axis: marked 1 to 1000, logarithmic; y axis: 0.1, 1, 10, 100, 1,000, "
        "logarithmic. “trained”, a line from (1, 1,235) to (1000, 0.123). "
        "2 points: (1, 5), (10, 6). A line at y = 30. Text: “promise” at (1, 31).",
        "own": "It rises.",
    }
