"""How alike two words are: by form, by the lexicon's concepts, and by a table learnt from the encoder once a story."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import ratio

from claimcheck.content.units import Unit, cut_stem
from claimcheck.lexicon import load_table, load_words

#: Two words: (language, folded word) each, the lesser first; and such pairs with their likeness.
WordPair = tuple[tuple[str, str], tuple[str, str]]
Synonyms = Mapping[WordPair, float]

#: Cosine of two single words from which they count as one another: chosen on word pairs of the story gold, where
#: translations lie above 0.7 and unrelated words below 0.6.
SAME_WORD = 0.66
#: The same within one language, where words of one kind ("red", "blue") lie nearer than the translations of others.
SAME_WORD_WITHIN = 0.8
#: Likeness of spelling (0 to 100) from which words of two languages count as cognates.
COGNATE = 84.0
SHORTEST_COGNATE = 5
#: Likeness of two words that the table of translations holds for one another.
TRANSLATED = 0.9


class Encoder(Protocol):
    """Whatever gives texts of several languages unit vectors in one space."""

    def encode(self, texts: list[str], lang: str) -> npt.NDArray[np.float32]:
        """Return one row a text."""


def no_synonyms() -> Synonyms:
    """Return the empty table: words are compared by form and lexicon alone."""
    return {}


def learn_synonyms(units: Iterable[tuple[str, Unit]], encoder: Encoder | None) -> Synonyms:
    """Return the likeness of the content words (with their language) that the encoder holds for one another."""
    if encoder is None:
        return {}
    words: dict[str, list[str]] = {}
    for language, unit in units:
        if unit.kind == "word" and not unit.function and unit.norm.isalpha() and len(unit.norm) > 2:
            words.setdefault(language, []).append(unit.norm)
    keys: list[tuple[str, str]] = []
    rows = []
    for language in sorted(words):
        distinct = sorted(set(words[language]))
        keys += [(language, word) for word in distinct]
        rows.append(encoder.encode(distinct, language))
    if not rows:
        return {}
    vectors = np.concatenate(rows)
    table: dict[tuple[tuple[str, str], tuple[str, str]], float] = {}
    for index, key in enumerate(keys):
        near = vectors[index + 1 :] @ vectors[index]
        for other in np.flatnonzero(near >= SAME_WORD):
            partner = keys[index + 1 + int(other)]
            if partner[0] != key[0] or near[other] >= SAME_WORD_WITHIN:
                table[(key, partner)] = float(near[other])
    return table


@cache
def _translations() -> frozenset[tuple[str, str]]:
    """Return the (English, French) pairs of the tables of translations, as words and as stems."""
    rows = [(word, row) for word, row in load_table("any", "translations").items()]
    rows += [(word, row) for words, row in load_table("any", "news_words").items() for word in words.split()]
    pairs = {(word, other) for word, row in rows for other in row.split()}
    return frozenset(pairs | {(cut_stem(word, "en"), cut_stem(other, "fr")) for word, other in pairs})


@cache
def _from_french() -> dict[str, tuple[str, ...]]:
    """Return the English words and stems of each French word and stem of the tables of translations."""
    found: dict[str, set[str]] = {}
    for word, other in _translations():
        found.setdefault(other, set()).add(word)
    return {stem: tuple(sorted(words)) for stem, words in found.items()}


def translations_of(unit: Unit, language: str) -> tuple[str, ...]:
    """Return the English stems of a word of another language, none for an English one."""
    return () if language == "en" else _from_french().get(unit.stem, ())


def _translate_each_other(left: Unit, right: Unit, languages: tuple[str, str]) -> bool:
    if languages[0] == languages[1]:
        return False
    english, french = (left, right) if languages[0] == "en" else (right, left)
    table = _translations()
    return (english.norm, french.norm) in table or (english.stem, french.stem) in table


@cache
def _french_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for english, french in sorted(_translations()):
        found.setdefault(english, []).append(french)
    return {english: tuple(row) for english, row in found.items()}


def renderings(unit: Unit, language: str) -> tuple[str, ...]:
    """Return the French words and stems that a word is found by in the table of translations: its own or its partners'.

    Two words that translate each other have one in common.
    """
    if language != "en":
        return (unit.norm, unit.stem)
    table = _french_of()
    return (*table.get(unit.norm, ()), *table.get(unit.stem, ()))


def plain(word: str) -> str:
    """Return a word without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def opposite(left: Unit, right: Unit) -> str | None:
    """Return the dimension on which two words are each other's opposite, or None."""
    ends = {pole[:-1]: pole[-1] for pole in left.poles}
    for pole in right.poles:
        if ends.get(pole[:-1], pole[-1]) != pole[-1]:
            return pole[:-1]
    return None


def _same_end(left: Unit, right: Unit) -> bool:
    """Tell whether two words stand at one end of a dimension whose words say the same."""
    shared = set(left.poles) & set(right.poles)
    return bool(shared) and any(pole[:-1] not in load_words("any", "loose_opposites") for pole in shared)


def word_likeness(left: Unit, right: Unit, languages: tuple[str, str], synonyms: Synonyms) -> float:
    """Return how surely two words say the same, 0 to 1; opposites are 0 whatever their vectors."""
    if opposite(left, right):  # before the form: "checked in" and "checked out" share a verb
        return 0.0
    if left.norm == right.norm:
        return 1.0
    if languages[0] == languages[1] and left.stem == right.stem:
        return 0.95
    if set(left.concepts) & set(right.concepts) or _same_end(left, right):
        return 0.9
    first, second = (languages[0], left.norm), (languages[1], right.norm)
    known = synonyms.get((first, second) if first < second else (second, first), 0.0)
    if known:
        return known
    if _translate_each_other(left, right, languages):
        return TRANSLATED
    if languages[0] != languages[1] and min(len(left.norm), len(right.norm)) >= SHORTEST_COGNATE:
        likeness = ratio(plain(left.stem), plain(right.stem))
        if likeness >= COGNATE:
            return likeness / 100
    return 0.0
