"""Whether two halves of a topic tell of two events: a few measures and their learnt weights."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.cores import Cores
from claimcheck.stories.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.stories.likeness import Matrix
    from claimcheck.stories.terms import Terms

#: Terms are weighed for the split by their rarity inside the topic, over the first few sentences.
SPLIT_SENTENCES, SPLIT_FLOOR = 4, 0.15
#: What holds a story together when no half has two articles to measure it by: by terms, by the encoder.
USUAL_COHESION, USUAL_MEANING = 0.20, 0.20
#: A term is at the core of a half when this share of its articles open with it (and two at least).
CORE_SHARE, CORE_SENTENCES = 0.6, 8
#: Keep the logarithm of a likeness of nothing finite; as in learning.
RATIO_FLOOR, LIKENESS_FLOOR, SMALLEST = 0.02, 0.01, 1e-6


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of a logistic regression for "these halves tell of different events".

    ``ratio`` and ``between`` go with logarithms of the likeness between the halves, over that inside them and alone;
    ``core`` and ``core_back`` with how much of the larger half's core stands in the smaller one, and the reverse;
    ``leader`` with whether somebody who leads the larger half is missing from the smaller; ``small`` and ``total``
    with logarithms of the sizes of the smaller half and of both; ``meaning`` with how much nearer by the encoder the
    halves are to each other than their articles among themselves.
    """

    constant: float
    ratio: float
    between: float
    core: float
    core_back: float
    leader: float
    small: float
    total: float
    meaning: float = 0.0


#: Learnt on folders of one and of two ECB+ events, 2 to 35 articles; area under the curve on the topics of the other
#: half 0.96 to 0.98 for halves of several articles, 0.92 to 0.97 for one apart from several, 0.88 to 0.91 for pairs.
SEVERAL = Weights(-8.43, -1.78, -3.49, -3.55, -5.30, 3.40, 3.18, -1.27)
ONE = Weights(-0.16, -0.81, -1.98, -3.78, -10.40, 2.15, 0.0, -2.12)
PAIR = Weights(-1.58, -0.61, -0.95, -5.22, -5.22, 0.0, 0.0, 0.0)
#: The same with an encoder: 0.97 to 0.98, 0.94 to 0.98, 0.88 to 0.91.
SEVERAL_ENCODED = Weights(-7.15, 0.0, -3.05, -3.73, -5.25, 1.97, 3.33, -1.41, -13.07)
ONE_ENCODED = Weights(0.72, 0.0, -1.59, -3.68, -11.72, 1.88, 0.0, -2.19, -9.38)
PAIR_ENCODED = Weights(0.50, -0.40, -0.67, -5.35, -5.35, 0.0, 0.0, 0.0, -3.02)
#: What it adds to the odds that one of two people who lead all articles of the larger half is in none of the other.
#: Too rare in ECB+ to be learnt there (pairwise F1 on the two halves of its topics is 0.937 and 0.956 with it and
#: without it, so it does no harm); set by hand for meetings and calls, where the other side is
#: what tells one from the next.
PAIR_BROKEN = 2.0


class Topic:
    """Articles of one topic, with what is measured once for all ways to split them."""

    def __init__(self, terms: Sequence[Terms], meanings: Matrix | None) -> None:
        self.likeness = likeness(terms, SPLIT_SENTENCES, SPLIT_FLOOR)
        self._cores = Cores(terms, CORE_SENTENCES, SPLIT_FLOOR, CORE_SHARE)
        self._meanings = meanings

    def split_odds(self, half: Sequence[int]) -> float:
        """Return the logarithm of the odds that a half tells of another event than the rest."""
        rest = [number for number in range(len(self.likeness)) if number not in half]
        large, small = (half, rest) if len(half) > len(rest) else (rest, half)
        weights = self._weights(large, small)
        between = float(self.likeness[np.ix_(large, small)].mean())
        ratio = between / max(_cohesion(self.likeness, USUAL_COHESION, large, small), SMALLEST)
        return (
            weights.constant
            + weights.ratio * math.log(ratio + RATIO_FLOOR)
            + weights.between * math.log(between + LIKENESS_FLOOR)
            + weights.core * self._cores.found_in(large, small)
            + weights.core_back * self._cores.found_in(small, large)
            + weights.leader * self._cores.leader_missing(large, small)
            + weights.small * math.log(len(small))
            + weights.total * math.log(len(self.likeness))
            + weights.meaning * self._meaning(large, small)
            + PAIR_BROKEN * self._cores.pair_broken(large, small)
        )

    def _weights(self, large: Sequence[int], small: Sequence[int]) -> Weights:
        encoded = self._meanings is not None
        if len(small) > 1:
            return SEVERAL_ENCODED if encoded else SEVERAL
        if len(large) > 1:
            return ONE_ENCODED if encoded else ONE
        return PAIR_ENCODED if encoded else PAIR

    def _meaning(self, large: Sequence[int], small: Sequence[int]) -> float:
        if self._meanings is None:
            return 0.0
        return float(self._meanings[np.ix_(large, small)].mean()) - _cohesion(
            self._meanings, USUAL_MEANING, large, small
        )


def _cohesion(matrix: Matrix, usual: float, *halves: Sequence[int]) -> float:
    """Return the mean likeness of the pairs inside the halves."""
    total, pairs = 0.0, 0
    for half in halves:
        block = matrix[np.ix_(half, half)]
        total += (float(block.sum()) - float(np.trace(block))) / 2
        pairs += len(half) * (len(half) - 1) // 2
    return total / pairs if pairs else usual
