"""Support: whether one text holds all that another says, by rule."""

from __future__ import annotations

from itertools import combinations

from claimcheck.compare.agreement import clash
from claimcheck.compare.participants import role_of
from claimcheck.compare.sides import Laid
from claimcheck.content import Unit
from claimcheck.content.match import figures_meet, weigh
from claimcheck.records import Date, Figure

#: Share of the hypothesis found in the premise from which it is supported, when nothing stands against it; and the
#: share where both are in nearly the same words, of which the one that differs decides.
SUPPORTED = 0.9
SUPPORTED_ALIKE = 0.97
ALIKE = 0.85
_TYPED = frozenset({"name", "figure", "date"})


def find_support(pair: Laid) -> str | None:
    """Return why the premise (left) supports the hypothesis (right), or None.

    All that the hypothesis says is in the premise, every figure and date of it as narrow or narrower, the names in
    the same parts, and nothing is against it.
    """
    units = pair.right.content.content
    if clash(pair) is not None or not units or not _typed_units_hold(pair) or parts_exchanged(pair):
        return None
    found = {right for _, right, _ in pair.matching.pairs}
    share = sum(weigh(unit, None) for unit in units if unit in found) / sum(weigh(unit, None) for unit in units)
    alike = pair.languages[0] == pair.languages[1] and min(pair.rest(())) >= ALIKE
    if share < (SUPPORTED_ALIKE if alike else SUPPORTED):
        return None
    words = ", ".join(right.text for _, right, _ in pair.matching.pairs[:8])
    return f"the premise holds all of the hypothesis: {words}"


def _typed_units_hold(pair: Laid) -> bool:
    partners = {right: left for left, right, _ in pair.matching.pairs}
    for unit in pair.right.content.content:
        if unit.kind not in _TYPED:
            continue
        partner = partners.get(unit)
        if partner is None:
            return False
        if unit.figure and not (partner.figure and _holds(unit.figure, partner.figure)):
            return False
        if unit.date and not unit.figure and not (partner.date and _lies_in(partner, unit, pair)):
            return False
    return True


def _lies_in(narrow: Unit, wide: Unit, pair: Laid) -> bool:
    """Tell whether every day of one date is a day of the other; of unresolved dates, whether they are worded alike.

    Across languages the matching has compared the words.
    """
    one, two = narrow.date, wide.date
    if one is None or two is None:
        return False
    if not _is_closed(one) or not _is_closed(two):
        return pair.languages[0] != pair.languages[1] or set(wide.norm.split()) <= set(narrow.norm.split())
    return (two.from_ or "") <= (one.from_ or "") and (one.to or "") <= (two.to or "")


def _is_closed(date: Date) -> bool:
    return date.from_ is not None and date.to is not None


def _holds(wide: Figure, narrow: Figure) -> bool:
    """Tell whether the wide figure is true whenever the narrow one is."""
    if not figures_meet(wide, narrow):
        return False
    low = wide.low is None or (narrow.low is not None and narrow.low >= wide.low)
    high = wide.high is None or (narrow.high is not None and narrow.high <= wide.high)
    return (low and high) or (wide.value == narrow.value and wide.relation == narrow.relation) or wide.approximate


def parts_exchanged(pair: Laid) -> bool:
    """Tell whether two names have changed places: their roles are turned round, or, unknown, their order is."""
    named = [(one, two) for one, two, _ in pair.matching.pairs if one.kind == two.kind == "name"]
    for (one, two), (other, another) in combinations(named, 2):
        left = role_of(pair.left, one), role_of(pair.left, other)
        right = role_of(pair.right, two), role_of(pair.right, another)
        if None not in left and None not in right:
            if left[0] != left[1] and right == left[::-1]:
                return True
        elif (one.start < other.start) != (two.start < another.start) and pair.languages[0] == pair.languages[1]:
            return True
    return False
