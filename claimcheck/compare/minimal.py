"""Minimal pairs: two sentences in the same words but for one unit, which then is what they differ about."""

from __future__ import annotations

from claimcheck.compare.sides import Laid
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit, fold
from claimcheck.content.lengths import is_length
from claimcheck.content.match import dates_meet, figures_meet, same_unit
from claimcheck.content.synonyms import opposite

#: Share of either side that must be matched beside the two units: all but a light word.
ELSE_SAME = 0.95


def compare_minimal(pair: Laid) -> Verdict | None:
    """Return the contradiction of a pair that differs in one name, day, amount or opposite word alone, or None.

    Only for pairs that are given as such, in one language: of two articles, two sentences so alike may still tell of
    two events, which the ladders' own guards are there for.
    """
    left = [unit for unit in pair.matching.left if not unit.function]
    right = [unit for unit in pair.matching.right if not unit.function]
    if pair.languages[0] != pair.languages[1] or len(left) != 1 or len(right) != 1:
        return None
    one, two = left[0], right[0]
    if min(pair.rest((one, two))) < ELSE_SAME or not pair.matching.pairs:
        return None
    found = _differ_in(one, two)
    if found is None:
        return None
    explanation = f"in the same words the one has “{one.text}”, the other “{two.text}”"
    return differ(pair, found, f"{found}.minimal", explanation, (one, two), None, ELSE_SAME)


def _differ_in(one: Unit, two: Unit) -> str | None:
    """Return the type of conflict between two units in one place, or None where both may hold."""
    if one.kind != two.kind:
        return None
    if one.figure and two.figure:
        meet = figures_meet(one.figure, two.figure)
        return "figure" if same_unit(one.figure, two.figure) and not meet else None
    if is_length(one) and is_length(two):
        return "figure"
    if one.date and two.date:
        return "date" if _other_days(one, two) else None
    if one.kind == "name":
        if one.label != two.label or fold(one.text) in fold(two.text) or fold(two.text) in fold(one.text):
            return None
        return "place" if one.label == "LOC" else "entity"
    return "antonym" if one.kind == "word" and opposite(one, two) else None


def _other_days(one: Unit, two: Unit) -> bool:
    """Tell whether two dates exclude each other: by their days, or unresolved, as two names of days or months."""
    if one.date is None or two.date is None:
        return False
    meet = dates_meet(one.date, two.date)
    if meet is not None:
        return not meet
    same_grain = one.date.grain == two.date.grain and len(one.text.split()) == len(two.text.split())
    return same_grain and fold(one.text) != fold(two.text)
