"""Word translations from sentence pairs: IBM model 1 (Brown et al. 1993) in numpy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

ROUNDS = 8
LONGEST = 60  # words a side; longer pairs are mostly misaligned and cost a square of their length
LEAST_PROBABILITY = 0.01

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Translations:
    """For each source word its likeliest target words with p(target | source), best first."""

    of: dict[str, list[tuple[str, float]]]
    count: dict[str, int]


def _index(side: Sequence[Words]) -> tuple[list[str], npt.NDArray[np.int32], list[int]]:
    counts = Counter(word for words in side for word in words)
    vocabulary = sorted(counts, key=lambda word: (-counts[word], word))
    ids = {word: number for number, word in enumerate(vocabulary)}
    flat = np.fromiter((ids[word] for words in side for word in words), dtype=np.int32)
    return vocabulary, flat, [len(words) for words in side]


def _links(
    source: Sequence[Words], target: Sequence[Words]
) -> tuple[list[str], list[str], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Every source word paired with every target word of its sentence.

    Returns the vocabularies, a key ``source * len(targets) + target`` for each link, and the
    target position of each link (links of one position compete with each other).
    """
    sources, source_ids, source_lengths = _index(source)
    targets, target_ids, target_lengths = _index(target)
    keys: list[npt.NDArray[np.int64]] = []
    places: list[npt.NDArray[np.int64]] = []
    i = j = 0
    for m, n in zip(source_lengths, target_lengths, strict=True):
        left = source_ids[i : i + m].astype(np.int64) * len(targets)
        right = target_ids[j : j + n].astype(np.int64)
        keys.append((left[None, :] + right[:, None]).ravel())
        places.append(np.repeat(np.arange(j, j + n, dtype=np.int64), m))
        i, j = i + m, j + n
    return sources, targets, np.concatenate(keys), np.concatenate(places)


def align_words(source: Sequence[Words], target: Sequence[Words], rounds: int = ROUNDS) -> Translations:
    """Train p(target word | source word) on sentence pairs by expectation maximisation."""
    kept = [
        k for k, (s, t) in enumerate(zip(source, target, strict=True)) if 0 < len(s) < LONGEST and 0 < len(t) < LONGEST
    ]
    # An empty word takes what translates nothing (articles, auxiliaries).
    source = [["", *source[k]] for k in kept]
    target = [target[k] for k in kept]
    sources, targets, links, places = _links(source, target)
    keys, pair = np.unique(links, return_inverse=True)
    del links
    owner = keys // len(targets)
    probability = np.full(len(keys), 1.0 / len(targets))
    for _ in range(rounds):
        share = probability[pair]
        total = np.bincount(places, weights=share)
        share /= total[places]
        expected = np.bincount(pair, weights=share, minlength=len(keys))
        mass = np.bincount(owner, weights=expected, minlength=len(sources))
        probability = expected / np.maximum(mass[owner], 1e-12)
    counts = Counter(word for words in source for word in words)
    return Translations(_table(keys, probability, sources, targets), dict(counts))


def _table(
    keys: npt.NDArray[np.int64],
    probability: npt.NDArray[np.float64],
    sources: list[str],
    targets: list[str],
) -> dict[str, list[tuple[str, float]]]:
    kept = np.flatnonzero(probability >= LEAST_PROBABILITY)
    table: dict[str, list[tuple[str, float]]] = {}
    for k in kept:
        left, right = divmod(int(keys[k]), len(targets))
        table.setdefault(sources[left], []).append((targets[right], float(probability[k])))
    table.pop("", None)
    return {word: sorted(rows, key=lambda row: (-row[1], row[0])) for word, rows in table.items()}
