"""Whole numbers in words: "two hundred and six thousand", "quatre-vingt-dix-sept", "3 hundred and 21"."""

from __future__ import annotations

from claimcheck.extract.figures.tokens import Line, Number, Token, round_value


class Cardinal:
    """Composes a cardinal from its words: ``group`` holds what is below a thousand, ``total`` the rest."""

    def __init__(self, line: Line, at: int, begun: Number | None) -> None:
        self.line, self.at, self.begun = line, at, begun
        self.total, self.group, self.limit = 0.0, 0.0, 1e15
        self.step, self.open = 1.0, True

    def read(self) -> tuple[Number | None, int]:
        """Return the number and the place after it, or None and the place it was asked for."""
        line, first = self.line, self.line.tokens[self.at]
        start, end, at = first.start, first.end, self.at
        article = first.kind == "article"
        if self.begun is not None:
            self.group, self.step = self.begun.value, self.begun.step
            start, at = self.begun.start, at + 1
        elif article:
            if line.kind(at + 1) not in {"hundred", "scale", "group"} or not line.joined(at + 1, hyphen=False):
                return None, self.at
            self.group, at = 1.0, at + 1
        begin = at
        while at < len(line.tokens):
            token = line.tokens[at]
            joined = at == self.at or line.joined(at) or self._goes_on(at)
            if not joined:
                break
            if token.kind == "join":
                if not self._join_allowed(at):
                    break
                at += 1
                continue
            if not self._take(token, line.kind(at + 1) == "scale" and line.joined(at + 1)):
                break
            at += 1
            end = token.end
        if at == begin and self.begun is None:
            return None, self.at
        value = round_value(self.total + self.group)
        return self._number(start, end, value, article), at

    def _goes_on(self, at: int) -> bool:
        """Whether a comma stands inside a number ("one million, two hundred thousand"), not between two."""
        line = self.line
        if line.gap(at) != ", " or line.kind(at - 1) != "scale" or self.group or line.language != "en":
            return False
        hundred = False
        while line.kind(at) in {"unit", "teen", "tens", "hundred", "join"}:
            hundred = hundred or line.kind(at) == "hundred"
            at += 1
            if not line.joined(at):
                return hundred
        return line.kind(at) == "scale" and line.tokens[at].value < self.limit if line.kind(at) == "scale" else hundred

    def _number(self, start: int, end: int, value: float, article: bool) -> Number:
        kind = "integer" if value == int(value) else "decimal"
        single = value == 1 and end - start <= 3
        return Number(
            start,
            end,
            value,
            kind,
            self._last_step(value),
            digits=self.begun is not None,
            article=single or (article and value == 1),
        )

    def _last_step(self, value: float) -> float:
        if self.begun is not None and self.limit < 1e15:
            return self.step * self.limit
        return self.limit if 1e6 <= self.limit < 1e15 and not self.group else self.step

    def _join_allowed(self, at: int) -> bool:
        line = self.line
        if at + 1 >= len(line.tokens) or not line.joined(at + 1) or not (self.total or self.group):
            return False
        nxt = line.tokens[at + 1]
        if line.language == "fr":
            tens = self.group % 100
            if line.kind(at + 2) in {"fraction", "ordinal"} and line.joined(at + 2):
                return False
            return (nxt.kind == "unit" and nxt.value == 1 and tens in (20, 30, 40, 50, 60, 70, 80, 90)) or (
                nxt.value == 11 and tens == 60
            )
        if (line.kind(at + 2) == "fraction" and nxt.kind in {"article", "unit"}) or (
            self.total and not self.group and nxt.kind == "scale"
        ):
            return False
        below = nxt.value
        round_now = (self.group % 100 == 0 and self.group > 0) or (self.group == 0 and self.total > 0)
        return (nxt.kind in {"unit", "teen", "tens"} and round_now) or (
            nxt.kind == "digits" and round_now and below < 100 and nxt.step == 1 and line.kind(at + 2) != "scale"
        )

    def _take(self, token: Token, scaled: bool) -> bool:
        kind, value, tens = token.kind, token.value, self.group % 100
        if kind == "zero" and not self.group and not self.total:
            self.limit = 0
            begins, self.open = self.open, False
            return begins
        if not self.open:
            return False
        french = self.line.language == "fr"
        below = token.step == 1 and self.group % 100 == 0 and value < 100 and not scaled
        if kind == "digits" and self.begun is not None and below:
            self.group += value
            self.open = False
            return True
        if kind == "digits" and self.begun is not None and scaled and token.step == 1 and not self.group:
            self.group = value  # "2 million 300 thousand"
            return value < 1000
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
        french_seventeen = self.line.language == "fr" and self.group % 100 in (10, 70, 90) and value in (7, 8, 9)
        if allowed or french_seventeen:
            self.group += value
        return allowed or french_seventeen

    def _multiply(self, kind: str, value: float, word: str) -> bool:
        if kind == "hundred":
            if (self.group >= 100 and self.begun is None) or (
                self.group > 0 and self.begun is None and self.group % 10 == 0 and self.group != 10
            ):
                return False
            if (self.group == 0 and self.line.language == "en") or (self.line.language == "fr" and self.group >= 20):
                return False
            self.group = (self.group or 1) * 100
            return True
        if kind == "scale" and not self.group and self.total and value > self.limit >= 1000 and not self.begun:
            self.total, self.limit = round_value(self.total * value), value
            return True
        if kind == "scale" and value < self.limit and (self.group or (word == "mille" and not self.group)):
            self.total += round_value((self.group or 1) * value)
            self.group, self.limit = 0.0, value
            return True
        if kind == "group" and self.group:
            self.group, self.open = self.group * value, False
            return True
        return False
