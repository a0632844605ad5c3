"""From what an expression means to days: against publication, tense and the last date of the text, or not at all.

Every function here answers `UNRESOLVED` rather than guess: no publication date, no such day, no support in the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimcheck.extract.dates import calendar as cal
from claimcheck.extract.dates import resolve_composed as composed
from claimcheck.extract.dates import resolve_named as named
from claimcheck.extract.dates import resolve_relative as relative
from claimcheck.extract.dates.context import UNRESOLVED, Again, Context
from claimcheck.extract.dates.spec import Days, Spec
from claimcheck.records import Grain

__all__ = ["UNRESOLVED", "Context", "resolve"]

_Operation = Callable[[Spec, Context, Again], Days | None]


def resolve(spec: Spec, context: Context) -> Days:
    """Return the days that an expression means in its context, `UNRESOLVED` with its grain if they cannot be told."""
    if spec.direction:
        context = replace(context, direction=spec.direction)
    days = _OPERATIONS[spec.op](spec, context, resolve)
    if days is None:
        return replace(UNRESOLVED, grain=_grain(spec))
    return replace(days, approximate=days.approximate or spec.approximate)


def _grain(spec: Spec) -> Grain:
    if spec.op in {"set", "duration", "time"}:
        return spec.op  # type: ignore[return-value]
    if spec.op in {"timed", "text"} and (spec.op == "timed" or spec.word == "time"):
        return "time"
    if spec.op == "weekday":
        return "day"
    if spec.op in {"day", "month", "year", "quarter", "half", "season", "decade", "century"}:
        return spec.op  # type: ignore[return-value]
    return cal.GRAINS.get(spec.unit, "unknown")


def _fixed(grain: Grain) -> _Operation:
    return lambda spec, context, again: Days(None, None, grain, None)


def _lasting(spec: Spec, context: Context, again: Again) -> Days | None:
    return Days(None, None, "duration", None, low=spec.low, high=spec.high)


def _unresolved(spec: Spec, context: Context, again: Again) -> Days | None:
    return None


_OPERATIONS: dict[str, _Operation] = {
    "day": named.day,
    "month": named.month,
    "year": named.year,
    "era_year": named.era_year,
    "quarter": named.quarter,
    "half": named.quarter,
    "season": named.season,
    "holiday": named.holiday,
    "decade": named.decade,
    "century": named.century,
    "weekday": relative.weekday,
    "deictic": relative.deictic,
    "text": relative.text,
    "shift": relative.shift,
    "shift_in": relative.shift_in,
    "unit": relative.unit,
    "units": relative.units,
    "nth": composed.nth,
    "first_units": composed.first_units,
    "last_units": composed.last_units,
    "half_of": composed.half_of,
    "week_of": composed.week_of,
    "week_number": named.week_number,
    "month_day": named.month_day,
    "weekday_of": composed.weekday_of,
    "weekday_beside": composed.weekday_beside,
    "rest": composed.rest,
    "units_to": composed.units_to,
    "then": relative.then,
    "edge": composed.edge,
    "range": composed.range,
    "open": composed.open,
    "timed": composed.timed,
    "time": _fixed("time"),
    "duration": _lasting,
    "set": _fixed("set"),
    "unknown": _unresolved,
}
