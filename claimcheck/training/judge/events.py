"""Pairs of sentences that were not made from each other: of different events, of one article, of two languages."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.training.encoder.corpus import Pair
from claimcheck.training.judge.made import AGREES, NEUTRAL, Made
from claimcheck.training.judge.sentences import Sentence

COMMONEST = 60  # sentences a name may be in and still say something about what they share


def other_events(sentences: Sequence[Sentence], count: int, rng: random.Random) -> Iterator[Made]:
    """Yield neutral pairs of different articles that share a name, and of any articles."""
    by_name: defaultdict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        for span in sentence.spans:
            if span.label != "DATE":
                by_name[sentence.lang, sentence.text[span.start : span.end]].append(sentence)
    shared = [group for _, group in sorted(by_name.items()) if 2 <= len(group) <= COMMONEST]
    made = 0
    while made < count and shared:
        if rng.random() < 0.75:
            left, right = rng.sample(rng.choice(shared), 2)
            kind = "other event, same name"
        else:
            left, right = rng.sample(sentences, 2)
            kind = "other event"
        if left.doc != right.doc and left.text != right.text:
            made += 1
            yield Made(left.text, right.text, NEUTRAL, kind)


def same_article(sentences: Sequence[Sentence], count: int, rng: random.Random) -> Iterator[Made]:
    """Yield neutral pairs of neighbouring sentences of one article."""
    pairs = [(a, b) for a, b in itertools.pairwise(sentences) if a.doc == b.doc]
    for left, right in rng.sample(pairs, min(count, len(pairs))):
        yield Made(left.text, right.text, NEUTRAL, "same article")


def translations(pairs: Sequence[Pair], count: int, rng: random.Random) -> Iterator[tuple[Made, str, str]]:
    """Yield pairs of a sentence and its translation with the language of each side."""
    usable = [pair for pair in pairs if 5 <= len(pair.en.split()) <= 40]
    for pair in rng.sample(usable, min(count, len(usable))):
        if rng.random() < 0.5:
            yield Made(pair.en, pair.fr, AGREES, "translated"), "en", "fr"
        else:
            yield Made(pair.fr, pair.en, AGREES, "translated"), "fr", "en"
