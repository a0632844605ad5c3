"""Figures for the card: retrieval across languages, and what is left of the English teacher."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.training.encoder.corpus import MEASURED_ON, read_pairs

PAIRS = 1500
Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str], str], Vectors]


def accuracy_at_1(queries: Vectors, answers: Vectors) -> float:
    """Share of rows of ``queries`` whose nearest row of ``answers`` is the one of its number."""
    nearest = (queries @ answers.T).argmax(axis=1)
    return float((nearest == np.arange(len(queries))).mean())


def measure(encode: Encode, data: Path, teacher: Vectors | None = None) -> dict[str, float]:
    """Measure retrieval over the first 1,500 news pairs, and the mean cosine to ``teacher`` on their English."""
    pairs = read_pairs(data / MEASURED_ON)[:PAIRS]
    en = encode([pair.en for pair in pairs], "en")
    fr = encode([pair.fr for pair in pairs], "fr")
    scores = {
        "fr-en accuracy@1": accuracy_at_1(fr, en),
        "en-fr accuracy@1": accuracy_at_1(en, fr),
        "mean cosine fr-en": float((fr * en).sum(1).mean()),
    }
    if teacher is not None:
        scores["mean cosine to teacher, en"] = float((en * teacher).sum(1).mean())
        scores["mean cosine to teacher, fr"] = float((fr * teacher).sum(1).mean())
    return {name: round(value, 4) for name, value in scores.items()}
