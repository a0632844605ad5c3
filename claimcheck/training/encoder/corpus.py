"""The parallel and monolingual text that the encoder learns from."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PARALLEL = ("europarl", "tico19", "stsb", "tatoeba", "words")
MEASURED_ON = "parallel/newstest2012-dev.jsonl.gz"


class Pair(NamedTuple):
    """A sentence and its translation."""

    en: str
    fr: str


def parallel_path(name: str) -> str:
    """Path of a parallel training file below the data folder."""
    return f"parallel/{name}-train.jsonl.gz"


def read_pairs(path: Path) -> list[Pair]:
    """Pairs of a gzipped JSON Lines file with the fields ``en`` and ``fr``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return [Pair(row["en"], row["fr"]) for row in rows]


def read_training_pairs(data: Path) -> dict[str, list[Pair]]:
    """All training pairs by corpus name; the measuring file is never among them."""
    return {name: read_pairs(data / parallel_path(name)) for name in PARALLEL}


def iter_articles(path: Path) -> Iterator[str]:
    """Texts of a JSON Lines file with the field ``text``."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def iter_iob_sentences(path: Path) -> Iterator[str]:
    """Sentences of a ``token TAB tag`` file, tokens joined by spaces."""
    words: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            token = line.rstrip("\n").split("\t")[0]
            if token.startswith("-DOCSTART-"):
                continue
            if token:
                words.append(token)
            elif words:
                yield " ".join(words)
                words = []
    if words:
        yield " ".join(words)


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
