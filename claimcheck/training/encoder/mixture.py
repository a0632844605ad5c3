"""Which pairs the student sees, how they are dressed, and the teacher's vectors for them."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.training.encoder.corpus import Pair, read_training_pairs

TATOEBA_WORDS = 5  # shorter sample sentences ("Go.") say little about news
TATOEBA_SAMPLE = 45_000
REPEATS = {"europarl": 1, "tico19": 2, "stsb": 1, "tatoeba": 1, "words": 1}
BARE_SHARE = 0.07  # of French sentences seen without accents, as capitals are often set


@dataclass(frozen=True, slots=True)
class Example:
    """A French sentence and the number of the English one whose vector it should have."""

    fr: str
    target: int


def strip_accents(text: str) -> str:
    """Return the text without combining marks; ligatures stay."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


def select(data: Path, seed: int) -> tuple[list[Example], list[str]]:
    """Training examples of one epoch in a fixed order, and the English sentences they point to."""
    rng = random.Random(seed)
    chosen: list[Pair] = []
    for name, pairs in read_training_pairs(data).items():
        unique = list(dict.fromkeys(pairs))
        if name == "tatoeba":
            unique = [pair for pair in unique if len(pair.fr.split()) >= TATOEBA_WORDS]
            unique = rng.sample(unique, TATOEBA_SAMPLE)
        chosen += unique * REPEATS[name]
    english = sorted({pair.en for pair in chosen})
    number = {text: k for k, text in enumerate(english)}
    examples = [
        Example(strip_accents(pair.fr) if rng.random() < BARE_SHARE else pair.fr, number[pair.en]) for pair in chosen
    ]
    return examples, english


def bucketed(lengths: npt.NDArray[np.int64], size: int, seed: int) -> list[npt.NDArray[np.int64]]:
    """Batches of ``size`` row numbers of like length, in random order."""
    rng = np.random.default_rng(seed)
    jitter = lengths + rng.uniform(0, 2, len(lengths))
    order = np.argsort(jitter, kind="stable")
    batches = [order[k : k + size] for k in range(0, len(order) - size + 1, size)]
    rng.shuffle(batches)  # type: ignore[arg-type]
    return batches
