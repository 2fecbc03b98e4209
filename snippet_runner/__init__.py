"""Run the snippets of a documentation site and keep what they print and draw for its pages.

`run()` is the whole interface; `python -m snippet_runner` is the same from the command line.
"""

from snippet_runner.jobs import start_server
from snippet_runner.runner import Report, run

__all__ = ["Report", "run", "start_server"]
