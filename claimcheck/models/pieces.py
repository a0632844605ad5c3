"""Words to word pieces: one tokenizer a language over one embedding matrix, and the look of each word."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from claimcheck.models.encoder import open_tokenizer

PAD, UNKNOWN, CLS, SEP = 0, 100, 101, 102
MOST_PIECES = 8
"""Pieces of one word that are looked at: the rest of an address or a long number says nothing new."""
CACHED_WORDS = 200_000
LOOKS = 4
"""Ways a word is written: small letters, a capital first, all capitals, mixed."""
AFTER_BREAK = LOOKS
"""Added to the look of a word that begins a line."""


class Pieces:
    """Cuts words into pieces, remembering what it has seen."""

    def __init__(self, folder: Path, languages: Sequence[str]) -> None:
        self._tokenizers = {lang: open_tokenizer(folder / f"tokenizer.{lang}.json") for lang in languages}
        self._seen: dict[str, dict[str, tuple[int, ...]]] = {lang: {} for lang in languages}

    def cut(self, words: Sequence[str], lang: str) -> list[tuple[int, ...]]:
        """Return the ids of each word's pieces, at least one a word."""
        seen = self._seen[lang]
        new = [word for word in dict.fromkeys(words) if word not in seen]
        if new:
            if len(seen) > CACHED_WORDS:
                seen.clear()
                new = list(dict.fromkeys(words))
            tokenizer = self._tokenizers[lang]
            unknown = (UNKNOWN,)
            for word, cut in zip(new, tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
                seen[word] = tuple(cut.ids[:MOST_PIECES]) or unknown
        return [seen[word] for word in words]


def look(word: str) -> int:
    """Return how a word is written, which pieces without case do not show."""
    if word == word.lower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


def without_accents(text: str) -> str:
    """Strip combining marks, keeping the number of letters."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
