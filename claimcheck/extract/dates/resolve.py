"""From what an expression means to days: against publication, tense and the last date of the text, or not at all.

Every function here answers `UNRESOLVED` rather than guess: no publication date, no such day, no support in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from claimcheck.extract.dates import calendar as cal
from claimcheck.extract.dates.spec import Days, Spec
from claimcheck.records import Grain

#: "In the coming weeks", "in recent days": no end can be told, so that end stays open.
VAGUE_COUNT = 0
#: A two-digit year up to this many years after publication is of this century ("'28"), else of the last.
CENTURY_REACH = 15
#: A year-less day that names an event ("the 3 May vote") is taken for this year's only within so many days.
NAMED_REACH = 60
#: Years tried around publication for a day without a year; 29 February needs eight (1896 to 1904).
YEARS_AROUND = 8


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    ``reference`` is the day of writing and ``anchor`` where it comes from (``published`` or ``dateline``). ``last`` is
    the last day named in the text before the expression, ``span`` the last stretch of any grain. ``direction`` is -1 past, 1 future, 0 unknown.
    """

    reference: date | None = None
    anchor: str = "published"
    last: Days | None = None
    span: Days | None = None
    direction: int = 0
    language: str = "en"


UNRESOLVED = Days(None, None, "unknown", None)


def resolve(spec: Spec, context: Context) -> Days:
    """Return the days that an expression means in its context, `UNRESOLVED` with its grain if they cannot be told."""
    if spec.direction:
        context = replace(context, direction=spec.direction)
    days = _OPS[spec.op](spec, context)
    if days is None:
        return replace(UNRESOLVED, grain=_grain(spec))
    return replace(days, approximate=days.approximate or spec.approximate)


def _grain(spec: Spec) -> Grain:
    if spec.op in {"set", "duration", "time"}:
        return spec.op  # type: ignore[return-value]
    if spec.op == "weekday":
        return "day"
    if spec.op in {"day", "month", "year", "quarter", "half", "season", "decade", "century"}:
        return spec.op  # type: ignore[return-value]
    return cal.GRAINS.get(spec.unit, "unknown")


def full_year(year: int, context: Context) -> int:
    """Return a two-digit year in the century that publication makes likely."""
    if year >= 100:
        return year
    now = context.reference.year if context.reference else 2000
    century = now // 100 * 100
    return century + year if century + year <= now + CENTURY_REACH else century - 100 + year


def _relative(context: Context) -> tuple[date | None, str]:
    """Read the day that year-less and relative words count from: publication, else the last day of the text."""
    if context.reference is not None:
        return context.reference, context.anchor
    if context.last is not None and context.last.from_ is not None:
        return context.last.from_, "text"
    return None, ""


def _text_day(context: Context, forward: bool) -> tuple[date | None, str]:
    """Read the day that "the next day" counts from: the last day of the text, else publication."""
    if context.last is not None:
        day = context.last.to if forward else context.last.from_
        if day is not None:
            return day, "text"
    return context.reference, context.anchor


def _choose(options: Iterable[Days], day: date, direction: int) -> Days | None:
    """Choose the option nearest a day on the side that the tense says; one that holds the day is on either side."""
    known = [(o, o.from_, o.to) for o in options if o.from_ is not None and o.to is not None]
    if direction < 0:
        past = [(o, a) for o, a, _ in known if a <= day]
        return max(past, key=lambda pair: pair[1])[0] if past else None
    if direction > 0:
        later = [(o, b) for o, _, b in known if b >= day]
        return min(later, key=lambda pair: pair[1])[0] if later else None

    def distance(item: tuple[Days, date, date]) -> tuple[int, int]:
        _, first, last = item
        gap = 0 if first <= day <= last else min(abs((first - day).days), abs((last - day).days))
        return gap, int(first > day)

    return min(known, key=distance)[0] if known else None


def _yearless(make: Callable[[int], Days | None], context: Context) -> Days | None:
    day, anchor = _relative(context)
    if day is None:
        return None
    years = range(max(1, day.year - YEARS_AROUND), min(cal.LAST_YEAR, day.year + YEARS_AROUND) + 1)
    options = [days for days in map(make, years) if days is not None]
    chosen = _choose(options, day, context.direction)
    return replace(chosen, anchor=anchor) if chosen else None


def _by_year(spec: Spec, context: Context, make: Callable[[int], Days | None]) -> Days | None:
    if spec.year is not None:
        return make(full_year(spec.year, context))
    if spec.base is not None:
        year = resolve(spec.base, context)
        return replace(found, anchor=year.anchor) if year.from_ and (found := make(year.from_.year)) else None
    if spec.unit in {"last", "next", "this"}:
        return _neighbour(spec, context, make)
    return _yearless(make, context)


