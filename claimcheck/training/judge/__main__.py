"""Make the judge again, one step a command."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

STEPS = 4000
FALL = 1200
SEED = 11
SAMPLE = 3000


def make_pairs(data: Path, work: Path, seed: int) -> dict[str, int]:
    """Write ``made.train.jsonl`` and ``made.test.jsonl``."""
    from claimcheck.training.judge.pairs import make_all
    from claimcheck.training.judge.rows import write_rows

    parts = make_all(data, seed)
    for name, rows in parts.items():
        write_rows(rows, work / f"made.{name}.jsonl")
    return {name: len(rows) for name, rows in parts.items()}


def train(options: argparse.Namespace) -> None:
    """Train or go on training, and add up the time spent."""
    from claimcheck.training.judge.train import Plan, run

    began = time.monotonic()
    table = options.table or options.encoder.parent / "ibm_en_fr.json"
    run(Plan(options.data, options.work, options.encoder, table, options.steps, options.fall,
             options.processes, options.seed, options.made))  # fmt: skip
    path = options.work / "minutes.json"
    spent = json.loads(path.read_text()) if path.exists() else 0.0
    path.write_text(json.dumps(spent + (time.monotonic() - began) / 60))
    note_round(options)


def note_round(options: argparse.Namespace) -> None:
    """Append the options of this round to ``rounds.json``, for the card; a round can be brought to an earlier end."""
    ended = options.work / "steps"
    path = options.work / "rounds.json"
    rounds = json.loads(path.read_text()) if path.exists() else []
    own = {name: getattr(options, name) for name in ("steps", "fall", "seed", "made", "processes")}
    if ended.exists():
        own["steps"] = f"{options.steps} (ended at {ended.read_text().strip()})"
    path.write_text(json.dumps([*rounds, " ".join(f"--{name} {value}" for name, value in own.items())]))


def write(options: argparse.Namespace) -> None:
    """Write the model folder and print its scores."""
    from claimcheck.training.judge.export import Run, export

    path = options.work / "minutes.json"
    spent = json.loads(path.read_text()) if path.exists() else 0.0
    path = options.work / "rounds.json"
    rounds = json.loads(path.read_text()) if path.exists() else []
    run = Run(options.seed, options.steps, round(spent, 1), tuple(rounds), options.mean_with)
    scores = export(options.data, options.work, options.encoder, options.target, run, options.sample)
    print(json.dumps(scores, indent=1, ensure_ascii=False))


def weigh(options: argparse.Namespace) -> None:
    """Write how rules, model and signs are weighed; after the model has been exported."""
    from claimcheck.training.judge.rows import read_rows
    from claimcheck.training.judge.weigh import write_weights

    made = read_rows(options.work / "made.test.jsonl")
    print(write_weights(options.data, Path("tests/gold"), made, Path("claimcheck/lexicon/any/judge_weights.tsv")))


def main() -> None:
    """Run one step."""
    parser = argparse.ArgumentParser(prog="python -m claimcheck.training.judge", description=__doc__)
    parser.add_argument("step", choices=("pairs", "train", "export", "weigh"))
    parser.add_argument("--data", type=Path, required=True, help="folder with nli/, ner/, quotes/ and parallel/")
    parser.add_argument("--work", type=Path, required=True, help="folder for pairs, checkpoints and logs")
    parser.add_argument("--encoder", type=Path, help="a folder of the distilled encoder (coarse or fine) to start from")
    parser.add_argument("--table", type=Path, help="word translations; those beside the encoder by default")
    parser.add_argument("--target", type=Path, default=Path("data/models/judge"), help="where export writes")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--fall", type=int, default=FALL, help="last steps, over which the rate falls")
    parser.add_argument("--made", type=float, default=1.0, help="share of the made pairs in training, 0 to 1")
    parser.add_argument("--mean-with", type=Path, help="a checkpoint of an earlier round, to export the mean")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--sample", type=int, default=SAMPLE, help="made pairs of each language to measure on")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if options.step == "pairs":
        print(make_pairs(options.data, options.work, options.seed))
    elif options.step == "train":
        train(options)
    elif options.step == "weigh":
        weigh(options)
    else:
        write(options)


if __name__ == "__main__":
    main()
