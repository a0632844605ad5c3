"""English news half said in French, word by word: names seen among French words and French pieces."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

LEAST, SURE = 0.1, 0.5
"""Chance of a translation for a common word, and for a name's word, which is better left alone."""
LONG = 3
"""Letters of a translation that says something; shorter ones are chance company of longer words."""
SWITCHED = 0.75
"""Share of the words that have a translation and get it."""


class Switcher:
    """Replaces words by their likeliest partners of a word table (IBM model 1, by the encoder's training)."""

    def __init__(self, table: Path, chance: random.Random) -> None:
        rows: dict[str, list[tuple[str, float]]] = json.loads(table.read_text(encoding="utf-8"))
        self.chance = chance
        self.common = {word: _likely(word, partners, LEAST) for word, partners in rows.items()}
        self.names = {word: _likely(word, partners, SURE)[:1] for word, partners in rows.items()}

    def switch(self, words: Sequence[str], tags: Sequence[str]) -> list[str]:
        """Return as many words, most of the common ones and some of the names in the other language."""
        return [self._word(word, tag != "O") for word, tag in zip(words, tags, strict=True)]

    def _word(self, word: str, name: bool) -> str:
        options = (self.names if name else self.common).get(word.lower(), [])
        if not options or self.chance.random() > SWITCHED:
            return word
        chosen = self.chance.choices([w for w, _ in options], [p for _, p in options])[0]
        if word.isupper() and len(word) > 1:
            return chosen.upper()
        return chosen.capitalize() if word[0].isupper() else chosen


def _likely(word: str, partners: list[tuple[str, float]], least: float) -> list[tuple[str, float]]:
    enough = LONG if len(word) > LONG else 1
    return [(partner, p) for partner, p in partners if p >= least and len(partner) >= enough]
