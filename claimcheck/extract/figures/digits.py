"""What stands around digits and belongs to their number: a sign, an ordinal's tail, the other part of a fraction."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extract.figures.tokens import MAX_DIGITS, ORDINAL_TAILS, Line, Number, Token, round_value

#: A distance that is run; "100m heats" are no hundred million.
_RACES = frozenset({50, 60, 80, 100, 110, 200, 300, 400, 500, 600, 800, 1000, 1500, 3000, 5000})
_PEOPLE = re.compile(r"\s(?:people|men|women|children|[a-z]{3,}[^s\W]s)(?![^\W_])")


def ordinal_tail(line: Line, number: Number, after: int) -> Number | None:
    """Return "21" with the "st" behind it as an ordinal."""
    if after >= len(line.tokens) or number.kind != "integer":
        return None
    tail, gap = line.tokens[after].text, line.gap(after)
    # A raised "e" that lost its place stands apart: « la 7 e étape ».
    raised = line.language == "fr" and gap in {" ", "\u00a0"} and tail in {"e", "er"} and number.value < 1000
    if gap != "" and not raised:
        return None
    if tail not in ORDINAL_TAILS[line.language]:
        return None
    return replace(number, end=line.tokens[after].end, kind="ordinal")


def spelled_ordinal(line: Line, whole: Number, after: int) -> tuple[Number | None, int]:
    """Return "twenty third", « vingt et unième » from the cardinal before the last word, None if it is no ordinal."""
    if line.language == "fr":
        return _french_ordinal(line, whole, after)
    last = line.tokens[after]
    third = last.text.lower() == "third"
    if last.text.endswith("s"):
        return None, after
    below = 3.0 if third else last.value
    if (last.kind == "ordinal" or third) and below < 10 and whole.value % 10 == 0 and whole.value % 100 >= 20:
        return replace(whole, end=last.end, value=whole.value + below, kind="ordinal"), after + 1
    return None, after


def _french_ordinal(line: Line, whole: Number, after: int) -> tuple[Number | None, int]:
    """Return « vingt et unième », « soixante-dixième », « deux centième » from the cardinal before the last word."""
    tens, at = whole.value % 100, after
    if line.kind(at) == "join" and line.joined(at + 1) and line.kind(at + 1) == "ordinal":
        at = at + 1 if line.tokens[at + 1].value in {1, 11} else at
    last = line.tokens[at]
    if last.kind != "ordinal" or last.text.endswith("s"):
        return None, after
    if tens == 4 and last.value == 20:
        value = whole.value + 76
    elif last.value >= 100 and 1 < whole.value < last.value:
        value = whole.value * last.value
    elif _goes_behind(tens, last.value) or (tens == 0 and whole.value >= 100 > last.value):
        value = whole.value + last.value
    else:
        return None, after
    return replace(whole, end=last.end, value=value, kind="ordinal"), at + 1


def _goes_behind(tens: float, below: float) -> bool:
    """Whether French puts a number below twenty behind these tens: soixante-dix, quatre-vingt-onze, dix-sept."""
    if tens in {10, 70, 90}:
        return 7 <= below <= 9
    return tens >= 20 and tens % 10 == 0 and (below < 10 or (tens in {60, 80} and below <= 16))


def slash(line: Line, number: Number, after: int) -> Number | None:
    """Read "1/4"; dates in digits were taken before by their own patterns, so only small proper ones count."""
    if line.gap(after) != "/" or line.kind(after) != "digits":
        return None
    below = line.tokens[after]
    follows = line.text[below.end : below.end + 1]
    proper = 0 < number.value < below.value <= 100 and number.step == below.step == 1
    if not proper or follows == "/" or line.text[number.start - 1 : number.start] == "/":
        return None
    return replace(number, end=below.end, value=number.value / below.value, kind="fraction")


def signed(line: Line, number: Number) -> Number:
    """Return a number with the minus sign that stands right before it."""
    before = line.text[max(0, number.start - 2) : number.start]
    if line.text[max(0, number.start - 3) : number.start - 2].isdigit():
        return number  # "75 -300mm" is a range that lost a blank
    if before[-1:] in {"-", "−"} and (len(before) < 2 or before[0] in " (\n\t[:;$€£"):
        return replace(number, start=number.start - 1, value=-number.value)
    return number


def is_million(line: Line, number: Number, token: Token) -> bool:
    """Whether the "m" glued to a number is a million: a plural that can be counted follows ("1.5m voters")."""
    if token.text != "m" or line.language != "en" or number.value in _RACES:
        return False
    return _PEOPLE.match(line.text, token.end) is not None


def times(number: Number, token: Token, scale: float) -> Number:
    """Return a number multiplied by the magnitude that stands behind it."""
    value = number.value * scale
    return replace(number, end=token.end, value=round_value(value), step=number.step * scale)


def spoken_decimal(line: Line, whole: Number, at: int) -> tuple[Number | None, int]:
    """Read the digits after "point"/"virgule"; "zero point zero eight", "nought point eleven"."""
    digits, end, last = "", at + 1, whole.end
    while end < len(line.tokens) and line.joined(end) and line.kind(end) in {"unit", "zero", "teen", "tens"}:
        if line.kind(end - 1) == "tens" and line.kind(end) == "unit":
            digits = digits[:-1]
        digits += str(int(line.tokens[end].value))
        last, end = line.tokens[end].end, end + 1
    if not digits or len(digits) > MAX_DIGITS:
        return whole, at
    value = whole.value + int(digits) / 10 ** len(digits)
    number = replace(whole, end=last, value=value, kind="decimal", step=10.0 ** -len(digits), article=False)
    if line.kind(end) == "scale" and line.joined(end):
        return times(number, line.tokens[end], line.tokens[end].value), end + 1
    return number, end
