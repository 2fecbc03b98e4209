"""`python -m publisher SITE`: add the scripts and the Markdown to the site built in that folder."""

import argparse
import logging
from pathlib import Path

from publisher import publish

parser = argparse.ArgumentParser(prog="python -m publisher", description=publish.__doc__)
parser.add_argument("site", type=Path, help="the folder of the built site")
logging.basicConfig(level=logging.INFO, format="%(levelname)-7s %(message)s")
try:
    publish(parser.parse_args().site, logging.getLogger("publisher"))
except FileNotFoundError as error:
    parser.exit(1, f"{error}\n")
