"""Places: one event that is put in two places, neither of which can lie in the other."""

from __future__ import annotations

import re

from claimcheck.compare.frames import frame_covered, predicates_match
from claimcheck.compare.guards import told_on_one_day
from claimcheck.compare.likely import comes_near
from claimcheck.compare.participants import anchored, role_of
from claimcheck.compare.sides import KINDS_OF_PLACE, Laid, Side
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit, load_patterns
from claimcheck.lexicon import load_words
from claimcheck.lexicon.gazetteer import place_key

#: Shares of the better and the worse covered claim that must be matched besides the places.
SAME_EVENT = (0.42, 0.25)
#: Characters between two place names within which a text says that one lies in or by the other ("Lienz, Austria").
_NESTED = 12
_TERRITORY = "territory:"
#: Words before a place that may relate something to it ("au nord de la").
_BEFORE = 4
#: Letters that a short form shares with the name.
_STEM = 4


def compare_places(pair: Laid) -> Verdict | None:
    """Return a contradiction between the places of two claims about one event, or None.

    A country never meets a town, two names that either text puts beside each other may lie in one another, and what is
    near a place may be in another. In one source one telling is wider than the other, and places are no conflict.
    """
    if pair.left.source.id == pair.right.source.id:
        return None
    left = [unit for unit in pair.matching.left if is_place(unit, pair.left)]
    right = [unit for unit in pair.matching.right if is_place(unit, pair.right)]
    if len(left) != 1 or len(right) != 1:
        return None
    one, two = left[0], right[0]
    if is_around(one, pair.left) != is_around(two, pair.right):
        return None
    if _direction(pair.languages[0], one) != _direction(pair.languages[1], two) or may_nest(pair, one, two):
        return None
    shares = pair.rest((one, two))
    covered = max(shares) >= SAME_EVENT[0] and min(shares) >= SAME_EVENT[1] and predicates_match(pair)
    covered = covered and anchored(pair, shares)
    if not (comes_near(pair, (one, two)) if pair.tentative else covered or frame_covered(pair, (one, two))):
        return None
    if _moves(pair) and not told_on_one_day(pair):
        return None
    return differ(pair, "place", "place.other", f"{one.text} against {two.text}", (one, two), None, SAME_EVENT[0])


def _moves(pair: Laid) -> bool:
    """Tell whether the act is one that people do in many places, one after the other."""
    for side in (pair.left, pair.right):
        words = load_words(side.content.language, "repeated_acts")
        if side.claim.predicate in words or any(unit.norm in words for unit in side.predicate):
            return True
    return False


def is_place(unit: Unit, side: Side) -> bool:
    """Tell whether a unit names a place: by its label, or by what stands before it ("near", "the town of")."""
    if unit.kind != "name":
        return False
    role = role_of(side, unit)
    if role == "place":
        return True
    led = unit.before in load_words(side.content.language, "place_prepositions")
    if unit.label == "LOC" and led and role not in ("subject", "object", "indirect"):
        return True
    before = [other for other in side.content.units if other.end <= unit.start][-2:]
    near = {other.norm for other in before[-1:]} & load_words(side.content.language, "place_words")
    return bool(near) or any(KINDS_OF_PLACE & set(other.concepts) for other in before)


def is_around(unit: Unit, side: Side) -> bool:
    """Tell whether something is put near a place or in relation to it ("north of", "face à"), which excludes little."""
    before = {other.norm for other in [other for other in side.content.units if other.end <= unit.start][-_BEFORE:]}
    return bool(before & load_words(side.content.language, "around_words"))


def may_nest(pair: Laid, one: Unit, two: Unit) -> bool:
    """Tell whether one place may lie in the other, or the two be one."""
    keys = (place_key(one.text) or "", place_key(two.text) or "")
    wide = [key.startswith(_TERRITORY) for key in keys]
    if wide[0] != wide[1] or (keys[0] and keys[0] == keys[1]):
        return True
    if one.norm in two.norm or two.norm in one.norm or _short_form(one, two):
        return True
    names = (re.escape(one.text), re.escape(two.text))
    beside = re.compile(rf"(?:{names[0]}.{{1,{_NESTED}}}{names[1]})|(?:{names[1]}.{{1,{_NESTED}}}{names[0]})", re.S)
    return any(beside.search(side.source.text) for side in (pair.left, pair.right))


def _short_form(one: Unit, two: Unit) -> bool:
    """Tell whether a word of the one name begins like one of the other ("Philly", "Calif")."""
    starts = [{w[:_STEM] for w in unit.norm.split() if len(w) >= _STEM} for unit in (one, two)]
    return bool(starts[0] & starts[1])


def _direction(language: str, unit: Unit) -> str:
    """Return whether a place is where something comes from; everything else is where it is or goes."""
    return next(iter(load_patterns(language, "place_roles").keys(unit.before)), "there")
