"""Lay the units of two texts beside each other: which say the same, and what is left over on either side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.content.senses import Numbered, Senses, Weighed, weights_of
from claimcheck.content.synonyms import Synonyms
from claimcheck.content.units import Content, Unit


@dataclass(frozen=True, slots=True)
class Matching:
    """The matched pairs of units with their likeness, and the units of either side that have no partner."""

    pairs: tuple[tuple[Unit, Unit, float], ...]
    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    coverage_left: float
    coverage_right: float

    @property
    def overlap(self) -> float:
        """The share of the side that is better covered."""
        return max(self.coverage_left, self.coverage_right)

    @property
    def mutual(self) -> float:
        """The harmonic mean of both shares."""
        total = self.coverage_left + self.coverage_right
        return 2 * self.coverage_left * self.coverage_right / total if total else 0.0


def match_units(
    left: Content, right: Content, synonyms: Synonyms, rarity: Mapping[str, float] | None = None
) -> Matching:
    """Match each unit with at most one of the other side, the surest pairs first.

    ``rarity`` weighs a unit by its norm or entity (1 where absent): words that the whole story shares tell little.
    Whoever lays many texts beside each other passes `Senses` made once for all of them.
    """
    one, two, chosen = lay(left, right, synonyms if isinstance(synonyms, Senses) else Senses(synonyms))
    taken = [first for first, _, _ in chosen], [second for _, second, _ in chosen]
    return Matching(
        tuple((one.units[first], two.units[second], score) for first, second, score in chosen),
        _without(one.units, taken[0]),
        _without(two.units, taken[1]),
        share_of(weights_of(one, rarity), taken[0]),
        share_of(weights_of(two, rarity), taken[1]),
    )


def lay(left: Content, right: Content, senses: Senses) -> tuple[Numbered, Numbered, list[tuple[int, int, float]]]:
    """Return two contents with numbers, and the places of their units that belong together, with their likeness.

    Found once for every two contents of a story, whoever asks.
    """
    one, two = senses.read(left), senses.read(right)
    key = (id(left), id(right))
    chosen = senses.matched.get(key)
    if chosen is None:
        chosen = senses.matched[key] = match_places(senses, one, two)
    return one, two, chosen


def match_places(senses: Senses, left: Numbered, right: Numbered) -> list[tuple[int, int, float]]:
    """Return the places of the units that belong together with their likeness, in the order of the left text."""
    scored = [(-score, abs(i - j), i, j) for score, i, j in senses.alike(left, right)]
    if not scored:
        return []
    scored.sort()
    used_left: set[int] = set()
    used_right: set[int] = set()
    chosen = []
    for negative, _, i, j in scored:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            chosen.append((i, j, -negative))
    chosen.sort(key=lambda row: left.units[row[0]].start)
    return chosen


def _without(units: Sequence[Unit], places: Sequence[int]) -> tuple[Unit, ...]:
    if not places:
        return tuple(units)
    used = set(places)
    return tuple(unit for place, unit in enumerate(units) if place not in used)


def share_of(weighed: Weighed, places: Sequence[int]) -> float:
    """Return the share of the weights that stand at the given places, 0 to 1."""
    weights, total = weighed
    return sum([weights[place] for place in sorted(places)]) / total if places and total else 0.0
