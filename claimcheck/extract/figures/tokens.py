"""The tokens that numbers are read from: digits with their value, words of number, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from claimcheck.lexicon import load_table

#: More digits than this are an identifier or a mistake, not a quantity that a reader compares.
MAX_DIGITS = 18
#: Largest power of ten that an exponent may name; the observable universe needs no more.
MAX_EXPONENT = 80

SPACES = " \u00a0\u202f\u2009\t"
_DIGITS = {
    "en": r"\d{1,3}(?: \d{3}){2,}(?! ?\d)(?:\.\d+)?|\d{1,3},? 000(?! ?\d)|\d{1,3}(?: \d{3})+\.\d+(?![\d.])"
    r"|\d{1,3}(?:\.\d{3}){2}(?![\d.])|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:['’]\d{3})+(?![\d'’])"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+|(?<![\d,]\d)(?<!,\d)(?<!,)(?:,\d{1,2}(?![\d,])))?|(?<![\w.])\.\d+",
    "fr": r"\d{1,3}(?:['’]\d{3})+(?![\d'’])|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:,\d+)?"
    r"|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?|(?<![\w,]),\d+",
}  # fmt: skip
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_VULGAR_VALUES = dict(
    zip(_VULGAR, "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8".split(), strict=True)  # noqa: SIM905
)
_POWER = r"(?:\s?[x×]\s?10\s?\^\s?[-+−]{0,2}\d{1,9}|\^[-+−]{0,2}\d{1,9}|[eE][-+]?\d{1,4}(?![^\W_]))?"
SUFFIXES = {
    "k": 1e3,
    "K": 1e3,
    "b": 1e9,
    "B": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mds": 1e9,
    "Mds": 1e9,
    "Md": 1e9,
    "M": 1e6,
}
#: Longest suffix of a number that is no number word.
_LONGEST_TAIL = 3
ORDINAL_TAILS = {"en": ("st", "nd", "rd", "th"), "fr": ("er", "re", "ère", "e", "ème", "eme", "nd", "nde")}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its span, value, kind and the size of its last written digit (``step``).

    ``kind`` is ``integer``, ``decimal``, ``fraction``, ``power`` or ``ordinal``. ``digits`` is false for one in words;
    ``article`` marks a bare "un"/"one"-like word that may be no number at all.
    """

    start: int
    end: int
    value: float
    kind: str
    step: float = 1.0
    digits: bool = True
    article: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a run of digits with what it means as part of a number."""

    start: int
    end: int
    text: str
    kind: str
    value: float
    step: float = 1.0


@cache
def _token_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<v>[{_VULGAR}])|(?P<d>(?:{_DIGITS[language]}){_POWER})|(?P<w>[^\W\d_]+)")


@cache
def number_words(language: str) -> dict[str, tuple[str, float]]:
    """Return word → kind and value of a language's number words, with the ordinals and plurals that rules make."""
    rows = load_table(language, "number_words")
    table = {word: (kind, float(Fraction(value))) for word, (kind, value) in ((w, r.split()) for w, r in rows.items())}
    if language == "fr":
        table.update(_french_ordinals(table))
    else:
        table.update({word + "s": (kind, value) for word, (kind, value) in table.items() if kind in {"ordinal"}})
        table.update(
            {word + "s": (kind, value) for word, (kind, value) in table.items() if word in {"third", "quarter"}}
        )
    return table


def _french_ordinals(table: dict[str, tuple[str, float]]) -> dict[str, tuple[str, float]]:
    """Return "troisième", "vingtièmes" … from the cardinals, with the accent and without."""
    made: dict[str, tuple[str, float]] = {}
    for word, (kind, value) in table.items():
        if kind not in {"unit", "teen", "tens", "hundred", "scale"} or word in {"une", "vingts", "cents", "millier"}:
            continue
        stem = {"cinq": "cinqu", "neuf": "neuv"}.get(word, word.rstrip("e"))
        for tail in ("ième", "ieme", "ièmes", "iemes"):
            made[stem + tail] = ("ordinal", value)
    return made


