"""A voice: the speaker and the cue found for a quotation, and where the words were said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from claimcheck.extract.quotes_surroundings import Surroundings
from claimcheck.lexicon import load_words
from claimcheck.passages import Passage

How = Literal["behind", "before", "around", "phrase", "label", "dash", "carried"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker's head token, phrase and cue of a quotation, as token indices of one passage's Doc."""

    how: How
    passage: Passage
    head: Token | None
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    kind: str = "say"

    @property
    def speaker_span(self) -> Span | None:
        """The speaker's phrase in source offsets."""
        return _offsets(self.passage, self.speaker)

    @property
    def cue_span(self) -> Span | None:
        """The cue in source offsets."""
        return _offsets(self.passage, self.cue)


def _offsets(passage: Passage, tokens: tuple[int, int] | None) -> Span | None:
    if tokens is None:
        return None
    span = passage.doc[tokens[0] : tokens[1] + 1]
    start, end = passage.span(span)
    if span.text.startswith("-"):
        start += len(span.text) - len(span.text.lstrip("-")) + (2 if span.text.startswith("-t-") else 0)
    return start, end


def find_medium(around: Surroundings) -> str | None:
    """Return where the words were said, when the sentence names a medium (“on X”, “sur Telegram”)."""
    doc, media = around.doc, load_words(around.passage.language, "media")
    for window in (around.behind, around.before):
        for index in window:
            token = doc[index]
            two = doc[index : index + 2].text.lower()
            named = two if two in media else token.lower_
            if named in media and any(child.dep_ == "case" for child in (*token.children, *token.head.children)):
                return two if two in media else token.text
    return None
