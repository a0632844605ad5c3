"""Antonyms: opposites said of one thing at one time."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.compare.guards import told_on_one_day
from claimcheck.compare.likely import comes_near, same_subject
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit, read_words
from claimcheck.content.synonyms import opposite
from claimcheck.lexicon import load_words

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
#: Shares of the better and the worse covered claim that must be matched besides the opposites.
SAME_STATEMENT = (0.5, 0.33)
#: Opposites that are often both true of parts of one thing (size, order, time) need nearly the same sentence.
NEARLY_SAME = (0.8, 0.7)
_PARTIAL = frozenset({"some", "only"})


def compare_antonyms(pair: Laid) -> Verdict | None:
    """Return a contradiction between two opposites that stand in for each other, or None.

    A negated opposite ("did not fall" against "rose") is no contradiction, nor are opposites said of parts of a whole
    ("some rose") unless the other side speaks of all of it.
    """
    lefts = _loose(pair.left, pair.right, pair.matching.left)
    rights = _loose(pair.right, pair.left, pair.matching.right) if lefts else []
    if not rights or _of_parts(pair.left, pair.right) or _of_parts(pair.right, pair.left):
        return None
    for left in lefts:
        for right in rights:
            dimension = opposite(left, right) if left.kind == right.kind == "word" else None
            if dimension is None or (left in pair.left.negated) != (right in pair.right.negated):
                continue
            if _has_other_opposite(pair, left, right, dimension):
                continue
            if dimension in _reversible() and (not told_on_one_day(pair) or _told_in_turn(pair, dimension)):
                continue
            if pair.tentative:
                if comes_near(pair, (left, right)):
                    return differ(
                        pair, "antonym", f"antonym.{dimension}", f"“{left.text}” against “{right.text}”", (left, right)
                    )
                continue
            lax = dimension not in _weak() and (dimension not in _reversible() or same_subject(pair))
            needed = SAME_STATEMENT if lax else NEARLY_SAME
            shares = pair.rest((left, right))
            if max(shares) >= needed[0] and min(shares) >= needed[1]:
                explanation = f"“{left.text}” against “{right.text}”"
                return differ(pair, "antonym", f"antonym.{dimension}", explanation, (left, right), None, needed[0])
    return None


def _weak() -> frozenset[str]:
    """Return the dimensions whose ends are often both true of parts of one thing."""
    return load_words("any", "weak_opposites")


def _reversible() -> frozenset[str]:
    """Return the dimensions of which the one end often follows the other."""
    return load_words("any", "reversible_opposites")


def _loose(side: Side, other: Side, unmatched: tuple[Unit, ...]) -> list[Unit]:
    """Return the ends of opposites without a partner, with the function words ("before") that the other side lacks."""
    words = [u for u in side.content.units if u.function and u.poles]
    there = {unit.norm for unit in other.content.units} if words else set()
    return [*(u for u in unmatched if u.poles), *(u for u in words if u.norm not in there)]


def _of_parts(side: Side, other: Side) -> bool:
    """Tell whether a side speaks of a part and the other not of the whole."""
    own, there = ({unit.quantity for unit in s.content.units} for s in (side, other))
    return bool(own & _PARTIAL) and "all" not in there


def _told_in_turn(pair: Laid, dimension: str) -> bool:
    """Tell whether one of the sources tells both ends of one thing, the one after the other ("jailed and released").

    A sentence with the other end tells of the same thing when it has a word that both claims share.
    """
    for number, side in enumerate((pair.left, pair.right)):
        shared = {(one, two)[number].stem for one, two, _ in pair.matching.pairs}
        own = {pole for unit in side.content.units for pole in unit.poles if pole[:-1] == dimension}
        for sentence in _SENTENCE.split(side.source.text):
            words = read_words(sentence, side.content.language)
            poles = {pole for unit in words for pole in unit.poles if pole[:-1] == dimension}
            if poles - own and shared & {unit.stem for unit in words}:
                return True
    return False


def _has_other_opposite(pair: Laid, left: Unit, right: Unit, dimension: str) -> bool:
    """Tell whether a side uses both ends of the dimension, so that each end has its own subject."""
    ends: Mapping[str, str] = {pole[:-1]: pole for unit in (left, right) for pole in unit.poles}
    for side in (pair.left, pair.right):
        poles = {pole for unit in side.content.units for pole in unit.poles if pole[:-1] == dimension}
        if len(poles) > 1:
            return True
    return dimension not in ends
