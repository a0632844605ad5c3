"""How surely two claims speak of the same thing: vectors, shared content, names, figures and time in one number."""

from __future__ import annotations

import math
from collections.abc import Mapping

from claimcheck.align.candidates import Item
from claimcheck.content import Matching, Synonyms, match_units
from claimcheck.content.synonyms import opposite

#: Weights of a logistic regression fitted on ECB+ (see `claimcheck.evaluation.stories_gold`): the probability that
#: two claims of one story speak of the same thing.
WEIGHTS: Mapping[str, float] = {
    "bias": -5.0,
    "similarity": 4.2,
    "mutual": 4.0,
    "overlap": 1.2,
    "names": 0.6,
    "figures": 0.8,
    "opposed": -1.0,
}
#: Pairs below this are not handed on: nothing that an editor would call comparable lies there.
KEPT_PAIR = 0.12
#: Quotes are few, and one utterance may be worded quite differently.
KEPT_QUOTES = 0.03
#: What the likeness of the sentences around two clauses counts for beside that of the clauses themselves.
CONTEXT = 0.85


def features(matching: Matching, similarity: float | None) -> dict[str, float]:
    """Return what the score is made of; without an encoder the shared content stands in for the vectors."""
    kinds = [left.kind for left, _, _ in matching.pairs]
    return {
        "bias": 1.0,
        "similarity": matching.mutual if similarity is None else max(similarity, 0.0),
        "mutual": matching.mutual,
        "overlap": matching.overlap,
        "names": min(kinds.count("name"), 2) / 2,
        "figures": float("figure" in kinds),
        "opposed": float(any(opposite(one, two) for one in matching.left for two in matching.right)),
    }


def score_pair(
    left: Item, right: Item, rarity: Mapping[str, float] | None, synonyms: Synonyms
) -> tuple[float, float | None]:
    """Return the probability that two items speak of the same thing, and the cosine of their vectors."""
    similarity = None
    if left.vector is not None and right.vector is not None:
        similarity = round(float(left.vector @ right.vector), 4)
    context = similarity
    if left.context_vector is not None and right.context_vector is not None and similarity is not None:
        context = max(similarity, CONTEXT * float(left.context_vector @ right.context_vector))
    matching = match_units(left.content, right.content, synonyms, rarity)
    values = features(matching, context)
    total = sum(WEIGHTS[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-total)), similarity
