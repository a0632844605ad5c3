"""Manner: the same event told as kinds that exclude each other (met in person, spoke by phone)."""

from __future__ import annotations

from claimcheck.compare.frames import predicates_match
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit

#: Shares of the better and the worse covered claim that must be matched besides the words of manner …
SAME_EVENT = (0.4, 0.3)
#: … and this many participants, by dimension; a contact is known by those who have it.
_PARTICIPANTS = {"contact": 2}


def compare_manner(pair: Laid) -> Verdict | None:
    """Return a contradiction between two kinds of one event, or None."""
    left, right = _kinds(pair.left), _kinds(pair.right)
    for dimension in sorted(set(left) & set(right)):
        kinds = set(left[dimension]) & set(right[dimension])
        if kinds or len(left[dimension]) > 1 or len(right[dimension]) > 1:
            continue
        (one_kind, one), (two_kind, two) = next(iter(left[dimension].items())), next(iter(right[dimension].items()))
        if one in pair.left.negated or two in pair.right.negated or not _same_event(pair, dimension, one, two):
            continue
        explanation = f"told as {one_kind.replace('-', ' ')} and as {two_kind.replace('-', ' ')}"
        return differ(
            pair, "manner", f"manner.{dimension}", explanation, (one, two), (one_kind, two_kind), SAME_EVENT[0]
        )
    return None


def _kinds(side: Side) -> dict[str, dict[str, Unit]]:
    """Return the kinds a side names, by dimension, with the first word of each."""
    found: dict[str, dict[str, Unit]] = {}
    for unit in side.content.units:
        for manner in unit.manners:
            dimension, kind = manner.split(":", 1)
            found.setdefault(dimension, {}).setdefault(kind, unit)
    return found


def _same_event(pair: Laid, dimension: str, one: Unit, two: Unit) -> bool:
    needed = _PARTICIPANTS.get(dimension, 0)
    shared = {left.entity for left, _, _ in pair.matching.pairs if left.kind == "name" and left.label != "LOC"}
    if len(shared) < needed:
        return False
    shares = pair.rest((one, two))
    if needed:
        return max(shares) >= SAME_EVENT[0]
    return max(shares) >= SAME_EVENT[0] and min(shares) >= SAME_EVENT[1] and predicates_match(pair)
