"""The judge model as comparison asks it: which texts, in which direction, and what its answers hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from claimcheck.compare.sides import Laid, Side

#: Columns of a judge's answer.
ENTAILS, CONTRADICTS, NEUTRAL = 0, 1, 2


class JudgeModel(Protocol):
    """A model that gives each (premise, hypothesis) the probabilities of agrees, contradicts and neutral."""

    def predict(
        self, pairs: Sequence[tuple[str, str]], langs: Sequence[tuple[str, str]]
    ) -> npt.NDArray[np.floating[Any]]:
        """Return one row of three probabilities a pair."""


def ask_both_ways(pairs: Sequence[Laid], judge: JudgeModel) -> list[tuple[list[float], list[float]]]:
    """Return the judge's answers on each pair, read from left to right and back."""
    if not pairs:
        return []
    there = [(_readable(pair.left), _readable(pair.right)) for pair in pairs]
    langs = [pair.languages for pair in pairs]
    rows = judge.predict(there, langs)
    back = judge.predict([(two, one) for one, two in there], [(two, one) for one, two in langs])
    return [([float(n) for n in one], [float(n) for n in two]) for one, two in zip(rows, back, strict=True)]


def _readable(side: Side) -> str:
    return readable(side.claim.statement, side.claim.text)


def readable(statement: str, text: str) -> str:
    """Return the claim readable alone, or its words where no such statement was written."""
    return statement or text
