"""`python -m claimcheck.training.trunk whole`, or its steps `train|mean|export|lemmas|package`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from claimcheck.training.trunk.lemma_table import write_lemma_tables
from claimcheck.training.trunk.package import Run, package


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(prog="claimcheck.training.trunk", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("whole", help="all rounds, their mean and the model folders, as shipped")
    command.add_argument("--data", type=Path, required=True)
    command.add_argument("--start", type=Path, required=True, help="weights and tokenizers to start from")
    command.add_argument("--work", type=Path, required=True, help="checkpoints and logs, a folder a round")
    command.add_argument("--table", type=Path, help="English-French word table of the encoder's training")
    command.add_argument("--models", type=Path, required=True, help="where trunk/, en/ and fr/ are written")
    command.add_argument("--share", type=float, default=1.0, help="part of each round to run")
    command.add_argument("--processes", type=int, default=2)
    command = commands.add_parser("train", help="train from a bilingual encoder's weights")
    command.add_argument("--data", type=Path, required=True)
    command.add_argument("--start", type=Path, required=True, help="weights and tokenizers to start from")
    command.add_argument("--work", type=Path, required=True, help="checkpoints and log")
    command.add_argument("--table", type=Path, help="English-French word table of the encoder's training")
    command.add_argument("--round", choices=["all", "names", "again"], default="all", help="what to read how often")
    command.add_argument("--after", type=Path, help="work folder of the round before, whose weights to go on from")
    command.add_argument("--share", type=float, default=1.0, help="part of the full training to run")
    command = commands.add_parser("mean", help="average the weights that several rounds left")
    command.add_argument("shares", nargs="+", metavar="SHARE=WORK", help="work folder of a round and its weight")
    command.add_argument("--work", type=Path, required=True, help="where the mean is written")
    command = commands.add_parser("export", help="write the model for use")
    command.add_argument("--start", type=Path, required=True)
    command.add_argument("--work", type=Path, required=True)
    command.add_argument("--out", type=Path, required=True)
    command.add_argument("--float32", action="store_true")
    command = commands.add_parser("lemmas", help="write the tables of known lemmas")
    command.add_argument("--data", type=Path, required=True)
    command.add_argument("--out", type=Path, required=True)
    command = commands.add_parser("package", help="write the pipelines, descriptions and cards")
    command.add_argument("--data", type=Path, required=True)
    command.add_argument("--models", type=Path, required=True, help="folder with trunk/")
    command.add_argument("--run", type=Path, help="JSON with the fields of `package.Run`")
    arguments = parser.parse_args()
    if arguments.command == "whole":
        from claimcheck.training.trunk.chain import train_whole
        from claimcheck.training.trunk.train import Plan

        plan = Plan(
            arguments.data, arguments.start, arguments.work, arguments.table,
            arguments.share, processes=arguments.processes,
        )  # fmt: skip
        train_whole(plan, arguments.models)
    elif arguments.command == "train":
        from claimcheck.training.trunk.train import Plan, train  # torch is for these two alone

        train(Plan(
            arguments.data, arguments.start, arguments.work, arguments.table,
            arguments.share, arguments.round, arguments.after,
        ))  # fmt: skip
    elif arguments.command == "mean":
        from claimcheck.training.trunk.mean import average

        pairs = [text.partition("=") for text in arguments.shares]
        average([(float(share), Path(folder)) for share, _, folder in pairs], arguments.work)
    elif arguments.command == "export":
        from claimcheck.training.trunk.export import export

        export(arguments.start, arguments.work, arguments.out, small=not arguments.float32)
    elif arguments.command == "lemmas":
        write_lemma_tables(arguments.data, arguments.out)
    else:
        run = json.loads(arguments.run.read_text(encoding="utf-8")) if arguments.run else {}
        package(arguments.data, arguments.models, Run(**run))


if __name__ == "__main__":
    main()
