"""What a group of articles is about at its core, and how much of that another group speaks of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.terms import LEAD_SENTENCES, PERSON, document_counts, is_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from claimcheck.stories.terms import Terms

    Flags = npt.NDArray[np.bool_]

#: What `Cores.found_in` says of a group without a core: nothing either way.
UNKNOWN = 0.5
#: What an article says after so many sentences is background: it names much that is not its event.
NEWS_SENTENCES = 10
#: Somebody leads a group when this share of its articles name him or her in the title or the first sentence.
LEADER_SHARE = 0.75
#: Two people who lead so many articles, every one, are its event.
SMALLEST_CHORUS = 3
#: That somebody is missing from an article says the more the longer it is, up to so many terms.
LONG_ARTICLE = 300


class Cores:
    """The terms with which the articles of a topic open and all that they contain, weighed by rarity in the topic."""

    def __init__(self, terms: Sequence[Terms], size: int, floor: float, share: float) -> None:
        whole = [item.opening(NEWS_SENTENCES) for item in terms]
        counts = document_counts(whole)
        columns = {term: number for number, term in enumerate(sorted(counts))}
        self._share = share
        self._shared = np.array([is_shared(term) for term in columns], dtype=bool)
        tongues = np.array([term.partition(":")[0] for term in columns])
        self._readable = np.array([self._shared | (tongues == item.language) for item in terms])
        top = math.log(len(terms) + 1)
        rarity = [math.log((len(terms) + 1) / counts[term]) / top for term in columns]
        self._weights = floor + (1 - floor) * np.array(rarity)
        self._holds = np.zeros((len(terms), len(columns)), dtype=bool)
        self._opens = np.zeros_like(self._holds)
        self._leads = np.zeros_like(self._holds)
        sizes = [sum(sum(sentence.values()) for sentence in item.sentences) for item in terms]
        self._length = np.minimum(np.array(sizes, dtype=float) / LONG_ARTICLE, 1.0)
        self._people = np.array([term.startswith(PERSON) for term in columns], dtype=bool)
        for row, item in enumerate(terms):
            self._holds[row, [columns[term] for term in whole[row]]] = True
            self._opens[row, [columns[term] for term in item.opening(size)]] = True
            self._leads[row, [columns[term] for term in item.opening(LEAD_SENTENCES)]] = True

    def length(self, number: int) -> float:
        """Return how long an article is, 0 to 1, 1 for `LONG_ARTICLE` terms and more."""
        return float(self._length[number])

    def found_in(self, group: Sequence[int], other: Sequence[int]) -> float:
        """Return how much of a group's core stands anywhere in another group's articles, 0 to 1, by weight.

        The core are the terms that most of the group open with; of one article, the names, days and numbers. Words
        are looked for only in articles of their language.
        """
        core = self._core(group)
        readable = self._readable[list(other)]
        core &= readable.any(axis=0)
        total = float(self._weights[core].sum())
        if not total:
            return UNKNOWN
        held = (self._holds[list(other)] & readable)[:, core].sum(axis=0) / readable[:, core].sum(axis=0)
        return float((self._weights[core] * held).sum()) / total

    def _core(self, group: Sequence[int]) -> Flags:
        """Return which terms most of the articles that can hold them open with; a word needs its own language."""
        opening = self._opens[list(group)].sum(axis=0)
        if len(group) == 1:
            return np.asarray(self._shared & (opening > 0))
        able = self._readable[list(group)].sum(axis=0)
        return np.asarray(opening >= np.maximum(2.0, self._share * able))

    def leader_missing(self, group: Sequence[int], other: Sequence[int]) -> float:
        """Return for how many of another group's articles somebody who leads this group is missing, 0 to 1.

        A short article counts for less.
        """
        return self._missing(group, other, LEADER_SHARE, 1)

    def pair_broken(self, group: Sequence[int], other: Sequence[int]) -> bool:
        """Tell whether all articles of a group are led by the same two people or more, and one is in no other article.

        Who met or called whom is the event itself: an article of ordinary length that names only one of the two tells
        of something else.
        """
        return len(group) >= SMALLEST_CHORUS and self._missing(group, other, 1.0, 2) == 1.0

    def _missing(self, group: Sequence[int], other: Sequence[int], share: float, fewest: int) -> float:
        leaders = self._people & (self._leads[list(group)].mean(axis=0) >= share)
        if len(group) < 2 or leaders.sum() < fewest:
            return 0.0
        missing = ~self._holds[list(other)][:, leaders] * self._length[list(other), None]
        return float(missing.mean(axis=0).max())
