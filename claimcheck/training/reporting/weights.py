"""Learns which verbs report what, from the attributions of PolNeAR: how often a frame of the tree is one.

    python -m claimcheck.training.reporting.weights DATA

For every verb and relation it counts the frames that annotators marked as an attribution, and pulls the share towards
that of its class and relation. Only the shares are kept; no text. French has no
such corpus and gets the classes' shares.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language

from claimcheck.extract.attribution_frames import find_frames
from claimcheck.extract.attribution_phrases import Frame
from claimcheck.extract.quotes import find_quotes
from claimcheck.passages import Passage
from claimcheck.records import Block, Source
from claimcheck.training.reporting.forms import lookups

#: A verb's own share counts as much as its class's once this many of its frames were seen.
_PULL = 4
_FEWEST = 5
#: Every second article: the shares hardly move with more, and parsing takes the time.
_SHARE = slice(None, None, 2)
_LEAST_SHARED = 0.3
_FOLDER = Path(__file__).parents[2] / "lexicon"

Span = tuple[int, int]


class Tally:
    """Frames seen and frames that report, by verb and relation and by class and relation."""

    def __init__(self) -> None:
        self.seen: Counter[tuple[str, str]] = Counter()
        self.hits: Counter[tuple[str, str]] = Counter()
        self.classes: dict[tuple[str, str], str] = {}

    def add(self, frame: Frame, lemma: str, hit: bool) -> None:
        """Count one frame."""
        shared = f"*{frame.kind or 'other'}", frame.relation.split(":")[0]
        own = lemma, frame.relation
        self.classes[own] = shared[0]
        for key in (own, shared):
            self.seen[key] += 1
            self.hits[key] += hit

    def rows(self) -> Iterator[tuple[str, float]]:
        """Yield ``verb relation`` with its share; classes first."""
        for key in sorted(self.seen):
            if key[0].startswith("*"):
                yield " ".join(key), self.hits[key] / self.seen[key]
        for key in sorted(self.seen):
            if key[0].startswith("*") or self.seen[key] < _FEWEST:
                continue
            shared = self.classes[key], key[1].split(":")[0]
            prior = self.hits[shared] / self.seen[shared]
            yield " ".join(key), (self.hits[key] + _PULL * prior) / (self.seen[key] + _PULL)


def count_frames(articles: Iterator[tuple[dict[str, Any], Source, tuple[Passage, ...]]]) -> Tally:
    """Count the frames of parsed, annotated articles; frames inside a direct quote are the quote's own."""
    tally = Tally()
    lemmas = lookups("en")
    for article, source, passages in articles:
        quotes = [quote for quote in find_quotes(passages, source, ()) if not quote.partial]
        for passage in passages:
            for sentence in passage.doc.sents:
                for frame in find_frames(sentence, "en"):
                    at = passage.span(passage.doc[frame.head])
                    if frame.relation == "phrase" or any(quote.start <= at[0] < quote.end for quote in quotes):
                        continue
                    form = passage.doc[frame.head].lower_
                    lemma = frame.lemma if frame.kind else lemmas.get(form, [frame.lemma])[0]
                    tally.add(frame, lemma, _is_marked(frame, passage, at, article["attributions"]))
    return tally


def _is_marked(frame: Frame, passage: Passage, cue: Span, attributions: list[dict[str, Any]]) -> bool:
    content = [passage.span(passage.doc[first : last + 1]) for first, last in frame.content]
    for item in attributions:
        if any(start < cue[1] and cue[0] < end for start, end in item["cue"]) and any(
            _shared(mine, (theirs[0], theirs[1])) > _LEAST_SHARED for mine in content for theirs in item["content"]
        ):
            return True
    return False


def _shared(one: Span, other: Span) -> float:
    inside = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return inside / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def parse_articles(
    path: Path, language: Language, share: slice = slice(None)
) -> Iterator[tuple[dict[str, Any], Source, tuple[Passage, ...]]]:
    """Yield each article of a PolNeAR file with its source and parsed paragraphs."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for article in articles[share]:
        text: str = article["text"]
        blocks = tuple(_paragraphs(text))
        source = Source(
            id=article["id"], path=article["id"], text=text, language="en", characters=len(text), blocks=blocks,
            sha256=hashlib.sha256(text.encode()).hexdigest(), kept=((0, len(text)),),
        )  # fmt: skip
        docs = language.pipe(text[block.start : block.end] for block in blocks)
        yield article, source, tuple(Passage(block, doc) for block, doc in zip(blocks, docs, strict=True))


def _paragraphs(text: str) -> Iterator[Block]:
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            yield Block(start, start + len(stripped), "body", "en")
        position += len(line) + 1


def main(data: Path, model: str | None = None) -> None:
    """Write ``cue_weights.tsv`` for English (verbs and classes) and French (classes alone)."""
    import spacy

    from claimcheck import load_language

    language = spacy.load(model) if model else load_language("en")
    tally = count_frames(parse_articles(data / "quotes" / "en" / "polnear-train.jsonl.gz", language, _SHARE))
    rows = list(tally.rows())
    head = "# How often a frame reports something: verb (or *class) and relation, share. Computed by\n"
    head += "# claimcheck.training.reporting.weights from the attributions of PolNeAR's training part, "
    head += "every second article.\n"
    for name, kept in (("en", rows), ("fr", [row for row in rows if row[0].startswith("*")])):
        body = "".join(f"{key}\t{share:.3f}\n" for key, share in kept)
        (_FOLDER / name / "cue_weights.tsv").write_text(head + body, encoding="utf-8")
    print(len(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
