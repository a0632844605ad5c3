"""Resolves what is made of other expressions: parts, ranges, open ends, the third week of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimcheck.extract.dates import calendar as cal
from claimcheck.extract.dates.context import (
    UNRESOLVED,
    Again,
    Context,
)
from claimcheck.extract.dates.spec import Days, Spec


def nth(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "The first week of January", "last Monday of May", "the third day of the month"."""
    whole = again(spec.base, context) if spec.base else None
    if whole is None or whole.from_ is None or whole.to is None:
        return None
    found: Days | None
    if spec.weekday is not None:
        day = cal.nth_weekday(whole.from_.year, whole.from_.month, spec.weekday, int(spec.n))
        found = Days(day, day, "day") if day else None
    elif spec.n < 0:
        found = cal.unit_days(whole.to, spec.unit, 0)
        # The last week is the last that has its Thursday inside (ISO 8601).
        if found and found.to and (found.to - whole.to).days > 3 and spec.unit == "week":
            found = cal.unit_days(whole.to, "week", -1)
    else:
        found = _nth_unit(whole.from_, spec)
    if found is None or found.from_ is None or found.from_ > whole.to:
        return None
    return replace(found, anchor=whole.anchor)


def _nth_unit(first: date, spec: Spec) -> Days | None:
    count = int(spec.n) - 1
    if spec.unit == "week":
        # The week that holds the month's first Thursday is its first (ISO 8601).
        lead = 1 if first.weekday() > 3 else 0
        return cal.unit_days(first, "week", count + lead)
    if spec.unit == "weekend":
        lead = 1 if first.weekday() == 6 else 0
        return cal.unit_days(first, "weekend", count + lead)
    if spec.unit == "half":
        return None
    return cal.unit_days(first, spec.unit, count)


