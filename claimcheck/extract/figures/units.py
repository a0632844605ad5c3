"""Units, currencies and percentages beside a number, brought to one unit a dimension."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.extract.figures.currencies import is_rand, written_codes
from claimcheck.extract.figures.tokens import number_words
from claimcheck.extract.figures.unit_names import name_pattern, names
from claimcheck.lexicon import load_table, load_words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found beside a number: its span, the unit it is brought to and how.

    ``written`` is the name as it stands, ``kind`` is ``measure``, ``money``, ``percent``, ``fraction``,
    ``ratio`` or ``age``.
    """

    start: int
    end: int
    name: str
    factor: float = 1.0
    offset: float = 0.0
    written: str = ""
    kind: str = "measure"


#: Fahrenheit to Celsius.
_FAHRENHEIT = (5 / 9, -160 / 9)
_KELVIN_OFFSET = -273.15
_PERCENT = {
    "en": r"(?:percentage|percent|per\s?cent|%)[\s-]points?(?![^\W_])|pp(?![^\W_])|basis[\s-]+points?(?![^\W_])"
    r"|bps(?![^\W_])|%|percents?(?![^\W_])|percentage(?![^\W_])|per[\s-]?cents?(?![^\W_])|pct\.?(?![^\W_])",
    "fr": r"points?\s+de\s+(?:pourcentage|%)|points?\s+de\s+base|pp(?![^\W_])|%|pour\s?-?cents?(?![^\W_])"
    r"|p\.\s?c\.|pct(?![^\W_])",
}
#: Magnitudes glued to or following a sum of money only ("$5m", "10 M€", "30 MUSD").
MONEY_SCALE = {
    **dict.fromkeys(("k", "K"), 1e3),
    **dict.fromkeys(("m", "M", "mn", "mln", "mio"), 1e6),
    **dict.fromkeys(("b", "B", "bn", "bln", "Md", "Mds", "md", "mds"), 1e9),
    **dict.fromkeys(("tn", "tr", "trn", "tln"), 1e12),
}
#: Names that are weights or money by what stands near; beside these words they are weights.
_DOUBTFUL = frozenset({"pound", "pounds", "livre", "livres"})
_WINDOW = 60


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    table = load_table("any", "currency_signs")
    table = {**{sign.lower(): code for sign, code in table.items() if sign.endswith("$") or " $" in sign}, **table}
    joined = "|".join(re.escape(sign) for sign in sorted(table, key=len, reverse=True))
    codes = "|".join(written_codes())
    before = re.compile(rf"(?<![^\W\d_])({joined}|{codes})\s?$")
    after = re.compile(rf"\s?(?:({joined})|(?:[-\s]?)({codes})(?![^_\W]))")
    return before, after, table


@cache
def _symbol_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    table = load_table("any", "unit_symbols")
    joined = "|".join(re.escape(name) for name in sorted(table, key=len, reverse=True))
    return re.compile(rf"[\s\u00a0\u202f-]?[{{<(]?({joined})[}}>)]?(?![^\W_²³]|[²³/]|\.\d)"), table


def money_before(text: str, start: int) -> Unit | None:
    """Return the currency sign or code that stands before a number ("$", "US$ ", "EUR ")."""
    window = text[max(0, start - 8) : start]
    match = _signs()[0].search(window)
    if match is None and is_rand(text, start):
        return Unit(text.rindex("R", 0, start), start, "ZAR", written="R", kind="money")
    if match is None:
        return None
    sign = match.group(1)
    at = start - len(window) + match.start(1)
    return Unit(at, start, _signs()[2].get(sign, sign), written=sign, kind="money")


def unit_after(text: str, end: int, language: str, big: bool) -> Unit | None:
    """Return the percent sign, currency or unit that follows a number, the longest first.

    ``big`` says that the number has a magnitude or is beyond what is weighed by the pound.
    """
    found = [unit for unit in (_percent(text, end, language), _money_sign(text, end), _named(text, end, language, big),
                               _symbol(text, end, language)) if unit is not None]  # fmt: skip
    return _without_stop(text, max(found, key=lambda unit: unit.end)) if found else None