def _neighbour(spec: Spec, context: Context, make: Callable[[int], Days | None]) -> Days | None:
    """Read "Last May", "next summer": the nearest that lies wholly on that side; "this summer": the one of this year."""
    day = context.reference
    if day is None:
        return None
    way = {"last": -1, "next": 1, "this": 0}[spec.unit]
    options = [days for year in range(max(1, day.year - 9), day.year + 10) if (days := make(year)) is not None]
    if way < 0:
        options = [o for o in options if o.to is not None and o.to < day]
    elif way > 0:
        options = [o for o in options if o.from_ is not None and o.from_ > day]
    else:
        options = [o for o in options if o.from_ is not None and o.from_.year == day.year]
    chosen = _choose(options, day, way)
    return replace(chosen, anchor=context.anchor) if chosen else None


def _day(spec: Spec, context: Context) -> Days | None:
    def make(year: int) -> Days | None:
        found = cal.make_day(year, spec.month or 0, spec.day or 0)
        return Days(found, found, "day") if found else None

    found = _by_year(spec, context, make)
    if spec.word == "named" and found is not None and spec.year is None:
        now, _ = _relative(context)
        # A day that only names an event ("the Oct. 7 attack") may be of any year once it is not of these weeks.
        if now is None or found.from_ is None or abs((now - found.from_).days) > NAMED_REACH:
            return None
    return found


def _month(spec: Spec, context: Context) -> Days | None:
    return _by_year(spec, context, lambda year: cal.month_days(year, spec.month or 0))


def _year(spec: Spec, context: Context) -> Days | None:
    return cal.months_days(full_year(spec.year or 0, context), 1, 12, "year")


def _quarter(spec: Spec, context: Context) -> Days | None:
    size, grain = (3, "quarter") if spec.op == "quarter" else (6, "half")
    count = 12 // size
    number = int(spec.n) if spec.n > 0 else count
    if number > count:
        return None
    return _by_year(spec, context,
                    lambda year: cal.months_days(year, 1 + size * (number - 1), size, grain))  # type: ignore[arg-type]  # fmt: skip


def _season(spec: Spec, context: Context) -> Days | None:
    return _by_year(spec, context, lambda year: cal.season_days(spec.word, year))


def _holiday(spec: Spec, context: Context) -> Days | None:
    def make(year: int) -> Days | None:
        day = cal.holiday_day(spec.word, year)
        return Days(day, day, "day") if day else None

    return _by_year(spec, context, make)


def _decade(spec: Spec, context: Context) -> Days | None:
    year = spec.year or 0
    start = year if year >= 1000 else full_year(year, replace(context, reference=context.reference or date(2000, 1, 1)))
    return cal.months_days(start, 1, 120, "decade")


def _century(spec: Spec, context: Context) -> Days | None:
    return cal.months_days((int(spec.n) - 1) * 100 + 1, 1, 1200, "century") if 0 < spec.n < 40 else None


def _weekday(spec: Spec, context: Context) -> Days | None:
    day, anchor = context.reference, context.anchor
    if day is None:
        return None
    wanted = spec.weekday or 0
    back, ahead = (day.weekday() - wanted) % 7, (wanted - day.weekday()) % 7
    if spec.word == "last":
        # Yesterday is never called by "last" and its weekday.
        step = -(back + 7 if back < 2 else back)
    elif spec.word == "next":
        # English "next Friday" is that of next week; French "vendredi prochain" the first to come.
        step = 7 - day.weekday() + wanted if context.language == "en" else (ahead or 7)
    elif context.direction > 0 or (spec.word == "this" and context.direction == 0):
        step = ahead
    else:
        step = -back
    found = cal.add_days(day, step)
    return Days(found, found, "day", anchor) if found else None


def _deictic(spec: Spec, context: Context) -> Days | None:
    if context.reference is None:
        return None
    day = cal.add_days(context.reference, spec.n)
    return Days(day, day, "day", context.anchor) if day else None


def _text(spec: Spec, context: Context) -> Days | None:
    """Read "The next day", "la semaine suivante": from the last date of the text."""
    day, anchor = _text_day(context, spec.n >= 0)
    if day is None:
        return None
    if spec.word == "time":
        moved = cal.add_days(day, spec.n)
        return Days(moved, moved, "time", anchor)
    found = cal.unit_days(day, spec.unit or "day", int(spec.n))
    return replace(found, anchor=anchor) if found else None


