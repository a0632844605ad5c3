"""The weighted mean of what several rounds left: better than each of them (Wortsman et al. 2022, model soups)."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import torch


def average(shares: Sequence[tuple[float, Path]], work: Path) -> None:
    """Write into `work` the mean of the weights in each folder, weighted by its share, for `export` to read.

    The rounds must have gone on from one another: weights learnt apart have no mean.
    """
    total = sum(share for share, _ in shares)
    mean: dict[str, torch.Tensor] = {}
    for share, folder in shares:
        weights = torch.load(folder / "state.0.pt", weights_only=True)["model"]
        for name, value in weights.items():
            if value.is_floating_point():
                part = value * (share / total)
                mean[name] = mean[name] + part if name in mean else part
            else:
                mean[name] = value
    work.mkdir(parents=True, exist_ok=True)
    torch.save({"model": mean, "step": 0}, work / "state.0.pt")
    shutil.copy(shares[0][1] / "labels.json", work / "labels.json")
