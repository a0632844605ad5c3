"""Frames of phrases that name a source in front of it (“according to X”), and what a frame is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimcheck.extract.attribution_sources import is_nominal, noun_phrase
from claimcheck.extract.attribution_spans import sentence_range, trim
from claimcheck.lexicon import load_words

TokenRange = tuple[int, int]

_HOPS = 6
#: What a comma adds about a source is rarely longer, in tokens.
_LONGEST_APPOSITION = 14


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content; ``relation`` names the tie between cue and content in the tree.

    ``cue`` and ``source`` are first and last token, ``content`` the ranges of the words reported.
    """

    lemma: str
    relation: str
    kind: str | None
    cue: TokenRange
    source: Token | None
    source_range: TokenRange | None
    content: tuple[TokenRange, ...]
    head: int


def phrase_frame(sentence: Span, first: int, phrase: tuple[int, str]) -> Iterator[Frame]:
    """Yield the frame of “according to X, …”: the content is the clause that the phrase hangs on."""
    doc = sentence.doc
    source = _governed(doc, first, phrase[0], sentence.end)
    if source is None or (phrase[1] == "view" and not _is_view(source, first)) or _is_rate(source, first, phrase[0]):
        return
    if source.lemma_.lower() in load_words(doc.lang_, "no_sources"):
        return
    place = noun_phrase(source)
    place = (max(place[0], phrase[0] + 1), place[1])
    clause = _clause_above(source, first, place[1])
    if clause is None or clause.sent != sentence:
        return
    opens = first == sentence.start or doc[first - 1].text in ".,;:"
    edge = _behind_apposition(doc, place[1], sentence.end) if opens else place[1]
    own = set(range(first, edge + 1)) | {item.i for item in source.subtree}
    left, right = sentence_range(doc, first)
    kept = [item.i for item in clause.subtree if item.i not in own and left <= item.i <= right]
    if not left <= clause.i <= right:
        kept = list(range(edge + 1, right + 1))
    if not kept:
        return
    runs = runs_of(sorted(kept), doc)
    yield Frame(
        doc[first : phrase[0] + 1].text.lower(), "phrase", phrase[1], (first, phrase[0]), source, place, runs, first
    )


def _behind_apposition(doc: Doc, last: int, stop: int) -> int:
    """Return the last token of what is added about a source (“according to Ann Lee, the mayor, …”, “polls by X, …”)."""
    bare = last + 1 < stop and doc[last + 1].pos_ == "ADP"
    named = doc[last].pos_ == "PROPN" and last + 2 < stop and doc[last + 1].text == "," and doc[last + 2].pos_ == "DET"
    if not bare and not named:
        return last
    for index in range(last + (2 if bare else 3), min(stop, last + _LONGEST_APPOSITION)):
        if doc[index].text == ",":
            return index
        if doc[index].pos_ in ("VERB", "AUX", "SCONJ") or doc[index].dep_.startswith("nsubj"):
            return last
    return last


def runs_of(indices: list[int], doc: Doc) -> tuple[TokenRange, ...]:
    """Return the runs of tokens, sorted by index, that hold a word, punctuation at their edges left out."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    trimmed = (trim(doc, run[0], run[-1]) for run in runs)
    return tuple((a, b) for a, b in trimmed if any(doc[i].is_alpha for i in range(a, b + 1)))


def _is_rate(source: Token, first: int, last: int) -> bool:
    """Return whether a single word before a bare noun measures instead of naming a source (“19 euros per pound”)."""
    return first == last and source.doc[first].lower_ == "per" and source.pos_ == "NOUN" and source.i == last + 1


def _is_view(source: Token, first: int) -> bool:
    """Return whether “pour X” opens a sentence, names somebody and ends with a comma: X's view."""
    behind = noun_phrase(source)[1] + 1
    opens = first == 0 or source.doc[first - 1].text in (".", ":", "»", ",")
    comma = behind < len(source.doc) and source.doc[behind].text == ","
    return opens and comma and source.pos_ == "PROPN" and len(source) > 2


def _governed(doc: Doc, first: int, last: int, stop: int) -> Token | None:
    """Return the head of the phrase behind the cue phrase: what “according to” belongs to, else the next noun."""
    for index in range(first, last + 1):
        head = doc[index].head
        if last < head.i < stop and is_nominal(head):
            return head
    for index in range(last + 1, min(stop, last + 8)):
        token = doc[index]
        if is_nominal(token):
            inside = token.dep_ in ("compound", "flat", "nmod:poss", "amod", "flat:name", "nmod:desc")
            return token.head if inside and last < token.head.i < stop and is_nominal(token.head) else token
    return None


def _clause_above(source: Token, first: int, last: int) -> Token | None:
    token = source
    for _ in range(_HOPS):
        if token.head == token:
            return None if first <= token.i <= last else token
        token = token.head
        if not first <= token.i <= last and token.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") and _is_clause(token):
            return token
    return None


def _is_clause(token: Token) -> bool:
    return token.dep_ == "ROOT" or any(c.dep_ in ("nsubj", "nsubj:pass", "cop", "csubj") for c in token.children)
