"""What a group of articles is about at its core, and how much of that another group speaks of."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.stories.terms import document_counts, is_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.stories.terms import Terms

#: What `Cores.found_in` says of a group without a core: nothing either way.
UNKNOWN = 0.5


class Cores:
    """The terms with which the articles of a topic open and all that they contain, weighed by rarity in the topic."""

    def __init__(self, terms: Sequence[Terms], size: int, floor: float, share: float) -> None:
        self._openings = [item.opening(size) for item in terms]
        self._whole = [set().union(*item.sentences) for item in terms]
        self._share = share
        counts = document_counts([Counter(whole) for whole in self._whole])
        top = math.log(len(terms) + 1)
        self._weights = {
            term: floor + (1 - floor) * math.log((len(terms) + 1) / count) / top for term, count in counts.items()
        }

    def found_in(self, group: Sequence[int], other: Sequence[int]) -> float:
        """Return how much of a group's core stands anywhere in another group's articles, 0 to 1, by weight.

        The core are the terms that most of the group open with; of one article, the names, days and numbers.
        """
        core = self._core(group)
        total = sum(self._weights[term] for term in core)
        if not total:
            return UNKNOWN
        held = sum(self._weights[term] * sum(term in self._whole[number] for number in other) for term in core)
        return held / total / len(other)

    def _core(self, group: Sequence[int]) -> list[str]:
        counts = Counter(term for number in group for term in self._openings[number])
        if len(group) == 1:
            return sorted(term for term in counts if is_shared(term))
        least = max(2.0, self._share * len(group))
        return sorted(term for term, count in counts.items() if count >= least)
