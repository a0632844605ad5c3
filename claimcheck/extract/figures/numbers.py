"""Numbers in digits and in words, with their value, as they stand in a text.

`scan_numbers` is the ground under dates and figures; it reads from left to right, in time linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimcheck.extract.figures.cardinals import Cardinal
from claimcheck.extract.figures.currencies import after_code
from claimcheck.extract.figures.digits import (
    is_million,
    ordinal_tail,
    signed,
    slash,
    spelled_ordinal,
    spoken_decimal,
    times,
)
from claimcheck.extract.figures.tokens import (
    SPACES,
    SUFFIXES,
    Line,
    Number,
    Token,
    kind_of,
    number_words,
    round_value,
)

__all__ = ["Number", "scan_numbers"]


#: Dates and figures read the numbers of a source's passages one after the other; so many texts are kept.
_REMEMBERED = 512


@lru_cache(maxsize=_REMEMBERED)
def scan_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text from left to right, without overlap; digits that are part of a word are left."""
    line = Line(text, language)
    found: list[Number] = []
    at = 0
    while at < len(line.tokens):
        number, after = _Reader(line, at).read()
        if number is not None:
            found.append(number)
        at = max(after, at + 1)
    return tuple(found)


#: « 30 M d'euros », « 30 M€ »; elsewhere a lone M is a name.
_OF_MONEY = re.compile(r"\s?(?:€|\$|£|d['’]|de\s|USD|EUR|CHF)")


