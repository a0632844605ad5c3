"""Numbers and vague words with their unit, before relation words and ranges are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimcheck.extract.figures.ages import age_after, age_before, age_half, aged_unit, is_age_apposition
from claimcheck.extract.figures.articles import halved, is_article
from claimcheck.extract.figures.intervals import FRACTION, HALF_STEP, Interval, tidy
from claimcheck.extract.figures.names import is_name
from claimcheck.extract.figures.numbers import Number, scan_numbers
from claimcheck.extract.figures.phrases import entries, find_phrases, plain
from claimcheck.extract.figures.shares import join_shares
from claimcheck.extract.figures.units import MONEY_SCALE, Unit, money_before, unit_after
from claimcheck.lexicon import load_words

#: Numbers from here on, or with a magnitude word, are never weighed in pounds by news.
_BIG = 10_000
#: From this factor on what stands beside a currency is a magnitude ("75 USD million") and no sub-unit.
_MAGNITUDE = 1000


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands with what bounds it.

    ``start``/``end`` cover relation words, number and unit; ``core`` the number and its unit alone; ``tail`` is where
    the words of what is counted may begin. ``written`` is the number before its unit was brought to another one.
    """

    start: int
    end: int
    core: tuple[int, int]
    interval: Interval
    value: float | None
    unit: str | None = None
    kind: str = "number"
    written: float | None = None
    unit_text: str = ""
    number: tuple[int, int] = (0, 0)

    @property
    def tail(self) -> int:
        """Where the words of what is counted may begin."""
        return self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A number or vague phrase with its unit, before relation words and ranges are read."""

    start: int
    end: int
    low: float
    high: float
    value: float | None
    unit: Unit | None
    number: Number | None
    vague: bool = False
    core_end: int = 0


class Blocked:
    """Spans that hold no figure; asked from left to right."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans, self.at, self.reach = spans, 0, -1

    def covers(self, start: int, end: int) -> bool:
        """Whether any span overlaps ``[start, end)``; starts must not fall from call to call."""
        while self.at < len(self.spans) and self.spans[self.at][0] < end:
            self.reach = max(self.reach, self.spans[self.at][1])
            self.at += 1
        return self.reach > start


def read_pieces(text: str, language: str, blocked: Blocked) -> list[Piece]:
    """Return the numbers and vague words of a text in order, with their units, outside the blocked spans."""
    made = _vague(text, language) + _fractions(text, language)
    covered = sorted((p.start, p.end) for p in made)
    inside = Blocked(covered)
    floor = 0
    for written in join_shares(scan_numbers(text, language), text, language):
        number = halved(text, written, language)
        if (
            not inside.covers(number.start, number.end)
            and not is_name(text, number, language)
            and not is_article(text, number, language)
        ):
            made.append(_piece(text, number, language, floor))
            floor = made[-1].end
    made.sort(key=lambda piece: (piece.start, -piece.end))
    kept: list[Piece] = []
    for piece in made:
        if (not kept or piece.start >= kept[-1].end) and not blocked.covers(piece.start, piece.end):
            kept.append(piece)
    return kept


def _vague(text: str, language: str) -> list[Piece]:
    table = entries(language, "vague_numbers")
    pieces = []
    for match in find_phrases(text, language, "vague_numbers"):
        low, high, value = table[plain(match.group(1))].split()
        end = match.end()
        trail = re.search(r"\s+(?:of|de)$|\s+d['’]$", match.group(), re.IGNORECASE)
        unit = unit_after(text, match.start() + (trail.start() if trail else len(match.group())), language, True)
        if unit is None and trail and language == "en":
            unit = unit_after(text, end, language, True)
        core_end = unit.end if unit else (match.start() + trail.start() if trail else end)
        named = None if value == "-" else float(value)
        pieces.append(Piece(match.start(), core_end, float(low), float(high), named, unit, None, True, core_end))
    return pieces


