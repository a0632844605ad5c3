"""Figures of two claims that exclude each other, and what points to their being of one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimcheck.compare.measures import Measured, counts_people, like_nouns, measured_figures, scope_differs
from claimcheck.compare.parts import is_part, of_two_places
from claimcheck.compare.sides import Laid, Side
from claimcheck.content.match import figures_meet, same_unit

#: How many figures of one measure each source gives: (source, counted noun or unit).
Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures of like unit that exclude each other, and what is known of them."""

    figures: tuple[Measured, Measured]
    like: bool
    close: float
    specific: bool
    alone: bool
    event: bool
    scoped: bool

    @property
    def weight(self) -> float:
        """How much points to one measure, to choose the pair of figures that two claims are about."""
        known = 1 + self.close + self.specific + self.alone + self.event
        return known if self.like else 0.3 * known


def count_measures(sides: Iterable[Side]) -> Counter[tuple[str, str]]:
    """Return how many figures of one counted noun or unit each source gives, claims that share words counted once."""
    counts: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[str, int]] = set()
    for side in sides:
        for item in measured_figures(side):
            place = (side.source.id, item.unit.start)
            if place not in seen:
                seen.add(place)
                counts[side.source.id, _name(item)] += 1
    return counts


def _name(item: Measured) -> str:
    return (item.figure.counts_head if item.counted else None) or item.figure.unit or ""


def find_difference(pair: Laid, counts: Counts) -> Difference | None:
    """Return the two figures in which the claims most likely differ about one thing, or None."""
    matched = {unit for left, right, _ in pair.matching.pairs for unit in (left, right)}
    found = []
    for one in measured_figures(pair.left):
        for two in measured_figures(pair.right):
            if one.unit not in matched and two.unit not in matched and _exclude(one, two, pair):
                found.append(_describe(one, two, pair, counts))
    return max(
        found, key=lambda item: (item.weight, -item.figures[0].unit.start, -item.figures[1].unit.start), default=None
    )


def _exclude(one: Measured, two: Measured, pair: Laid) -> bool:
    if one.counted != two.counted or not same_unit(one.figure, two.figure) or figures_meet(one.figure, two.figure):
        return False
    if of_two_places(one.unit, two.unit, pair):
        return False
    return not one.counted or is_part(one.unit, pair.left) == is_part(two.unit, pair.right)


def _describe(one: Measured, two: Measured, pair: Laid, counts: Counts) -> Difference:
    like = not one.counted or like_nouns(one, two, pair)
    values = one.figure.value or 0.0, two.figure.value or 0.0
    close = min(values) / max(values) if min(values) > 0 else 0.0
    alone = all(counts.get((s.source.id, _name(i)), 0) == 1 for s, i in ((pair.left, one), (pair.right, two)))
    return Difference(
        (one, two), like, close,
        specific=like and one.counted and not counts_people(one) and not counts_people(two),
        alone=alone, event=bool(one.measure & two.measure), scoped=scope_differs(one, two, pair) is not None,
    )  # fmt: skip
