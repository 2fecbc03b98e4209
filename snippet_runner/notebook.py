"""The backend of figures.py for a notebook: `plt.show()` puts each figure below its cell."""

import matplotlib
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg

from snippet_runner import figures

matplotlib.rcdefaults()
matplotlib.rcParams.update(figures.STYLE)
figures.start(folder="", prefix="notebook")


class FigureManager(figures.FigureManager):
    """Shows a figure by displaying it as the SVG that a script's would be."""

    def keep(self, svg: str) -> None:
        display({"image/svg+xml": svg}, raw=True)


class FigureCanvas(FigureCanvasAgg):
    """The canvas of a window, with the manager above; matplotlib looks for it by this name."""

    manager_class = FigureManager
