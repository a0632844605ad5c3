"""Speakers named without a verb: labels with a colon, dashes behind the quotation, lines of a transcript."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from claimcheck.extract.attribution_sources import is_nominal, noun_phrase
from claimcheck.extract.quotes_surroundings import Surroundings, token_at
from claimcheck.extract.quotes_voices import Voice

_DASH_BEHIND = re.compile(r"\s*([—–―(]|--?(?=\s))\s*")
_COLONS = frozenset({":"})
_DASHES = frozenset("—–―-")
#: A name before a dash has at most so many words, the dash included.
_LONGEST_LABEL = 5
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def label_voice(around: Surroundings) -> Voice | None:
    """X: “…” and From X: “…” where no verb stands before the colon."""
    doc, window = around.doc, around.before
    if not window or not (doc[window[-1]].text in _COLONS or _dash_behind_name(doc, window)):
        return None
    nouns = [doc[i] for i in window[:-1] if doc[i].pos_ in _NOMINAL]
    if not nouns or len(window) > 14:
        return None
    names = [token for token in nouns if token.pos_ == "PROPN"] or nouns
    head = noun_after(doc, names[0].i, window.stop - 1) or names[0]
    return Voice("label", around.passage, head, clip(head, window), (window[-1], window[-1]), "say")


def _dash_behind_name(doc: Doc, window: range) -> bool:
    """Return whether nothing but a name and a dash stands before the words (X — “…”)."""
    if doc[window[-1]].text not in _DASHES or not 1 < len(window) <= _LONGEST_LABEL:
        return False
    return all(doc[i].pos_ == "PROPN" for i in window[:-1])


def labelled_voice(around: Surroundings, length: int) -> Voice:
    """Return the voice of a line of a transcript: the name that stands ``length`` characters before its words."""
    doc, start = around.doc, around.marked.start - around.passage.block.start
    first, last = token_at(doc, start - length), token_at(doc, start - 1)
    colon = next((i for i in range(first, last + 1) if doc[i].text in _COLONS), last)
    end = max(first, colon - 1)
    return Voice("label", around.passage, doc[end], (first, end), (colon, colon), "say")


def dash_voice(around: Surroundings) -> Voice | None:
    """“…” — X, title: an attribution without a verb behind a dash or in brackets."""
    doc, shift = around.doc, around.passage.block.start
    sign = _DASH_BEHIND.match(around.after)
    if sign is None or sign.end() >= len(around.after):
        return None
    start = around.marked.outer_end - shift
    first = token_at(doc, start + sign.end())
    window = range(first, max(first, around.behind.stop))
    if any(token.pos_ in ("VERB", "AUX") and token.text[:1].islower() for token in doc[first : window.stop]):
        return None
    head = noun_after(doc, first, window.stop)
    if head is None or not head.text[:1].isupper():
        return None
    cue = token_at(doc, start + sign.start(1))
    return Voice("dash", around.passage, head, clip(head, window), (cue, cue), "say")


def noun_after(doc: Doc, start: int, stop: int) -> Token | None:
    """Return the head of the phrase that begins at a token, None where a verb comes first."""
    for index in range(start, min(stop, start + 8)):
        token = doc[index]
        if is_nominal(token):
            while token.dep_ in ("compound", "flat", "flat:name", "nmod", "amod", "nmod:poss") and (
                start <= token.head.i < stop and token.head.pos_ in _NOMINAL
            ):
                token = token.head
            return token
        if token.pos_ in ("VERB", "AUX"):
            return None
    return None


def clip(head: Token, window: range) -> tuple[int, int]:
    """Return the phrase around a noun, kept inside a range of tokens."""
    first, last = noun_phrase(head)
    return max(first, window.start) if head.i >= window.start else first, min(last, window.stop - 1)
