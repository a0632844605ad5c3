"""Dates: one event that is given two days that cannot both be meant."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.compare.frames import frame_covered, predicates_match
from claimcheck.compare.likely import comes_near
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit, load_patterns
from claimcheck.content.match import dates_meet, is_measure, named_days
from claimcheck.lexicon import load_words
from claimcheck.records import Date

#: Shares of the better and the worse covered claim that must be matched besides the dates.
SAME_EVENT = (0.5, 0.3)
#: Cosine from which two sentences with one exact sum or measure of at least this size tell of one thing.
SAME_SUM = 0.75
LEAST_SUM = 100.0
#: Grains that are points in time; a duration or a habit is none.
_POINTS = frozenset({"time", "day", "weekend", "week", "month-part", "month", "quarter", "year"})
#: One day apart is how two places or two halves of a night see one event, when the words speak of a night.
_NIGHT = "night"
#: Characters before a verb in which the word of a past plan stands.
_PLAN_REACH = 30
#: Words before a date among which a preposition of periods may stand.
_NEAR = 2


def compare_dates(pair: Laid) -> Verdict | None:
    """Return a contradiction between the dates of two claims about one event, or None.

    Each side must have exactly one date that the other lacks, in the same role (a start never meets an end).
    """
    left = _loose_dates(pair.matching.left, pair.left)
    right = _loose_dates(pair.matching.right, pair.right)
    if len(left) != 1 or len(right) != 1:
        return None
    one, two = left[0], right[0]
    assert one.date is not None and two.date is not None
    if dates_meet(one.date, two.date) is not False or _role(pair.languages[0], one) != _role(pair.languages[1], two):
        return None
    if _coarse(one.date) != _coarse(two.date):
        return None
    if _days_apart(one.date, two.date) <= 1 and _speaks_of_night(pair):
        return None
    if _was_to_be(pair.left) != _was_to_be(pair.right) or not _same_event(pair, (one, two)):
        return None
    values = (describe_date(one.date), describe_date(two.date))
    return differ(pair, "date", "date.disjoint", f"{values[0]} against {values[1]}", (one, two), values, SAME_EVENT[0])


def _was_to_be(side: Side) -> bool:
    """Tell whether a claim tells a plan of the past ("was to take effect"), which another may have replaced."""
    span = side.claim.predicate_span
    if span is None:
        return False
    forms = load_words(side.content.language, "past_plans")
    near = " ".join(u.norm for u in side.content.units if span[0] - _PLAN_REACH <= u.start < span[1])
    return any(f"{form} " in f"{near} " for form in forms)


def _loose_dates(units: tuple[Unit, ...], side: Side) -> list[Unit]:
    dated = [unit for unit in units if unit.date is not None and unit.date.grain in _POINTS and named_days(unit.date)]
    return [unit for unit in dated if not _of_inner_clause(unit, side) and not _period(unit, side)]


def _of_inner_clause(unit: Unit, side: Side) -> bool:
    """Tell whether a clause of its own opens between the verb and a date ("…, where he was shot on Saturday")."""
    span = side.claim.predicate_span
    if span is None or unit.start < span[1]:
        return False
    openers = load_words(side.content.language, "inner_clauses")
    return any(other.norm in openers for other in side.content.units if span[1] <= other.start < unit.start)


def _period(unit: Unit, side: Side) -> bool:
    """Tell whether a date is a stretch in which something happened at some time ("within the last month")."""
    before = [other.norm for other in side.content.units if other.end <= unit.start][-_NEAR:]
    return bool(set(before) & load_words(side.content.language, "period_prepositions"))


def _coarse(date_: Date) -> bool:
    """Tell whether a date names a year or more, which says when something counts rather than when it happened."""
    return date_.grain == "year"


def _same_event(pair: Laid, dates: tuple[Unit, Unit]) -> bool:
    if pair.tentative:
        return comes_near(pair, dates)
    shares = pair.rest(dates)
    covered = max(shares) >= SAME_EVENT[0] and min(shares) >= SAME_EVENT[1]
    return (covered and predicates_match(pair)) or frame_covered(pair, dates) or _one_sum(pair)


def _one_sum(pair: Laid) -> bool:
    """Tell whether two near sentences give one sum of money or exact measure, which no two events share by chance."""
    if (pair.similarity or 0.0) < SAME_SUM:
        return False
    figures = [one.figure for one, two, _ in pair.matching.pairs if one.figure and two.figure]
    return any(is_measure(f.unit) and f.relation == "=" and (f.value or 0) >= LEAST_SUM for f in figures)


def _role(language: str, unit: Unit) -> str:
    """Return whether a date is a start, an end or a point, by the word before it or its own first word."""
    words = (unit.before, unit.norm.split(" ")[0])
    patterns = load_patterns(language, "date_roles")
    return next((key for word in words for key in patterns.keys(word)), "point")


def _days_apart(left: Date, right: Date) -> int:
    spans = sorted(span for span in (named_days(left), named_days(right)) if span)
    if len(spans) < 2:
        return 0
    return (date.fromisoformat(spans[1][0]) - date.fromisoformat(spans[0][1])) // timedelta(days=1)


def _speaks_of_night(pair: Laid) -> bool:
    sides = (pair.left, pair.right)
    return any(_NIGHT in unit.concepts or "nuit" in unit.norm for side in sides for unit in side.content.units) or any(
        _NIGHT in unit.norm for side in sides for unit in side.content.units
    )


def describe_date(date_: Date) -> str:
    """Return the day or days of a date in ISO form."""
    days = named_days(date_)
    if days is None:
        return date_.text
    if days[0] == days[1]:
        return days[0]
    if (days[0][4:], days[1][4:]) == ("-01-01", "-12-31") and days[0][:4] == days[1][:4]:
        return days[0][:4]
    return f"{days[0]} to {days[1]}"
