"""Numbers with their unit, relation and interval, read from text alone; the ground of every figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.extract.figures.ages import age_after, age_before, is_age_apposition
from claimcheck.extract.figures.intervals import FRACTION, HALF_STEP, Interval, bound, tidy
from claimcheck.extract.figures.names import is_name, name_spans
from claimcheck.extract.figures.numbers import Number, join_shares, scan_numbers
from claimcheck.extract.figures.units import MONEY_SCALE, Unit, money_before, unit_after
from claimcheck.lexicon import load_table, load_words

#: How far before a number a relation phrase or a verb of change may begin, in characters.
_REACH = 60
#: Numbers from here on, or with a magnitude word, are never weighed in pounds by news.
_BIG = 10_000


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
class _Piece:
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


def find_quantities(text: str, language: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a text from left to right; nothing inside the spans of ``taken`` (dates) is read."""
    blocked = _Blocked(sorted([*taken, *name_spans(text)]))
    pieces = _pieces(text, language, blocked)
    found: list[Quantity] = []
    at = 0
    while at < len(pieces):
        quantity, used = _read(text, language, pieces, at, blocked)
        if quantity is not None and (not found or quantity.core[0] >= found[-1].end):
            floor = found[-1].end if found else 0
            found.append(replace(quantity, start=max(quantity.start, floor)))
        at += used
    return tuple(found)


