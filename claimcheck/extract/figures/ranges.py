"""Two numbers that are one figure: sums of money with cents, scores, ranges; and the change that is two figures."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extract.figures.intervals import Interval, tidy
from claimcheck.extract.figures.pieces import Piece, Quantity, to_unit, written_bounds
from claimcheck.extract.figures.units import Unit
from claimcheck.lexicon import load_words

#: How far before a number a verb of change or a word of scoring may stand, in characters.
REACH = 60


def read_compound(text: str, first: Piece, second: Piece) -> Piece | None:
    """Join "thirteen dollars forty-five cents", "15 dollars and 50", "12 ft 2 in"."""
    if (
        first.unit is None
        or first.value is None
        or second.value is None
        or first.number is None
        or second.number is None
    ):
        return None
    gap = text[first.end : second.start]
    tight = first.unit.kind == "money" or first.unit.written == "m"
    whole = first.value == int(first.value) and first.unit.factor == 1 and first.end > first.number.end
    if tight and whole and gap in {"", " "} and _is_tail(text, second):
        return _with_hundredths(first, second)
    if not re.fullmatch(r"\s+(?:and\s+|et\s+)?", gap) or first.value != int(first.value):
        return None
    cents = second.unit is not None and (
        second.unit.name == "cent" or (second.unit.name == first.unit.name and second.unit.factor == _HUNDREDTH)
    )
    bare = second.unit is None and second.value < 100 and first.unit.kind == "money" and first.end > first.number.end
    follows = text[second.end : second.end + 10]
    if (
        first.unit.kind == "money"
        and (cents or (bare and re.match(r"\s*(?:[.,;!?)]|$|of\b)", follows)))
        and second.value < 100
    ):
        value = tidy(first.value + second.value / 100)
        return replace(first, end=second.end, core_end=second.end, value=value, low=value, high=value)
    if first.unit.name == "metre" and abs(first.unit.factor - 0.3048) < 1e-9:
        inches = re.match(r"\s?(?:in|inches|inch|\")(?!\w)", text[second.number.end :])
        if inches and second.value < 12:
            value = first.value + second.value / 12
            end = second.number.end + inches.end()
            return replace(first, end=end, core_end=end, value=value, low=value, high=value)
    return None


#: Pence and centimes are so much of what they are told with ("3 pounds 50 pence").
_HUNDREDTH = 0.01
#: « 5 euros 50 », « 5€50 », « 1 m 80 »: two digits behind the unit that nothing follows which they could count.
_TAIL = re.compile(
    r"\s*(?:[.,;:!?)»]|$|(?:et|de|d['’]|par|le|la|l['’]|les|pour|contre|à|au|en|chacun|sur|dans|pièce)\b)"
)


#: More than any side scores; « par 2 à 1 » is a score, « de 40 à 30 % » a change.
_MOST_GOALS = 40


def _is_tail(text: str, second: Piece) -> bool:
    number = second.number
    if number is None or second.unit is not None or not re.fullmatch(r"\d\d", text[number.start : number.end]):
        return False
    return _TAIL.match(text, second.end) is not None


def _with_hundredths(first: Piece, second: Piece) -> Piece:
    value = tidy((first.value or 0) + (second.value or 0) / 100)
    return replace(first, end=second.end, core_end=second.end, value=value, low=value, high=value)


def is_score(text: str, language: str, first: Piece, second: Piece) -> bool:
    """Whether two numbers joined by a hyphen are a score or a tally: falling, or beside a word of scoring."""
    if (
        first.unit
        or second.unit
        or first.number is None
        or second.number is None
        or not (first.number.digits and second.number.digits)
    ):
        return False
    gap = text[first.end : second.start]
    if language == "fr" and gap == " à " and first.low > second.low and first.high < _MOST_GOALS:
        return re.search(r"(?i)\bpar\s$", text[max(0, first.start - 4) : first.start]) is not None
    if (
        not re.fullmatch(r"[-–:]|\s:\s", gap)
        or max(first.high, second.high) > 200
        or first.number.step != 1
        or second.number.step != 1
    ):
        return False
    if first.low >= second.low or ":" in gap:
        return True
    near = re.findall(r"[^\W\d_]+", text[max(0, first.start - REACH) : first.start].lower())
    return bool(set(near[-6:]) & load_words(language, "score_words"))


def read_score(first: Piece, second: Piece) -> Quantity:
    """Return a score; it has no value of its own."""
    span = (first.start, second.end)
    return Quantity(*span, span, Interval(None, None, "=", False), None, "score", "score", number=span)


_TO = {"en": r"\s*(?:to|-|–|—|or)\s*", "fr": r"\s*(?:à|au|-|–|—|ou|et)\s*"}


#: "Aged between 18 and 22", « âgés de 18 à 24 ».
_AGED = re.compile(r"(?i)(?<!\w)(?:aged|ages|âgée?s?)\s(?:(?:between|from|of|de|d['’]|entre)\s?){0,2}$")


def _age_unit(before: str, end: int) -> Unit | None:
    return Unit(end, end, "year", kind="age") if _AGED.search(before) else None


def read_range(text: str, language: str, first: Piece, second: Piece) -> Quantity | None:
    """Read "10 to 15 people", "between 40 and 50 %", "de 10 à 15 millions"; a change "from 10 to 15" is no range."""
    if (
        first.value is None
        or second.value is None
        or (first.unit and second.unit and first.unit.name != second.unit.name)
    ):
        return None
    if first.unit is not None and first.unit.kind == "percent" and second.unit is None:
        return None  # "rose 2% to 18.4 billion": by how much, and to what
    gap = text[first.end : second.start]
    before = text[max(0, first.start - REACH) : first.start]
    between = re.search(r"(?i)(?<!\w)(between|entre)\s+$", before)
    from_ = re.search(r"(?i)(?<!\w)(from|de)\s+$|(?<!\w)(d['’])$", before)
    if first.number is None or second.number is None or "ordinal" in {first.number.kind, second.number.kind}:
        return None
    mark = re.fullmatch(r"\s+(?:and|et|to|à)\s+|[-–]", gap) if between else re.fullmatch(_TO[language], gap)
    if mark is None or (not between and gap.strip() in {"and", "et"}):
        return None
    if from_ and _changes(before[: from_.start()], language):
        return None
    if gap.strip() in {"or", "ou"} and not second.value - first.value <= max(1, first.value):
        return None
    low, high = _scaled_low(first, second), second.value
    if low >= high:
        return None
    if from_ and language == "en" and first.unit is not None and first.unit.kind != "money":
        return None
    start = between.start() if between else from_.start() if from_ and language == "fr" else first.start
    start = start + max(0, first.start - REACH) if start != first.start else start
    unit = second.unit or first.unit or _age_unit(before, second.end)
    interval = Interval(to_unit(low, unit), to_unit(high, unit), "between", False)
    span = (first.start, second.end)
    if unit is None:
        return Quantity(start, second.end, span, interval, None, number=span)
    return Quantity(start, second.end, span, interval, None, unit.name, unit.kind, None, unit.written, span)


def inherit_unit(text: str, language: str, first: Piece, second: Piece) -> Piece:
    """Give the first number of a change its unit and magnitude ("rose from 10 to 15 percent")."""
    if (
        first.unit is not None
        or second.unit is None
        or first.value is None
        or second.value is None
        or first.number is None
    ):
        return first
    before = text[max(0, first.start - REACH) : first.start]
    if not re.search(r"(?i)(?<!\w)(?:from|de)\s+$", before) or not re.fullmatch(
        r"\s+(?:to|à)\s+", text[first.end : second.start]
    ):
        return first
    value = _scaled_low(first, second)
    step = first.number.step * (value / first.value if first.value else 1.0)
    unit = replace(second.unit, start=first.end, end=first.end)
    low, high = written_bounds(first.number, value, step, unit)
    return replace(first, unit=unit, value=value, low=low, high=high)


def _scaled_low(first: Piece, second: Piece) -> float:
    """Read "2 to 3 million" means two million to three: the magnitude of the second counts for the first as well."""
    low = first.value or 0.0
    step = second.number.step if second.number is not None else 1.0
    magnitude = 10 ** max(0, len(str(int(step))) - 1) if step > 1 else 1
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if second.high >= s and magnitude * 100 >= s / 10), 1.0)
    return low * scale if first.number is not None and first.number.step <= 1 and low < 1000 and step > 1 else low


def _changes(before: str, language: str) -> bool:
    words = re.findall(r"[^\W\d_]+", re.split(r"[.!?;]\s", before)[-1].lower())[-8:]
    return bool(set(words) & load_words(language, "change_verbs"))
