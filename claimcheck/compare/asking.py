"""The judge model as comparison asks it: which texts, in which direction, and what its answers hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from claimcheck.compare.sides import Laid, Side

#: Columns of a judge's answer.
ENTAILS, CONTRADICTS, NEUTRAL = 0, 1, 2
Answer = tuple[float, float, float]


class JudgeModel(Protocol):
    """A model that gives each (premise, hypothesis) the probabilities of agrees, contradicts and neutral."""

    def predict(
        self, pairs: Sequence[tuple[str, str]], langs: Sequence[tuple[str, str]]
    ) -> npt.NDArray[np.floating[Any]]:
        """Return one row of three probabilities a pair."""


def ask(pairs: Sequence[Laid], judge: JudgeModel, back: bool = False) -> list[Answer]:
    """Return the judge's answer on each pair, read from left to right, or from right to left."""
    if not pairs:
        return []
    sides = [(pair.right, pair.left) if back else (pair.left, pair.right) for pair in pairs]
    texts = [(_readable(one), _readable(two)) for one, two in sides]
    langs = [(one.content.language, two.content.language) for one, two in sides]
    rows = judge.predict(texts, langs)
    return [(float(row[ENTAILS]), float(row[CONTRADICTS]), float(row[NEUTRAL])) for row in rows]


def _readable(side: Side) -> str:
    """Return the claim readable alone, or its words where no such statement was written."""
    return side.claim.statement or side.claim.text
