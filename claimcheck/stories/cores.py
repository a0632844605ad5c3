"""What a group of articles is about at its core, and how much of that another group speaks of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.terms import document_counts, is_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.stories.terms import Terms

#: What `Cores.found_in` says of a group without a core: nothing either way.
UNKNOWN = 0.5


class Cores:
    """The terms with which the articles of a topic open and all that they contain, weighed by rarity in the topic."""

    def __init__(self, terms: Sequence[Terms], size: int, floor: float, share: float) -> None:
        whole = [item.opening(len(item.sentences)) for item in terms]
        counts = document_counts(whole)
        columns = {term: number for number, term in enumerate(sorted(counts))}
        self._share = share
        self._shared = np.array([is_shared(term) for term in columns], dtype=bool)
        top = math.log(len(terms) + 1)
        rarity = [math.log((len(terms) + 1) / counts[term]) / top for term in columns]
        self._weights = floor + (1 - floor) * np.array(rarity)
        self._holds = np.zeros((len(terms), len(columns)), dtype=bool)
        self._opens = np.zeros_like(self._holds)
        for row, item in enumerate(terms):
            self._holds[row, [columns[term] for term in whole[row]]] = True
            self._opens[row, [columns[term] for term in item.opening(size)]] = True

    def found_in(self, group: Sequence[int], other: Sequence[int]) -> float:
        """Return how much of a group's core stands anywhere in another group's articles, 0 to 1, by weight.

        The core are the terms that most of the group open with; of one article, the names, days and numbers.
        """
        opening = self._opens[list(group)].sum(axis=0)
        if len(group) == 1:
            core = (opening > 0) & self._shared
        else:
            core = opening >= max(2.0, self._share * len(group))
        total = float(self._weights[core].sum())
        if not total:
            return UNKNOWN
        return float((self._weights[core] * self._holds[list(other)][:, core].mean(axis=0)).sum()) / total
