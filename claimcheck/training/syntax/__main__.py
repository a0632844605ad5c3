"""`python -m claimcheck.training.syntax convert --data DIR --out DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimcheck.training.syntax.convert import convert


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(prog="claimcheck.training.syntax", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("convert", help="treebanks to spaCy's training files")
    command.add_argument("--data", type=Path, required=True, help="folder with treebank/")
    command.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    convert(arguments.data, arguments.out)


if __name__ == "__main__":
    main()
