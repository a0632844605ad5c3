"""What expressions are resolved against, and the choice of a year or side that the writing leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from claimcheck.extract.dates import calendar as cal
from claimcheck.extract.dates.spec import Days, Spec

#: A two-digit year up to this many years after publication is of this century ("'28"), else of the last.
CENTURY_REACH = 15
#: Years tried around publication for a day without a year; 29 February needs eight (1896 to 1904).
YEARS_AROUND = 8


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    ``reference`` is the day of writing and ``anchor`` where it comes from (``published`` or ``dateline``). ``last`` is
    the last day named in the text before the expression, ``span`` the last stretch of any grain. ``direction`` is -1
    past, 1 future, 0 unknown, 2 planned (ahead for a weekday, else the nearest).
    """

    reference: date | None = None
    anchor: str = "published"
    last: Days | None = None
    span: Days | None = None
    direction: int = 0
    language: str = "en"


UNRESOLVED = Days(None, None, "unknown", None)

#: Resolves an expression in a context; handed to operations whose parts must be resolved first.
Again = Callable[[Spec, Context], Days]


def full_year(year: int, context: Context) -> int:
    """Return a two-digit year in the century that publication makes likely."""
    if year >= 100:
        return year
    now = context.reference.year if context.reference else 2000
    century = now // 100 * 100
    return century + year if century + year <= now + CENTURY_REACH else century - 100 + year


def relative_day(context: Context) -> tuple[date | None, str]:
    """Read the day that year-less and relative words count from: publication, else the last day of the text."""
    if context.reference is not None:
        return context.reference, context.anchor
    if context.last is not None and context.last.from_ is not None:
        return context.last.from_, "text"
    return None, ""


def text_day(context: Context, forward: bool) -> tuple[date | None, str]:
    """Read the day that "the next day" counts from: the last day of the text, else none ("that night" of a tale)."""
    if context.last is None:
        return None, ""
    return (context.last.to if forward else context.last.from_), "text"


def choose(options: Iterable[Days], day: date, direction: int) -> Days | None:
    """Choose the option nearest a day on the side that the tense says; one that holds the day is on either side."""
    known = [(o, o.from_, o.to) for o in options if o.from_ is not None and o.to is not None]
    if direction > 1:  # planned: the nearest
        direction = 0
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


def yearless(make: Callable[[int], Days | None], context: Context) -> Days | None:
    """Return the instance nearest publication on the side that the tense says."""
    day, anchor = relative_day(context)
    if day is None:
        return None
    years = range(max(1, day.year - YEARS_AROUND), min(cal.LAST_YEAR, day.year + YEARS_AROUND) + 1)
    options = [days for days in map(make, years) if days is not None]
    chosen = choose(options, day, context.direction)
    return replace(chosen, anchor=anchor) if chosen else None


def by_year(spec: Spec, context: Context, again: Again, make: Callable[[int], Days | None]) -> Days | None:
    """Return the instance of the year that is written, of the year of the base, or of the nearest that fits."""
    if spec.year is not None:
        return make(full_year(spec.year, context))
    if spec.base is not None:
        year = again(spec.base, context)
        return replace(found, anchor=year.anchor) if year.from_ and (found := make(year.from_.year)) else None
    if spec.unit in {"last", "next", "this"}:
        return neighbour(spec, context, make)
    return yearless(make, context)


def neighbour(spec: Spec, context: Context, make: Callable[[int], Days | None]) -> Days | None:
    """Read "Last May": the nearest that lies wholly on that side; "this summer": the one of this year."""
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
    chosen = choose(options, day, way)
    return replace(chosen, anchor=context.anchor) if chosen else None
