"""Everything the trunk is trained on, and an endless mixed stream of batches of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
import torch
from torch import Tensor

from claimcheck.training.trunk.corpora import Article, read_spans, read_worldwide, split_by_date
from claimcheck.training.trunk.treebanks import Tree, read_trees
from claimcheck.training.trunk.windows import IGNORE, Window, WindowMaker

FILES = {
    "ewt": "treebank/en/ewt-train.conllu",
    "gum": "treebank/en/gum-train.conllu",
    "sequoia": "treebank/fr/sequoia-train.conllu",
    "gsd": "treebank/fr/gsd-dev.conllu",
    "worldwide": "ner/en/worldwide-train.iob",
    "dwie": "ner/en/dwie-train.jsonl",
    "winer": "ner/fr/winer-train.jsonl",
}


@dataclass(frozen=True, slots=True)
class Round:
    """One rise and fall of the rates: how often each corpus is read, and how fast is learnt."""

    passes: dict[str, float]
    body_rate: float
    head_rate: float
    word_rate: float
    swapped: float = 0.0
    kept: dict[str, frozenset[str]] = field(default_factory=dict)


ROUNDS = {
    "all": Round(
        {"ewt": 5.0, "gum": 5.0, "sequoia": 9.0, "gsd": 8.0, "worldwide": 3.0, "dwie": 1.0, "winer": 3.0},
        2.5e-4, 1.5e-3, 4e-4,
    ),
    "names": Round(
        {"ewt": 0.8, "gum": 0.8, "sequoia": 1.5, "gsd": 1.2, "worldwide": 1.6, "dwie": 0.3, "winer": 3.0},
        1.4e-4, 6e-4, 3e-4, swapped=0.5,
    ),
    "again": Round(
        {"ewt": 0.4, "gum": 0.4, "sequoia": 0.7, "gsd": 0.6, "worldwide": 1.4, "dwie": 0.15, "winer": 1.8},
        1.2e-4, 5e-4, 3e-4, swapped=0.3, kept={"en": frozenset({"LOC"})},
    ),
}  # fmt: skip
"""The first round teaches everything, the small French treebanks read more often. The second goes on with names, half
of the news windows with other names in place of theirs, beside enough trees not to forget them. The third does so
once more, shorter, with most names as they are, and the places of English news always."""
POOL = 48
"""Batches that are sorted by length together."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """The training material by corpus name."""

    trees: dict[str, list[Tree]]
    articles: dict[str, list[Article]]


def load_corpora(data: Path) -> Corpora:
    """Read the training files under `data`; the held-back French articles are left out."""
    nlp = {"en": spacy.blank("en"), "fr": spacy.blank("fr")}
    trees = {
        name: list(read_trees(data / path, nlp[path.split("/")[1]]))
        for name, path in FILES.items()
        if path.startswith("treebank")
    }
    winer = read_spans(data / FILES["winer"], "winer", nlp["fr"])
    articles = {
        "worldwide": list(read_worldwide(data / FILES["worldwide"])),
        "dwie": list(read_spans(data / FILES["dwie"], "dwie", nlp["en"])),
        "winer": split_by_date(winer)[0],
    }
    return Corpora(trees, articles)


def batches(
    corpora: Corpora, maker: WindowMaker, passes: dict[str, float], size: int, seed: int
) -> Iterator[list[Window]]:
    """Yield batches of at most `size` padded pieces without end, corpora mixed by `passes`."""
    chance = random.Random(seed)
    streams = {name: _windows(corpora, maker, name) for name in passes}
    weights = {name: passes[name] * _words(corpora, name) for name in passes}
    average = 110 if maker.vary else 150
    while True:
        count = POOL * size // average
        names = chance.choices(list(weights), list(weights.values()), k=count)
        pool = sorted((next(streams[name]) for name in names), key=lambda w: len(w.ids))
        made = list(_cut(pool, size))
        chance.shuffle(made)
        yield from made


def total_pieces(corpora: Corpora, maker: WindowMaker, passes: dict[str, float]) -> float:
    """Pieces that a whole round reads."""
    total = 0.0
    for name, times in passes.items():
        rows = corpora.trees.get(name) or corpora.articles[name]
        cuts = (sum(map(len, maker.pieces.cut(row.words, row.lang))) for row in rows)
        total += times * sum(cuts)
    return total


def _windows(corpora: Corpora, maker: WindowMaker, name: str) -> Iterator[Window]:
    while True:
        if name in corpora.trees:
            yield from maker.of_trees(corpora.trees[name], name)
        else:
            articles = list(corpora.articles[name])
            maker.chance.shuffle(articles)
            yield from maker.of_articles(articles)


def _words(corpora: Corpora, name: str) -> int:
    return sum(len(row.words) for row in corpora.trees.get(name) or corpora.articles[name])


def _cut(pool: list[Window], size: int) -> Iterator[list[Window]]:
    batch: list[Window] = []
    for window in pool:
        if batch and (len(batch) + 1) * len(window.ids) > size:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def to_tensors(batch: list[Window]) -> dict[str, Tensor]:
    """Pad a batch; `places` marks the rows (root and words) that a head may be."""
    rows = {
        "ids": _pad([w.ids for w in batch], 0),
        "types": _pad([w.types for w in batch], 0),
        "mask": _pad([[1] * len(w.ids) for w in batch], 0),
        "first": _pad([[0, *w.first] for w in batch], 0),
        "places": _pad([[1] * (1 + len(w.first)) for w in batch], 0).bool(),
    }
    for name in ("tags", "upos", "morphs", "lemmas", "heads", "deps", "starts"):
        rows[name] = _pad([getattr(w, name) for w in batch], IGNORE)
    return rows


def _pad(rows: list[list[int]], value: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])
