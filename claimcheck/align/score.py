"""How surely two claims speak of the same thing: vectors, shared content, names, figures and time in one number."""

from __future__ import annotations

import math
from collections.abc import Mapping

from claimcheck.align.candidates import Item
from claimcheck.content import Matching, Senses, match_units
from claimcheck.content.match import weigh
from claimcheck.content.synonyms import opposite

#: Weights chosen on eight topics of ECB+ (see `claimcheck.evaluation.stories_ecb`) and on the open gold stories; the
#: logistic of their sum says how surely two claims of one story speak of the same thing.
WEIGHTS: Mapping[str, float] = {
    "bias": -3.5,
    "similarity": 2.0,
    "mutual": 1.0,
    "overlap": 0.3,
    "shared": 6.0,
    "figures": 0.8,
    "opposed": -1.5,
}
#: The same for groups, where a wrong member does more harm than a missing one: how much is shared decides. Within one
#: language the encoder's cosine is left out of it: on pairs of ECB+ it adds nothing to the words (recall at precision
#: 0.95: 0.26 without it, 0.27 with it, 0.09 by the cosine alone).
GROUP_WEIGHTS: Mapping[str, float] = {"bias": -4.0, "similarity": 1.0, "shared": 8.0, "figures": 0.8, "opposed": -2.0}
#: Mutual share of content from which short claims belong together however little they hold.
SAME_CONTENT = 0.85
#: Weight of shared rare content from which more of it adds nothing. How much two claims share tells more than what
#: share of them it is: on ECB+ it finds three times as many pairs as the cosine does at the same precision.
MOST_SHARED = 6.0
#: Pairs below this are not handed on: nothing that an editor would call comparable lies there.
KEPT_PAIR = 0.15
#: Quotes are few, and one utterance may be worded quite differently.
KEPT_QUOTES = 0.03
#: What the likeness of the sentences around two clauses counts for beside that of the clauses themselves.
CONTEXT = 0.85


def features(
    matching: Matching, similarity: float | None, rarity: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Return what the score is made of; without an encoder the shared content stands in for the vectors."""
    kinds = [left.kind for left, _, _ in matching.pairs]
    return {
        "bias": 1.0,
        "similarity": matching.mutual if similarity is None else max(similarity, 0.0),
        "mutual": matching.mutual,
        "overlap": matching.overlap,
        "shared": min(sum(weigh(left, rarity) for left, _, _ in matching.pairs), MOST_SHARED) / MOST_SHARED,
        "figures": float("figure" in kinds),
        "opposed": float(_opposed(matching)),
    }


def _opposed(matching: Matching) -> bool:
    """Tell whether what is left over on the two sides holds opposites; most words have none."""
    ends = [unit for unit in matching.right if unit.poles]
    return bool(ends) and any(opposite(one, two) for one in matching.left if one.poles for two in ends)


def score_pair(
    left: Item, right: Item, rarity: Mapping[str, float] | None, senses: Senses
) -> tuple[float, float, float | None, float | None]:
    """Return how surely two items speak of one thing, how firmly they belong in one group, and two cosines.

    The cosines are those of the items' own vectors and of the sentences around them.
    """
    similarity = None
    if left.vector is not None and right.vector is not None:
        similarity = round(float(left.vector @ right.vector), 4)
    context = around = similarity
    if left.context_vector is not None and right.context_vector is not None and similarity is not None:
        around = round(float(left.context_vector @ right.context_vector), 4)
        context = max(similarity, CONTEXT * around)
    values = features(match_units(left.content, right.content, senses, rarity), context, rarity)
    score = _logistic(values, WEIGHTS)
    if left.content.language == right.content.language:
        values["similarity"] = values["mutual"]
    firmness = _logistic(values, GROUP_WEIGHTS)
    if values["mutual"] >= SAME_CONTENT and not values["opposed"]:
        firmness = max(score, firmness)
    return score, firmness, similarity, around


def _logistic(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weight * values[name] for name, weight in weights.items())))
