"""Shares: "one in five", "deux sur trois", "un Français sur cinq" as one number."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extract.figures.tokens import Number

#: Group 1 is the noun that may stand in the middle ("two trains in three", "un Français sur cinq").
_RATIO = {
    "en": re.compile(r"\s+(?:([a-z]+)\s+)?(?:in|out\s+of(?:\s+every)?|of\s+every|over)\s+"),
    "fr": re.compile(r"\s+(?:([^\W\d_]+)\s+)?sur\s+"),
}
#: With a noun in the middle nothing may be counted behind ("two trains in three cities" is no share).
_RATIO_END = re.compile(
    r"\s*(?:$|[.,;:!?)\n])|\s+(?:was|were|is|are|have|has|had|on|at|said|did|do|could|can|will|would)\b"
)
#: "One in 5 hours" is no share: a number that measures time or length stands behind it.
_RATIO_STOP = {
    "en": re.compile(
        r"[\s-]+(?:second|minute|hour|day|week|month|year|decade|mile|kilomet|met[er]|feet|foot|percent|per\s|million|billion|place|matches|games|attempts|different|separate)|%|\s?[ap]\.?m"
    ),
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
    over = " over " in gap.group() and (top.digits or below.digits)
    if (over and _RATIO_END.match(text, below.end) is None) or (top.value > 10 and below.value not in {100, 1000}):
        return False
    if language == "en" and gap.group(1) and _RATIO_END.match(text, below.end) is None:
        return False
    return _RATIO_STOP[language].match(text, below.end) is None


def share_noun(text: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """Return the span of the noun in the middle of a share, None if there is none."""
    match = re.compile(r"[^\W_]+(?:-[^\W_]+)?\s+([^\W\d_]+)\s+(?:in|out|of|sur)\s").match(text, start, end)
    if match is None or (language == "en" and match.group(1) in {"out", "of", "in"}):
        return None
    return match.span(1)
