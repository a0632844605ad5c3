"""Other names in place of names: the sentence says what kind of name it is, not a name learnt by heart."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.training.trunk.corpora import Article

SWAPPED = {"PERSON", "LOC", "ORG"}
"""Names that do not bend with their sentence; nationalities agree with a noun."""
OWN_LANGUAGE = ("LOC", "ORG")
"""Names that are written otherwise in the other language."""
LONGEST = 5
"""Words of a name worth lending; longer ones are often marked too widely."""
SHARE = 0.5
"""Of the names of a window that is chosen for it."""
VOWELS = "aeiouyhàâéèêëîïôöùûü"
"""In French `d'` and `l'` stand before these alone, so a name is lent to its like."""

Name = tuple[str, ...]


class NameSwapper:
    """Draws names of the same kind from all marked articles with a seeded source of chance."""

    def __init__(
        self, articles: Iterable[Article], chance: random.Random, kept: dict[str, frozenset[str]] | None = None
    ) -> None:
        """Take the names of `articles`; `kept[lang]` are labels whose names are never changed in that language."""
        self.chance, self.kept = chance, kept or {}
        pools: dict[tuple[str, str, bool, bool], set[Name]] = {}
        for article in articles:
            for start, end, label in name_spans(article.tags):
                name = article.words[start:end]
                if label in SWAPPED and len(name) <= LONGEST and name[0][:1].isupper():
                    pools.setdefault(_kind(name, label, article.lang), set()).add(name)
        self.pools = {kind: sorted(names) for kind, names in pools.items()}

    def swap(self, words: Sequence[str], tags: Sequence[str], lang: str) -> tuple[list[str], list[str], list[int]]:
        """Return words, tags and, for each word, the place it stands for, with some of the names changed.

        One name is changed alike wherever it stands, a family name with the full one.
        """
        told: dict[tuple[Name, str], Name] = {}
        new_words: list[str] = []
        new_tags: list[str] = []
        places: list[int] = []
        at = 0
        for start, end, label in (*name_spans(tags), (len(words), len(words), "")):
            new_words += words[at:start]
            new_tags += tags[at:start]
            places += range(at, start)
            name = self._other(tuple(words[start:end]), label, lang, told)
            new_words += name
            new_tags += [("I-" if i else "B-") + label for i in range(len(name))]
            places += [min(start + i, end - 1) for i in range(len(name))]
            at = end
        return new_words, new_tags, places

    def _other(self, name: Name, label: str, lang: str, told: dict[tuple[Name, str], Name]) -> Name:
        if label not in SWAPPED - self.kept.get(lang, frozenset()) or not name:
            return name
        if (name, label) not in told:
            pool = self.pools.get(_kind(name, label, lang), [])
            fits = bool(pool) and name[0][:1].isupper() and self.chance.random() < SHARE
            other = self.chance.choice(pool) if fits else name
            told[name, label] = other
            if label == "PERSON":
                told.setdefault((name[-1:], label), other[-1:])
        return told[name, label]


def _kind(name: Name, label: str, lang: str) -> tuple[str, str, bool, bool]:
    own = lang if label in OWN_LANGUAGE else ""
    return label, own, own != "en" and name[0][:1].lower() in VOWELS, len(name) > 1


def name_spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, label)` of a run of BIO tags that may begin inside a name."""
    start, label = 0, ""
    for i, tag in enumerate((*tags, "O")):
        if label and tag != f"I-{label}":
            yield start, i, label
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
