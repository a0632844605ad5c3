"""Whether one sentence supports, contradicts or leaves open another, as probabilities."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.errors import ModelError
from claimcheck.models.encoder import open_session, open_tokenizer
from claimcheck.models.files import MEND, models_folder, verify_model

LABELS = ("agrees", "contradicts", "neutral")
PREMISE, HYPOTHESIS = 160, 80  # word pieces; longer premises are read in windows, longer hypotheses are cut
OVERLAP = 40
FOUND = 2  # added to a piece's segment (0 premise, 1 hypothesis) where the other side has the same piece
NEUTRAL = LABELS.index("neutral")

Probabilities = npt.NDArray[np.float64]


def join(premise: Sequence[int], hypothesis: Sequence[int], cls: int, sep: int) -> tuple[list[int], list[int]]:
    """Return ``[CLS] premise [SEP] hypothesis [SEP]`` and the kind of each piece.

    Kinds: 0 premise, 1 hypothesis, 2 and 3 the same for pieces that the other side has too. A changed figure or name
    stands out by it, in a network too small to compare every piece with every other by itself.
    """
    left, right = set(premise), set(hypothesis)
    ids = [cls, *premise, sep, *hypothesis, sep]
    kinds = [
        0,
        *(FOUND * (piece in right) for piece in premise),
        0,
        *(1 + FOUND * (piece in left) for piece in hypothesis),
        1,
    ]
    return ids, kinds


def premise_windows(premise: Sequence[int], size: int = PREMISE, overlap: int = OVERLAP) -> list[Sequence[int]]:
    """Return the premise whole or in overlapping windows of ``size`` pieces."""
    if len(premise) <= size:
        return [premise]
    starts = [*range(0, len(premise) - size, size - overlap), len(premise) - size]
    return [premise[start : start + size] for start in starts]


def softmax(logits: npt.NDArray[np.float32], temperature: float) -> Probabilities:
    """Return probabilities of rows of logits, softened by ``temperature``."""
    scaled = logits.astype(np.float64) / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    powers = np.exp(scaled)
    result: Probabilities = powers / powers.sum(axis=1, keepdims=True)
    return result


def least_open(rows: Probabilities, owners: Sequence[int], count: int) -> Probabilities:
    """Return one row a pair: that of the window which leaves least open; neutral for a pair without windows."""
    result = np.zeros((count, len(LABELS)))
    result[:, NEUTRAL] = 1.0
    best = np.full(count, np.inf)
    for owner, row in zip(owners, rows, strict=True):
        if row[NEUTRAL] < best[owner]:
            best[owner], result[owner] = row[NEUTRAL], row
    return result


class JudgeModel:
    """The bilingual cross-encoder; each side may be in any of its languages.

    Reads the shipped model unless ``folder`` names another. Raises `ModelError` when a file is missing or altered.
    """

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        folder = folder or models_folder() / "judge"
        self.meta = verify_model(folder)
        self._session = open_session(folder / "model.onnx", threads)
        try:
            settings = json.loads((folder / "judge.json").read_text(encoding="utf-8"))
            self._temperature = float(settings["temperature"])
            self._bias = np.array(settings.get("bias", [0.0] * len(LABELS)), np.float32)
            self._cls, self._sep = int(settings["cls"]), int(settings["sep"])
            self._tokenizers = {lang: open_tokenizer(folder / f"{lang}.json") for lang in settings["languages"]}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"model file {folder / 'judge.json'} is missing or damaged; mend it with: {MEND}"
            ) from error

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it was trained for."""
        return tuple(self._tokenizers)

    def predict(self, pairs: Sequence[tuple[str, str]], langs: Sequence[tuple[str, str]]) -> Probabilities:
        """Return one row a (premise, hypothesis): calibrated probabilities of agrees, contradicts and neutral.

        A premise of more than 160 word pieces is read in windows, and the one that leaves least open decides. An empty
        side is neutral. Raises `ModelError` for a language the model was not trained for.
        """
        rows, owners = self._rows(pairs, langs)
        return least_open(softmax(self._logits(rows) + self._bias, self._temperature), owners, len(pairs))

    def _pieces(self, text: str, lang: str) -> list[int]:
        if lang not in self._tokenizers:
            raise ModelError(f"the judge has no language {lang!r}; it has {', '.join(self._tokenizers)}")
        ids: list[int] = self._tokenizers[lang].encode(text, add_special_tokens=False).ids
        return ids

    def _rows(
        self, pairs: Sequence[tuple[str, str]], langs: Sequence[tuple[str, str]]
    ) -> tuple[list[tuple[list[int], list[int]]], list[int]]:
        rows: list[tuple[list[int], list[int]]] = []
        owners: list[int] = []
        for number, ((premise, hypothesis), (left, right)) in enumerate(zip(pairs, langs, strict=True)):
            first, second = self._pieces(premise, left), self._pieces(hypothesis, right)[:HYPOTHESIS]
            if not (first and second):
                continue
            for window in premise_windows(first):
                rows.append(join(window, second, self._cls, self._sep))
                owners.append(number)
        return rows, owners

    def _logits(self, rows: Sequence[tuple[list[int], list[int]]]) -> npt.NDArray[np.float32]:
        """Return the logits of each row, read alone: in 8 bits a row's result depends on what shares its batch."""
        out = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
        for number, (ids, kinds) in enumerate(rows):
            feed = {
                "input_ids": np.array([ids], np.int64),
                "attention_mask": np.ones((1, len(ids)), np.int64),
                "token_type_ids": np.array([kinds], np.int64),
            }
            (found,) = self._session.run(["logits"], feed)
            out[number] = found[0]
        return out
