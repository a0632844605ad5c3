"""News sentences with the names in them, from the entity and quote corpora."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FEWEST_WORDS, MOST_WORDS = 6, 42
TEST_FIFTH = 5
_CLOSING = {".", ",", ";", ":", "!", "?", ")", "%", "’s", "'s", "n't", "'", "]"}
_OPENING = {"(", "$", "€", "£", "["}
_END = re.compile(r"(?<=[a-zéèà\d\)”\"»][.!?])\s+(?=[A-ZÉÀ“\"«])|\n+")
_NAMES = ("PERSON", "ORG", "LOC", "NORP", "DATE", "EVENT")


@dataclass(frozen=True, slots=True)
class Span:
    """A name or date in a sentence; ``end`` is exclusive."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its language, the document it is from, and the names in it from left to right."""

    text: str
    lang: str
    doc: str
    spans: tuple[Span, ...] = ()


def is_held_back(doc: str) -> bool:
    """Whether a document belongs to the fifth that pairs are tested on."""
    return zlib.crc32(doc.encode("utf-8")) % TEST_FIFTH == 0


def _is_usable(text: str) -> bool:
    words = text.split()
    return (
        FEWEST_WORDS <= len(words) <= MOST_WORDS
        and text[-1] in '.!?"”»'
        and text[0].isupper()
        and "http" not in text
        and text.count('"') % 2 == 0
    )


def read_iob(path: Path) -> Iterator[Sentence]:
    """Yield sentences of a ``token TAB tag`` file, put together again as they would be written."""
    doc, tokens = "", []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            token, _, tag = line.rstrip("\n").partition("\t")
            if token.startswith("-DOCSTART-"):
                doc = token.removeprefix("-DOCSTART-").strip()
            elif token:
                tokens.append((token, tag))
            elif tokens:
                sentence = _join(tokens, doc)
                tokens = []
                if _is_usable(sentence.text):
                    yield sentence


def _join(tokens: list[tuple[str, str]], doc: str) -> Sentence:
    text, spans, open_quote, glue = "", [], False, True
    for token, tag in tokens:
        closing = token in _CLOSING or (token in ('"', "”") and open_quote)
        if not (glue or closing):
            text += " "
        start = len(text)
        text += token
        glue = token in _OPENING or (token in ('"', "“") and not open_quote)
        if token in ('"', "“", "”"):
            open_quote = not open_quote
        if tag.startswith("B-"):
            spans.append(Span(start, len(text), tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = Span(spans[-1].start, len(text), spans[-1].label)
    return Sentence(text, "en", doc, tuple(span for span in spans if span.label in _NAMES))


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the sentences of a text, by a rule that is good enough to train on."""
    start = 0
    for match in _END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def read_articles(path: Path, lang: str) -> Iterator[Sentence]:
    """Yield sentences of a JSON Lines file with ``text`` and, where it has them, ``entities``."""
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            entities = sorted((e[0], -e[1], e[2]) for e in row.get("entities", ()))
            for start, end in split_sentences(row["text"]):
                text = row["text"][start:end]
                kept = text.strip()
                if not kept or not _is_usable(kept):
                    continue
                start += len(text) - len(text.lstrip())
                yield Sentence(kept, lang, row["id"], _inside(entities, start, start + len(kept)))


def _inside(entities: list[tuple[int, int, str]], start: int, end: int) -> tuple[Span, ...]:
    """Outermost names between ``start`` and ``end``, counted from ``start``."""
    spans: list[Span] = []
    for first, minus_last, label in entities:
        last = -minus_last
        if first >= start and last <= end and label in _NAMES and (not spans or first - start >= spans[-1].end):
            spans.append(Span(first - start, last - start, label))
    return tuple(spans)


def read_news(data: Path) -> list[Sentence]:
    """Return the sentences of all news corpora at hand, each text once."""
    every = [
        *read_iob(data / "ner/en/worldwide-train.iob"),
        *read_articles(data / "ner/en/dwie-train.jsonl", "en"),
        *read_articles(data / "quotes/en/polnear-train.jsonl.gz", "en"),
        *read_articles(data / "ner/fr/winer-train.jsonl", "fr"),
    ]
    return list({sentence.text: sentence for sentence in every}.values())
