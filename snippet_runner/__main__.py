"""`python -m snippet_runner`: run every snippet below `snippets/`, write `build/outputs/`."""

import logging
import sys

import click

from snippet_runner import run


def main() -> int:
    """Return the exit code: 0, or 1 if something failed, or 130 after Ctrl-C."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)-7s %(message)s")
    try:
        report = run(log=logging.getLogger("snippet_runner"))
    except KeyboardInterrupt:
        logging.error("interrupted")
        return 130  # what a shell says of a program that Ctrl-C ended
    except click.ClickException as error:
        logging.error(error.message)
        return error.exit_code
    if report.failures:
        logging.error(report.failure_text())
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