class _Blocked:
    """Spans that hold no figure; asked from left to right."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans, self.at, self.reach = spans, 0, -1

    def covers(self, start: int, end: int) -> bool:
        """Whether any span overlaps ``[start, end)``; starts must not fall from call to call."""
        while self.at < len(self.spans) and self.spans[self.at][0] < end:
            self.reach = max(self.reach, self.spans[self.at][1])
            self.at += 1
        return self.reach > start


@cache
def _phrases(language: str, name: str) -> re.Pattern[str]:
    table = load_table(language, name)
    joined = "|".join(_flexible(phrase) for phrase in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])({joined})(?![^\W_])", re.IGNORECASE)


def _flexible(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"[\s\u00a0-]+").replace("'", "['’]")


def _key(phrase: str) -> str:
    return re.sub(r"[\s\u00a0-]+", " ", phrase.lower().replace("’", "'"))


@cache
def _entries(language: str, name: str) -> dict[str, str]:
    """A table of phrases by their plain form."""
    return {_key(phrase): entry for phrase, entry in load_table(language, name).items()}


def _pieces(text: str, language: str, blocked: _Blocked) -> list[_Piece]:
    made = _vague(text, language) + _fractions(text, language)
    covered = sorted((p.start, p.end) for p in made)
    inside = _Blocked(covered)
    floor = 0
    for number in join_shares(scan_numbers(text, language), text, language):
        if not inside.covers(number.start, number.end) and not is_name(text, number, language) and not _is_article(text, number, language):
            made.append(_piece(text, number, language, floor))
            floor = made[-1].end
    made.sort(key=lambda piece: (piece.start, -piece.end))
    kept: list[_Piece] = []
    for piece in made:
        if (not kept or piece.start >= kept[-1].end) and not blocked.covers(piece.start, piece.end):
            kept.append(piece)
    return kept


def _vague(text: str, language: str) -> list[_Piece]:
    table = _entries(language, "vague_numbers")
    pieces = []
    for match in _phrases(language, "vague_numbers").finditer(text):
        low, high, value = table[_key(match.group(1))].split()
        end = match.end()
        trail = re.search(r"\s+(?:of|de)$|\s+d['’]$", match.group(), re.IGNORECASE)
        unit = unit_after(text, match.start() + (trail.start() if trail else len(match.group())), language, True)
        if unit is None and trail and language == "en":
            unit = unit_after(text, end, language, True)
        core_end = unit.end if unit else (match.start() + trail.start() if trail else end)
        named = None if value == "-" else float(value)
        pieces.append(_Piece(match.start(), core_end, float(low), float(high), named, unit, None, True, core_end))
    return pieces


def _fractions(text: str, language: str) -> list[_Piece]:
    table = _entries(language, "fractions")
    pieces = []
    for match in _phrases(language, "fractions").finditer(text):
        value = float(table[_key(match.group(1))])
        if re.match(r"[\s-]+(?:an?\s+)?(?:million|billion|milliard|hour|day|year|heure|dozen|hundred|thousand|mile|century|time|point|finals?)", text[match.end() :], re.IGNORECASE):
            continue
        if not re.search(r"\s(?:of|the|des|du|de)$|d['’]$", match.group(), re.IGNORECASE):
            continue
        if re.search(r"(?i)(?:first|second|other|latter|and a|one and|another)\s+$|\d\s+$", text[max(0, match.start() - 12) : match.start()]):
            continue
        end = match.start() + len(re.sub(r"\s+(?:of|the|des|du|de|of the)$|\s+d['’]$", "", match.group(), flags=re.IGNORECASE))
        unit = Unit(end, end, "percent", kind="fraction")
        pieces.append(_Piece(match.start(), end, tidy(value * (1 - FRACTION)), tidy(value * (1 + FRACTION)), tidy(round(value, 6)), unit, None, True, end))
    return pieces


def _is_article(text: str, number: Number, language: str) -> bool:
    """Whether "one", "un", "une" is an article or pronoun here; a lone "half" is a part of nothing."""
    if number.kind == "fraction" and number.article:
        return True
    unit = unit_after(text, number.end, language, False) if number.article else None
    if number.article and language == "en" and age_after(text, number.end, language) is not None:
        return False
    if unit is not None and unit.kind in {"money", "measure"} and len(unit.written) > 1 and unit.written.lower() not in {"second", "stone"}:
        return False
    if not number.article or number.digits:
        return False
    if language == "fr":
        return not re.match(r"\s?(?:%|million|milliard)", text[number.end : number.end + 12])
    if text[number.start : number.end].lower() not in {"one"}:
        return number.value == 1 and number.end - number.start < 3
    before = text[max(0, number.start - 12) : number.start].lower()
    if re.search(r"(?:no|any|every|this|that|the|which|each|another|some|only|as|by|than|you|not|is|if|a)[\s-]+$|-$", before):
        return True
    after = text[number.end : number.end + 14].lower()
    return not re.match(r"[\s-]+[^\W\d_]{2,}", after) or re.match(r"[\s-]+(?:of|another|day|who|that|which|is|was|has|had|can|may|must|would|in|on|for|to|and|or|by|after|more|side|hand|time|thing|off|way|at|as|such|from|with|but|could|should|will|might|does|another|the|a|step|last|next|such|later|ago)\b", after) is not None  # fmt: skip


def _share(number: Number) -> _Piece:
    """"One in five" as percent, about."""
    value = tidy(number.value * 100)
    unit = Unit(number.end, number.end, "percent", kind="ratio")
    low, high = tidy(value * (1 - FRACTION)), tidy(value * (1 + FRACTION))
    return _Piece(number.start, number.end, low, high, value, unit, None, True, number.end)


def _piece(text: str, number: Number, language: str, floor: int) -> _Piece:
    start, end = number.start, number.end
    if number.kind == "ratio":
        return _share(number)
    if number.kind == "ordinal":
        return _Piece(start, end, number.value, number.value, number.value, None, number, core_end=end)
    value, step = number.value, number.step
    sign = money_before(text, start)
    if sign is not None and sign.start < floor:
        sign = None
    scale = re.match(r"\s?(mn|mln|bn|tn|trn|tr|Mds?|mds?|[mMbBkK])(?![^\W_])", text[end : end + 5]) if sign else None
    if sign and scale and number.digits and not text[start:end][-1:].isalpha():
        factor = MONEY_SCALE[scale.group(1)]
        value, step, end = tidy(value * factor), step * factor, end + scale.end()
    aged = _age(text, number, language)
    if aged is not None:
        return aged
    tail = re.match(r"\s?(m|M|mn|mln|bn|k|Md|Mds)(?=\s[^\W\d_])", text[end : end + 6]) if not sign and number.digits else None
    named = unit_after(text, end + tail.end(), language, True) if tail else None
    if tail and named is not None and named.kind == "money":
        factor = MONEY_SCALE[tail.group(1)]
        value, step, end = tidy(value * factor), step * factor, end + tail.end()
    after = unit_after(text, end, language, value >= _BIG or step > 1)
    unit = after or sign
    if sign is not None:
        unit = sign if after is None or after.kind != "money" else replace(after, name=sign.name if sign.written not in {"$"} else after.name)
        start = sign.start
        end = after.end if after is not None and after.kind == "money" else end
    elif after is not None:
        end = after.end
    low, high = _written(number, value, step, unit)
    return _Piece(start, end, low, high, value, unit, replace(number, step=step), core_end=end)


def _age(text: str, number: Number, language: str) -> _Piece | None:
    """Return the number as an age if the words around it say so."""
    start, end, unit = number.start, number.end, "year"
    after = age_after(text, end, language)
    lead = age_before(text, start)
    if after is not None:
        end, unit = after
    elif lead is None and not is_age_apposition(text, start, end, number.value):
        return None
    if lead is not None and after is None:
        start = lead
    return _Piece(start, end, number.value, number.value, number.value, Unit(end, end, unit, kind="age"), number, core_end=end)


def _written(number: Number, value: float, step: float, unit: Unit | None) -> tuple[float, float]:
    """Return what a number's written precision allows: exact for counts, half a step around for the rest."""
    rounded = step != 1 or (unit is not None and unit.kind != "money" and unit.name not in {"cent"})
    if number.kind in {"fraction", "power", "ordinal"} or not rounded or value == 0:
        return value, value
    half = step * HALF_STEP
    return tidy(value - half), tidy(value + half)


