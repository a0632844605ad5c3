"""Quotes made ready for comparison: words, sentences, speaker, and which of two is the one to go by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.compare.verdict import join_spans
from claimcheck.content import Content, Unit, index_mentions, read_content, read_words
from claimcheck.lexicon import load_table
from claimcheck.records import Entity, Evidence, Extract, Quote, Source

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s»”\"]+(?=[A-ZÀ-Ý«“\"])")
#: Words in brackets are the writer's, not the speaker's.
_INSERTED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
#: Words below which a quote is no utterance that can be compared.
FEWEST_WORDS = 3
#: Marks of words left out that the writer owns up to.
OWNED_CUT = re.compile(r"\.\.\.|…|\[[^\]]*\]|\([^)]*\)")


@dataclass(frozen=True)
class Utterance:
    """A quote with its words (contractions spelt out), its sentences as spans, and its speaker's entity."""

    quote: Quote
    source: Source
    content: Content
    words: tuple[Unit, ...]
    forms: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    speaker: str | None
    speaker_name: str | None
    claim: str | None
    speaker_label: str | None = None

    @property
    def language(self) -> str:
        """The language of the quoted words."""
        return self.content.language

    def evidence(self, marked: Iterable[Unit] = ()) -> Evidence:
        """Return the quote as evidence with the units that differ marked; its value is who says it."""
        spans = join_spans(marked)
        quote = self.quote
        return Evidence(self.claim, quote.source, quote.start, quote.end, quote.text, self.speaker_name, spans)


def read_utterances(
    extracts: Sequence[Extract], entities: Sequence[Entity], fewest: int = FEWEST_WORDS
) -> dict[str, Utterance]:
    """Return the utterances of a story by quote id; scare quotes and titles of one or two words are left out."""
    entity_of = index_mentions(entities)
    names = {entity.id: entity.name for entity in entities}
    labels = {entity.id: entity.label for entity in entities}
    found = {}
    for extract in extracts:
        said = [claim for claim in extract.claims if claim.kind == "quote"]
        for quote in extract.quotes:
            own = next((claim.id for claim in said if claim.start < quote.end and quote.start < claim.end), None)
            utterance = _read(quote, extract, entity_of, names, own)
            found[quote.id] = replace(utterance, speaker_label=labels.get(utterance.speaker or ""))
    return {key: item for key, item in found.items() if len(item.words) >= fewest}


def _read(
    quote: Quote, extract: Extract, entity_of: Mapping[str, str], names: Mapping[str, str], claim: str | None
) -> Utterance:
    block = next((b for b in extract.source.blocks if b.start <= quote.start < b.end), None)
    language = (block.language if block else "") or extract.source.language or "en"
    words = read_words(_INSERTED.sub(lambda match: " " * len(match.group()), quote.text), language, quote.start)
    speaker = entity_of.get(quote.speaker, quote.speaker) if quote.speaker else None
    return Utterance(
        quote, extract.source, read_content(extract, quote.start, quote.end, language, entity_of),
        words, tuple(_form(word, language) for word in words), _sentences(quote),
        speaker, names.get(speaker or "", quote.speaker_text), claim,
    )  # fmt: skip


def _form(word: Unit, language: str) -> str:
    try:
        return load_table(language, "contractions").get(word.norm, word.norm)
    except FileNotFoundError:
        return word.norm


def _sentences(quote: Quote) -> tuple[tuple[int, int], ...]:
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(quote.text)), len(quote.text)]
    spans = [(quote.start + a, quote.start + b) for a, b in pairwise(cuts)]
    return tuple(span for span in spans if span[0] < span[1])


def reference(left: Source, right: Source) -> int | None:
    """Return 0 or 1 for the source whose wording is the one to go by, or None when nothing tells.

    That is the one the other is derived from, the agency's item, or the one published first.
    """
    if left.id in right.derived_from:
        return 0
    if right.id in left.derived_from:
        return 1
    agency = [bool(source.dateline and source.dateline.agency) for source in (left, right)]
    if agency[0] != agency[1]:
        return 0 if agency[0] else 1
    if left.published and right.published and left.published != right.published:
        return 0 if left.published < right.published else 1
    return None
