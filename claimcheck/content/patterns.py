"""Lexicon files of word patterns: ``key<TAB>word prefix* two_words``, found in running words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.lexicon import load_table

#: Words, with what stands between their hyphens; an apostrophe parts two words.
WORD = re.compile(r"[^\W_]+?(?=n[’']t\b)|n[’']t\b|[^\W_]+(?:[-‑][^\W_]+)*|[%$€£]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-"})


def fold(text: str) -> str:
    """Return the text in lower case with straight apostrophes and plain hyphens."""
    return text.translate(_APOSTROPHES).lower()


@dataclass(frozen=True, slots=True)
class Patterns:
    """A compiled pattern file: whole words, beginnings of words, and phrases by their first word."""

    words: dict[str, tuple[str, ...]]
    prefixes: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    shortest: int

    def keys(self, word: str) -> tuple[str, ...]:
        """Return the keys of one folded word, in file order."""
        found = list(self.words.get(word, ()))
        for length in range(self.shortest, len(word) + 1):
            found += [key for key in self.prefixes.get(word[:length], ()) if key not in found]
        return tuple(found)

    def find_phrases(self, words: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (first, past last, key) of every phrase in a row of folded words."""
        found = []
        for index, word in enumerate(words):
            for parts, key in self.phrases.get(word, ()):
                if tuple(words[index : index + len(parts)]) == parts:
                    found.append((index, index + len(parts), key))
        return found


@cache
def load_patterns(language: str, name: str) -> Patterns:
    """Return ``lexicon/<language>/<name>.tsv`` compiled; empty when the language has no such file."""
    words: dict[str, list[str]] = {}
    prefixes: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    try:
        table = load_table(language, name)
    except FileNotFoundError:
        table = {}
    for key, row in table.items():
        for item in row.split():
            if "_" in item:
                parts = tuple(item.split("_"))
                phrases.setdefault(parts[0], []).append((parts, key))
            elif item.endswith("*"):
                prefixes.setdefault(item[:-1], []).append(key)
            else:
                words.setdefault(item, []).append(key)
    return Patterns(
        {word: tuple(keys) for word, keys in words.items()},
        {word: tuple(keys) for word, keys in prefixes.items()},
        {word: tuple(rows) for word, rows in phrases.items()},
        min(map(len, prefixes), default=1),
    )
