"""`python -m publisher SITE`: add the scripts and the Markdown to the site built in that folder."""

import argparse
from pathlib import Path

from publisher import publish

parser = argparse.ArgumentParser(prog="python -m publisher", description=publish.__doc__)
parser.add_argument("site", type=Path, help="the folder of the built site")
try:
    publish(parser.parse_args().site)
except FileNotFoundError as error:
    parser.exit(1, f"{error}\n")
