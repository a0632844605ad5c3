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

    Matrix = npt.NDArray[np.float64]

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
    shared = _cosine(openings, counts, floor, shared_only=True)
    everything = _cosine(openings, counts, floor, shared_only=False)
    foreign = np.array([[one.language != other.language for other in terms] for one in terms])
    return np.where(foreign, shared * ACROSS_LANGUAGES, everything)


def _cosine(openings: Sequence[Counter[str]], counts: Counter[str], floor: float, shared_only: bool) -> Matrix:
    total = len(openings)
    columns = {term: number for number, term in enumerate(sorted(term for term in counts if counts[term] > 1))}
    matrix = np.zeros((total, len(columns)), dtype=np.float64)
    lengths = np.zeros(total)
    for row, opening in enumerate(openings):
        for term, weight in opening.items():
            if shared_only and not is_shared(term):
                continue
            rarity = math.log((total + 1) / counts[term]) / math.log(total + 1)
            value = (1 + math.log(weight)) * (floor + (1 - floor) * rarity)
            lengths[row] += value * value
            if term in columns:
                matrix[row, columns[term]] = value
    matrix /= np.sqrt(np.maximum(lengths, 1e-9))[:, None]
    product: Matrix = matrix @ matrix.T
    return product
