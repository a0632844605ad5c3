"""Numbers in digits and in words, with their value, as they stand in a text.

`scan_numbers` is the ground under dates and figures: it reads one pass of tokens from left to right and never looks
back, so that its time grows with the text alone. What a number counts is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from claimcheck.lexicon import load_table

#: More digits than this are an identifier or a mistake, not a quantity that a reader compares.
MAX_DIGITS = 18
#: Largest power of ten that an exponent may name; the observable universe needs no more.
MAX_EXPONENT = 80

_SPACES = " \u00a0\u202f\u2009\t"
_DIGITS = {
    "en": r"\d{1,3}(?: \d{3}){2,}(?! ?\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+|(?<![\d,]\d)(?<!,\d)(?<!,)(?:,\d{1,2}(?![\d,])))?|(?<![\w.])\.\d+",
    "fr": r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?"
    r"|\d+(?:[.,]\d+)?|(?<![\w,]),\d+",
}  # fmt: skip
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_VULGAR_VALUES = dict(zip(_VULGAR, ("1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8").split(), strict=True))
_POWER = r"(?:\s?[x×]\s?10\s?\^\s?[-+−]{0,2}\d{1,3}|\^[-+−]{0,2}\d{1,3}|[eE][-+]?\d{1,4}(?![^\W_]))?"
_SUFFIX = {"k": 1e3, "K": 1e3, "b": 1e9, "B": 1e9, "bn": 1e9, "tn": 1e12, "mn": 1e6, "mln": 1e6, "mds": 1e9, "Mds": 1e9, "Md": 1e9, "M": 1e6}
_ORDINAL_TAIL = {"en": ("st", "nd", "rd", "th"), "fr": ("er", "re", "ère", "e", "ème", "eme", "nd", "nde")}


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
class _Token:
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
def _words(language: str) -> dict[str, tuple[str, float]]:
    rows = load_table(language, "number_words")
    table = {word: (kind, float(Fraction(value))) for word, (kind, value) in ((w, r.split()) for w, r in rows.items())}
    if language == "fr":
        table.update(_french_ordinals(table))
    else:
        table.update({word + "s": (kind, value) for word, (kind, value) in table.items() if kind in {"ordinal"}})
        table.update({word + "s": (kind, value) for word, (kind, value) in table.items() if word in {"third", "quarter"}})
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
    base = re.sub(rf"[{_SPACES}]", "", base)
    if language == "fr":
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", base) and not base.startswith("0"):
            base = base.replace(".", "")
        mark = "," if "," in base else "."
    elif re.fullmatch(r"\d+,\d{1,2}", base):
        mark = ","
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", base):
        base, mark = base.replace(".", ""), ","
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


def _tokens(text: str, language: str) -> Iterator[_Token]:
    words = _words(language)
    for match in _token_pattern(language).finditer(text):
        start, end, raw = match.start(), match.end(), match.group()
        if match.lastgroup == "v":
            yield _Token(start, end, raw, "vulgar", float(Fraction(_VULGAR_VALUES[raw])))
        elif match.lastgroup == "w":
            kind, value = words.get(raw.lower(), ("", 0.0))
            yield _Token(start, end, raw, kind, value)
        else:
            read = _digit_value(raw, language)
            power = bool(re.search(r"[\^eE]", raw))
            kind = "absurd" if read is None else "power" if power else "digits"
            yield _Token(start, end, raw, kind, *(read or (0.0, 1.0)))


def scan_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text from left to right, without overlap; digits that are part of a word are left."""
    tokens = list(_tokens(text, language))
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        number, after = _Reader(text, tokens, at, language).read()
        if number is not None:
            found.append(number)
        at = max(after, at + 1)
    return tuple(found)


