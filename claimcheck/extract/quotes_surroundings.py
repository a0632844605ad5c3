"""A quotation among the words around it: what stands free before and behind it in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from spacy.tokens import Doc

from claimcheck.extract.quotes_marks import Marked
from claimcheck.passages import Passage

_STOPS = frozenset({".", "!", "?"})
#: How many characters behind a quotation are looked at for a dash or bracket.
_NEAR = 12
FULL_STOP = frozenset({".", "!", "?", "…", "...", ";"})


class HasStart(Protocol):
    """Anything that begins somewhere in the source."""

    @property
    def start(self) -> int:
        """Where it begins."""


_Item = TypeVar("_Item", bound=HasStart)


def by_passage(items: Sequence[_Item], passages: Sequence[Passage]) -> list[list[_Item]]:
    """Share items out to the passages they begin in, sorted by where they begin; what lies in none is left out."""
    rows: list[list[_Item]] = [[] for _ in passages]
    number = 0
    for item in sorted(items, key=lambda item: item.start):
        while number < len(passages) and passages[number].block.end <= item.start:
            number += 1
        if number < len(passages) and passages[number].block.start <= item.start:
            rows[number].append(item)
    return rows


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation among the tokens of its passage: the free tokens before and behind it, as index ranges.

    ``inside`` are the words between the marks, ``after`` the next few characters behind them.
    """

    passage: Passage
    marked: Marked
    before: range
    behind: range
    first: int
    last: int
    inside: str
    after: str

    @property
    def doc(self) -> Doc:
        """The passage's Doc."""
        return self.passage.doc

    @property
    def ends_sentence(self) -> bool:
        """Whether the quoted words end with a full stop of their own and a new sentence follows."""
        if self.inside[-1:] not in _STOPS:
            return False
        follows = self.behind
        return not follows or self.doc[follows[0]].text[:1].isupper() or self.doc[follows[0]].text in FULL_STOP


def surround(
    passage: Passage, marked: Marked, text: str, before: Marked | None = None, behind: Marked | None = None
) -> Surroundings:
    """Find the free tokens around a quotation: up to the neighbouring quotations or the sentence's ends."""
    doc, shift = passage.doc, passage.block.start
    first = token_at(doc, marked.outer_start - shift)
    last = token_at(doc, max(marked.outer_start, marked.outer_end - 1) - shift)
    left = 0 if before is None else token_at(doc, before.outer_end - 1 - shift) + 1
    right = len(doc) if behind is None else token_at(doc, behind.outer_start - shift)
    start = first
    while start > left and not is_stop(doc, start - 1):
        start -= 1
    end = last + 1
    while end < right and not is_stop(doc, end):
        end += 1
    inside, after = (
        text[marked.start : marked.end],
        text[marked.outer_end : min(passage.block.end, marked.outer_end + _NEAR)],
    )
    return Surroundings(passage, marked, range(start, first), range(last + 1, end), first, last, inside, after)


def token_at(doc: Doc, offset: int) -> int:
    """Return the last token that begins at or before a character of the Doc."""
    low, high = 0, len(doc) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if doc[middle].idx <= offset:
            low = middle
        else:
            high = middle - 1
    return low


def is_stop(doc: Doc, index: int) -> bool:
    """Return whether a token ends a sentence: a full stop that no small letter follows."""
    if doc[index].text not in FULL_STOP:
        return False
    return index + 1 >= len(doc) or not doc[index + 1].text[:1].islower() or doc[index].text == ";"
