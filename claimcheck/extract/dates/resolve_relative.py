"""Resolves what counts from the day of writing or from another date of the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimcheck.extract.dates import calendar as cal
from claimcheck.extract.dates.context import (
    Again,
    Context,
    text_day,
)
from claimcheck.extract.dates.spec import Days, Spec

#: "In the coming weeks", "in recent days": no end can be told, so that end stays open.
VAGUE_COUNT = 0


def weekday(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a weekday near publication: before or after by tense, or by "last" and "next"."""
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
    elif spec.word == "past":
        step = -(back or 7)
    elif spec.word == "coming":
        step = ahead or 7
    elif context.direction > 0 or (spec.word == "this" and context.direction == 0):
        step = ahead
    else:
        step = -back
    found = cal.add_days(day, step)
    return Days(found, found, "day", anchor) if found else None


def deictic(spec: Spec, context: Context, again: Again) -> Days | None:
    """Return a day so many days from publication."""
    if context.reference is None:
        return None
    day = cal.add_days(context.reference, spec.n)
    return Days(day, day, "day", context.anchor) if day else None


def text(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "The next day", "la semaine suivante": from the last date of the text."""
    day, anchor = text_day(context, spec.n >= 0)
    if day is None:
        return None
    if spec.word == "time":
        moved = cal.add_days(day, spec.n)
        return Days(moved, moved, "time", anchor)
    found = cal.unit_days(day, spec.unit or "day", int(spec.n))
    return replace(found, anchor=anchor) if found else None


def then(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read the "then" of "since then": the last stretch or day of the text, and nothing else."""
    last = context.span or context.last
    return replace(last, anchor="text") if last is not None else None


def _follows_stretch(context: Context) -> bool:
    """Tell whether a month or year was named since the last day ("held in March, freed two days later")."""
    span, last = context.span, context.last
    if span is None or span.from_ == span.to or span == last:
        return False
    return last is None or last.anchor != "text"


def shift(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "Two months ago", "in a week", "three days after X": ``n`` signed units from the base."""
    if spec.n == VAGUE_COUNT:
        return None
    if spec.base is not None:
        whole = again(spec.base, context)
        day, anchor = (whole.to if spec.n > 0 else whole.from_), whole.anchor or ""
    elif spec.word == "text" and context.span is not None and spec.unit in cal.MONTHS:
        return _shifted_span(spec, context.span)
    elif spec.word == "text":
        if _follows_stretch(context):
            return None
        day, anchor = text_day(context, spec.n > 0)
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


def shift_in(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "In two days" counts from publication ahead; beside a past verb it is how long something took."""
    if context.direction < 0:
        return Days(None, None, "duration", None)
    return shift(replace(spec, word=""), context, again)


def unit(spec: Spec, context: Context, again: Again) -> Days | None:
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


def units(spec: Spec, context: Context, again: Again) -> Days | None:
    """Read "The last three months": a stretch that ends or begins with the day of writing."""
    day = context.reference
    if day is None or (spec.word == "text" and context.span is not None):
        return None
    if spec.word == "vague":
        return (Days(None, day, "span", context.anchor, True) if spec.n < 0 else
                Days(day, None, "span", context.anchor, True))  # fmt: skip
    if spec.unit == "quarter" and spec.word != "within":
        return _whole_quarters(spec, day, context.anchor)
    moved = cal.shift(day, spec.unit, spec.n)
    if moved is None:
        return None
    if spec.n < 0:
        return Days(moved, day, "span", context.anchor)
    return Days(day if spec.word == "within" else cal.add_days(day, 1), moved, "span", context.anchor)


def _whole_quarters(spec: Spec, day: date, anchor: str) -> Days | None:
    """Return "the last three quarters" as quarters of the calendar, for which companies report."""
    edges = sorted((1 if spec.n > 0 else -1, int(spec.n)))
    first, last = (cal.unit_days(day, "quarter", count) for count in edges)
    return Days(first.from_, last.to, "span", anchor) if first is not None and last is not None else None
