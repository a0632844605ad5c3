"""What an encoder makes of articles' openings."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.lexicon import installed_languages
from claimcheck.stories.splitting import SPLIT_SENTENCES
from claimcheck.stories.terms import LEAD_SENTENCES, LEAD_WEIGHT, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from claimcheck.records import Extract
    from claimcheck.stories import Encoder
    from claimcheck.stories.likeness import Matrix


def meanings_of(extracts: Sequence[Extract], encoder: Encoder) -> Matrix:
    """Return the cosines of every two articles' openings, title and first sentence weighing most.

    Each article is encoded on its own, so that no other bears on its vector.
    """
    vectors = [_opening_vector(extract, encoder) for extract in extracts]
    size = max((len(vector) for vector in vectors if vector is not None), default=1)
    rows = np.stack([np.zeros(size) if vector is None else vector for vector in vectors])
    product: Matrix = (rows @ rows.T).astype(np.float32)
    return product


def _opening_vector(extract: Extract, encoder: Encoder) -> npt.NDArray[np.float64] | None:
    """Return the weighted mean of an opening's sentence vectors, of length 1; None without a sentence."""
    known = installed_languages()
    total: npt.NDArray[np.float64] | None = None
    for number, (start, end, language) in enumerate(islice(sentence_spans(extract), SPLIT_SENTENCES)):
        tongue = language if language in known else extract.source.language or known[0]
        text = " ".join(extract.source.text[start:end].split())
        vector = encoder.encode([text], tongue)[0].astype(np.float64)
        weighted = vector * (LEAD_WEIGHT if number < LEAD_SENTENCES else 1.0)
        total = weighted if total is None else total + weighted
    length = 0.0 if total is None else float(np.linalg.norm(total))
    return total / length if total is not None and length else None
