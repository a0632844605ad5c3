"""Frames: who did what to whom, laid beside each other by role, so that short and long tellings can be compared.

The share of matched words says how alike two claims are; a frame says that they tell of one act, however much else
the longer one tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare.sides import Laid, Side
from claimcheck.content import Unit
from claimcheck.lexicon import load_words

#: Roles without which an act is another act.
CORE = ("subject", "object")
#: Cosine from which two sentences with other verbs tell of one act, when who and what are the same.
SAME_ACT = 0.8
#: Shares of the better and the worse covered claim that a shared frame still needs.
FRAME_SHARES = (0.4, 0.2)


def predicates_match(pair: Laid) -> bool:
    """Tell whether the two claims say the same of their participants; True when no predicate is known.

    A nominal predicate ("the launch was a success") matches through any of its words; another verb matches where the
    sentences are near and share who and what.
    """
    left, right = telling_predicate(pair.left), telling_predicate(pair.right)
    if not left or not right:
        return True
    if any(one in left or two in right for one, two, _ in pair.matching.pairs):
        return True
    return (pair.similarity or 0.0) >= SAME_ACT and set(CORE) <= set(shared_roles(pair))


def telling_predicate(side: Side) -> set[Unit]:
    """Return the predicate's words that have content of their own."""
    return {unit for unit in side.predicate if not unit.function}


def same_frame(pair: Laid, left_out: Sequence[Unit] = ()) -> bool:
    """Tell whether both claims tell of one act: one predicate, a core role in common, none with two fillers."""
    left, right = telling_predicate(pair.left), telling_predicate(pair.right)
    if not any(one in left and two in right for one, two, _ in pair.matching.pairs):
        return False
    shared = set(shared_roles(pair, left_out)) & set(CORE)
    return bool(shared) and not any(_other_filler(pair, role, left_out) for role in CORE if role not in shared)


def frame_covered(pair: Laid, left_out: Sequence[Unit]) -> bool:
    """Tell whether two claims tell of one act and share enough besides the units left out."""
    shares = pair.rest(left_out)
    return max(shares) >= FRAME_SHARES[0] and min(shares) >= FRAME_SHARES[1] and same_frame(pair, left_out)


def shared_roles(pair: Laid, left_out: Sequence[Unit] = ()) -> Iterator[str]:
    """Yield the roles whose fillers share a matched unit besides those left out."""
    for role in ("subject", "object", "indirect", "oblique", "place", "attribute"):
        for one, two, _ in pair.matching.pairs:
            if one not in left_out and _fills(pair.left, role, one) and _fills(pair.right, role, two):
                yield role
                break


def _fills(side: Side, role: str, unit: Unit) -> bool:
    return any(a.role == role and a.start <= unit.start and unit.end <= a.end for a in side.claim.arguments)


def _other_filler(pair: Laid, role: str, left_out: Sequence[Unit]) -> bool:
    """Tell whether both sides fill a role and share nothing in it; a name beside a common noun may be its bearer."""
    fillers = [
        [u for u in side.content.content if _fills(side, role, u) and u not in left_out and not _pronoun(side, u)]
        for side in (pair.left, pair.right)
    ]
    if not all(fillers):
        return False
    named = [any(unit.kind == "name" for unit in units) for units in fillers]
    return named[0] == named[1]


def _pronoun(side: Side, unit: Unit) -> bool:
    return unit.norm in load_words(side.content.language, "function_words")
