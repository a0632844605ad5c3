"""What a pair maker gives and what it may draw on."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from claimcheck.training.judge.sentences import Sentence

AGREES, CONTRADICTS, NEUTRAL = range(3)
_WORDS = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True)
class Made:
    """A made pair; ``kind`` says by which change."""

    premise: str
    hypothesis: str
    verdict: int
    kind: str


@dataclass(slots=True)
class Pool:
    """Names of the corpora by language and label, to put in each other's place."""

    names: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Pool:
        """Collect the names of ``sentences``."""
        pool = cls()
        for sentence in sentences:
            for span in sentence.spans:
                pool.names[sentence.lang, span.label].append(sentence.text[span.start : span.end])
        return pool

    def other(self, rng: random.Random, lang: str, label: str, name: str) -> str | None:
        """Return a name of the same label and much the same length, sharing no word with ``name``."""
        names = self.names.get((lang, label), [])
        words = set(name.lower().split())
        for _ in range(12):
            if not names:
                break
            other = rng.choice(names)
            alike = abs(len(other.split()) - len(words)) <= 1 and other[0].isupper() == name[0].isupper()
            if alike and not words & set(other.lower().split()):
                return other
        return None


@cache
def words(lang: str, kind: str) -> dict[str, tuple[str, ...]]:
    """Return a word table of ``words/<lang>.tsv`` in both directions."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for line in (_WORDS / f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, left, right = line.split("\t")
        if name == kind:
            table[left].append(right)
            table[right].append(left)
    return {word: tuple(others) for word, others in table.items()}


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Return ``text`` with a stretch replaced; a capital at the very beginning is kept."""
    result = text[:start] + new + text[end:]
    return result[0].upper() + result[1:] if result and text[0].isupper() else result


def both_ways(full: str, less: str, kind: str) -> list[Made]:
    """Return the pair where ``less`` follows from ``full``, and the reverse, which stays open."""
    return [Made(full, less, AGREES, kind), Made(less, full, NEUTRAL, f"{kind} reversed")]
