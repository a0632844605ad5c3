"""How alike articles are, as a matrix: cosine over terms weighted by their rarity among the articles at hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.terms import document_counts, is_shared

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    import numpy.typing as npt

    from claimcheck.stories.terms import Terms

    Matrix = npt.NDArray[np.float32]

#: Two languages share only names, numbers and days, in which unlike articles are alike sooner: their cosine counts
#: for this much. Set on stories of our own in both languages.
ACROSS_LANGUAGES = 0.6


def likeness(terms: Sequence[Terms], size: int, floor: float) -> Matrix:
    """Return the likeness of every two articles by their first ``size`` sentences, 0 to 1.

    Rarity is measured among ``terms`` alone: a term of all articles weighs ``floor``, a term of one weighs 1, so that
    what a whole folder speaks of tells nothing, and what half of it speaks of tells most.
    """
    openings = [item.opening(size) for item in terms]
    counts = document_counts(openings)
    tongues = np.array([item.language for item in terms])
    everything = _cosine(openings, counts, floor, shared_only=False)
    if len(set(tongues)) > 1:
        shared = _cosine(openings, counts, floor, shared_only=True)
        np.copyto(everything, shared * ACROSS_LANGUAGES, where=tongues[:, None] != tongues[None, :])
    return everything


def _cosine(openings: Sequence[Counter[str]], counts: Counter[str], floor: float, shared_only: bool) -> Matrix:
    """Return the cosines, a row at a time from the lists of the articles that hold each term: few hold most terms."""
    total = len(openings)
    rows = [_unit_row(opening, counts, floor, total, shared_only) for opening in openings]
    holders: dict[str, list[int]] = {}
    values: dict[str, list[float]] = {}
    for number, row in enumerate(rows):
        for term, value in row.items():
            holders.setdefault(term, []).append(number)
            values.setdefault(term, []).append(value)
    lists = {term: (np.array(held), np.array(values[term])) for term, held in holders.items()}
    product = np.zeros((total, total), dtype=np.float32)
    for number, row in enumerate(rows):
        # In one order of the terms for all rows, so that the matrix is symmetric to the last bit.
        found = [(lists[term], row[term]) for term in sorted(row)]
        if found:
            places = np.concatenate([held for (held, _), _ in found])
            worth = np.concatenate([others * own for (_, others), own in found])
            product[number] = np.bincount(places, worth, total)
    return product


def _unit_row(
    opening: Counter[str], counts: Counter[str], floor: float, total: int, shared_only: bool
) -> dict[str, float]:
    """Return what each term that another article has too weighs in an article, the whole opening being of length 1."""
    row, length = {}, 0.0
    for term, weight in opening.items():
        if shared_only and not is_shared(term):
            continue
        rarity = math.log((total + 1) / counts[term]) / math.log(total + 1)
        value = (1 + math.log(weight)) * (floor + (1 - floor) * rarity)
        length += value * value
        if counts[term] > 1:
            row[term] = value
    scale = 1 / math.sqrt(max(length, 1e-9))
    return {term: value * scale for term, value in row.items()}