def _digit_value(text: str, language: str) -> tuple[float, float] | None:
    """Return the value of written digits and the size of their last digit; None for absurd ones."""
    base, power = text, ""
    match = re.search(r"\s?[x×]\s?10\s?\^|\^|[eE]", text)
    if match:
        base, power = text[: match.start()], text[match.start() :]
    mark = "," if language == "fr" else "."
    base = re.sub(rf"[{SPACES}'’]", "", base)
    if language == "fr":
        if re.fullmatch(r"[1-9]\d{0,2},000", base):
            base = base.replace(",", "")  # no decimal is written with three zeros
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", base) and not base.startswith("0"):
            base = base.replace(".", "")
        mark = "," if "," in base else "."
    elif re.fullmatch(r"\d+,\d{1,2}", base):
        mark = ","
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", base):
        base, mark = base.replace(".", ""), ","
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2}", base):
        base = base.replace(".", "")
    elif mark == ".":
        base = base.replace(",", "")
    whole, _, part = base.partition(mark)
    if len(whole) + len(part) > MAX_DIGITS:
        return None
    value, step = float(f"{whole or '0'}.{part or '0'}"), 10.0 ** -len(part)
    return (value, step) if not power else _powered(value, step, power)


def _powered(value: float, step: float, power: str) -> tuple[float, float] | None:
    exponent = int(re.findall(r"\d+", power)[-1])
    if exponent > MAX_EXPONENT:
        return None
    marks = power.rsplit("^", 1)[-1]
    if (marks.count("-") + marks.count("−")) % 2:
        exponent = -exponent
    if power.lstrip().startswith("^"):
        return (value**exponent, step) if value and abs(exponent) * len(str(value)) < 10 * MAX_EXPONENT else None
    return value * 10.0**exponent, step * 10.0**exponent


def read_tokens(text: str, language: str) -> Iterator[Token]:
    """Yield the digits, vulgar fractions and words of a text in order."""
    words = number_words(language)
    for match in _token_pattern(language).finditer(text):
        start, end, raw = match.start(), match.end(), match.group()
        if match.lastgroup == "v":
            yield Token(start, end, raw, "vulgar", float(Fraction(_VULGAR_VALUES[raw])))
        elif match.lastgroup == "w":
            known = words.get(raw.lower())
            # Other words only stand between numbers; a short one may be a suffix ("5k", "3 mln", "21st").
            if known is not None:
                yield Token(start, end, raw, *known)
            elif len(raw) <= _LONGEST_TAIL:
                yield Token(start, end, raw, "", 0.0)
        else:
            read = _digit_value(raw, language)
            power = bool(re.search(r"[\^eE]", raw))
            kind = "absurd" if read is None else "power" if power else "digits"
            yield Token(start, end, raw, kind, *(read or (0.0, 1.0)))


def kind_of(value: float, step: float) -> str:
    """Return whether a written value is an ``integer`` or a ``decimal``."""
    return "integer" if step == 1 and value == int(value) else "decimal"


def round_value(value: float) -> float:
    """Take away the dust of binary fractions (1.1 x 1000000 is 1100000)."""
    return float(f"{value:.12g}") if abs(value) < 1e11 else float(round(value))


class Line:
    """The tokens of a text and what stands between them; the one thing that the readers of numbers share."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.tokens = list(read_tokens(text, language))

    def gap(self, at: int) -> str | None:
        """Return what stands between the token before ``at`` and the one at it; None past the end."""
        if at >= len(self.tokens):
            return None
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def joined(self, at: int, hyphen: bool = True) -> bool:
        """Whether only a blank (or a hyphen) separates the token at ``at`` from the one before."""
        gap = self.gap(at)
        if gap is None or len(gap) > 3:
            return False
        bare = gap.strip(SPACES)
        return (bare == "" and gap != "") or (hyphen and bare in {"-", "‐", "‑"} and gap in {bare, f" {bare} "})

    def kind(self, at: int) -> str:
        """Return the kind of the token at ``at``, "" past the end."""
        return self.tokens[at].kind if at < len(self.tokens) else ""
