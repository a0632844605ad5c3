"""Sentences with words of the other language in them, so that what is learnt in one is known in both."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")
LEAST = 0.2  # translations less likely than this are left alone
BEST = 3


class Switcher:
    """Replaces words by their likeliest translations, drawn by probability; unknown words stay."""

    def __init__(self, table: Path) -> None:
        rows: dict[str, list[tuple[str, float]]] = json.loads(table.read_text(encoding="utf-8"))
        self._likely = {
            word: kept
            for word, others in rows.items()
            if (kept := [(other, p) for other, p in others[:BEST] if p >= LEAST and _WORD.fullmatch(other)])
        }

    def __call__(self, text: str, rng: random.Random, share: float = 1.0) -> str:
        """Return ``text`` with ``share`` of its words replaced."""

        def translate(match: re.Match[str]) -> str:
            likely = self._likely.get(match.group().lower())
            if not likely or rng.random() > share:
                return match.group()
            return rng.choices([word for word, _ in likely], [p for _, p in likely])[0]

        return _WORD.sub(translate, text)