def _without_stop(text: str, unit: Unit) -> Unit:
    """Leave the full stop that ends the sentence behind a short form ("5 ft.")."""
    last = text[unit.end - 1 : unit.end] == "." and unit.written.count(".") == 1
    if last and re.match(r"\s*(?:$|[\"”»’]|\s[A-ZÀ-Ý\"“«])", text[unit.end : unit.end + 3]):
        return replace(unit, end=unit.end - 1, written=unit.written[:-1])
    return unit


def _percent(text: str, end: int, language: str) -> Unit | None:
    match = re.compile(rf"[\s\u00a0\u202f-]?(?:{_PERCENT[language]})", re.IGNORECASE).match(text, end)
    if match is None:
        return None
    words = match.group().lower()
    name = "percent"
    if words.strip(" -") == "pp" and re.search(r"\d{3}$", text[:end][-3:]):
        return None  # pages of a book
    if "point" in words or words.strip(" -") in {"pp", "bps"}:
        name = "basis-point" if "bas" in words or "bps" in words else "percentage-point"
    return Unit(end, match.end(), name, written=match.group().strip(" -\u00a0\u202f"), kind="percent")


#: "75 USD million": the magnitude behind the code.
_AFTER_CODE = re.compile(r"\s(million|billion|trillion|bn|mn)(?![^\W_])")


#: "50p", "20¢": glued to the digits, and no more than a coin or two.
_PENCE = re.compile(r"(?<![\w.,])\d{1,2}(p|¢)(?![^\W_])")


def _pence(text: str, end: int) -> Unit | None:
    match = _PENCE.match(text, max(0, end - 2)) or _PENCE.match(text, end - 1)
    if match is None or match.start(1) != end:
        return None
    code = "GBP" if match.group(1) == "p" else "USD"
    return Unit(end, match.end(), code, 0.01, written=match.group(1), kind="money")


def _money_sign(text: str, end: int) -> Unit | None:
    pence = _pence(text, end)
    if pence is not None:
        return pence
    match = re.compile(r"\s?(m|M|mn|bn|Md|Mds|md|mds|k|K|mio)?\s?(?:de\s)?").match(text, end)
    scale = match.group(1) if match else None
    place = match.end() if match else end
    for at, factor in ((end, 1.0), (place, MONEY_SCALE.get(scale or "", 1.0))):
        sign = _signs()[1].match(text, at)
        if sign is not None and not (
            sign.group(1) and text[sign.end() : sign.end() + 1].isdigit() and text[end : end + 1].isspace()
        ):
            mark = sign.group(1) or sign.group(2)
            big = _AFTER_CODE.match(text, sign.end())
            if big is not None and factor == 1:
                scale = MONEY_SCALE.get(big.group(1)) or number_words("en")[big.group(1)][1]
                return Unit(end, big.end(), _signs()[2].get(mark, mark), scale, written=mark, kind="money")
            return Unit(end, sign.end(), _signs()[2].get(mark, mark), factor, written=mark, kind="money")
    return None


#: The word behind a number, past what may link it; a look at it spares most numbers the long pattern of names.
_FIRST_WORD = {
    "en": re.compile(r"[\s\u00a0-]*([^\W\d_]+)"),
    "fr": re.compile(r"[\s\u00a0-]*(?:d['’]|(?i:de)\s+)?([^\W\d_]+)"),
}


def _named(text: str, end: int, language: str, big: bool) -> Unit | None:
    first = _FIRST_WORD[language].match(text, end)
    pattern = name_pattern(language, first.group(1).lower()) if first is not None else None
    match = pattern.match(text, end) if pattern is not None else None
    if match is None or text[end : match.start(1)].strip(" \u00a0\t-de'’DE\n") or "\n\n" in text[end : match.start(1)]:
        return None
    written = match.group(1)
    key = re.sub(r"[\s\u00a0-]+", " ", written.lower().replace("’", "'"))
    kind, entry = names(language).get(key, ("", ""))
    if not kind:
        return None
    if key in _DOUBTFUL:
        if _WEIGHS.search(text, max(0, end - _WINDOW), end) or (not big and _is_weight(text, end, language)):
            return Unit(end, match.end(), "kilogram", 0.45359237, written=written)
        if language == "fr":
            return None
    name, _, factor = entry.partition(" ")
    if name == "degree-fahrenheit":
        return Unit(end, match.end(), "degree-celsius", *_FAHRENHEIT, written=written)
    if name == "kelvin":
        return Unit(end, match.end(), "degree-celsius", 1.0, _KELVIN_OFFSET, written=written)
    return Unit(end, match.end(), name, float(factor or 1), written=written, kind=kind)