def _shift(spec: Spec, context: Context) -> Days | None:
    """Read "Two months ago", "in a week", "three days after X": ``n`` signed units from the base."""
    if spec.n == VAGUE_COUNT:
        return None
    if spec.base is not None:
        whole = resolve(spec.base, context)
        day, anchor = (whole.to if spec.n > 0 else whole.from_), whole.anchor or ""
    elif spec.word == "text" and context.span is not None and spec.unit in cal.MONTHS:
        return _shifted_span(spec, context.span)
    elif spec.word == "text":
        day, anchor = _text_day(context, spec.n > 0)
    else:
        day, anchor = context.reference, context.anchor
    if day is None:
        return None
    moved = cal.shift(day, spec.unit, spec.n)
    if moved is None:
        return None
    return Days(moved, moved, "day", anchor, approximate=spec.unit not in {"day", "week"})


def _shifted_span(spec: Spec, span: Days) -> Days | None:
    """Read "A year earlier" after a quarter means that quarter of the year before."""
    if span.from_ is None or span.to is None:
        return None
    first, last = cal.shift(span.from_, spec.unit, spec.n), cal.shift(span.to, spec.unit, spec.n)
    return Days(first, last, span.grain, "text", True) if first and last else None


def _shift_in(spec: Spec, context: Context) -> Days | None:
    """Read "In two days" counts from publication ahead; beside a past verb it is how long something took."""
    if context.direction < 0:
        return Days(None, None, "duration", None)
    return _shift(replace(spec, word=""), context)


def _unit(spec: Spec, context: Context) -> Days | None:
    """Read "Last month" (``n`` -1), "this year" (0), "next week" (1): whole calendar units."""
    if context.reference is None:
        return None
    if spec.word in {"earlier", "later", "early", "late"}:
        return _within(spec, context)
    if spec.word == "near" and context.direction <= 0 and context.reference.weekday() < 5:
        spec = replace(spec, n=-1)
    found = cal.unit_days(context.reference, spec.unit, int(spec.n))
    return replace(found, anchor=context.anchor) if found else None


def _within(spec: Spec, context: Context) -> Days | None:
    day = context.reference
    whole = cal.unit_days(day, spec.unit, 0) if day else None
    if whole is None or day is None:
        return None
    if spec.word == "earlier":
        return Days(whole.from_, day, "span", context.anchor)
    if spec.word == "later":
        return Days(day, whole.to, "span", context.anchor)
    found = cal.edge_days(whole, spec.word)
    return replace(found, anchor=context.anchor) if found else None


def _units(spec: Spec, context: Context) -> Days | None:
    """Read "The last three months", "les deux prochaines années": a stretch that ends or begins on the day of writing."""
    day = context.reference
    if day is None or (spec.word == "text" and context.span is not None):
        return None
    if spec.word == "vague":
        return (Days(None, day, "span", context.anchor, True) if spec.n < 0 else
                Days(day, None, "span", context.anchor, True))  # fmt: skip
    moved = cal.shift(day, spec.unit, spec.n)
    if moved is None:
        return None
    if spec.n < 0:
        return Days(moved, day, "span", context.anchor)
    return Days(day if spec.word == "within" else cal.add_days(day, 1), moved, "span", context.anchor)


def _nth(spec: Spec, context: Context) -> Days | None:
    """Read "The first week of January", "last Monday of May", "the third day of the month"."""
    whole = resolve(spec.base, context) if spec.base else None
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


def _first_units(spec: Spec, context: Context) -> Days | None:
    """Read "The first nine months of 2025"."""
    whole = resolve(spec.base, context) if spec.base else None
    if whole is None or whole.from_ is None or whole.to is None:
        return None
    after = cal.shift(whole.from_, spec.unit, spec.n)
    last = cal.add_days(after, -1) if after else None
    return Days(whole.from_, last, "span", whole.anchor) if last is not None and last <= whole.to else None


def _half_of(spec: Spec, context: Context) -> Days | None:
    whole = resolve(spec.base, context) if spec.base else None
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


def _week_of(spec: Spec, context: Context) -> Days | None:
    day = resolve(spec.base, context) if spec.base else None
    if day is None or day.from_ is None:
        return None
    found = cal.unit_days(day.from_, "week", 0)
    return replace(found, anchor=day.anchor) if found else None