def _fractions(text: str, language: str) -> list[Piece]:
    table = entries(language, "fractions")
    pieces = []
    for match in find_phrases(text, language, "fractions"):
        value = float(table[plain(match.group(1))])
        if re.match(
            r"[\s-]+(?:an?\s+)?(?:million|billion|milliard|hour|day|year|heure|dozen|hundred|thousand|mile|century|time|point|finals?)",
            text[match.end() :],
            re.IGNORECASE,
        ):
            continue
        if not re.search(r"\s(?:of|the|des|du|de)$|d['’]$", match.group(), re.IGNORECASE):
            continue
        if re.search(
            r"(?i)(?:first|second|other|latter|and a|one and|another)\s+$|\d\s+$",
            text[max(0, match.start() - 12) : match.start()],
        ):
            continue
        end = match.start() + len(
            re.sub(r"\s+(?:of|the|des|du|de|of the)$|\s+d['’]$", "", match.group(), flags=re.IGNORECASE)
        )
        unit = Unit(end, end, "percent", kind="fraction")
        pieces.append(
            Piece(
                match.start(),
                end,
                tidy(value * (1 - FRACTION)),
                tidy(value * (1 + FRACTION)),
                tidy(round(value, 6)),
                unit,
                None,
                True,
                end,
            )
        )
    return pieces


def _share(number: Number) -> Piece:
    """Read "One in five" as percent, about."""
    value = tidy(number.value * 100)
    unit = Unit(number.end, number.end, "percent", kind="ratio")
    low, high = tidy(value * (1 - FRACTION)), tidy(value * (1 + FRACTION))
    return Piece(number.start, number.end, low, high, value, unit, None, True, number.end)


def _piece(text: str, number: Number, language: str, floor: int) -> Piece:
    """Return a number with the unit or currency beside it; a currency sign before ``floor`` belongs to another."""
    special = _without_unit(text, number, language) or _age(text, number, language)
    if special is not None:
        return special
    start, end, value, step = number.start, number.end, number.value, number.step
    sign = money_before(text, start)
    if sign is not None and sign.start < floor:
        sign = None
    scale = _money_scale(text, number, sign, language)
    if scale is not None:
        value, step, end = tidy(value * scale[1]), step * scale[1], end + scale[0]
    after = unit_after(text, end, language, value >= _BIG or step > 1)
    unit = after or sign
    if sign is not None:
        plain_dollar = sign.written == "$"
        same = after is not None and after.kind == "money"
        unit = sign if after is None or not same else replace(after, name=after.name if plain_dollar else sign.name)
        start, end = sign.start, after.end if after is not None and same else end
    elif after is not None:
        end = after.end
    if unit is not None and unit.kind == "money" and unit.factor >= _MAGNITUDE:
        value, step, unit = tidy(value * unit.factor), step * unit.factor, replace(unit, factor=1.0)
    half = re.compile(r"\set\sdemie?(?!\w)").match(text, end) if language == "fr" and after is not None else None
    if half is not None:
        end, value = half.end(), value + step / 2
    if sign is not None and re.search(r"(?:^|[\s(])[-−]$", text[max(0, start - 2) : start]):
        start, value = start - 1, -value
    if unit is not None and unit.name == "degree-celsius" and re.search(r"(?:^|\s)[-−]\s$", text[:start][-3:]):
        start, value = start - 2, -value
    low, high = written_bounds(number, value, step, unit)
    return Piece(start, end, low, high, value, unit, replace(number, step=step), core_end=end)


#: "A third pipeline" is the third, "a third of", "a third more", "a third said" are parts.
_ENGLISH_PLACE = re.compile(r"(?i)(an?\s(third|[a-z]+th))(?:\s|-)([a-z]{3,})")
#: « Un cinquième titre » is the fifth, « un cinquième des voix » a part.
_FRENCH_PLACE = re.compile(r"(?i)(une?\s([^\W\d_]+ième))\s(?!de\s|des\s|du\s|d['’]|à\s|en\s|et\s|ou\s)[^\W\d_]{3,}")