#: "Five pounds of meat", "a 200-pound man".
_OF_GOODS = re.compile(r"[\s-]+pounds?\s+of\s+([a-z]{3,})|-pound\s+([a-z]{3,})")


#: "The jet weighs more than 100,000 pounds"; sums of money have no weight.
_WEIGHS = re.compile(r"(?i)\b(?:weigh(?:s|ed|ing|t)?|pès\w*|pesait)\b(?:[^.;,]|[.,](?=\d)){0,40}$")


def _is_weight(text: str, end: int, language: str) -> bool:
    goods = _OF_GOODS.match(text, end)
    if language == "en" and goods is not None and goods[goods.lastindex or 1] not in load_words("en", "money_goods"):
        return True
    near = text[max(0, end - _WINDOW) : end + _WINDOW].lower()
    return any(re.search(rf"\b{re.escape(word)}", near) for word in sorted(load_words(language, "weight_words")))


#: « 500 F » are francs; "25 C" and "77 F" are degrees beside a word of heat, elsewhere a form, a flat, a model.
_LETTERS = {"C": ("en", "fr"), "F": ("en",)}
_AFTER_LETTER = re.compile(r"\s?[A-Z\d/]|['’-]")
#: "24703 L-202" names a thing.
_MODEL = re.compile(r"-\d")
#: Letters that a possessive may follow ("the 5 V's").
_POSSESSED = frozenset({"m", "t", "g", "l", "V", "W", "mi", "ft.", "oz."})
#: Signs that are also words stand only behind digits (« un bar », "a cal").
_WORDLIKE = frozenset({"bar", "cal", "ct", "atm", "dam", "kn", "rad", "lm", "in"})
#: A raised 2 or 3 that lost its place: « 2 500 m 2 , ».
_RAISED = re.compile(r"\s?(?:[.,;:)]|(?:et|de|d['’]|and|of|in|à)(?![^\W_]))")
#: "5 in" is a length only where the wording goes on so.
_IN = re.compile(r"\.?\s(?:wide|long|tall|high|deep|thick|across|by|x|×)(?![^\W_])")


def _is_degrees(text: str, match: re.Match[str], language: str) -> bool:
    if language not in _LETTERS[match.group(1)] or _AFTER_LETTER.match(text, match.end()):
        return False
    near = set(re.findall(r"[^\W\d_]+|°", text[max(0, match.start() - _WINDOW) : match.end() + _WINDOW].lower()))
    return not near.isdisjoint(load_words(language, "heat_words"))


def _is_other(text: str, end: int, match: re.Match[str], language: str) -> bool:
    """Whether what looks like a unit sign behind a number is a letter, a word or a possessive."""
    mark, last = match.group(1), match.end()
    if mark in _LETTERS and not _is_degrees(text, match, language):
        return True
    if len(mark) == 1 and _MODEL.match(text, last):
        return True
    if mark in _WORDLIKE and not text[end - 1 : end].isdigit():
        return True
    if mark == "in" and not _IN.match(text, last):
        return True
    apart = match.start(1) > end
    return mark in _POSSESSED and apart and text[last : last + 1] in {"'", "’"}


def _symbol(text: str, end: int, language: str) -> Unit | None:
    pattern, table = _symbol_pattern()
    match = pattern.match(text, end)
    if match is None or _is_other(text, end, match, language):
        return None
    mark, last = match.group(1), match.end()
    if mark[-2:] in {" 2", " 3"} and not _RAISED.match(text, last):
        mark, last = mark[:-2], last - 2
    name, _, factor = table[mark].partition(" ")
    if name == "degree-fahrenheit":
        return Unit(end, last, "degree-celsius", *_FAHRENHEIT, written=mark)
    return Unit(end, last, name, float(factor), written=mark)
