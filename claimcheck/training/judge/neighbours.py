"""Neutral pairs that look related: sentences of different articles which the sentence encoder finds alike."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.models.encoder import Encoder
from claimcheck.training.judge.made import AGREES, NEUTRAL, Made
from claimcheck.training.judge.sentences import Sentence

# Likeness from which two sentences of different articles may well tell the same thing, read in samples; and below
# which they are no harder than any two.
ALIKE, UNLIKE = 0.72, 0.35
SAME_THING = 0.93  # likeness of two descriptions from which they are taken for paraphrases
NEAREST = 6
MOST = 12_000  # sentences that are looked among: enough, and a minute on one core

Vectors = npt.NDArray[np.float32]


def encode_sentences(sentences: Sequence[Sentence], encoder: Encoder) -> Vectors:
    """Return one unit row a sentence."""
    rows = np.zeros((len(sentences), 0), np.float32)
    for lang in sorted({sentence.lang for sentence in sentences}):
        own = [k for k, sentence in enumerate(sentences) if sentence.lang == lang]
        found = encoder.encode([sentences[k].text for k in own], lang)
        if not rows.shape[1]:
            rows = np.zeros((len(sentences), found.shape[1]), np.float32)
        rows[own] = found
    return rows


def look_alikes(
    sentences: Sequence[Sentence], encoder: Encoder, count: int, rng: random.Random
) -> Iterator[tuple[Made, tuple[str, str]]]:
    """Yield pairs of alike sentences of different articles, in one language or across two, as neutral."""
    sentences = rng.sample(sentences, min(MOST, len(sentences)))
    vectors = encode_sentences(sentences, encoder)
    docs = np.array([sentence.doc for sentence in sentences])
    for k in rng.choices(range(len(sentences)), k=count):
        likeness = vectors @ vectors[k]
        likeness[(docs == sentences[k].doc) | (likeness > ALIKE)] = -1
        near = [int(other) for other in np.argsort(-likeness, kind="stable")[:NEAREST] if likeness[other] > UNLIKE]
        if near:
            other = sentences[rng.choice(near)]
            yield Made(sentences[k].text, other.text, NEUTRAL, "other event, alike"), (sentences[k].lang, other.lang)


def described_twice(texts: Sequence[str], encoder: Encoder) -> Iterator[Made]:
    """Yield the neighbouring lines of a list of descriptions that say the same in other words, as agreeing."""
    vectors = encoder.encode(list(texts), "en")
    for k, likeness in enumerate((vectors[:-1] * vectors[1:]).sum(axis=1)):
        one, two = texts[k], texts[k + 1]
        if likeness >= SAME_THING and _figures(one) == _figures(two) and one.lower() != two.lower():
            yield Made(one, two, AGREES, "paraphrase")


def _figures(text: str) -> set[str]:
    numbers = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "no", "not", "without"}
    return {
        word for word in text.lower().replace(",", " ").split() if word in numbers or any(c.isdigit() for c in word)
    }
