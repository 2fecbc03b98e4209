"""Run the snippets of a documentation site and keep what they print and draw for its pages.

`run()` is the interface, and `python -m snippet_runner` the same from the command line. `stale()`,
`start_server()`, `wait()` and `lock` are for builds that want to be quick and not to meet another.
Who publishes what was made also uses `cache.environment`, `files.write`, `outputs.unescape`, and
the colours in `figures`.
"""

from snippet_runner.jobs import start_server
from snippet_runner.runner import Report, lock, run, stale, wait

__all__ = ["Report", "lock", "run", "stale", "start_server", "wait"]
