"""Whether an article is another one in translation: sentences that say the same, in the same order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.terms import sentence_spans

if TYPE_CHECKING:
    import numpy.typing as npt

    from claimcheck.records import Extract
    from claimcheck.stories import Encoder

    Vectors = npt.NDArray[np.float32]
    #: First and last day; an open end is None.
    Period = tuple[str | None, str | None]

#: Sentences this near in the encoder's space are taken to say the same; set by hand, a little above what two sentences
#: on one subject reach.
SAME_SENTENCE = 0.75
#: Nine in ten sentences of translated news are this near, but so are many of independent reports: it is enough only
#: beside an agency's own item, which is what papers translate.
AGENCY_SENTENCE = 0.55
#: Fewer sentences than this outside quotations show nothing.
FEWEST_SENTENCES = 4
#: Numbers below ten are written as words in one language and as figures in the other: they are not compared.
FEWEST_DIGITS = 2
_NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")
_NOT_DIGIT = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence, with the numbers in it and the periods that its dates mean."""

    text: str
    numbers: frozenset[str]
    periods: frozenset[Period]

    def may_render(self, other: Stated) -> bool:
        """Tell whether neither sentence has a number or date in place of the other's; one may leave some out."""
        less, more = sorted((self.periods, other.periods), key=len)
        days = all(any(_meet(one, another) for another in more) for one in less)
        return days and (self.numbers <= other.numbers or other.numbers <= self.numbers)


def _meet(one: Period, other: Period) -> bool:
    """Tell whether two periods share a day; one language says "from May", the other "in May"."""
    ends = [past for past in (one[1], other[1]) if past is not None]
    return not ends or max(one[0] or "", other[0] or "") <= min(ends)


class Renderings:
    """The sentences of a story's articles as vectors, each article's encoded once, when it is first asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._read: dict[tuple[str, bool], tuple[tuple[Stated, ...], Vectors]] = {}

    def shares(self, one: Extract, other: Extract, nearness: float = SAME_SENTENCE) -> tuple[float, float]:
        """Return the share of each article's sentences that the other renders, in order; 0 when it has own matter.

        Quotations are left out of the shares, but an article with a quotation that the other lacks is no translation
        of it, nor are two articles that give another figure or day in sentences that answer to one another.
        """
        (ours, here), (theirs, there) = self._encode(one, False), self._encode(other, False)
        if min(len(ours), len(theirs)) < FEWEST_SENTENCES:
            return 0.0, 0.0
        near = here @ there.T
        agreeing = np.array([[mine.may_render(sentence) for sentence in theirs] for mine in ours])
        aligned = longest_chain((near >= nearness) & agreeing)
        if aligned < FEWEST_SENTENCES or _disagree(near, agreeing):
            return 0.0, 0.0
        (_, said), (_, answered) = self._encode(one, True), self._encode(other, True)
        return (
            aligned / len(ours) if _all_answered(said, answered) else 0.0,
            aligned / len(theirs) if _all_answered(answered, said) else 0.0,
        )

    def _encode(self, extract: Extract, quoted: bool) -> tuple[tuple[Stated, ...], Vectors]:
        source = extract.source
        key = (source.id, quoted)
        if key not in self._read:
            stated = _sentences(extract, quoted)
            vectors = self._encoder.encode([sentence.text for sentence in stated], source.language or "en")
            self._read[key] = (stated, vectors)
        return self._read[key]


def _disagree(near: Vectors, agreeing: npt.NDArray[np.bool_]) -> bool:
    """Tell whether two sentences that are each other's nearest give another figure or day."""
    for row, column in enumerate(near.argmax(axis=1)):
        answers = near[row, column] >= AGENCY_SENTENCE and near[:, column].argmax() == row
        if answers and not agreeing[row, column]:
            return True
    return False


def _all_answered(said: Vectors, other: Vectors) -> bool:
    """Tell whether every quotation has one like it in the other article."""
    if not len(said):
        return True
    return bool(len(other)) and bool(((said @ other.T).max(axis=1) >= AGENCY_SENTENCE).all())


def _sentences(extract: Extract, quoted: bool) -> tuple[Stated, ...]:
    """Return the sentences of an article that hold a quotation, or those that hold none."""
    quotes = [(quote.start, quote.end) for quote in extract.quotes if quote.direct]
    return tuple(
        _state(extract, start, end)
        for start, end, _ in sentence_spans(extract)
        if any(first < end and start < last for first, last in quotes) is quoted
    )


def _state(extract: Extract, start: int, end: int) -> Stated:
    text = extract.source.text
    dates = [date for date in extract.dates if start <= date.start < end]
    numbers = (
        _NOT_DIGIT.sub("", match.group())
        for match in _NUMBER.finditer(text, start, end)
        if not any(date.start <= match.start() < date.end for date in dates)
    )
    return Stated(
        " ".join(text[start:end].split()),
        frozenset(number for number in numbers if len(number) >= FEWEST_DIGITS),
        frozenset((date.from_, date.to) for date in dates if date.from_ or date.to),
    )


def longest_chain(same: npt.NDArray[np.bool_]) -> int:
    """Return the length of the longest chain of pairs that ascends in both articles."""
    best = np.zeros((same.shape[0] + 1, same.shape[1] + 1), dtype=int)
    for row in range(same.shape[0]):
        for column in range(same.shape[1]):
            here = best[row, column] + 1 if same[row, column] else 0
            best[row + 1, column + 1] = max(best[row, column + 1], best[row + 1, column], here)
    return int(best[-1, -1])
