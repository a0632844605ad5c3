"""What an expression of time means before it is known when it was written: a small tree of frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.records import Grain


@dataclass(frozen=True, slots=True)
class Spec:
    """One operation with its arguments; `claimcheck.extract.dates.resolve` has one function for each ``op``.

    ``word`` names the edge, season, holiday or open end. ``n`` counts units, ``base`` and ``other`` are the parts of
    a composed expression. ``low`` and ``high`` are the days that a length lasts. ``direction`` forces the future (1)
    or the past (-1) whatever the tense says.
    """

    op: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    n: float = 0
    unit: str = ""
    word: str = ""
    base: Spec | None = None
    other: Spec | None = None
    approximate: bool = False
    direction: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that a resolved expression means (null: open or unknown), and how it got them."""

    from_: date | None
    to: date | None
    grain: Grain
    anchor: str | None = "absolute"
    approximate: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, number, mark or already recognised expression; ``cls`` is its word class in the grammar."""

    start: int
    end: int
    cls: str
    text: str
    value: str = ""
    number: float = 0.0
    spec: Spec | None = None
