"""French embeddings without training: each entry starts where its English translations are."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from claimcheck.training.encoder.corpus import (
    iter_articles,
    iter_iob_sentences,
    read_training_pairs,
)
from claimcheck.training.encoder.ibm import Translations, align_words
from claimcheck.training.encoder.vocabulary import (
    build_tokenizer,
    english_normalizer,
    french_normalizer,
    french_pieces,
    names_in,
    split_words,
    train_french,
)

LEAST = 0.04  # translations less likely than this are noise of model 1

Matrix = npt.NDArray[np.float32]
FRENCH_NEWS = "ner/fr/winer-train.jsonl"
ENGLISH_NEWS = ("ner/en/worldwide-train.iob", "ner/en/dwie-train.jsonl")


def translate_words(data: Path) -> tuple[Translations, Translations]:
    """Word translations French to English and English to French from all training pairs."""
    pairs = [pair for rows in read_training_pairs(data).values() for pair in dict.fromkeys(rows)]
    french, english = french_normalizer(), english_normalizer()
    fr = [split_words(pair.fr, french) for pair in pairs]
    en = [split_words(pair.en, english) for pair in pairs]
    return align_words(fr, en), align_words(en, fr)


def save_translations(table: Translations, path: Path) -> None:
    """Write a table as JSON ``{word: [[translation, probability], ...]}``."""
    rounded = {word: [[other, round(p, 4)] for other, p in rows[:8]] for word, rows in sorted(table.of.items())}
    path.write_text(json.dumps(rounded, ensure_ascii=False), encoding="utf-8")


def make_tokenizers(data: Path, english: Tokenizer) -> tuple[Tokenizer, Tokenizer]:
    """Return the English tokenizer as it is and a French one trained on all French text at hand."""
    rows = english.get_vocab(with_added_tokens=False)
    french = [pair.fr for pairs in read_training_pairs(data).values() for pair in pairs]
    news = list(iter_articles(data / FRENCH_NEWS))
    names = names_in([*iter_iob_sentences(data / ENGLISH_NEWS[0]), *iter_articles(data / ENGLISH_NEWS[1])])
    entries = train_french(french + news, rows, names)
    return (build_tokenizer(rows, english_normalizer()), build_tokenizer(entries, french_normalizer()))


class _English:
    """Embedding of any English word: its entry or the mean of its pieces."""

    def __init__(self, tokenizer: Tokenizer, matrix: Matrix) -> None:
        self._tokenizer = tokenizer
        self._matrix = matrix
        self._known: dict[str, Matrix] = {}

    def __call__(self, word: str) -> Matrix:
        if word not in self._known:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            self._known[word] = self._matrix[ids].mean(axis=0) if ids else self._matrix.mean(axis=0)
        return self._known[word]


def _mean(rows: list[tuple[str, float]], english: _English) -> Matrix | None:
    likely = [(word, p) for word, p in rows if p >= LEAST]
    if not likely:
        return None
    total = sum(p for _, p in likely)
    vector: Matrix = sum(p / total * english(word) for word, p in likely)  # type: ignore[assignment]
    return vector


def start_embeddings(fr: Tokenizer, en: Tokenizer, matrix: Matrix, table: Translations) -> Matrix:
    """Rows for the French entries, to be put below the English ``matrix``.

    A whole word: the probability-weighted mean of its translations, else the English entry of that
    spelling. A piece: the mean over the words cut into it, weighted by their count. What is left:
    the mean of its English pieces.
    """
    english = _English(en, matrix)
    vocabulary = fr.get_vocab(with_added_tokens=False)
    sums: defaultdict[str, Matrix] = defaultdict(lambda: np.zeros(matrix.shape[1], np.float32))
    weights: defaultdict[str, float] = defaultdict(float)
    whole: dict[str, Matrix] = {}
    for word, rows in table.of.items():
        vector = _mean(rows, english)
        if vector is None:
            continue
        pieces = list(french_pieces(fr, word))
        if len(pieces) == 1:
            whole[word] = vector
            continue
        for piece in pieces:
            sums[piece] += table.count[word] * vector
            weights[piece] += table.count[word]
    own = {entry: row - len(matrix) for entry, row in vocabulary.items() if row >= len(matrix)}
    start = np.zeros((len(own), matrix.shape[1]), np.float32)
    for entry, row in own.items():
        if entry in whole:
            start[row] = whole[entry]
        elif weights[entry]:
            start[row] = sums[entry] / weights[entry]
        else:
            start[row] = english(entry.removeprefix("##"))
    return start
