"""`python -m claimcheck.training.trunk train|export`."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimcheck.training.trunk.export import export
from claimcheck.training.trunk.train import Plan, train


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(prog="claimcheck.training.trunk", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("train", help="train from a bilingual encoder's weights")
    command.add_argument("--data", type=Path, required=True)
    command.add_argument("--start", type=Path, required=True, help="weights and tokenizers to start from")
    command.add_argument("--work", type=Path, required=True, help="checkpoints and log")
    command.add_argument("--share", type=float, default=1.0, help="part of the full training to run")
    command = commands.add_parser("export", help="write the model for use")
    command.add_argument("--start", type=Path, required=True)
    command.add_argument("--work", type=Path, required=True)
    command.add_argument("--out", type=Path, required=True)
    command.add_argument("--float32", action="store_true")
    arguments = parser.parse_args()
    if arguments.command == "train":
        train(Plan(arguments.data, arguments.start, arguments.work, share=arguments.share))
    else:
        export(arguments.start, arguments.work, arguments.out, small=not arguments.float32)


if __name__ == "__main__":
    main()