_RATIO = {"en": re.compile(r"\s+(?:in|out\s+of(?:\s+every)?|of\s+every|over)\s+"), "fr": re.compile(r"\s+(?:([^\W\d_]+)\s+)?sur\s+")}
#: "One in 5 hours" is no share: a number that measures time or length stands behind it.
_RATIO_STOP = {
    "en": re.compile(r"[\s-]+(?:second|minute|hour|day|week|month|year|decade|mile|kilomet|met[er]|feet|foot|percent|per\s|million|billion|place|matches|games|attempts|different|separate)|%|\s?[ap]\.?m"),
    "fr": re.compile(r"\s+(?:seconde|minute|heure|jour|semaine|mois|ans?\b|année|kilom|mètre|matchs)|\s?%"),
}


def join_shares(numbers: tuple[Number, ...], text: str, language: str) -> tuple[Number, ...]:
    """Join "one in five", "deux sur trois", "un Français sur cinq" to one number of kind ``ratio`` (0.2)."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is not None and _is_share(last, number, text, language):
            joined[-1] = replace(last, end=number.end, value=last.value / number.value, kind="ratio", article=False)
        else:
            joined.append(number)
    return tuple(joined)


def _is_share(top: Number, below: Number, text: str, language: str) -> bool:
    gap = _RATIO[language].fullmatch(text, top.end, below.start)
    if gap is None or top.kind != "integer" or below.kind != "integer" or not 0 < top.value < below.value <= 1000:
        return False
    if " over " in gap.group() and (top.digits or below.digits) or top.value > 10 and below.value not in {100, 1000}:
        return False
    return _RATIO_STOP[language].match(text, below.end) is None


class _Reader:
    """Reads one number from a list of tokens at a place; `read` returns it with the place after it."""

    def __init__(self, text: str, tokens: list[_Token], at: int, language: str) -> None:
        self.text, self.tokens, self.first, self.language = text, tokens, at, language

    def _gap(self, at: int) -> str | None:
        """What stands between the token before ``at`` and the one at it; None past the end."""
        if at >= len(self.tokens):
            return None
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def _joined(self, at: int, hyphen: bool = True) -> bool:
        gap = self._gap(at)
        if gap is None or len(gap) > 3:
            return False
        bare = gap.strip(_SPACES)
        return (bare == "" and gap != "") or (hyphen and bare in {"-", "‐", "‑"} and (gap == bare or gap == f" {bare} "))

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def read(self) -> tuple[Number | None, int]:
        token = self.tokens[self.first]
        if token.kind in {"digits", "power"}:
            return self._from_digits(token)
        if token.kind == "vulgar":
            return self._fraction_of_scale(Number(token.start, token.end, token.value, "fraction"), self.first + 1)
        if token.kind in {"unit", "teen", "tens", "zero", "hundred", "scale", "article", "fraction", "ordinal"}:
            return self._from_words(token)
        if token.kind == "minus" and self._minus_stands(token) and self.first + 1 < len(self.tokens) and self._joined(self.first + 1, hyphen=False):
            number, after = _Reader(self.text, self.tokens, self.first + 1, self.language).read()
            if number is not None and number.kind != "ordinal" and (not number.article or number.end - number.start > 2):
                return replace(number, start=token.start, value=-number.value, article=False), after
        return None, self.first + 1

    def _minus_stands(self, token: _Token) -> bool:
        """French "moins" is a sign only at the start or after "à", "de"; elsewhere it belongs to "au moins", "pas moins"."""
        before = self.text[max(0, token.start - 8) : token.start].rstrip(_SPACES)
        return self.language == "en" or not before or bool(re.search(r"[.,:;(]$|(?<!\w)(?:à|de|fait|par)$", before))

    def _from_digits(self, token: _Token) -> tuple[Number | None, int]:
        before = self.text[max(0, token.start - 2) : token.start]
        if before and (before[-1].isalpha() or before[-1] == "_") and not _after_code(self.text, token.start):
            return None, self.first + 1
        start, value, after = token.start, token.value, self.first + 1
        number = Number(start, token.end, value, "power" if token.kind == "power" else _kind_of(value, token.step),
                        token.step)  # fmt: skip
        if token.kind == "power":
            return self._signed(number), after
        ordinal = self._ordinal_tail(number, after)
        if ordinal:
            return ordinal, after + 1
        slash = self._slash(number, after)
        if slash:
            return slash, after + 1
        if self._kind(after) == "vulgar" and (self._gap(after) or " ").strip(_SPACES) == "":
            tail = self.tokens[after]
            return self._signed(replace(number, end=tail.end, value=value + tail.value, kind="fraction")), after + 1
        if self._kind(after) == "digits" and self._joined(after, hyphen=False) and token.step == 1:
            inner = self.tokens[after]
            part = self._slash(Number(inner.start, inner.end, inner.value, "integer"), after + 1)
            if part and part.value < 1:
                return self._signed(replace(number, end=part.end, value=value + part.value, kind="fraction")), after + 2
        return self._scaled(number, after)

    def _ordinal_tail(self, number: Number, after: int) -> Number | None:
        if after >= len(self.tokens) or self._gap(after) != "" or number.kind != "integer":
            return None
        tail = self.tokens[after].text
        return replace(number, end=self.tokens[after].end, kind="ordinal") if tail in _ORDINAL_TAIL[self.language] else None

    def _slash(self, number: Number, after: int) -> Number | None:
        """Read "1/4"; dates in digits were taken before by their own patterns, so only small proper ones count."""
        if self._gap(after) != "/" or self._kind(after) != "digits":
            return None
        below = self.tokens[after]
        follows = self.text[below.end : below.end + 1]
        proper = 0 < number.value < below.value <= 100 and number.step == below.step == 1
        if not proper or follows == "/" or self.text[number.start - 1 : number.start] == "/":
            return None
        return replace(number, end=below.end, value=number.value / below.value, kind="fraction")

    def _signed(self, number: Number) -> Number:
        before = self.text[max(0, number.start - 2) : number.start]
        if before[-1:] in {"-", "−"} and (len(before) < 2 or before[0] in " (\n\t[:;$€£"):
            return replace(number, start=number.start - 1, value=-number.value)
        return number

    def _scaled(self, number: Number, after: int) -> tuple[Number | None, int]:
        """Multiply by "million", "k", "dozen", and go on ("3 hundred and 21", "3 million and a quarter")."""
        number = self._signed(number)
        nxt = self.tokens[after] if after < len(self.tokens) else None
        if nxt is None:
            return number, after
        gap = self._gap(after) or ""
        if nxt.text in _SUFFIX and gap.strip(_SPACES) == "" and len(gap) <= 1 and not self._attached(nxt):
            if gap == "" or nxt.text in {"k", "bn", "Md", "Mds", "mds", "mn", "mln", "M"} and self.language == "fr" or nxt.text in {"k", "bn", "mn"}:
                return self._times(number, nxt, _SUFFIX[nxt.text]), after + 1
            return number, after
        if nxt.kind in {"hundred", "scale", "group"} and self._joined(after):
            if nxt.kind == "hundred" and (self.language == "fr" or number.step != 1):
                return number, after
            return self._from_words(self.tokens[self.first], number)
        if self.language == "en" and nxt.kind == "ordinal" and self._joined(after, hyphen=True) and self._fraction_after(number, nxt):
            return replace(number, end=nxt.end, value=number.value / nxt.value, kind="fraction"), after + 1
        return self._with_half(number, after) if number.step == 1 else (number, after)

    def _fraction_after(self, number: Number, nxt: _Token) -> bool:
        return nxt.text.endswith("s") and nxt.value > 2 and number.step == 1

    def _attached(self, token: _Token) -> bool:
        return self.text[token.end : token.end + 1].isalnum()

    def _times(self, number: Number, token: _Token, scale: float) -> Number:
        value = number.value * scale
        return replace(number, end=token.end, value=_round(value), step=number.step * scale,
                       kind="decimal" if number.kind == "decimal" else number.kind)  # fmt: skip

    def _with_half(self, number: Number, after: int) -> tuple[Number | None, int]:
        """Add "and a half", "et demi", "and three quarters" to a whole number."""
        if self._kind(after) != "join" or not self._joined(after, hyphen=False):
            return number, after
        at = after + 1
        if at < len(self.tokens) and self._joined(at, hyphen=False) and self._kind(at) in {"article", "unit", "fraction"}:
            part, end = self._fraction(at)
            if part is not None:
                scale = self._trailing_scale(number)
                if self._kind(end) == "scale" and self._joined(end):
                    scale, last = self.tokens[end].value, self.tokens[end]
                    if scale < self._trailing_scale(number):
                        return replace(number, end=last.end, value=_round(number.value + part.value * scale), kind="fraction", article=False), end + 1
                    scale = self._trailing_scale(number)
                value = number.value + part.value * scale
                return replace(number, end=part.end, value=_round(value), kind="fraction", article=False), end
        return number, after

    def _trailing_scale(self, number: Number) -> float:
        """"One million and a half" is a million and a half million when the number ends in its scale word."""
        word = re.search(r"[^\W\d_]+$", self.text[number.start : number.end])
        kind, value = _words(self.language).get(word.group().lower(), ("", 1.0)) if word else ("", 1.0)
        return value if kind == "scale" else 1.0

    def _fraction(self, at: int) -> tuple[Number | None, int]:
        """Read "a third", "half a", "three quarters", "one-eighth", "deux tiers" at a place."""
        token = self.tokens[at]
        if token.kind == "fraction":
            if token.text.lower().startswith(("half", "demi")):
                return Number(token.start, token.end, token.value, "fraction", digits=False), at + 1
            return None, at
        if token.kind not in {"article", "unit", "teen", "tens"}:
            return None, at
        top, after = self._cardinal(at)
        if top is None and token.kind == "article":
            top, after = Number(token.start, token.end, 1.0, "integer", digits=False, article=True), at + 1
        if top is None or after >= len(self.tokens) or not self._joined(after):
            return None, at
        below = self.tokens[after]
        return self._over(top, below, after)

    def _over(self, top: Number, below: _Token, after: int) -> tuple[Number | None, int]:
        plural = below.text.lower().endswith("s") or self.language == "fr" and below.text.lower().endswith("me")
        if below.kind == "tens" and top.value == 1 and self.language == "fr":
            last = after + 2 if self._kind(after + 1) == "join" else after + 1
            if self._kind(last) == "ordinal" and self._joined(last) and self.tokens[last].value < 10:
                value = 1 / (below.value + self.tokens[last].value)
                return Number(top.start, self.tokens[last].end, value, "fraction", digits=False), last + 1
        if below.kind == "fraction":
            return Number(top.start, below.end, top.value * below.value, "fraction", digits=False), after + 1
        if below.kind == "ordinal" and below.value > 2 and (top.value == 1 or plural):
            return Number(top.start, below.end, top.value / below.value, "fraction", digits=False), after + 1
        return None, after

    def _cardinal(self, at: int, begun: Number | None = None) -> tuple[Number | None, int]:
        """Read a whole number in words, or go on from digits ("3 hundred and 21")."""
        return _Cardinal(self, at, begun).read()

    def _from_words(self, token: _Token, begun: Number | None = None) -> tuple[Number | None, int]:
        if token.kind == "fraction" and token.text.lower() == "third":
            return Number(token.start, token.end, 3.0, "ordinal", digits=False), self.first + 1
        if token.kind == "fraction":
            return self._half_of_scale(token)
        if token.kind == "ordinal" and begun is None:
            return Number(token.start, token.end, token.value, "ordinal", digits=False), self.first + 1
        whole, after = self._cardinal(self.first, begun)
        if whole is None:
            return self._article_fraction(token)
        if self._kind(after) == "point" and self._joined(after, hyphen=False):
            return self._spoken_decimal(whole, after)
        nxt = self.tokens[after] if after < len(self.tokens) else None
        if nxt is not None and self._joined(after):
            over, end = self._over(whole, nxt, after)
            if over is not None and begun is None:
                return self._fraction_of_scale(over, end)
            if nxt.kind == "ordinal" and nxt.value < 10 and whole.value % 10 == 0 and whole.value % 100 >= 20:
                return replace(whole, end=nxt.end, value=whole.value + nxt.value, kind="ordinal"), after + 1
        return self._with_half(whole, after)

    def _article_fraction(self, token: _Token) -> tuple[Number | None, int]:
        part, after = self._fraction(self.first)
        return self._fraction_of_scale(part, after) if part else (None, self.first + 1)

    def _fraction_of_scale(self, part: Number, after: int) -> tuple[Number | None, int]:
        if self._kind(after) == "scale" and self._joined(after):
            scale = self.tokens[after]
            return replace(part, end=scale.end, value=_round(part.value * scale.value)), after + 1
        return part, after

    def _half_of_scale(self, token: _Token) -> tuple[Number | None, int]:
        """Read "half a million", "half million", "un demi-million"; bare "half" is a fraction when "of" follows."""
        at = self.first + 1
        if not token.text.lower().startswith(("half", "demi", "quarter")):
            return None, at
        if self._kind(at) == "article" and self._joined(at, hyphen=False):
            at += 1
        if self._kind(at) in {"scale", "group"} and self._joined(at):
            scale = self.tokens[at]
            return Number(token.start, scale.end, token.value * scale.value, "fraction", digits=False), at + 1
        if token.text.lower().startswith("quarter"):
            return None, self.first + 1
        return Number(token.start, token.end, token.value, "fraction", digits=False, article=True), self.first + 1

    def _spoken_decimal(self, whole: Number, at: int) -> tuple[Number | None, int]:
        """Read the digits after "point"/"virgule"; "zero point zero eight", "nought point eleven"."""
        digits, end, last = "", at + 1, whole.end
        while end < len(self.tokens) and self._joined(end) and self._kind(end) in {"unit", "zero", "teen", "tens"}:
            if self._kind(end - 1) == "tens" and self._kind(end) == "unit":
                digits = digits[:-1]
            digits += str(int(self.tokens[end].value))
            last, end = self.tokens[end].end, end + 1
        if not digits or len(digits) > MAX_DIGITS:
            return whole, at
        number = replace(whole, end=last, value=whole.value + int(digits) / 10 ** len(digits), kind="decimal")
        number = replace(number, step=10.0 ** -len(digits))
        if self._kind(end) == "scale" and self._joined(end):
            return self._times(number, self.tokens[end], self.tokens[end].value), end + 1
        return number, end


class _Cardinal:
    """Composes a cardinal from its words: ``group`` holds what is below a thousand, ``total`` the rest."""

    def __init__(self, reader: _Reader, at: int, begun: Number | None) -> None:
        self.reader, self.at, self.begun = reader, at, begun
        self.total, self.group, self.limit = 0.0, 0.0, 1e15
        self.step, self.open = 1.0, True

    def read(self) -> tuple[Number | None, int]:
        reader, first = self.reader, self.reader.tokens[self.at]
        start, end, at = first.start, first.end, self.at
        article = first.kind == "article"
        if self.begun is not None:
            self.group, self.step = self.begun.value, self.begun.step
            start, at = self.begun.start, at + 1
        elif article:
            if reader._kind(at + 1) not in {"hundred", "scale", "group"} or not reader._joined(at + 1, hyphen=False):
                return None, self.at
            self.group, at = 1.0, at + 1
        begin = at
        while at < len(reader.tokens):
            token = reader.tokens[at]
            joined = at == self.at or reader._joined(at)
            if not joined:
                break
            if token.kind == "join":
                if not self._join_allowed(at):
                    break
                at += 1
                continue
            if not self._take(token):
                break
            at += 1
            end = token.end
        if at == begin and self.begun is None:
            return None, self.at
        value = _round(self.total + self.group)
        return self._number(start, end, value, article), at

    def _number(self, start: int, end: int, value: float, article: bool) -> Number:
        kind = "integer" if value == int(value) else "decimal"
        single = value == 1 and end - start <= 3
        return Number(start, end, value, kind, self._last_step(value), digits=self.begun is not None, article=single or article and value == 1)

    def _last_step(self, value: float) -> float:
        if self.begun is not None and self.limit < 1e15:
            return self.step * self.limit
        return self.limit if 1e6 <= self.limit < 1e15 and not self.group else self.step

    def _join_allowed(self, at: int) -> bool:
        reader = self.reader
        if at + 1 >= len(reader.tokens) or not reader._joined(at + 1, hyphen=reader.language == "fr") or not (self.total or self.group):
            return False
        nxt = reader.tokens[at + 1]
        if reader.language == "fr":
            tens = self.group % 100
            if reader._kind(at + 2) in {"fraction", "ordinal"} and reader._joined(at + 2):
                return False
            return (nxt.kind == "unit" and nxt.value == 1 and tens in (20, 30, 40, 50, 60, 70, 80, 90)) or (
                nxt.value == 11 and tens == 60
            )
        if reader._kind(at + 2) in {"fraction", "scale"} and nxt.kind in {"article", "unit"} or self.total and not self.group and nxt.kind == "scale":
            return False
        below = nxt.value
        round_now = (self.group % 100 == 0 and self.group > 0) or (self.group == 0 and self.total > 0)
        return nxt.kind in {"unit", "teen", "tens"} and round_now or (
            nxt.kind == "digits" and round_now and below < 100 and nxt.step == 1 and reader._kind(at + 2) != "scale"
        )

    def _take(self, token: _Token) -> bool:
        kind, value, tens = token.kind, token.value, self.group % 100
        if kind == "zero" and not self.group and not self.total:
            self.limit = 0
            return self.open and not setattr(self, "open", False)
        if not self.open:
            return False
        french = self.reader.language == "fr"
        if kind == "digits" and self.begun is not None and token.step == 1 and self.group % 100 == 0 and value < 100:
            self.group += value
            self.open = False
            return True
        if kind == "unit":
            return self._add(value, tens % 10 == 0 and tens != 10 and not (tens == 0 and self.group % 10))
        if kind == "teen":
            return self._add(value, tens == 0 or (french and tens in (60, 80)) or (tens == 10 and False))
        if kind == "tens":
            if french and value == 20 and tens == 4:
                self.group += 76
                return True
            return self._add(value, tens == 0)
        return self._multiply(kind, value, token.text.lower())

    def _add(self, value: float, allowed: bool) -> bool:
        french_seventeen = self.reader.language == "fr" and self.group % 100 in (10, 70, 90) and value in (7, 8, 9)
        if allowed or french_seventeen:
            self.group += value
        return allowed or french_seventeen

    def _multiply(self, kind: str, value: float, word: str) -> bool:
        if kind == "hundred":
            if self.group >= 100 and self.begun is None or self.group > 0 and self.begun is None and self.group % 10 == 0 and self.group != 10:
                return False
            if self.group == 0 and self.reader.language == "en" or self.reader.language == "fr" and self.group >= 20:
                return False
            self.group = (self.group or 1) * 100
            return True
        if kind == "scale" and value < self.limit and (self.group or (word == "mille" and not self.group)):
            self.total += _round((self.group or 1) * value)
            self.group, self.limit = 0.0, value
            return True
        if kind == "group" and self.group:
            self.group, self.open = self.group * value, False
            return True
        return False


def _after_code(text: str, start: int) -> bool:
    """Whether a currency code stands glued before a number ("USD115.5")."""
    match = re.search(r"(?<![^\W\d_])[A-Z]{3}$|(?<![^\W\d_])Rs$", text[max(0, start - 4) : start])
    return match is not None and match.group() in load_table("any", "currency_signs")


def _kind_of(value: float, step: float) -> str:
    return "integer" if step == 1 and value == int(value) else "decimal"


def _round(value: float) -> float:
    """Take away the dust of binary fractions (1.1 x 1000000 is 1100000)."""
    return float(f"{value:.12g}") if abs(value) < 1e11 else float(round(value))
