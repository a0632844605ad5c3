"""How well quotes, their speakers and attributions are found: on PolNeAR articles and on the project's own gold.

What counts, on PolNeAR (the file stores every attribution as source, cue and content):

- *direct quotes*: the parts of a content that begin and end with a quotation mark and hold one quotation, against
  every quote found that is not woven into a sentence of the reporter's; right at 80 % overlap. A quote found inside
  words that PolNeAR gives to a source without quoting them is no error: it is a quote, annotated as part of a longer
  content;
- *speaker*: for the direct quotes found whose source is annotated, the speaker's span touches that source, or names
  it in the same words;
- *attributions*: those whose source holds a name or a pronoun; right when source and cue touch and half of the
  content is shared. Direct quotes of one speaker and cue count as one attribution.

On the project's own gold the span of a quote must match to the character and the speaker in words.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.evaluation.rows import Row, precision_recall_f1
from claimcheck.extract.attribution import Attributed, find_attributions
from claimcheck.extract.entities import find_mentions
from claimcheck.extract.quotes import find_quotes
from claimcheck.parse import parse_source
from claimcheck.passages import Passage
from claimcheck.records import Block, Quote, Source
from claimcheck.settings import Settings

AREA = "quotes"
MARKS = "“”\"‘’'«»`„"
OVERLAP = 0.8
SHARED_CONTENT = 0.5
#: The dev articles from this one on were only ever scored, never read, while the rules were written.
FIRST_UNSEEN = 42
_SEVERAL = re.compile(r"[”\"] [^“\"]* [“\"]")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Read:
    """One annotated article with what was found in it."""

    item: dict[str, Any]
    passages: tuple[Passage, ...]
    quotes: tuple[Quote, ...]
    attributed: tuple[Attributed, ...]


def evaluate_quotes(data_dir: Path | None = None, gold_dir: Path | None = None) -> list[Row]:
    """Return a row a figure for every file of quotes that is there."""
    rows: list[Row] = []
    path = data_dir / "quotes" / "en" / "polnear-dev.jsonl.gz" if data_dir else None
    if path is not None and path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            reads = [read_item(json.loads(line), "en") for line in lines]
        for part, chosen in (("read", reads[:FIRST_UNSEEN]), ("unseen", reads[FIRST_UNSEEN:])):
            rows += score_direct(chosen, f"polnear dev ({part})") + score_attributions(chosen, f"polnear dev ({part})")
    for language in ("en", "fr"):
        own = gold_dir / language / "quotes.jsonl" if gold_dir else None
        if own is not None and own.is_file():
            items = [json.loads(line) for line in own.read_text(encoding="utf-8").splitlines()]
            rows += score_gold((read_item(item, language) for item in items), f"quotes/{language} gold")
    return rows


def read_item(item: dict[str, Any], language: str) -> Read:
    """Extract from one annotated text; a line is a paragraph."""
    text: str = item["text"]
    source = Source(
        id="item", path="item", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), characters=len(text),
        language=language, kept=((0, len(text)),), blocks=tuple(_paragraphs(text, language)),
    )  # fmt: skip
    passages = tuple(parse_source(source, Settings()))
    mentions = find_mentions(passages, source)
    quotes = find_quotes(passages, source, mentions)
    return Read(item, passages, quotes, find_attributions(passages, source, mentions, quotes))


def _paragraphs(text: str, language: str) -> Iterator[Block]:
    for line in re.finditer(r"[^\n]+", text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            yield Block(start, start + len(words), "body", language)


def score_direct(reads: Iterable[Read], name: str) -> list[Row]:
    """Score direct quotes and their speakers."""
    count: Counter[str] = Counter()
    for read in reads:
        gold, contents = _gold_direct(read.item)
        left = dict(gold)
        count["wanted"] += len(gold)
        for quote in read.quotes:
            span = quote.start, quote.end
            hit = next((other for other in left if _overlap(span, other) >= OVERLAP), None)
            if hit is not None:
                count["right"] += 1
                _count_speaker(count, quote, left.pop(hit), read.item["text"])
            elif not quote.partial and not any(start <= quote.start and quote.end <= end for start, end in contents):
                count["wrong"] += 1
    found = count["right"] + count["wrong"]
    precision, recall, both = precision_recall_f1(count["right"], found, count["wanted"])
    share = count["speaker_right"] / count["speakers"] if count["speakers"] else 0.0
    return [
        Row(AREA, name, "direct quotes precision", precision, found),
        Row(AREA, name, "direct quotes recall", recall, count["wanted"]),
        Row(AREA, name, "direct quotes F1", both, count["wanted"], "80 % overlap"),
        Row(AREA, name, "speaker of direct quotes", share, count["speakers"]),
    ]


def _gold_direct(item: dict[str, Any]) -> tuple[dict[Span, dict[str, Any]], list[Span]]:
    """Return the direct quotes of an article with their attribution, and all contents."""
    text = item["text"]
    direct: dict[Span, dict[str, Any]] = {}
    contents: list[Span] = []
    for attribution in item["attributions"]:
        for start, end in attribution["content"]:
            contents.append((start, end))
            if text[start] in MARKS and text[end - 1] in MARKS:
                words = text[start:end].strip(MARKS)
                begin = start + text[start:end].index(words)
                if words and not _SEVERAL.search(words):
                    direct[begin, begin + len(words)] = attribution
    return direct, contents


def _count_speaker(count: Counter[str], quote: Quote, attribution: dict[str, Any], text: str) -> None:
    if not attribution["source"]:
        return
    count["speakers"] += 1
    span = quote.speaker_span
    named = " ".join(text[start:end] for start, end in attribution["source"]).lower()
    touches = span is not None and any(start < span[1] and span[0] < end for start, end in attribution["source"])
    same = bool(quote.speaker_text) and (quote.speaker_text or "").lower() in named
    count["speaker_right"] += touches or same


def score_attributions(reads: Iterable[Read], name: str) -> list[Row]:
    """Score all attributions whose source holds a name or a pronoun."""
    found = right = wanted = met = 0
    for read in reads:
        gold = read.item["attributions"]
        named = [
            item for item in gold if item["source"] and _is_named(read, item["source"][0][0], item["source"][-1][1])
        ]
        guesses = [guess for guess in _guesses(read) if _is_named(read, *guess[0])]
        found, wanted = found + len(guesses), wanted + len(named)
        open_gold = list(gold)
        for guess in guesses:
            hit = next((item for item in open_gold if _matches(guess, item)), None)
            if hit is not None:
                open_gold.remove(hit)
                right += 1
        met += sum(any(_matches(guess, item) for guess in guesses) for item in named)
    precision, recall = right / found if found else 0.0, met / wanted if wanted else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    note = "source and cue touch, half of the content shared"
    return [
        Row(AREA, name, "attributions precision", precision, found),
        Row(AREA, name, "attributions recall", recall, wanted),
        Row(AREA, name, "attributions F1", both, wanted, note),
    ]


Guess = tuple[Span, Span, list[Span]]


def _guesses(read: Read) -> Iterator[Guess]:
    """Yield source, cue and content of what was found, quotes of one speaker and cue together."""
    for item in read.attributed:
        holder, cue = item.attribution.holder_span, item.attribution.cue_span
        if holder is not None and cue is not None:
            yield holder, cue, list(item.content)
    grouped: dict[tuple[Span, Span], list[Span]] = {}
    for quote in read.quotes:
        if quote.speaker_span and quote.cue_span and not quote.partial:
            grouped.setdefault((quote.speaker_span, quote.cue_span), []).append((quote.start, quote.end))
    for (holder, cue), content in grouped.items():
        yield holder, cue, content


def _is_named(read: Read, start: int, end: int) -> bool:
    for passage in read.passages:
        if passage.block.start <= start < passage.block.end:
            span = passage.chars(start, min(end, passage.block.end))
            return span is not None and any(token.pos_ in ("PROPN", "PRON") for token in span)
    return False


def _matches(guess: Guess, item: dict[str, Any]) -> bool:
    holder, cue, content = guess
    if not any(start < holder[1] and holder[0] < end for start, end in item["source"]):
        return False
    if not any(start < cue[1] and cue[0] < end for start, end in item["cue"]):
        return False
    mine = {index for start, end in content for index in range(start, end)}
    theirs = {index for start, end in item["content"] for index in range(start, end)}
    return len(mine & theirs) >= SHARED_CONTENT * len(mine | theirs)


def _overlap(one: Span, other: Span) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def score_gold(reads: Iterable[Read], name: str) -> list[Row]:
    """Score quotes to the character and speakers in words on the project's own sentences."""
    count: Counter[str] = Counter()
    for read in reads:
        gold = {(quote["start"], quote["end"]): quote for quote in read.item["quotes"]}
        count["wanted"] += len(gold)
        count["found"] += len(read.quotes)
        for quote in read.quotes:
            wanted = gold.get((quote.start, quote.end))
            if wanted is not None:
                count["right"] += 1
                said, named = quote.speaker_text or "", wanted["speaker"] or ""
                count["speakers"] += bool(said) == bool(named) and (said in named or named in said)
    precision, recall, both = precision_recall_f1(count["right"], count["found"], count["wanted"])
    share = count["speakers"] / count["right"] if count["right"] else 0.0
    return [
        Row(AREA, name, "quotes precision", precision, count["found"]),
        Row(AREA, name, "quotes recall", recall, count["wanted"]),
        Row(AREA, name, "quotes F1", both, count["wanted"], "to the character"),
        Row(AREA, name, "speaker", share, count["right"]),
    ]
