"""Phrases of the lexicon as patterns: any blank between their words, either apostrophe, any case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.lexicon import load_table


@cache
def phrase_pattern(language: str, name: str) -> re.Pattern[str]:
    """Return one pattern for the phrases of a table, the longest first; group 1 is the phrase."""
    table = load_table(language, name)
    joined = "|".join(flexible(phrase) for phrase in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])({joined})(?![^\W_])", re.IGNORECASE)


@cache
def _keywords(language: str, name: str) -> tuple[str, ...]:
    """Return words of which every phrase of a table holds one: its longest."""
    words = {max(re.findall(r"[^\W\d_]+", phrase.lower()), key=len) for phrase in load_table(language, name)}
    return tuple(sorted(word for word in words if not any(other in word and other != word for other in words)))


def find_phrases(text: str, language: str, name: str) -> Iterator[re.Match[str]]:
    """Yield the phrases of a table in a text; a text without any of their words is told off at once."""
    lower = text.lower()
    if any(word in lower for word in _keywords(language, name)):
        yield from phrase_pattern(language, name).finditer(text)


def flexible(phrase: str) -> str:
    """Return a phrase as a pattern."""
    return re.escape(phrase).replace(r"\ ", r"[\s\u00a0-]+").replace("'", "['’]")


def plain(phrase: str) -> str:
    """Return a phrase as written in a text in the form that `entries` has."""
    return re.sub(r"[\s\u00a0-]+", " ", phrase.lower().replace("’", "'"))


@cache
def entries(language: str, name: str) -> dict[str, str]:
    """Read a table of phrases by their plain form."""
    return {plain(phrase): entry for phrase, entry in load_table(language, name).items()}
