"""What an attribution takes out of its sentence: the words reported, the words that report, and whether it does."""

from __future__ import annotations

from claimcheck.extract.attribution import Attributed
from claimcheck.lexicon import load_words
from claimcheck.passages import Passage

_OPENERS = frozenset({"that", "que", "qu'", "qu’", "where", "when", "où"})


def speaks(item: Attributed, passage: Passage) -> bool:
    """Return whether an attribution has somebody speak: a holder, and if the cue is analysis, one named or an aside.

    In a passive ("it was reported that") nobody is named, and still somebody said it.
    """
    language = passage.language
    if not item.clause:
        return False
    if not item.attribution.holder:
        return item.relation == "ccomp" and item.kind == "say" and _is_passive_cue(item, passage)
    said = item.attribution.holder_id is not None or item.relation == "parataxis"
    return said or item.lemma not in load_words(language, "analysis_verbs")


def _is_passive_cue(item: Attributed, passage: Passage) -> bool:
    for index in covered(passage, *(item.attribution.cue_span or (0, 0))):
        verb = passage.doc[index]
        for token in (verb, verb.head) if verb.dep_ == "conj" else (verb,):
            if any(child.dep_ == "aux:pass" for child in token.children):
                return True
    return False


def content_tokens(item: Attributed, passage: Passage) -> frozenset[int]:
    """Return the tokens of reported words, the conjunction that opens them left out."""
    tokens = frozenset(i for start, end in item.content for i in covered(passage, start, end))
    doc = passage.doc
    first = min(tokens, default=0)
    if tokens and (doc[first].dep_ == "mark" or doc[first].lower_ in _OPENERS):
        return tokens - {first}
    return tokens


def reporting_tokens(item: Attributed, passage: Passage) -> frozenset[int]:
    """Return the tokens of a cue and its source."""
    spans = [span for span in (item.attribution.cue_span, item.attribution.holder_span) if span]
    return frozenset(i for start, end in spans for i in covered(passage, start, end))


def is_past(item: Attributed, passage: Passage) -> bool:
    """Return whether the cue of an attribution is in the past."""
    tokens = covered(passage, *(item.attribution.cue_span or (0, 0)))
    return any("Past" in passage.doc[i].morph.get("Tense", []) for i in tokens)


def covered(passage: Passage, start: int, end: int) -> frozenset[int]:
    """Return the tokens of a passage that source offsets ``[start, end)`` touch."""
    block = passage.block
    if end <= block.start or start >= block.end:
        return frozenset()
    span = passage.chars(max(start, block.start), min(end, block.end))
    return frozenset(range(span.start, span.end)) if span is not None else frozenset()
