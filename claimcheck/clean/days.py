"""Calendar days as pages and agencies write them: "December 24, 2025", "24 déc. 2025", "2025-12-24", "Dec 24"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_month_names

from claimcheck.lexicon import installed_languages, load_table

#: News is younger than this; an earlier year is no publication date.
FIRST_YEAR = 1900
LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in a text; ``year`` is null where it is not written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    @property
    def iso(self) -> str | None:
        """The ISO day, None without a year."""
        return None if self.year is None else date(self.year, self.month, self.day).isoformat()

    def completed(self, near: str) -> str | None:
        """Return the ISO day with a missing year taken so that it lies nearest to another ISO day."""
        if self.year is not None:
            return self.iso
        anchor = date.fromisoformat(near)
        days = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := _date(y, self.month, self.day))]
        return min(days, key=lambda d: (abs((d - anchor).days), d)).isoformat() if days else None


@cache
def _months() -> dict[str, int]:
    """Return month names and abbreviations of the installed languages, lower case, without full stops.

    Newsrooms also write forms that the locale data lacks ("fév", "aout"); those stand in the date words.
    """
    names: dict[str, int] = {"sept": 9}
    for language in installed_languages():
        for name, meaning in load_table(language, "date_words").items():
            kind, _, value = meaning.partition(" ")
            if kind == "month":
                names.setdefault(name, int(value.split()[0]))
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale=language).items():
                    names.setdefault(name.casefold().rstrip("."), number)
    return names


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<month>{month})\b\.?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|ᵉʳ)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    written = (
        rf"(?<![\w/-]){day}[ \xa0-](?:of[ ])?{month}(?:,?[ \xa0-]{year}\b)?(?![\w-])",
        rf"(?<![\w/-]){month}[ \xa0-]{day}(?![\d:]|[.,]\d|[ \xa0]?%)(?:[ \xa0]?,?[ \xa0-]{year}\b)?(?![\w])",
        rf"(?<![\w/.-]){year}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?=T\d|\b)(?![\w-]*\d{{4}})",
        rf"(?<![\w/.-]){year}/(?P<month>[01]\d)/(?P<day>[0-3]\d)\b",
    )
    numeric = r"(?<![\w/.-])(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)\b"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*written, numeric))


def find_days(text: str, day_first: bool = True) -> tuple[Day, ...]:
    """Return the days named in the text, in order, without overlaps.

    "03/04/2025" is read day first, unless ``day_first`` is false: then a pair that could be either is left out.
    """
    found = sorted(_candidates(text, day_first), key=lambda day: (day.start, -day.end))
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return tuple(kept)


def read_day(written: str, day_first: bool = True) -> str | None:
    """Return the ISO day of a date as metadata write it ("2025-12-24T08:00:00Z", "Wed, 24 Dec 2025"), None if none."""
    return next((day.iso for day in find_days(written[:200], day_first) if day.iso), None)


def _candidates(text: str, day_first: bool) -> Iterator[Day]:
    *written, numeric = _patterns()
    for pattern in written:
        for match in pattern.finditer(text):
            name = match["month"]
            month = int(name) if name.isdigit() else _months()[name.casefold()]
            yield from _checked(match, match["year"], month, int(match["day"]))
    for match in numeric.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if day_first and second <= 12:
            yield from _checked(match, match["year"], second, first)
        elif first <= 12 < second or first == second:
            yield from _checked(match, match["year"], first, second)
        elif second <= 12 < first:
            yield from _checked(match, match["year"], second, first)


def _checked(match: re.Match[str], year: str | None, month: int, day: int) -> Iterator[Day]:
    number = int(year) if year else None
    if number is not None and not FIRST_YEAR <= number <= LAST_YEAR:
        return
    if _date(number or 2000, month, day) is not None:
        yield Day(match.start(), match.end(), number, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
