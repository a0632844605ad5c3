"""Whether an article is another one in translation: sentences that say the same, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.terms import sentence_spans

if TYPE_CHECKING:
    import numpy.typing as npt

    from claimcheck.records import Extract
    from claimcheck.stories import Encoder

#: Sentences this near in the encoder's space are taken to say the same; set by hand, a little above what two sentences
#: on one subject reach.
SAME_SENTENCE = 0.75
#: Fewer sentences than this outside quotations show nothing.
FEWEST_SENTENCES = 4


class Renderings:
    """The sentences of a story's articles as vectors, each article's encoded once, when it is first asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, npt.NDArray[np.float32]] = {}

    def shares(self, one: Extract, other: Extract) -> tuple[float, float]:
        """Return the share of each article's sentences that the other renders, in order; quotations are left out."""
        ours, theirs = self._encode(one), self._encode(other)
        if min(len(ours), len(theirs)) < FEWEST_SENTENCES:
            return 0.0, 0.0
        aligned = _longest_chain(ours @ theirs.T >= SAME_SENTENCE)
        if aligned < FEWEST_SENTENCES:
            return 0.0, 0.0
        return aligned / len(ours), aligned / len(theirs)

    def _encode(self, extract: Extract) -> npt.NDArray[np.float32]:
        source = extract.source
        if source.id not in self._vectors:
            self._vectors[source.id] = self._encoder.encode(_sentences(extract), source.language or "en")
        return self._vectors[source.id]


def _sentences(extract: Extract) -> list[str]:
    """Return the sentences of an article that hold no quotation."""
    quotes = [(quote.start, quote.end) for quote in extract.quotes if quote.direct]
    spans = (span for span in sentence_spans(extract) if not any(s < span[1] and span[0] < e for s, e in quotes))
    return [" ".join(extract.source.text[start:end].split()) for start, end, _ in spans]


def _longest_chain(same: npt.NDArray[np.bool_]) -> int:
    """Return the length of the longest chain of pairs that ascends in both articles."""
    best = np.zeros((same.shape[0] + 1, same.shape[1] + 1), dtype=int)
    for row in range(same.shape[0]):
        for column in range(same.shape[1]):
            here = best[row, column] + 1 if same[row, column] else 0
            best[row + 1, column + 1] = max(best[row, column + 1], best[row + 1, column], here)
    return int(best[-1, -1])
