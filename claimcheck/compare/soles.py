"""Figures that stand alone: the one count of its kind in each of two sources, near the other's, is of one thing.

How much two sentences share tells little when each is worded in its own way. That either source counts servers once,
the one 85 and the other 58, tells a lot.
"""

from __future__ import annotations

from collections import defaultdict

from claimcheck.compare.likely import comes_near
from claimcheck.compare.measures import Measured, like_nouns, means_people
from claimcheck.compare.sides import Laid, Side
from claimcheck.content.match import is_measure
from claimcheck.records import Extract, Figure

#: How many times the lesser of two counts the greater may be: reports that contradict each other lie near together.
#: With the three, and an alignment of at least `ALIGNED`, 10 of 11 pairs of counts in the own stories, 8 of them in
#: stories that no rule was made on, were of one thing.
NEAR = 2.5
ALIGNED = 0.3
#: Digits from which a number in another order ("180,000", "108,000") is no chance.
FEWEST_DIGITS = 2


def sole_figures(extract: Extract) -> frozenset[str]:
    """Return the ids of the figures whose counted noun, or unit, the source gives one value only."""
    values: dict[str, set[float | None]] = defaultdict(set)
    for figure in extract.figures:
        values[_kind(figure)].add(figure.value)
    return frozenset(f.id for f in extract.figures if _kind(f) and len(values[_kind(f)]) == 1)


def _kind(figure: Figure) -> str:
    return (figure.unit if is_measure(figure.unit) else figure.counts_head) or ""


def stand_alone(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether two unlike counts are each the only one of its kind in its source, and near each other."""
    if not (_is_sole(left, pair.left) and _is_sole(right, pair.right)):
        return False
    if left.counted:
        named = bool(left.nouns and right.nouns) and like_nouns(left, right, pair)
        if (
            not named
            or not comes_near(pair, (left.unit, right.unit))
            or means_people(left.nouns)
            or means_people(right.nouns)
        ):
            return False
    return _near(left.figure, right.figure)


def in_other_order(left: Figure, right: Figure) -> bool:
    """Tell whether two numbers have the same digits in another order, as misread or mistyped ones do."""
    digits = [sorted(f"{figure.value or 0:.10g}".replace(".", "")) for figure in (left, right)]
    return digits[0] == digits[1] and len(digits[0]) >= FEWEST_DIGITS and left.value != right.value


def _is_sole(item: Measured, side: Side) -> bool:
    return item.figure.id in side.sole


def _near(left: Figure, right: Figure) -> bool:
    if in_other_order(left, right):
        return True
    values = sorted((abs(left.value or 0.0), abs(right.value or 0.0)))
    return values[0] > 0 and values[1] <= NEAR * values[0]
