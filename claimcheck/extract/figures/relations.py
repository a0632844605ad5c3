"""The words around a number that say how it bounds: "over", "at least", "jusqu'à", "or more"."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.extract.figures.phrases import entries, flexible, phrase_pattern, plain
from claimcheck.lexicon import load_table

#: How far before a number a relation phrase may begin, in characters.
REACH = 60


@cache
def _relation_pattern(language: str) -> re.Pattern[str]:
    table = load_table(language, "figure_relations")
    joined = "|".join(flexible(phrase) for phrase in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])({joined})[\s\u00a0]*$", re.IGNORECASE)


def read_relation(text: str, language: str, start: int) -> tuple[int, str]:
    """Return where the relation words before a number begin, and what they say; several may stand in a row."""
    table = entries(language, "figure_relations")
    word, at, kept = "", start, start
    for _ in range(3):
        floor = max(0, at - REACH)
        match = _relation_pattern(language).search(text[floor:at])
        if match is None or "\n" in match.group():
            break
        found = table[plain(match.group(1))]
        at = floor + match.start()
        if found != "none":
            kept = at
            word = found if word in {"", "about"} or found in {"more", "least", "less", "most"} else word
        elif word:
            break
    return kept, word


def read_suffix(text: str, language: str, end: int) -> tuple[int, str]:
    """Return where the words behind a number that bound it end, and what they say."""
    if text[end : end + 1] == "+" and not text[end + 1 : end + 2].isalnum():
        return end + 1, "least"
    match = re.compile(rf"\s+{phrase_pattern(language, 'figure_suffixes').pattern}", re.IGNORECASE).match(text, end)
    if match is None or (match.group(1).lower() in {"plus", "environ"} and re.match(r"\s+[^\W_]", text[match.end() :])):
        return end, ""
    return match.end(), entries(language, "figure_suffixes")[plain(match.group(1))]