def _read(text: str, language: str, pieces: list[_Piece], at: int, blocked: _Blocked) -> tuple[Quantity | None, int]:
    piece = pieces[at]
    other = pieces[at + 1] if at + 1 < len(pieces) else None
    if other is not None:
        joined = _compound(text, piece, other)
        if joined is not None:
            return _quantity(text, language, joined), 2
        if _is_score(text, language, piece, other):
            return _score(piece, other), 2
        ranged = _range(text, language, piece, other)
        if ranged is not None:
            return ranged, 2
        pieces[at] = piece = _inherit(text, language, piece, other)
    return _quantity(text, language, piece), 1


def _compound(text: str, first: _Piece, second: _Piece) -> _Piece | None:
    """Join "thirteen dollars forty-five cents", "15 dollars and 50", "12 ft 2 in"."""
    if first.unit is None or first.value is None or second.value is None or first.number is None or second.number is None:
        return None
    gap = text[first.end : second.start]
    if not re.fullmatch(r"\s+(?:and\s+|et\s+)?", gap) or first.value != int(first.value):
        return None
    cents = second.unit is not None and second.unit.name == "cent"
    bare = second.unit is None and second.value < 100 and first.unit.kind == "money" and first.end > first.number.end
    follows = text[second.end : second.end + 10]
    if first.unit.kind == "money" and (cents or bare and re.match(r"\s*(?:[.,;!?)]|$|of\b)", follows)) and second.value < 100:
        value = tidy(first.value + second.value / 100)
        return replace(first, end=second.end, core_end=second.end, value=value, low=value, high=value)
    if first.unit.name == "metre" and abs(first.unit.factor - 0.3048) < 1e-9:
        inches = re.match(r"\s?(?:in|inches|inch|\")(?!\w)", text[second.number.end :])
        if inches and second.value < 12:
            value = first.value + second.value / 12
            end = second.number.end + inches.end()
            return replace(first, end=end, core_end=end, value=value, low=value, high=value)
    return None


def _is_score(text: str, language: str, first: _Piece, second: _Piece) -> bool:
    if first.unit or second.unit or first.number is None or second.number is None or not (first.number.digits and second.number.digits):
        return False
    if not re.fullmatch(r"[-–:]", text[first.end : second.start]) or max(first.high, second.high) > 200 or first.number.step != 1 or second.number.step != 1:
        return False
    if first.low >= second.low:
        return True
    near = re.findall(r"[^\W\d_]+", text[max(0, first.start - _REACH) : first.start].lower())
    return bool(set(near[-6:]) & load_words(language, "score_words"))


def _score(first: _Piece, second: _Piece) -> Quantity:
    span = (first.start, second.end)
    return Quantity(*span, span, Interval(None, None, "=", False), None, "score", "score", number=span)


_TO = {"en": r"\s*(?:to|-|–|—|or)\s*", "fr": r"\s*(?:à|au|-|–|—|ou|et)\s*"}


def _range(text: str, language: str, first: _Piece, second: _Piece) -> Quantity | None:
    """"10 to 15 people", "between 40 and 50 %", "de 10 à 15 millions"; a change "from 10 to 15" is no range."""
    if first.value is None or second.value is None or (first.unit and second.unit and first.unit.name != second.unit.name):
        return None
    gap = text[first.end : second.start]
    before = text[max(0, first.start - _REACH) : first.start]
    between = re.search(r"(?i)(?<!\w)(between|entre)\s+$", before)
    from_ = re.search(r"(?i)(?<!\w)(from|de)\s+$|(?<!\w)(d['’])$", before)
    if first.number is None or second.number is None:
        return None
    mark = re.fullmatch(r"\s+(?:and|et|to|à)\s+", gap) if between else re.fullmatch(_TO[language], gap)
    if mark is None or not between and gap.strip() in {"and", "et"}:
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
    start = start + max(0, first.start - _REACH) if start != first.start else start
    unit = second.unit or first.unit
    interval = Interval(_to_unit(low, unit), _to_unit(high, unit), "between", False)
    return Quantity(start, second.end, (first.start, second.end), interval, None, unit.name if unit else None,
                    unit.kind if unit else "number", None, unit.written if unit else "", (first.start, second.end))  # fmt: skip


