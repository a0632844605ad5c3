"""Whether an article is another one in translation: sentences that say the same, in the same order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.stories.terms import sentence_spans

if TYPE_CHECKING:
    import numpy.typing as npt

    from claimcheck.records import Extract
    from claimcheck.stories import Encoder

#: Sentences this near in the encoder's space may be renderings of one another when their figures and days agree too.
#: Nine in ten sentences of translated news reach it, and so do many of independent reports: it is the number of such
#: sentences in one order, figures and days included, that tells (see `origins.TRANSLATION`).
SAME_SENTENCE = 0.55
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
    periods: frozenset[tuple[str | None, str | None]]

    def may_render(self, other: Stated) -> bool:
        """Tell whether neither sentence has a number or date in place of the other's; one may leave some out."""
        return _contained(self.numbers, other.numbers) and _contained(self.periods, other.periods)


def _contained(one: frozenset[Any], other: frozenset[Any]) -> bool:
    return one <= other or other <= one


class Renderings:
    """The sentences of a story's articles as vectors, each article's encoded once, when it is first asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._read: dict[str, tuple[tuple[Stated, ...], npt.NDArray[np.float32]]] = {}

    def shares(self, one: Extract, other: Extract) -> tuple[float, float]:
        """Return the share of each article's sentences that the other renders, in order; quotations are left out."""
        (ours, here), (theirs, there) = self._encode(one), self._encode(other)
        if min(len(ours), len(theirs)) < FEWEST_SENTENCES:
            return 0.0, 0.0
        agreeing = np.array([[mine.may_render(sentence) for sentence in theirs] for mine in ours])
        aligned = _longest_chain((here @ there.T >= SAME_SENTENCE) & agreeing)
        if aligned < FEWEST_SENTENCES:
            return 0.0, 0.0
        return aligned / len(ours), aligned / len(theirs)

    def _encode(self, extract: Extract) -> tuple[tuple[Stated, ...], npt.NDArray[np.float32]]:
        source = extract.source
        if source.id not in self._read:
            stated = _sentences(extract)
            vectors = self._encoder.encode([sentence.text for sentence in stated], source.language or "en")
            self._read[source.id] = (stated, vectors)
        return self._read[source.id]


def _sentences(extract: Extract) -> tuple[Stated, ...]:
    """Return the sentences of an article that hold no quotation."""
    quotes = [(quote.start, quote.end) for quote in extract.quotes if quote.direct]
    spans = (span for span in sentence_spans(extract) if not any(s < span[1] and span[0] < e for s, e in quotes))
    return tuple(_state(extract, start, end) for start, end, _ in spans)


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


def _longest_chain(same: npt.NDArray[np.bool_]) -> int:
    """Return the length of the longest chain of pairs that ascends in both articles."""
    best = np.zeros((same.shape[0] + 1, same.shape[1] + 1), dtype=int)
    for row in range(same.shape[0]):
        for column in range(same.shape[1]):
            here = best[row, column] + 1 if same[row, column] else 0
            best[row + 1, column + 1] = max(best[row, column + 1], best[row + 1, column], here)
    return int(best[-1, -1])