def first_units(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "The first nine months of 2025"."""
    whole = again(spec.base, context) if spec.base else None
    if whole is None or whole.from_ is None or whole.to is None:
        return None
    after = cal.shift(whole.from_, spec.unit, spec.n)
    last = cal.add_days(after, -1) if after else None
    return Days(whole.from_, last, "span", whole.anchor) if last is not None and last <= whole.to else None


def last_units(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "The last four months of 2025"."""
    whole = again(spec.base, context) if spec.base else None
    after = cal.add_days(whole.to, 1) if whole is not None and whole.to is not None else None
    first = cal.shift(after, spec.unit, -spec.n) if after is not None else None
    if whole is None or whole.from_ is None or first is None or first < whole.from_:
        return None
    return Days(first, whole.to, "span", whole.anchor)


def half_of(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return the first or second half of the base."""
    whole = again(spec.base, context) if spec.base else None
    if whole is None or whole.from_ is None or whole.to is None:
        return None
    length = (whole.to - whole.from_).days + 1
    if whole.grain == "year":
        return cal.months_days(whole.from_.year, 1 if spec.n == 1 else 7, 6, "half")
    middle = cal.add_days(whole.from_, length // 2)
    if middle is None:
        return None
    return (Days(whole.from_, cal.add_days(middle, -1), "span", whole.anchor) if spec.n == 1 else
            Days(middle, whole.to, "span", whole.anchor))  # fmt: skip


def week_of(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return the week that holds a day."""
    day = again(spec.base, context) if spec.base else None
    if day is None or day.from_ is None:
        return None
    if spec.word == "weekend":
        return _holiday_weekend(day)
    found = cal.unit_days(day.from_, "weekend" if spec.word == "plain weekend" else "week", 0)
    return replace(found, anchor=day.anchor) if found else None


def _holiday_weekend(day: Days) -> Days | None:
    """Return the weekend that a holiday lengthens: back to Saturday from a Monday, on to Sunday from a Thursday."""
    if day.from_ is None or day.from_.weekday() == 2:
        return None
    weekday = day.from_.weekday()
    first = cal.add_days(day.from_, -((weekday - 5) % 7)) if weekday < 2 or weekday > 4 else day.from_
    last = day.from_ if weekday < 2 else cal.add_days(day.from_, 6 - weekday)
    return Days(first, last, "weekend", day.anchor) if first and last else None


def weekday_beside(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return the last weekday before the base (``n`` -1) or the first after it."""
    near = again(spec.base, context) if spec.base else None
    if near is None or near.from_ is None or near.from_ != near.to:
        return None
    gap = ((spec.weekday or 0) - near.from_.weekday()) * (1 if spec.n > 0 else -1) % 7 or 7
    found = cal.add_days(near.from_, gap if spec.n > 0 else -gap)
    return Days(found, found, "day", near.anchor) if found else None


def rest(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "The rest of May": from the day of writing on, where that day lies inside."""
    whole = again(spec.base, context) if spec.base else None
    now = context.reference
    if whole is None or whole.from_ is None or whole.to is None or now is None or not whole.from_ <= now <= whole.to:
        return None
    return Days(now, whole.to, "span", context.anchor)


def units_to(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "The three months to June": so many units that end with the base."""
    end = again(spec.base, context) if spec.base else None
    after = cal.add_days(end.to, 1) if end is not None and end.to is not None else None
    first = cal.shift(after, spec.unit, -spec.n) if after is not None else None
    return Days(first, end.to, "span", end.anchor) if first is not None and end is not None else None


def weekday_of(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "Tuesday of next week", and a weekday near a shifted day ("two months from today on Tuesday")."""
    whole = again(spec.base, context) if spec.base else None
    if whole is None or whole.from_ is None:
        return None
    found = cal.add_days(whole.from_, (spec.weekday or 0) - whole.from_.weekday())
    return Days(found, found, "day", whole.anchor) if found else None


def edge(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return the early, middle or late part of the base."""
    if spec.base is None:
        return None
    whole = again(spec.base, context)
    return cal.edge_days(whole, spec.word)


def range(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return the days from one end to the other, each completed by the other."""
    first, second = _completed(spec.base, spec.other)
    if first is None or second is None:
        return None
    a, b = again(first, context), again(second, context)
    if a.from_ is None or b.to is None:
        return None
    if a.from_ > b.to:
        a, b = _ordered(first, second, a, b, context)
    if a.from_ is None or b.to is None or a.from_ > b.to:
        return None
    anchors = [x.anchor for x in (a, b) if x.anchor not in {None, "absolute"}]
    return Days(a.from_, b.to, "span", anchors[0] if anchors else "absolute")


def _completed(first: Spec | None, second: Spec | None) -> tuple[Spec | None, Spec | None]:
    """Give each end the month and year that only the other one writes ("3 to 5 May 2025")."""
    if first is None or second is None:
        return first, second
    if first.op == "month_day" and second.op == "day" and first.weekday is None:
        first = replace(first, op="day", month=second.month)
    if second.op == "month_day" and first.op == "day":
        second = replace(second, op="day", month=first.month)
    dated = {"day", "month", "quarter", "half"}
    low, high = _inner(first), _inner(second)
    if low.op in dated and low.year is None and high.year is not None and low.base is None:
        earlier = (low.month or 0) > (high.month or 12)
        filled = replace(low, year=high.year - earlier)
        first = replace(first, base=filled) if first.op == "edge" else filled
    if high.op in dated and high.year is None and low.year is not None and high.base is None:
        filled = replace(high, year=low.year + ((high.month or 12) < (low.month or 1)))
        second = replace(second, base=filled) if second.op == "edge" else filled
    return first, second


def _inner(spec: Spec) -> Spec:
    """Return the month or year of which an end is the early, middle or late part."""
    return spec.base if spec.op == "edge" and spec.base else spec


def _ordered(first: Spec, second: Spec, a: Days, b: Days, context: Context) -> tuple[Days, Days]:
    """Move one end by a week or a year when tense alone put them the wrong way round."""
    if (first.year is not None and second.year is not None) or a.from_ is None or b.to is None:
        return UNRESOLVED, UNRESOLVED
    weekly = first.op == "weekday" and second.op == "weekday"
    if "weekday" in {first.op, second.op} and not weekly:
        # "From Monday to today" begins before today, "from today to Friday" ends after it.
        early, late = cal.add_days(a.from_, -7), cal.add_days(b.to, 7)
        return (replace(a, from_=early), b) if first.op == "weekday" else (a, replace(b, to=late))
    if weekly:
        back, ahead = cal.add_days(a.from_, -7), cal.add_days(b.to, 7)
    else:
        back, ahead = cal.add_months(a.from_, -12), cal.add_months(b.to, 12)
    now = context.reference
    holds_now = not weekly and now is not None and back is not None and back <= now <= b.to
    if (context.direction > 0 or first.year is not None) and not holds_now:
        return a, replace(b, to=ahead)
    return replace(a, from_=back), b


def open(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return the base with one end left open."""
    if spec.base is None:
        return None
    way = {"since": -1, "until": 1, "by": 1}.get(spec.word, context.direction)
    base = again(spec.base, replace(context, direction=way))
    if base.from_ is None and base.to is None:
        return replace(UNRESOLVED, grain=base.grain)
    grain, anchor, vague = base.grain, base.anchor, base.approximate
    if spec.word in {"since", "from"}:
        return Days(base.from_, None, grain, anchor, vague)
    if spec.word in {"until", "by"}:
        return Days(None, base.to, grain, anchor, vague)
    if spec.word == "before":
        return Days(None, cal.add_days(base.from_, -1), grain, anchor, vague) if base.from_ else None
    return Days(cal.add_days(base.to, 1), None, grain, anchor, vague) if base.to else None


def timed(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read a time of a day: the day, with grain ``time``."""
    days = again(spec.base, context) if spec.base else UNRESOLVED
    return replace(days, grain="time")
