"""Sentences of any of our languages as vectors in one space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from claimcheck.errors import ModelError
from claimcheck.models.files import MEND, Meta, models_folder, verify_model

DIMENSIONS = 384
WINDOW = 256  # word pieces with [CLS] and [SEP]: what the model was trained up to
MOST_WINDOWS = 8  # of one text: a sentence of two thousand pieces is none, and its beginning says what it is about
BATCH_TOKENS = 1024  # larger batches fall out of the processor's cache and are slower

Vectors = npt.NDArray[np.float32]


def open_session(path: Path, threads: int = 1) -> ort.InferenceSession:
    """Return an ONNX session on ``threads`` processor threads; `ModelError` when the file is no such model."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own, undocumented kinds
        raise ModelError(f"model file {path} cannot be loaded; mend it with: {MEND}") from error


def open_tokenizer(path: Path) -> Tokenizer:
    """Return a tokenizer; `ModelError` when the file is none."""
    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(f"model file {path} cannot be loaded; mend it with: {MEND}") from error


def batches_by_length(lengths: Sequence[int], tokens: int = BATCH_TOKENS) -> Iterator[list[int]]:
    """Yield row numbers in batches of like length, at most ``tokens`` padded tokens each (one row at least)."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: (-lengths[row], row)):
        if batch and lengths[batch[0]] * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def pad(rows: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the rows as a rectangle filled up with zeros, and the mask of what is real."""
    width = max(len(row) for row in rows)
    ids = np.zeros((len(rows), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
        mask[number, : len(row)] = 1
    return ids, mask


def windows(ids: Sequence[int], size: int = WINDOW) -> list[list[int]]:
    """Cut ``[CLS] … [SEP]`` into as few even windows as hold it, each with its own ``[CLS]`` and ``[SEP]``."""
    if len(ids) <= size:
        return [list(ids)]
    first, *body, last = ids
    count = -(-len(body) // (size - 2))
    cuts = [len(body) * k // count for k in range(count + 1)]
    return [[first, *body[start:end], last] for start, end in pairwise(cuts)]


def unit(rows: Vectors) -> Vectors:
    """Return the rows scaled to length 1."""
    scaled: Vectors = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return scaled


class Encoder:
    """The bilingual sentence encoder; two texts that say the same are near, whatever their languages.

    Reads the shipped model unless ``folder`` names another. Raises `ModelError` when a file is missing or altered.
    """

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        folder = folder or models_folder() / "encoder"
        self.meta: Meta = verify_model(folder)
        self._session = open_session(folder / "model.onnx", threads)
        names = sorted(name for name in self.meta.files if name.endswith(".json"))
        self._tokenizers = {name.removesuffix(".json"): open_tokenizer(folder / name) for name in names}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it was trained for."""
        return tuple(self._tokenizers)

    def encode(self, texts: Sequence[str], lang: str) -> Vectors:
        """Return one unit row a text, float32, shape (texts, 384); a text is encoded once however often it is given.

        A long text is cut in windows of 256 word pieces and has the mean of their vectors. Raises `ModelError` for a
        language the model was not trained for.
        """
        if lang not in self._tokenizers:
            raise ModelError(f"the encoder has no language {lang!r}; it has {', '.join(self._tokenizers)}")
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        unique = list(dict.fromkeys(texts))
        number = {text: row for row, text in enumerate(unique)}
        vectors = self._encode_unique(unique, self._tokenizers[lang])
        return vectors[[number[text] for text in texts]]

    def _encode_unique(self, texts: Sequence[str], tokenizer: Tokenizer) -> Vectors:
        cut = [windows(item.ids)[:MOST_WINDOWS] for item in tokenizer.encode_batch(list(texts))]
        owner = np.array([row for row, parts in enumerate(cut) for _ in parts])
        flat = [part for parts in cut for part in parts]
        sums = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for batch in batches_by_length([len(part) for part in flat]):
            ids, mask = pad([flat[row] for row in batch])
            (vectors,) = self._session.run(["vector"], {"input_ids": ids, "attention_mask": mask})
            # A window counts by its length, so that a short last one does not weigh as much as a full one.
            np.add.at(sums, owner[batch], vectors * mask.sum(axis=1, keepdims=True))
        return unit(sums)
