"""Manner: the same event told as kinds that exclude each other (met in person, spoke by phone)."""

from __future__ import annotations

from claimcheck.compare.frames import predicates_match, shared_roles
from claimcheck.compare.likely import comes_near
from claimcheck.compare.sides import Laid
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Content, Unit

#: Shares of the better and the worse covered claim that must be matched besides the words of manner …
SAME_EVENT = (0.4, 0.3)
#: The same where not all who take part are named.
NEARLY_SAME = (0.6, 0.4)
#: … and this many participants, by dimension; a contact is known by those who have it.
_PARTICIPANTS = {"contact": 2}


def compare_manner(pair: Laid) -> Verdict | None:
    """Return a contradiction between two kinds of one event, or None."""
    found = excluding_kinds(pair)
    if found is not None:
        dimension, (one_kind, one), (two_kind, two) = found
        if not (comes_near(pair, (one, two)) if pair.tentative else _same_event(pair, dimension, one, two)):
            return None
        explanation = f"told as {one_kind.replace('-', ' ')} and as {two_kind.replace('-', ' ')}"
        return differ(
            pair, "manner", f"manner.{dimension}", explanation, (one, two), (one_kind, two_kind), SAME_EVENT[0]
        )
    return None


def excluding_kinds(pair: Laid) -> tuple[str, tuple[str, Unit], tuple[str, Unit]] | None:
    """Return the dimension, and each side's kind with its word, on which two claims name kinds that exclude each other.

    A side that names several kinds of one dimension, or denies its kind, says nothing certain.
    """
    left, right = kinds_in(pair.left.content), kinds_in(pair.right.content)
    for dimension in sorted(set(left) & set(right)):
        if set(left[dimension]) & set(right[dimension]) or len(left[dimension]) > 1 or len(right[dimension]) > 1:
            continue
        one, two = next(iter(left[dimension].items())), next(iter(right[dimension].items()))
        if one[1] not in pair.left.negated and two[1] not in pair.right.negated:
            return dimension, one, two
    return None


def kinds_in(content: Content) -> dict[str, dict[str, Unit]]:
    """Return the kinds a text names, by dimension, with the first word of each."""
    found: dict[str, dict[str, Unit]] = {}
    for unit in content.units:
        for manner in unit.manners:
            dimension, kind = manner.split(":", 1)
            found.setdefault(dimension, {}).setdefault(kind, unit)
    return found


def _nearly(shares: tuple[float, float]) -> bool:
    return max(shares) >= NEARLY_SAME[0] and min(shares) >= NEARLY_SAME[1]


def _same_event(pair: Laid, dimension: str, one: Unit, two: Unit) -> bool:
    needed = _PARTICIPANTS.get(dimension, 0)
    shared = {left.entity for left, _, _ in pair.matching.pairs if left.kind == "name" and left.label != "LOC"}
    shares = pair.rest((one, two))
    if len(shared) < needed and not ("subject" in set(shared_roles(pair)) and _nearly(shares)):
        return False
    if needed:
        return max(shares) >= SAME_EVENT[0]
    verb = one in pair.left.predicate or two in pair.right.predicate  # "met" has no partner in "held a call"
    if verb and not {"subject", "object"} & set(shared_roles(pair)):
        return False
    return max(shares) >= SAME_EVENT[0] and min(shares) >= SAME_EVENT[1] and (verb or predicates_match(pair))
