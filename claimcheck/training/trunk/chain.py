"""The shipped trunk's whole training: its rounds, their mean, the model folders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimcheck.training.trunk.export import export
from claimcheck.training.trunk.lemma_table import write_lemma_tables
from claimcheck.training.trunk.mean import average
from claimcheck.training.trunk.package import Run, package
from claimcheck.training.trunk.train import Plan, train

CHAIN = (("all", 1.6, 0.25), ("names", 1.0, 0.25), ("again", 1.0, 0.5))
"""Rounds in their order: how much of each is run, and its weight in the mean."""


def train_whole(plan: Plan, models: Path, small: bool = True) -> None:
    """Train every round below `plan.work`, each from the one before, and write their mean to `models`.

    `plan.share` is the part of each round that is run: 1 for what is shipped, less to see that it runs. A chain that
    was broken off goes on where it was. Cards have no scores yet: `package --run` writes them once they are measured.
    """
    after: Path | None = None
    shares: list[tuple[float, Path]] = []
    for name, length, weight in CHAIN:
        work = plan.work / name
        train(replace(plan, work=work, round=name, share=plan.share * length, after=after))
        shares.append((weight, work))
        after = work
    average(shares, plan.work / "mean")
    export(plan.start, plan.work / "mean", models / "trunk", small)
    write_lemma_tables(plan.data, models / "trunk")
    package(plan.data, models, Run(share=plan.share * CHAIN[0][1]))
