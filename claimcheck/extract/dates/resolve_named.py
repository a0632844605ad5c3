"""Resolves what names its day, month, season or year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimcheck.extract.dates import calendar as cal
from claimcheck.extract.dates.context import (
    Again,
    Context,
    by_year,
    choose,
    full_year,
    relative_day,
)
from claimcheck.extract.dates.spec import Days, Spec

#: A year-less day that names an event ("the 3 May vote") is taken for this year's only within so many days.
NAMED_REACH = 60


def day(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a day of a month."""

    def make(year: int) -> Days | None:
        found = cal.make_day(year, spec.month or 0, spec.day or 0)
        return Days(found, found, "day") if found else None

    found = by_year(spec, context, again, make)
    if spec.word == "named" and found is not None and spec.year is None and spec.base is None:
        now, _ = relative_day(context)
        # A day that only names an event ("the Oct. 7 attack") may be of any year once it is not of these weeks.
        if now is None or found.from_ is None or abs((now - found.from_).days) > NAMED_REACH:
            return None
    return found


def month(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a month."""
    return by_year(spec, context, again, lambda year: cal.month_days(year, spec.month or 0))


def year(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a calendar year."""
    return cal.months_days(full_year(spec.year or 0, context), 1, 12, "year")


def era_year(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a year of our era, as written whatever its length."""
    return cal.months_days(spec.year or 0, 1, 12, "year")


def quarter(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a quarter or half of a year; number -1 is the last."""
    size, grain = (3, "quarter") if spec.op == "quarter" else (6, "half")
    count = 12 // size
    number = int(spec.n) if spec.n > 0 else count
    if number > count:
        return None
    return by_year(spec, context, again, lambda year: cal.months_days(year, 1 + size * (number - 1), size, grain))  # type: ignore[arg-type]  # fmt: skip


def season(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a season."""
    return by_year(spec, context, again, lambda year: cal.season_days(spec.word, year))


def holiday(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a holiday by its rule."""

    def make(year: int) -> Days | None:
        day = cal.holiday_day(spec.word, year)
        return Days(day, day, "day") if day else None

    return by_year(spec, context, again, make)


def decade(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a decade; two digits are taken in the century that publication makes likely."""
    year = spec.year or 0
    start = year if year >= 1000 else full_year(year, replace(context, reference=context.reference or date(2000, 1, 1)))
    return cal.months_days(start, 1, 120, "decade")


def century(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a century by its number."""
    return cal.months_days((int(spec.n) - 1) * 100 + 1, 1, 1200, "century") if 0 < spec.n < 40 else None


def month_day(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "The 17th", "mardi 23": that day of the nearest month, on the weekday if one is named."""
    day, anchor = relative_day(context)
    if day is None:
        return None
    options = []
    for count in range(-18, 19) if spec.weekday is not None else range(-1, 2):
        moved = cal.add_months(day.replace(day=1), count)
        found = cal.make_day(moved.year, moved.month, spec.day or 0) if moved else None
        if found and (spec.weekday is None or found.weekday() == spec.weekday):
            options.append(Days(found, found, "day", anchor))
    return choose(options, day, context.direction)


def week_number(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return an ISO 8601 week."""
    base = again(spec.base, context).from_ if spec.base is not None else context.reference
    year = spec.year or (base.year if base is not None else None)
    if year is None or not 1 <= spec.n <= 53:
        return None
    try:
        monday = date.fromisocalendar(year, int(spec.n), 1)
    except ValueError:
        return None
    return Days(monday, cal.add_days(monday, 6), "week", "absolute" if spec.year else context.anchor)