def _inherit(text: str, language: str, first: _Piece, second: _Piece) -> _Piece:
    """Give the first number of a change its unit and magnitude ("rose from 10 to 15 percent")."""
    if first.unit is not None or second.unit is None or first.value is None or second.value is None or first.number is None:
        return first
    before = text[max(0, first.start - _REACH) : first.start]
    if not re.search(r"(?i)(?<!\w)(?:from|de)\s+$", before) or not re.fullmatch(r"\s+(?:to|à)\s+", text[first.end : second.start]):
        return first
    value = _scaled_low(first, second)
    step = first.number.step * (value / first.value if first.value else 1.0)
    unit = replace(second.unit, start=first.end, end=first.end)
    low, high = _written(first.number, value, step, unit)
    return replace(first, unit=unit, value=value, low=low, high=high)


def _scaled_low(first: _Piece, second: _Piece) -> float:
    """"2 to 3 million" means two million to three: the magnitude of the second counts for the first as well."""
    low = first.value or 0.0
    step = second.number.step if second.number is not None else 1.0
    magnitude = 10 ** max(0, len(str(int(step))) - 1) if step > 1 else 1
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if second.high >= s and magnitude * 100 >= s / 10), 1.0)
    return low * scale if first.number is not None and first.number.step <= 1 and low < 1000 and step > 1 else low


def _changes(before: str, language: str) -> bool:
    words = re.findall(r"[^\W\d_]+", before.lower())[-8:]
    return bool(set(words) & load_words(language, "change_verbs"))


def _to_unit(value: float, unit: Unit | None) -> float:
    return tidy(value * unit.factor + unit.offset) if unit is not None else value


def _quantity(text: str, language: str, piece: _Piece) -> Quantity | None:
    number = piece.number
    if number is not None and number.kind == "ordinal":
        return _ordinal(text, language, piece)
    unit = piece.unit
    start, word = _relation(text, language, piece.start)
    end, tail_word = _suffix(text, language, piece.end)
    word = word or tail_word
    low, high = _to_unit(piece.low, unit), _to_unit(piece.high, unit)
    if low > high:
        low, high = high, low
    value = _to_unit(piece.value, unit) if piece.value is not None else None
    if piece.vague and not word:
        interval = Interval(low, high, "~", True)
    elif word in {"more", "least", "less", "most"} and value is not None:
        interval = bound(value, value, word)
    elif word in {"more", "least"}:
        interval = Interval(low, None, ">" if word == "more" else ">=", False)
    else:
        interval = bound(low, high, word)
        if value is not None and word in {"nearly", "justover"}:
            interval = bound(value, value, word)
    return Quantity(start, end, (piece.start, piece.end), interval, value, unit.name if unit else None,
                    unit.kind if unit else "number", piece.value, unit.written if unit else "",
                    (number.start, number.end) if number else (piece.start, piece.end))  # fmt: skip


def _ordinal(text: str, language: str, piece: _Piece) -> Quantity | None:
    """"The third attack", "25th": kept from the third on; "first" and "second" are mostly figures of speech."""
    if piece.value is None or piece.value < 3 or piece.number is None:
        return None
    if not re.match(r"[\s-]+[a-zà-ÿ]{2,}", text[piece.number.end : piece.number.end + 8]):
        return None
    span = (piece.number.start, piece.number.end)
    return Quantity(*span, span, Interval(piece.value, piece.value, "=", False), piece.value, "ordinal", "ordinal",
                    piece.value, "", span)  # fmt: skip


@cache
def _relation_pattern(language: str) -> re.Pattern[str]:
    table = load_table(language, "figure_relations")
    joined = "|".join(_flexible(phrase) for phrase in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])({joined})[\s\u00a0]*$", re.IGNORECASE)


def _relation(text: str, language: str, start: int) -> tuple[int, str]:
    """Return where the relation words before a number begin, and what they say; several may stand in a row."""
    table = _entries(language, "figure_relations")
    word, at, kept = "", start, start
    for _ in range(3):
        floor = max(0, at - _REACH)
        match = _relation_pattern(language).search(text[floor:at])
        if match is None or "\n" in match.group():
            break
        found = table[_key(match.group(1))]
        at = floor + match.start()
        if found != "none":
            kept = at
            word = found if word in {"", "about"} or found in {"more", "least", "less", "most"} else word
        elif word:
            break
    return kept, word


def _suffix(text: str, language: str, end: int) -> tuple[int, str]:
    if text[end : end + 1] == "+" and not text[end + 1 : end + 2].isalnum():
        return end + 1, "least"
    match = re.compile(rf"\s+{_phrases(language, 'figure_suffixes').pattern}", re.IGNORECASE).match(text, end)
    if match is None or match.group(1).lower() in {"plus", "environ"} and re.match(r"\s+[^\W_]", text[match.end() :]):
        return end, ""
    return match.end(), _entries(language, "figure_suffixes")[_key(match.group(1))]
