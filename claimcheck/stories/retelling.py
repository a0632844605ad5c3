"""Whether an article retells another of its language: the same sentences in the same order, in words of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.lexicon import load_table, load_words
from claimcheck.stories.terms import content_stems, sentence_spans
from claimcheck.stories.translations import longest_chain

if TYPE_CHECKING:
    from claimcheck.records import Extract

#: Two sentences answer to one another when they share so much of their content words (Dice).
SAME_SENTENCE = 0.5
#: A sentence with fewer content words outside quotations is not compared, an article of fewer sentences neither.
FEWEST_WORDS, FEWEST_SENTENCES = 3, 5
#: The shorter article is a retelling when so many of its sentences answer, in order, to one of the other, when each
#: shares so much with its nearest on average, and so much of its wording stands in the other. Independent reports of
#: our own reach 0.86, 0.67 and 0.29, never all of them; rewrites begin at 0.86, 0.71 and 0.31.
IN_ORDER, NEAREST, WORDING = 0.8, 0.7, 0.28
#: The same for an article that opens by giving the other as its source: a short report of what an agency tells shares
#: 0.46 and half of its content words with the item; a reporter's own story that cites it 0.13.
TOLD_NEAREST, TOLD_WORDS = 0.4, 0.4
#: An article gives its source in the title or the first sentences, so many in all.
OPENING = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentences of an article hold: the stems of their content words outside quotations."""

    sentences: tuple[frozenset[str], ...]

    @property
    def words(self) -> frozenset[str]:
        """All stems of the article."""
        return frozenset().union(*self.sentences)


def read_told(extract: Extract) -> Told:
    """Return the content of an article's sentences, title first, those that say hardly anything left out."""
    source = extract.source
    quotes = [(quote.start, quote.end) for quote in extract.quotes if quote.direct]
    found = (
        content_stems(source.text, start, end, source.language or language, quotes)
        for start, end, language in sentence_spans(extract)
    )
    return Told(tuple(stems for stems in found if len(stems) >= FEWEST_WORDS))


def retells(one: Told, other: Told, wording: float) -> bool:
    """Tell whether the shorter of two articles goes through the other sentence by sentence.

    ``wording`` is the share of its own words that stand in the other in stretches.
    """
    short, long = sorted((one, other), key=lambda told: len(told.sentences))
    if wording < WORDING or len(short.sentences) < FEWEST_SENTENCES:
        return False
    alike = _alike(short, long)
    in_order = longest_chain(alike >= SAME_SENTENCE)
    return in_order >= IN_ORDER * len(short.sentences) and float(alike.max(axis=1).mean()) >= NEAREST


def reports_from(one: Told, other: Told) -> bool:
    """Tell whether an article that gives another as its source tells little that the other does not."""
    if not one.sentences or not other.sentences:
        return False
    shared = len(one.words & other.words) / len(one.words)
    return shared >= TOLD_WORDS and float(_alike(one, other).max(axis=1).mean()) >= TOLD_NEAREST


def gives_as_source(extract: Extract, name: str) -> bool:
    """Tell whether an article names an agency or outlet in its title or first sentences."""
    text = extract.source.text
    named = _naming(name)
    return any(named.search(text, start, end) for start, end, _ in islice(sentence_spans(extract), OPENING))


@cache
def _naming(name: str) -> re.Pattern[str]:
    common = load_words("any", "agency_words")
    written = [alias for alias, agency in load_table("any", "agencies").items() if agency == name]
    names = [alias for alias in (written or [name]) if alias not in common] or [name]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w-])")


def _alike(one: Told, other: Told) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(
        [[2 * len(mine & theirs) / (len(mine) + len(theirs)) for theirs in other.sentences] for mine in one.sentences]
    )
