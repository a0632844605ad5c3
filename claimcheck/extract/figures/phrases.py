"""Phrases of the lexicon as patterns: any blank between their words, either apostrophe, any case."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon import load_table


@cache
def phrase_pattern(language: str, name: str) -> re.Pattern[str]:
    """Return one pattern for the phrases of a table, the longest first; group 1 is the phrase."""
    table = load_table(language, name)
    joined = "|".join(flexible(phrase) for phrase in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])({joined})(?![^\W_])", re.IGNORECASE)


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
