"""The transformer that reads each text once for tags, trees, lemmas, sentence starts and entities."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from claimcheck.models.encoder import open_session
from claimcheck.models.files import verify_model
from claimcheck.models.pieces import AFTER_BREAK, CLS, SEP, Pieces, look

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WINDOW = 160
"""Pieces read at once: the longest that the model was trained on."""
OVERLAP = 48
"""Pieces shared by neighbouring windows, so that no word is judged at an edge."""
OUTPUTS = ("tags", "upos", "morphs", "lemmas", "starts", "arcs", "rel_word", "rel_head")
NOWHERE = -1e4
"""Score of a head that lies outside a word's window."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Label names in the order of the outputs; `used[lang]` says which a language has."""

    tags: list[str]
    upos: list[str]
    morphs: list[str]
    deps: list[str]
    lemmas: list[str]
    used: dict[str, dict[str, list[int]]]


@dataclass(slots=True)
class Reading:
    """Scores of the words of one text, row i for word i.

    `arcs[i]` holds the scores of the heads `arc_from[i] + j` (and of the root in
    its first column); `rel_word`, `rel_head` and `rel_root` feed the label scores.
    """

    lang: str
    tags: Floats
    upos: Floats
    morphs: Floats
    lemmas: Floats
    starts: Floats
    arcs: list[Floats]
    arc_from: list[int]
    rel_word: Floats
    rel_head: Floats
    rel_root: Floats

    def part(self, begin: int, end: int) -> Reading:
        """Return the reading of some of the words; they keep their scores for heads outside, which none will have."""
        here = slice(begin, end)
        origins = [origin - begin for origin in self.arc_from[here]]
        return Reading(
            self.lang, self.tags[here], self.upos[here], self.morphs[here], self.lemmas[here], self.starts[here],
            self.arcs[here], origins, self.rel_word[here], self.rel_head[here], self.rel_root[here],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Window:
    """Words `[begin, end)` of text `text`; only `[keep, until)` are taken from it."""

    text: int
    begin: int
    end: int
    keep: int
    until: int
    size: int


class Trunk:
    """Reads texts given as words.

    `session` runs the network as ONNX Runtime does: `run(names, inputs)` gives the
    outputs of `names` for inputs `ids`, `mask`, `types` and `first`.
    """

    def __init__(self, session: InferenceSession, pieces: Pieces, labels: Labels, rel: Floats) -> None:
        self.session, self.pieces, self.labels = session, pieces, labels
        # [width + 1, labels, width + 1] of the biaffine label scorer
        self.rel = rel.reshape(rel.shape[0], len(labels.deps), -1)

    def read(self, texts: Sequence[Sequence[str]], breaks: Sequence[Sequence[bool]], lang: str) -> list[Reading]:
        """Return the scores of every word of every text; a text without words gives empty arrays."""
        cuts = [self.pieces.cut(words, lang) for words in texts]
        looks = [
            [look(word) + AFTER_BREAK * after for word, after in zip(words, after_break, strict=True)]
            for words, after_break in zip(texts, breaks, strict=True)
        ]
        windows = [w for i, cut in enumerate(cuts) for w in plan_windows(i, [len(c) for c in cut])]
        readings = [self._empty(len(words), lang) for words in texts]
        for window in windows:
            # one window a call: the 8-bit network scales its activations by call, so what is read together would mix
            outputs = self.session.run(list(OUTPUTS), _inputs(window, cuts[window.text], looks[window.text]))
            _store(readings[window.text], window, [out[0] for out in outputs])
        return readings

    def _empty(self, count: int, lang: str) -> Reading:
        def rows(width: int) -> Floats:
            return np.zeros((count, width), np.float32)

        labels, width = self.labels, self.rel.shape[0] - 1
        return Reading(
            lang, rows(len(labels.tags)), rows(len(labels.upos)), rows(len(labels.morphs)),
            rows(len(labels.lemmas)), np.zeros(count, np.float32), [np.zeros(0, np.float32)] * count,
            [0] * count, rows(width), rows(width), rows(width),
        )  # fmt: skip


def plan_windows(text: int, sizes: Sequence[int]) -> Iterator[_Window]:
    """Cut words of `sizes` pieces into overlapping windows that together keep every word once."""
    room = WINDOW - 2
    begin = keep = 0
    while keep < len(sizes):
        end, used = begin, 0
        while end < len(sizes) and used + sizes[end] <= room:
            used += sizes[end]
            end += 1
        if end == len(sizes):
            yield _Window(text, begin, end, keep, end, used + 2)
            return
        until, back = end, 0
        while until > keep + 1 and back + sizes[until - 1] <= OVERLAP // 2:
            until -= 1
            back += sizes[until]
        yield _Window(text, begin, end, keep, until, used + 2)
        keep, begin, back = until, until, 0
        while begin > 0 and back + sizes[begin - 1] <= OVERLAP // 2:
            begin -= 1
            back += sizes[begin]


def _inputs(window: _Window, cut: list[tuple[int, ...]], looks: list[int]) -> dict[str, Ints]:
    """Return the network's inputs for one window; row 0 of `first` is the root, spelt by [CLS]."""
    ids, kinds, places = [CLS], [0], [0]
    for i in range(window.begin, window.end):
        places.append(len(ids))
        ids.extend(cut[i])
        kinds.extend([looks[i]] * len(cut[i]))
    ids.append(SEP)
    kinds.append(0)
    rows = {"ids": ids, "mask": [1] * len(ids), "types": kinds, "first": places}
    return {name: np.array([row], np.int64) for name, row in rows.items()}


def _store(reading: Reading, window: _Window, outputs: list[Floats]) -> None:
    """Copy the kept words of a window into the text's rows."""
    tags, upos, morphs, lemmas, starts, arcs, rel_word, rel_head = outputs
    here = slice(window.keep, window.until)
    there = slice(window.keep - window.begin, window.until - window.begin)
    for name, rows in (("tags", tags), ("upos", upos), ("morphs", morphs), ("lemmas", lemmas),
                       ("starts", starts), ("rel_word", rel_word)):  # fmt: skip
        getattr(reading, name)[here] = rows[there]
    reading.rel_head[here] = rel_head[1:][there]
    reading.rel_root[here] = rel_head[0]
    width = window.end - window.begin + 1
    for i in range(window.keep, window.until):
        reading.arcs[i] = arcs[i - window.begin, :width]
        reading.arc_from[i] = window.begin


@lru_cache(maxsize=2)
def load_trunk(folder: Path) -> Trunk:
    """Return the trunk in `folder`, checked and loaded once a process; `ModelError` when it is not whole."""
    verify_model(folder)
    session = open_session(folder / "model.onnx")
    labels = Labels(**json.loads((folder / "labels.json").read_text(encoding="utf-8")))
    pieces = Pieces(folder, sorted(labels.used))
    return Trunk(session, pieces, labels, np.load(folder / "rel.npy", allow_pickle=False).astype(np.float32))
