"""News with marked entities: three corpora, three label sets, read as runs of words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spacy.language import Language

OUTSIDE = "O"
LABELS = ("PERSON", "ORG", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "MISC", "DATE", "MONEY")
"""What the trunk is taught; FAC joins LOC and the last two are dropped when it runs."""

MAY_ALSO_BE: dict[str, dict[str, tuple[str, ...]]] = {
    "worldwide": {"MISC": ("EVENT",)},
    "dwie": {"O": ("FAC", "PRODUCT", "MISC"), "LOC": ("FAC",)},
    "winer": {"O": ("NORP", "MISC", "MONEY", "DATE"), "LOC": ("FAC",)},
}
"""Labels that a corpus leaves out or merges: seeing its label proves nothing against these."""

HELD_BACK = 5
"""One French training article in five, the latest by date, is kept for measuring."""


@dataclass(frozen=True, slots=True)
class Article:
    """Words of an article with their BIO tags; `breaks` tells which begin a new line."""

    corpus: str
    lang: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    breaks: tuple[bool, ...]
    spaces: tuple[bool, ...] | None = None


def read_worldwide(path: Path) -> Iterator[Article]:
    """Yield the articles of a Worldwide file; a blank line ends a paragraph."""
    words: list[str] = []
    tags: list[str] = []
    breaks: list[bool] = []
    fresh = True
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "-DOCSTART- end\n"):
            if line.startswith("-DOCSTART-"):
                if words:
                    yield Article("worldwide", "en", tuple(words), tuple(tags), tuple(breaks))
                words, tags, breaks, fresh = [], [], [], True
            elif "\t" in line:
                word, tag = line.rstrip("\n").split("\t")
                words.append(word)
                tags.append(tag)
                breaks.append(fresh)
                fresh = False
            else:
                fresh = True


def read_spans(path: Path, corpus: str, nlp: Language) -> Iterator[Article]:
    """Yield the articles of a file of character spans, cut into words by `nlp`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield _from_spans(record["text"], record["entities"], corpus, nlp)


def split_by_date(articles: Iterable[Article]) -> tuple[list[Article], list[Article]]:
    """Cut articles that come in order of date into the first four fifths and the rest."""
    rows = list(articles)
    cut = len(rows) - len(rows) // HELD_BACK
    return rows[:cut], rows[cut:]


def _from_spans(text: str, entities: list[list[object]], corpus: str, nlp: Language) -> Article:
    doc = nlp.make_doc(text)
    tags = [OUTSIDE] * len(doc)
    for start, end, label, *_ in outermost(entities):
        span = doc.char_span(start, end, alignment_mode="expand")
        if label in LABELS and span is not None and all(tags[t.i] == OUTSIDE for t in span):
            for token in span:
                tags[token.i] = ("B-" if token.i == span.start else "I-") + label
    kept = [token for token in doc if not token.is_space]
    newline = {b.i for a, b in pairwise(doc) if a.is_space and "\n" in a.text}
    return Article(
        corpus,
        doc.lang_,
        tuple(token.text for token in kept),
        tuple(tags[token.i] for token in kept),
        tuple(token.i in newline or token.i == 0 for token in kept),
        tuple(bool(token.whitespace_) for token in kept),
    )


def outermost(entities: list[list[object]]) -> list[tuple]:
    """Drop every entity that lies inside another one."""
    rows = sorted((tuple(e) for e in entities), key=lambda e: (e[0], -e[1]))
    kept: list[tuple] = []
    for row in rows:
        if not kept or row[0] >= kept[-1][1]:
            kept.append(row)
    return kept
