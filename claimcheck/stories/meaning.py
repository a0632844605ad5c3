"""What an encoder makes of articles' openings."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.lexicon import installed_languages
from claimcheck.stories.terms import LEAD_SENTENCES, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from claimcheck.records import Extract
    from claimcheck.stories import Encoder
    from claimcheck.stories.likeness import Matrix

    #: An article's opening in an encoder's space, of length 1.
    Opening = npt.NDArray[np.float64]


def meanings_of(vectors: Sequence[Opening | None]) -> Matrix:
    """Return the cosines of every two articles' openings."""
    size = max((len(vector) for vector in vectors if vector is not None), default=1)
    rows = np.stack([np.zeros(size) if vector is None else vector for vector in vectors])
    product: Matrix = (rows @ rows.T).astype(np.float32)
    return product


def read_opening(extract: Extract, encoder: Encoder) -> Opening | None:
    """Return the mean of the vectors of an article's title and first sentence, of length 1; None without a sentence.

    Two more sentences tell no more (pairwise F1 on ECB+ 0.946 against 0.945) and cost as much again. Each article is
    encoded on its own, so that no other bears on its vector, and of the extract only the source is looked at.
    """
    known = installed_languages()
    sentences: dict[str, list[str]] = {}
    for start, end, language in islice(sentence_spans(extract), LEAD_SENTENCES):
        tongue = language if language in known else extract.source.language or known[0]
        sentences.setdefault(tongue, []).append(" ".join(extract.source.text[start:end].split()))
    if not sentences:
        return None
    rows = [encoder.encode(texts, tongue).astype(np.float64) for tongue, texts in sorted(sentences.items())]
    total: npt.NDArray[np.float64] = np.concatenate(rows).sum(axis=0)
    length = float(np.linalg.norm(total))
    return total / length if length else None
