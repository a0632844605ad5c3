"""Lengths of time: one sentence, contract or delay that is given two lengths."""

from __future__ import annotations

from functools import cache

from claimcheck.compare.frames import frame_covered, predicates_match
from claimcheck.compare.likely import comes_near
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit, load_patterns
from claimcheck.content.lengths import days_of, is_length, same_length
from claimcheck.content.match import is_measure
from claimcheck.lexicon import load_table, load_words

#: Shares of the better and the worse covered claim that must be matched besides the lengths.
SAME_EVENT = (0.45, 0.3)


def compare_lengths(pair: Laid) -> Verdict | None:
    """Return a contradiction between two lengths of time given to one thing, or None.

    Each side must have exactly one length, and the same kind of word before it ("for", "within", "after").
    """
    left = _lengths(pair.left)
    right = _lengths(pair.right) if len(left) == 1 else []
    if len(right) != 1:
        return None
    one, two = left[0], right[0]
    days = days_of(one, pair.languages[0]), days_of(two, pair.languages[1])
    if days[0] is None or days[1] is None or same_length(days[0], days[1]):
        return None
    if _role(pair.left, one) != _role(pair.right, two) or _bounded(pair.left, one) or _bounded(pair.right, two):
        return None
    shares = pair.rest((one, two))
    covered = max(shares) >= SAME_EVENT[0] and min(shares) >= SAME_EVENT[1] and predicates_match(pair)
    if pair.tentative:
        covered = comes_near(pair, (one, two))
    if not covered and not frame_covered(pair, (one, two)):
        return None
    if _other_amounts(pair):
        return None
    return differ(pair, "figure", "figure.length", f"{one.text} against {two.text}", (one, two), None, SAME_EVENT[0])


def _lengths(side: Side) -> list[Unit]:
    """Return the lengths of time, a deadline from today on ("within 60 days") among them."""
    language = side.content.language
    return [u for u in side.content.units if is_length(u) or (_is_deadline(u) and days_of(u, language) is not None)]


def _is_deadline(unit: Unit) -> bool:
    return unit.date is not None and unit.date.grain == "span"


def _role(side: Side, unit: Unit) -> str:
    """Return whether a length lies before, after or within an event, by the word before it."""
    language = side.content.language
    found = load_patterns(language, "date_roles").keys(unit.before)
    return next(iter(found), "after" if unit.before in load_words(language, "after_words") else "length")


def _bounded(side: Side, unit: Unit) -> bool:
    """Tell whether the word before a length leaves it open at one end ("at least", "up to", "almost")."""
    return unit.before in _bounds(side.content.language)


@cache
def _bounds(language: str) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in load_table(language, "figure_relations"))


def _other_amounts(pair: Laid) -> bool:
    """Tell whether the two claims also give another sum or share, so that the lengths may be of two things."""
    sides = (pair.matching.left, pair.matching.right)
    return all(any(u.figure and is_measure(u.figure.unit) for u in units) for units in sides)