def _week_number(spec: Spec, context: Context) -> Days | None:
    year = spec.year or (context.reference.year if context.reference else None)
    if year is None or not 1 <= spec.n <= 53:
        return None
    try:
        monday = date.fromisocalendar(year, int(spec.n), 1)
    except ValueError:
        return None
    return Days(monday, cal.add_days(monday, 6), "week", "absolute" if spec.year else context.anchor)


def _month_day(spec: Spec, context: Context) -> Days | None:
    """Read "The 17th", "mardi 23": that day of the nearest month, on the weekday if one is named."""
    day, anchor = _relative(context)
    if day is None:
        return None
    options = []
    for count in range(-18, 19) if spec.weekday is not None else range(-1, 2):
        moved = cal.add_months(day.replace(day=1), count)
        found = cal.make_day(moved.year, moved.month, spec.day or 0) if moved else None
        if found and (spec.weekday is None or found.weekday() == spec.weekday):
            options.append(Days(found, found, "day", anchor))
    return _choose(options, day, context.direction)


def _weekday_of(spec: Spec, context: Context) -> Days | None:
    """Read "Tuesday of next week", and a weekday near a shifted day ("two months from today on Tuesday")."""
    whole = resolve(spec.base, context) if spec.base else None
    if whole is None or whole.from_ is None:
        return None
    found = cal.add_days(whole.from_, (spec.weekday or 0) - whole.from_.weekday())
    return Days(found, found, "day", whole.anchor) if found else None


def _edge(spec: Spec, context: Context) -> Days | None:
    if spec.base is None:
        return None
    whole = resolve(spec.base, context)
    return cal.edge_days(whole, spec.word)


def _range(spec: Spec, context: Context) -> Days | None:
    first, second = _completed(spec.base, spec.other)
    if first is None or second is None:
        return None
    a, b = resolve(first, context), resolve(second, context)
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
    inner = first.base if first.op == "edge" and first.base else first
    if inner.op in dated and inner.year is None and second.year is not None and inner.base is None:
        earlier = (inner.month or 0) > (second.month or 12)
        filled = replace(inner, year=second.year - earlier)
        first = replace(first, base=filled) if first.op == "edge" else filled
    if second.op in dated and second.year is None and first.year is not None and second.base is None:
        second = replace(second, year=first.year + ((second.month or 12) < (first.month or 1)))
    return first, second


def _ordered(first: Spec, second: Spec, a: Days, b: Days, context: Context) -> tuple[Days, Days]:
    """Move one end by a week or a year when tense alone put them the wrong way round."""
    if (first.year is not None and second.year is not None) or a.from_ is None or b.to is None:
        return UNRESOLVED, UNRESOLVED
    weekly = first.op == "weekday" and second.op == "weekday"
    if weekly:
        back, ahead = cal.add_days(a.from_, -7), cal.add_days(b.to, 7)
    else:
        back, ahead = cal.add_months(a.from_, -12), cal.add_months(b.to, 12)
    now = context.reference
    holds_now = not weekly and now is not None and back is not None and back <= now <= b.to
    if (context.direction > 0 or first.year is not None) and not holds_now:
        return a, replace(b, to=ahead)
    return replace(a, from_=back), b


def _open(spec: Spec, context: Context) -> Days | None:
    if spec.base is None:
        return None
    way = {"since": -1, "until": 1, "by": 1}.get(spec.word, context.direction)
    base = resolve(spec.base, replace(context, direction=way))
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


def _timed(spec: Spec, context: Context) -> Days | None:
    """Read a time of a day: the day, with grain ``time``."""
    days = resolve(spec.base, context) if spec.base else UNRESOLVED
    return replace(days, grain="time")


def _fixed(grain: Grain) -> Callable[[Spec, Context], Days | None]:
    return lambda spec, context: Days(None, None, grain, None)


def _unresolved(spec: Spec, context: Context) -> Days | None:
    return None


_OPS: dict[str, Callable[[Spec, Context], Days | None]] = {
    "day": _day, "month": _month, "year": _year, "quarter": _quarter, "half": _quarter, "season": _season,
    "holiday": _holiday, "decade": _decade, "century": _century, "weekday": _weekday, "deictic": _deictic,
    "text": _text, "shift": _shift, "shift_in": _shift_in, "unit": _unit, "units": _units, "nth": _nth, "first_units": _first_units,
    "half_of": _half_of, "week_of": _week_of, "week_number": _week_number, "month_day": _month_day,
    "weekday_of": _weekday_of, "edge": _edge, "range": _range, "open": _open, "timed": _timed,
    "time": _fixed("time"), "duration": _fixed("duration"), "set": _fixed("set"), "unknown": _unresolved,
}  # fmt: skip
