"""The parts of a statement that was asked about, each held against the sentences of one source.

A sentence bears out the act only if it names who takes part, and a place or figure only together with the act: that
Paris is named somewhere does not say that two people met there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.compare.manner import kinds_in
from claimcheck.content import Content, Matching, Synonyms, Unit, load_patterns, match_units, read_content, read_words
from claimcheck.records import Claim, Evidence, Extract, Part

#: Words of the longest phrase of manner.
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Question:
    """The statement's units: who takes part, what they do, and the rest (where, when, how many)."""

    content: Content
    participants: frozenset[Unit]
    act: frozenset[Unit]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source laid beside the statement."""

    evidence: Evidence
    content: Content
    matching: Matching

    def holds(self, units: frozenset[Unit]) -> bool:
        """Tell whether all of some units of the statement have their partner here."""
        return units <= {asked for asked, _, _ in self.matching.pairs}

    def names(self, unit: Unit) -> Unit | None:
        """Return the partner of a unit of the statement."""
        return next((found for asked, found, _ in self.matching.pairs if asked == unit), None)


def read_question(content: Content, claims: Sequence[Claim]) -> Question:
    """Return the statement with its participants and its act told apart, by its own claims' predicates."""
    participants = frozenset(u for u in content.content if u.kind == "name" and u.label not in ("LOC", None))
    spans = [claim.predicate_span for claim in claims if claim.predicate_span is not None]
    act = frozenset(
        unit
        for unit in content.content
        if unit.kind == "word" and any(start <= unit.start and unit.end <= end for start, end in spans)
    )
    return Question(content, participants, act)


def read_sentences(
    question: Question, extract: Extract, synonyms: Synonyms, entity_of: Mapping[str, str]
) -> list[Sentence]:
    """Return the source's sentences that share something with the statement, those that bear most on it first."""
    spans: dict[tuple[int, int], Claim] = {}
    for claim in extract.claims:
        spans.setdefault(claim.sentence or (claim.start, claim.end), claim)
    found = []
    for (start, end), claim in spans.items():
        language = claim.language or extract.source.language or ""
        content = read_content(extract, start, end, language, dict(entity_of))
        matching = match_units(question.content, content, synonyms)
        if matching.pairs:
            evidence = Evidence(claim.id, extract.source.id, start, end, extract.source.text[start:end])
            found.append(Sentence(evidence, content, matching))
    return sorted(found, key=lambda item: _rank(question, item))


def _rank(question: Question, item: Sentence) -> tuple[float, ...]:
    asked = {one for one, _, _ in item.matching.pairs}
    who, act = len(asked & question.participants), bool(asked & question.act)
    return -who, -act, -item.matching.coverage_left, item.evidence.start


def check_parts(question: Question, sentences: Sequence[Sentence]) -> tuple[Part, ...]:
    """Return each unit of the statement with the words that bear it out, stand against it, or name it elsewhere."""
    return tuple(_check(unit, question, sentences) for unit in question.content.content)


def _check(unit: Unit, question: Question, sentences: Sequence[Sentence]) -> Part:
    borne_out = elsewhere = None
    for item in sentences:
        found = item.names(unit)
        if found is None:
            continue
        words = Evidence(item.evidence.claim, item.evidence.source, found.start, found.end, found.text)
        if _bears_out(unit, question, item):
            borne_out = borne_out or words
        else:
            elsewhere = elsewhere or _within(item.evidence, found)
    against = None if borne_out is not None else _against(unit, question, sentences)
    return Part(unit.start, unit.end, unit.text, borne_out, against, None if borne_out or against else elsewhere)


def _bears_out(unit: Unit, question: Question, item: Sentence) -> bool:
    if unit in question.participants or not question.participants:
        return True
    if not item.holds(question.participants):
        return False
    return unit in question.act or unit.date is not None or not question.act or item.holds(question.act)


def _within(sentence: Evidence, found: Unit) -> Evidence:
    return Evidence(
        sentence.claim, sentence.source, sentence.start, sentence.end, sentence.text,
        marked=((found.start, found.end),),
    )  # fmt: skip


def _against(unit: Unit, question: Question, sentences: Sequence[Sentence]) -> Evidence | None:
    """Return words by which the source tells the act, of the same participants, as a kind that excludes this one."""
    if not unit.manners or len(question.participants) < 2:
        return None
    asked = dict(manner.split(":", 1) for manner in unit.manners)
    for item in sentences:
        if not item.holds(question.participants):
            continue
        kinds = kinds_in(item.content)
        for dimension, kind in asked.items():
            told = kinds.get(dimension, {})
            if told and kind not in told:
                first = next(iter(told.values()))
                end = first.start + _phrase_length(
                    item.evidence.text[first.start - item.evidence.start :], item.content
                )
                words = item.evidence.text[first.start - item.evidence.start : end - item.evidence.start]
                return Evidence(item.evidence.claim, item.evidence.source, first.start, end, words)
    return None


def _phrase_length(text: str, content: Content) -> int:
    """Return how many characters the word or phrase of manner takes with which a text begins."""
    words = read_words(text, content.language)
    phrases = load_patterns(content.language, "manner").find_phrases([word.norm for word in words[:_LONGEST_PHRASE]])
    past = max((past for first, past, _ in phrases if first == 0), default=1)
    return words[past - 1].end