class _Reader:
    """Reads one number from a list of tokens at a place; `read` returns it with the place after it."""

    def __init__(self, line: Line, at: int) -> None:
        self.line, self.first = line, at

    def read(self) -> tuple[Number | None, int]:
        token = self.line.tokens[self.first]
        if token.kind == "hundred" and re.search(
            r"(?i)(?<!\w)pour\s$", self.line.text[max(0, token.start - 5) : token.start]
        ):
            return None, self.first + 1
        if token.kind in {"digits", "power"}:
            return self._from_digits(token)
        if token.kind == "vulgar":
            return self._fraction_of_scale(Number(token.start, token.end, token.value, "fraction"), self.first + 1)
        if token.kind in {"unit", "teen", "tens", "zero", "hundred", "scale", "article", "fraction", "ordinal"}:
            return self._from_words(token)
        if (
            token.kind == "minus"
            and self._minus_stands(token)
            and self.first + 1 < len(self.line.tokens)
            and self.line.joined(self.first + 1, hyphen=False)
        ):
            number, after = _Reader(self.line, self.first + 1).read()
            if (
                number is not None
                and number.kind != "ordinal"
                and (not number.article or number.end - number.start > 2)
            ):
                return replace(number, start=token.start, value=-number.value, article=False), after
        return None, self.first + 1

    def _minus_stands(self, token: Token) -> bool:
        """Whether "moins" is a sign: in French only at the start or after "à" and "de", not in "au moins"."""
        before = self.line.text[max(0, token.start - 8) : token.start].rstrip(SPACES)
        return (
            self.line.language == "en" or not before or bool(re.search(r"[.,:;(]$|(?<!\w)(?:à|de|fait|par)$", before))
        )

    def _from_digits(self, token: Token) -> tuple[Number | None, int]:
        before = self.line.text[max(0, token.start - 2) : token.start]
        if before and (before[-1].isalpha() or before[-1] == "_") and not after_code(self.line.text, token.start):
            return None, self.first + 1
        start, value, after = token.start, token.value, self.first + 1
        number = Number(start, token.end, value, "power" if token.kind == "power" else kind_of(value, token.step),
                        token.step)  # fmt: skip
        if token.kind == "power":
            return signed(self.line, number), after
        ordinal = ordinal_tail(self.line, number, after)
        if ordinal:
            return ordinal, after + 1
        ratio = slash(self.line, number, after)
        if ratio:
            return ratio, after + 1
        if self.line.kind(after) == "vulgar" and (self.line.gap(after) or " ").strip(SPACES) == "":
            tail = self.line.tokens[after]
            return signed(
                self.line, replace(number, end=tail.end, value=value + tail.value, kind="fraction")
            ), after + 1
        if self.line.kind(after) == "digits" and self.line.joined(after, hyphen=False) and token.step == 1:
            inner = self.line.tokens[after]
            part = slash(self.line, Number(inner.start, inner.end, inner.value, "integer"), after + 1)
            if part and part.value < 1:
                whole = signed(self.line, replace(number, end=part.end, value=value + part.value, kind="fraction"))
                return self._fraction_of_scale(whole, after + 2)
        return self._scaled(number, after)

    def _scaled(self, number: Number, after: int) -> tuple[Number | None, int]:
        """Multiply by "million", "k", "dozen", and go on ("3 hundred and 21", "3 million and a quarter")."""
        number = signed(self.line, number)
        nxt = self.line.tokens[after] if after < len(self.line.tokens) else None
        if nxt is None:
            return number, after
        gap = self.line.gap(after) or ""
        if nxt.text in SUFFIXES and gap.strip(SPACES) == "" and len(gap) <= 1 and not self._attached(nxt):
            if (
                gap == ""
                or (nxt.text in {"k", "bn", "Md", "Mds", "mds", "mn", "mln"} and self.line.language == "fr")
                or (nxt.text == "M" and _OF_MONEY.match(self.line.text, nxt.end) is not None)
                or nxt.text in {"k", "bn", "bln", "mn", "mln", "tn", "mil"}
            ):
                return times(number, nxt, SUFFIXES[nxt.text]), after + 1
            return number, after
        if gap == "" and is_million(self.line, number, nxt):
            return times(number, nxt, 1e6), after + 1
        if nxt.kind in {"hundred", "scale", "group"} and self.line.joined(after):
            if nxt.kind == "hundred" and (self.line.language == "fr" or number.step != 1):
                return number, after
            if nxt.value == 1000 and self.line.kind(after + 1) == "scale" and self.line.joined(after + 1):
                thousand, more = times(number, nxt, nxt.value), self.line.tokens[after + 1]
                return times(thousand, more, more.value), after + 2  # "7.4 thousand million"
            return self._from_words(self.line.tokens[self.first], number)
        if (
            self.line.language == "en"
            and nxt.kind == "ordinal"
            and self.line.joined(after, hyphen=True)
            and self._fraction_after(number, nxt)
        ):
            return replace(number, end=nxt.end, value=number.value / nxt.value, kind="fraction"), after + 1
        return self._with_half(number, after) if number.step == 1 else (number, after)

    def _fraction_after(self, number: Number, nxt: Token) -> bool:
        return nxt.text.endswith("s") and nxt.value > 2 and number.step == 1

    def _attached(self, token: Token) -> bool:
        return self.line.text[token.end : token.end + 1].isalnum()

    def _with_half(self, number: Number, after: int) -> tuple[Number | None, int]:
        """Add "and a half", "et demi", "and three quarters" to a whole number."""
        if self.line.kind(after) != "join" or not self.line.joined(after, hyphen=False):
            return number, after
        at = after + 1
        if self.line.kind(at) == "digits" and self.line.joined(at, hyphen=False) and number.digits:
            inner = self.line.tokens[at]
            part = slash(self.line, Number(inner.start, inner.end, inner.value, "integer"), at + 1)
            if part is not None:
                return replace(number, end=part.end, value=number.value + part.value, kind="fraction"), at + 2
        if (
            at < len(self.line.tokens)
            and self.line.joined(at, hyphen=False)
            and self.line.kind(at) in {"article", "unit", "fraction"}
        ):
            part, end = self._fraction(at)
            if part is not None:
                scale = self._trailing_scale(number)
                if self.line.kind(end) == "scale" and self.line.joined(end):
                    scale, last = self.line.tokens[end].value, self.line.tokens[end]
                    if scale < self._trailing_scale(number):
                        return replace(
                            number,
                            end=last.end,
                            value=round_value(number.value + part.value * scale),
                            kind="fraction",
                            article=False,
                        ), end + 1
                    if self._trailing_scale(number) == 1:
                        value = round_value((number.value + part.value) * scale)
                        return replace(number, end=last.end, value=value, kind="fraction", article=False), end + 1
                    scale = self._trailing_scale(number)
                value = number.value + part.value * scale
                return replace(number, end=part.end, value=round_value(value), kind="fraction", article=False), end
        return number, after

    def _trailing_scale(self, number: Number) -> float:
        """Read "One million and a half" is a million and a half million when the number ends in its scale word."""
        word = re.search(r"[^\W\d_]+$", self.line.text[number.start : number.end])
        kind, value = number_words(self.line.language).get(word.group().lower(), ("", 1.0)) if word else ("", 1.0)
        return value if kind == "scale" else 1.0

    def _fraction(self, at: int) -> tuple[Number | None, int]:
        """Read "a third", "half a", "three quarters", "one-eighth", "deux tiers" at a place."""
        token = self.line.tokens[at]
        if token.kind == "fraction":
            if token.text.lower().startswith(("half", "demi")):
                return Number(token.start, token.end, token.value, "fraction", digits=False), at + 1
            return None, at
        if token.kind not in {"article", "unit", "teen", "tens"}:
            return None, at
        top, after = self._cardinal(at)
        if top is None and token.kind == "article":
            top, after = Number(token.start, token.end, 1.0, "integer", digits=False, article=True), at + 1
        if top is None or after >= len(self.line.tokens) or not self.line.joined(after):
            return None, at
        below = self.line.tokens[after]
        return self._over(top, below, after)

    def _over(self, top: Number, below: Token, after: int) -> tuple[Number | None, int]:
        plural = below.text.lower().endswith("s") or (self.line.language == "fr" and below.text.lower().endswith("me"))
        if below.kind == "tens" and top.value == 1 and self.line.language == "fr":
            last = after + 2 if self.line.kind(after + 1) == "join" else after + 1
            if self.line.kind(last) == "ordinal" and self.line.joined(last) and self.line.tokens[last].value < 10:
                value = 1 / (below.value + self.line.tokens[last].value)
                return Number(top.start, self.line.tokens[last].end, value, "fraction", digits=False), last + 1
        if below.kind == "fraction":
            return Number(top.start, below.end, top.value * below.value, "fraction", digits=False), after + 1
        if below.kind == "ordinal" and below.value > 2 and (top.value == 1 or plural):
            return Number(top.start, below.end, top.value / below.value, "fraction", digits=False), after + 1
        return None, after

    def _cardinal(self, at: int, begun: Number | None = None) -> tuple[Number | None, int]:
        """Read a whole number in words, or go on from digits ("3 hundred and 21")."""
        return Cardinal(self.line, at, begun).read()

    def _from_words(self, token: Token, begun: Number | None = None) -> tuple[Number | None, int]:
        if token.kind == "fraction" and token.text.lower() == "third":
            return Number(token.start, token.end, 3.0, "ordinal", digits=False), self.first + 1
        if token.kind == "fraction":
            return self._half_of_scale(token)
        if token.kind == "ordinal" and begun is None:
            return Number(token.start, token.end, token.value, "ordinal", digits=False), self.first + 1
        whole, after = self._cardinal(self.first, begun)
        if whole is None:
            return self._article_fraction(token)
        if self.line.kind(after) == "point" and self.line.joined(after, hyphen=False):
            return spoken_decimal(self.line, whole, after)
        nxt = self.line.tokens[after] if after < len(self.line.tokens) else None
        if nxt is not None and self.line.joined(after):
            place, end = spelled_ordinal(self.line, whole, after) if begun is None else (None, after)
            if place is not None:
                return place, end
            over, end = self._over(whole, nxt, after)
            if over is not None and begun is None:
                return self._fraction_of_scale(over, end)
        return self._with_half(whole, after)

    def _article_fraction(self, token: Token) -> tuple[Number | None, int]:
        part, after = self._fraction(self.first)
        return self._fraction_of_scale(part, after) if part else (None, self.first + 1)

    def _fraction_of_scale(self, part: Number, after: int) -> tuple[Number | None, int]:
        at = self._past_link(part, after)
        near = self.line.joined(at) or at > after
        if self.line.kind(at) in {"scale", "group"} and near and self.line.tokens[at].text.lower() != "mille":
            scale = self.line.tokens[at]
            return replace(part, end=scale.end, value=round_value(part.value * scale.value)), at + 1
        return part, after

    def _past_link(self, part: Number, after: int) -> int:
        """Return the place of the scale in "a quarter of a million", « un quart de million »."""
        for at in range(after, min(after + 3, len(self.line.tokens))):
            if self.line.kind(at) == "scale":
                gap = self.line.text[part.end : self.line.tokens[at].start]
                return at if re.fullmatch(r"\s(?:of\san?\s|d['’]un\s|de\s)", gap) else after
        return after

    def _half_of_scale(self, token: Token) -> tuple[Number | None, int]:
        """Read "half a million", "half million", "un demi-million"; bare "half" is a fraction when "of" follows."""
        at = self.first + 1
        if not token.text.lower().startswith(("half", "demi", "quarter")):
            return None, at
        if self.line.kind(at) == "article" and self.line.joined(at):
            at += 1
        if self.line.kind(at) in {"scale", "group"} and self.line.joined(at):
            scale = self.line.tokens[at]
            return Number(token.start, scale.end, token.value * scale.value, "fraction", digits=False), at + 1
        if token.text.lower().startswith("quarter"):
            return None, self.first + 1
        return Number(token.start, token.end, token.value, "fraction", digits=False, article=True), self.first + 1