def _without_unit(text: str, number: Number, language: str) -> Piece | None:
    """Return a share, an ordinal or a magnitude, which take no unit from the words behind them."""
    start, end, value = number.start, number.end, number.value
    if number.kind == "fraction":
        place = (_FRENCH_PLACE if language == "fr" else _ENGLISH_PLACE).match(text, start)
        counted = place is not None and (language == "fr" or _is_thing(place.group(3).lower()))
        if place is not None and counted and place.end(1) == end:
            value = float(round(1 / value))
            return Piece(place.start(2), end, value, value, value, None,
                         replace(number, start=place.start(2), kind="ordinal", value=value), core_end=end)  # fmt: skip
    spelled_part = number.kind == "fraction" and not number.digits and 0 < value < 1
    if number.kind == "ratio" or (spelled_part and unit_after(text, end, language, False) is None):
        return _share(number)
    if number.kind == "ordinal":
        return Piece(start, end, value, value, value, None, number, core_end=end)
    if re.search(r"(?i)magnitude\s(?:of\s|de\s)?$", text[max(0, start - 13) : start]):
        unit = Unit(end, end, "magnitude")
        low, high = written_bounds(number, value, number.step, unit)
        return Piece(start, end, low, high, value, unit, number, core_end=end)
    return None


def _is_thing(word: str) -> bool:
    """Whether the word behind "a third" is a noun that it numbers, by its form alone."""
    known = word in load_words("en", "function_words") or word in load_words("en", "third_ends")
    return not (known or word.endswith("ed"))


def _money_scale(text: str, number: Number, sign: Unit | None, language: str) -> tuple[int, float] | None:
    """Return the length and factor of a short magnitude behind a sum of money ("$3.2bn", "5m euros")."""
    end = number.end
    if not number.digits or text[number.start : end][-1:].isalpha():
        return None
    if sign is not None:
        match = re.match(r"\s?(mn|mln|bln|bn|tn|trn|tln|tr|Mds?|mds?|[mMbBkK])(?![^\W_])", text[end : end + 5])
        return (match.end(), MONEY_SCALE[match.group(1)]) if match else None
    match = re.match(r"\s?(m|M|mn|mln|bln|bn|k|Md|Mds)(?=\s[^\W\d_])", text[end : end + 6])
    named = unit_after(text, end + match.end(), language, True) if match else None
    return (match.end(), MONEY_SCALE[match.group(1)]) if match and named is not None and named.kind == "money" else None


def _age(text: str, number: Number, language: str) -> Piece | None:
    """Return the number as an age if the words around it say so."""
    start, end, unit = number.start, number.end, "year"
    value = number.value
    after = age_after(text, end, language)
    lead = age_before(text, start)
    if after is not None:
        value += age_half(text[end : after[0]])
        end, unit = after
    elif lead is None and not is_age_apposition(text, start, end, number.value):
        return None
    if lead is not None and after is None:
        start = lead
        end, unit = aged_unit(text, end) or (end, unit)
    return Piece(start, end, value, value, value, Unit(end, end, unit, kind="age"), number, core_end=end)


def written_bounds(number: Number, value: float, step: float, unit: Unit | None) -> tuple[float, float]:
    """Return what a number's written precision allows: exact for counts, half a step around for the rest."""
    rounded = step != 1 or (unit is not None and unit.kind != "money" and unit.name not in {"cent"})
    if number.kind in {"fraction", "power", "ordinal"} or not rounded or value == 0:
        return value, value
    half = step * HALF_STEP
    return tidy(value - half), tidy(value + half)


def to_unit(value: float, unit: Unit | None) -> float:
    """Return a written value in the unit that it is brought to."""
    return tidy(value * unit.factor + unit.offset) if unit is not None else value
