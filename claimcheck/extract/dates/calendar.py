"""Arithmetic of days: units, edges, seasons, holidays. Nothing here knows of text."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from claimcheck.extract.dates.spec import Days
from claimcheck.records import Grain

#: Meteorological seasons of the northern hemisphere, first month; news speaks of them far more than of solstices.
SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
#: Months in a unit that is made of months.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "semester": 6, "year": 12, "decade": 120, "century": 1200}
#: Days in a unit that is made of days.
DAYS = {"day": 1, "weekday": 1, "week": 7, "weekend": 7, "fortnight": 14}
#: First and last day (Monday is 0) of a part of a week; "late last week" is Thursday as well as Saturday.
_WEEK_EDGES = {"early": (0, 2), "start": (0, 2), "mid": (1, 3), "late": (3, 6), "end": (3, 6)}
GRAINS: dict[str, Grain] = {
    "day": "day", "weekday": "day", "week": "week", "weekend": "weekend", "fortnight": "span", "month": "month",
    "quarter": "quarter", "half": "half", "semester": "half", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1, 9998


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day (31 February, year 0)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, count: float) -> date | None:
    """Return the day ``count`` days on, None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """Return the same day of the month ``count`` months on, or that month's last day if it is shorter."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, unit: str, count: float) -> date | None:
    """Return the day ``count`` units on; halves of a month or year are taken as days."""
    if unit in DAYS:
        return add_days(day, round(count * DAYS[unit])) if abs(count) < 4_000_000 else None
    months = count * MONTHS[unit]
    if abs(months) > 120_000:
        return None
    whole = int(months)
    moved = add_months(day, whole)
    return add_days(moved, round((months - whole) * 30)) if moved else None


def month_days(year: int, month: int) -> Days | None:
    """Return a month as days."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def months_days(year: int, month: int, count: int, grain: Grain) -> Days | None:
    """Return ``count`` months from the first of a month as days."""
    first = month_days(year, month)
    if first is None or first.from_ is None:
        return None
    after = add_months(first.from_, count)
    return Days(first.from_, add_days(after, -1), grain) if after else None


def unit_days(day: date, unit: str, count: int = 0) -> Days | None:
    """Return the calendar unit that holds a day, or the one ``count`` units on; weeks run Monday to Sunday."""
    if unit in {"day", "weekday"}:
        moved = add_days(day, count)
        return Days(moved, moved, "day") if moved else None
    if unit in {"week", "fortnight", "weekend"}:
        monday = add_days(day, -day.weekday() + 7 * count)
        if monday is None:
            return None
        lead, length = (5, 1) if unit == "weekend" else (0, 6 if unit == "week" else 13)
        first, last = add_days(monday, lead), add_days(monday, lead + length)
        return Days(first, last, GRAINS[unit]) if first and last else None
    size = MONTHS[unit]
    index = day.year * 12 + day.month - 1 if unit != "century" else (day.year - 1) * 12
    start = (index // size + count) * size + (12 if unit == "century" else 0)
    return months_days(start // 12, start % 12 + 1, size, GRAINS[unit])


def season_days(name: str, year: int) -> Days | None:
    """Return a season; a winter bears the year in which it begins."""
    return months_days(year, SEASON_START[name], 3, "season")


def edge_days(whole: Days, edge: str) -> Days | None:
    """Return the early, middle or late part of a span: thirds, by days in a month, by months in a longer unit."""
    if whole.from_ is None or whole.to is None:
        return None
    first, last = whole.from_, whole.to
    if whole.grain == "month":
        bounds = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, last.day), "end": (21, last.day)}
        low, high = bounds[edge]
        return Days(first.replace(day=low), first.replace(day=high), "month-part", whole.anchor)
    length = (last - first).days + 1
    if length >= 80:
        months = round(length / 30.4)
        third = max(1, months // 3)
        skip = {"early": 0, "start": 0, "mid": third, "late": months - third, "end": months - third}[edge]
        begin = add_months(first, skip)
        after = add_months(first, skip + third)
        grain: Grain = "year-part" if whole.grain == "year" else "span"
        return Days(begin, add_days(after, -1), grain, whole.anchor) if begin and after else None
    if length == DAYS["week"]:
        begin, end = (add_days(first, day) for day in _WEEK_EDGES[edge])
        return Days(begin, end, "span", whole.anchor)
    third = max(1, length // 3)
    skip = {"early": 0, "start": 0, "mid": third, "late": length - third, "end": length - third}[edge]
    begin = add_days(first, skip)
    return Days(begin, add_days(first, skip + third - 1), "span" if length > 1 else "day", whole.anchor)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Anonymous Gregorian algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday_day(rule: str, year: int) -> date | None:
    """Return a holiday's day by its rule: "12-25", "easter-2", or "nth-11-3-4+1" (month, weekday, which, plus days).

    "moving": one that follows the moon in a way no rule here knows; None.
    """
    if not 1000 <= year <= LAST_YEAR or rule.startswith("moving"):
        return None
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule[6:]))
    if not rule.startswith("nth"):
        return make_day(year, int(rule[:2]), int(rule[3:]))
    match = re.fullmatch(r"nth-(\d+)-(\d)-(-?\d)(\+\d)?", rule)
    if match is None:
        return None
    found = nth_weekday(year, int(match[1]), int(match[2]), int(match[3]))
    return add_days(found, int(match[4] or 0)) if found else None


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date | None:
    """Return the first, second … (-1: last) such weekday of a month, None if it has no such."""
    last = calendar.monthrange(year, month)[1]
    if which < 0:
        end = date(year, month, last)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (which - 1)
    return make_day(year, month, day)
