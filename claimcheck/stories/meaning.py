"""What an encoder makes of articles' openings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.splitting import SPLIT_SENTENCES
from claimcheck.stories.terms import LEAD_SENTENCES, LEAD_WEIGHT, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.records import Extract
    from claimcheck.stories import Encoder
    from claimcheck.stories.likeness import Matrix


def meanings_of(extracts: Sequence[Extract], encoder: Encoder) -> Matrix:
    """Return the cosines of every two articles' openings, title and first sentence weighing most.

    Each article is encoded on its own, so that no other bears on its vector.
    """
    rows = np.stack([_opening_vector(extract, encoder) for extract in extracts])
    product: Matrix = rows @ rows.T
    return product


def _opening_vector(extract: Extract, encoder: Encoder) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    total = np.zeros(1)
    for number, (start, end, language) in enumerate(list(sentence_spans(extract))[:SPLIT_SENTENCES]):
        vector = encoder.encode([" ".join(extract.source.text[start:end].split())], language)[0].astype(np.float64)
        total = total + (LEAD_WEIGHT if number < LEAD_SENTENCES else 1.0) * vector
    length = float(np.linalg.norm(total))
    return total / length if length else np.zeros(total.shape)
