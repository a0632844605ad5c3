"""Lengths of time as days, read from their words ("ten years", "dix-huit mois", "five-year")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from claimcheck.content.units import Unit
from claimcheck.lexicon import load_table

#: Days of each unit of time, by the lexicon's concept.
DAYS: Mapping[str, float] = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4,
    "year": 365.0,
}
#: Share by which two lengths may differ and still be one, rounded to another unit ("18 months", "a year and a half").
TOLERANCE = 0.1
_PART = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?")


def is_length(unit: Unit) -> bool:
    """Tell whether a unit is a length of time ("for six years"), which is no point in it."""
    return unit.date is not None and unit.date.grain == "duration"


def days_of(unit: Unit, language: str) -> float | None:
    """Return how many days a length of time is, None when its words do not say."""
    parts = [part for part in _PART.findall(unit.norm)]
    measure = next((DAYS[key] for key in unit.concepts if key in DAYS), None) or _measure(parts, language)
    if measure is None or not parts:
        return None
    halves = _words(language, "half")
    number = _number([part for part in parts if part not in halves], language)
    half = 0.5 if halves & set(parts) else 0.0
    if number is None and not half:
        return None
    return ((number or 0.0) + half) * measure


def same_length(left: float, right: float) -> bool:
    """Tell whether two lengths in days are one, up to rounding."""
    return abs(left - right) <= TOLERANCE * max(left, right)


def _measure(parts: Sequence[str], language: str) -> float | None:
    return next((_units(language)[part] for part in parts if part in _units(language)), None)


@cache
def _units(language: str) -> dict[str, float]:
    """Return the days of each word for a unit of time."""
    found = {}
    for concept, row in load_table(language, "concepts").items():
        if concept in DAYS:
            found.update({form: DAYS[concept] for word in row.split() for form in _forms(word) if form.isalpha()})
    return found


def _forms(word: str) -> tuple[str, ...]:
    """Return a word of the lexicon, or the singular and plural that a beginning ("heure*") stands for."""
    return (word[:-1], f"{word[:-1]}s") if word.endswith("*") else (word,)


def _words(language: str, kind: str) -> frozenset[str]:
    return frozenset(load_table(language, "length_words").get(kind, "").split())


def _number(parts: Sequence[str], language: str) -> float | None:
    """Return the number that the words spell, None for none; "quatre-vingt" and "two hundred" multiply."""
    words = load_table(language, "number_words")
    total: float | None = None
    for part in parts:
        if part[0].isdigit():
            total = (total or 0.0) + float(part.replace(",", "."))
            continue
        kind, _, value = words.get(part, "").partition(" ")
        if kind in ("hundred", "scale"):
            total = (total or 1.0) * float(value)
        elif kind in ("unit", "teen", "tens", "zero"):
            total = (total or 0.0) + float(value)
        elif part in _words(language, "one") and total is None:
            total = 1.0
        elif part not in _units(language) and part not in _words(language, "join"):
            return None  # "a few minutes", "several years"
    return total
