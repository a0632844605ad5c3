"""How many of the people, other names and exact figures two articles share, wherever in them they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.terms import EXACT, NAMED, PERSON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.stories.likeness import Matrix
    from claimcheck.stories.terms import Terms

#: So many of one kind in common are as good as more.
ENOUGH = 6
#: What is said of two articles of which one names nobody, or gives no figure.
UNKNOWN = 0.5
#: A number of one digit and a year tell no event from another.
_FEWEST_DIGITS = 2
_CENTURIES = ("19", "20")


class Overlap:
    """The shares of people, names and figures that every two articles have in common, 0 to 1, on a scale of logarithms.

    Whoever opens a report with a scene still names the same people and gives the same figures further down.
    """

    def __init__(self, terms: Sequence[Terms]) -> None:
        everything = [{term for sentence in item.sentences for term in sentence} for item in terms]
        self._kinds = [_shares([_of_kind(held, kind) for held in everything]) for kind in (PERSON, NAMED, EXACT)]

    def between(self, one: Sequence[int], other: Sequence[int]) -> tuple[float, float, float]:
        """Return the mean share of people, of other names and of figures over the pairs of two groups of articles."""
        people, names, figures = (_mean(shares[np.ix_(one, other)]) for shares in self._kinds)
        return people, names, figures


def _of_kind(terms: set[str], kind: str) -> set[str]:
    held = {term for term in terms if term[0] == kind}
    if kind != EXACT:
        return held
    return {term for term in held if len(term) > _FEWEST_DIGITS and not (len(term) == 5 and term[1:3] in _CENTURIES)}


def _shares(held: Sequence[set[str]]) -> Matrix:
    """Return a matrix of shares, not a number where one of the two articles has none of the kind."""
    columns = {term: place for place, term in enumerate(sorted(set().union(*held)))}
    marks = np.zeros((len(held), len(columns)), dtype=np.float32)
    for row, terms in enumerate(held):
        marks[row, [columns[term] for term in terms]] = 1.0
    sizes = np.minimum(marks.sum(axis=1), ENOUGH)
    least = np.minimum(sizes[:, None], sizes[None, :])
    shares: Matrix = np.where(least > 0, np.log1p(marks @ marks.T) / np.log1p(np.maximum(least, 1)), np.nan)
    return shares


def _mean(block: Matrix) -> float:
    known = block[~np.isnan(block)]
    return float(known.mean()) if known.size else UNKNOWN
