"""How wide the words around a number make it: every width once, with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import Relation

#: "About 50", "some 50", "environ 50": a tenth to either side; readers of news take 45 and 55 for about 50, not 40.
ABOUT = 0.10
#: "Nearly 50", "près de 50": from a tenth below up to the number itself (design decision 5: [45, 50)).
NEARLY = 0.10
#: "Just over 50": up to a tenth above.
JUST_OVER = 0.10
#: "Half of", "a third of": a fraction in words is a rounded share; a tenth of it to either side (half: 45 to 55 %).
FRACTION = 0.10
#: A number with a decimal mark, a magnitude word or a unit is rounded to its last written digit: half a step each way.
HALF_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Interval:
    """What a wording allows: ends (null: open), relation, and whether the wording itself is approximate."""

    low: float | None
    high: float | None
    relation: Relation
    approximate: bool


def tidy(value: float) -> float:
    """Take away the dust of binary fractions, so that 0.1 + 0.2 is shown as 0.3."""
    return float(f"{value:.12g}")


def bound(low: float, high: float, word: str) -> Interval:
    """Return the interval of a number written between ``low`` and ``high`` after a relation word.

    ``word`` is a value of ``figure_relations.tsv`` (``more``, ``least``, ``less``, ``most``, ``nearly``, ``justover``,
    ``about``, ``exact``) or empty. ``low`` and ``high`` differ where the number itself is rounded or a range.
    """
    middle = (low + high) / 2
    if word == "more":
        return Interval(middle if low != high else low, None, ">", False)
    if word == "least":
        return Interval(middle if low != high else low, None, ">=", False)
    if word == "less":
        return Interval(None, middle if low != high else high, "<", False)
    if word == "most":
        return Interval(None, middle if low != high else high, "<=", False)
    if word == "nearly":
        return Interval(tidy(middle - NEARLY * abs(middle)), middle, "~", True)
    if word == "justover":
        return Interval(middle, tidy(middle + JUST_OVER * abs(middle)), "~", True)
    if word == "about":
        width = ABOUT * abs(middle)
        return Interval(min(low, tidy(middle - width)), max(high, tidy(middle + width)), "~", True)
    return Interval(tidy(low), tidy(high), "=", False)
