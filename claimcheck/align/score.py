"""How surely two claims speak of the same thing: vectors, shared content, names, figures and time in one number."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.align.candidates import Item
from claimcheck.content import Content, Senses
from claimcheck.content.matching import lay, share_of
from claimcheck.content.senses import Numbered, weights_of
from claimcheck.content.synonyms import opposite


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of a logistic regression, in the order of `Traits`."""

    bias: float
    similarity: float
    mutual: float
    overlap: float
    shared: float
    figures: float
    opposed: float


#: Weights chosen on eight topics of ECB+ (see `claimcheck.evaluation.stories_ecb`) and on the open gold stories; the
#: logistic of their sum says how surely two claims of one story speak of the same thing.
WEIGHTS = Weights(bias=-3.5, similarity=2.0, mutual=1.0, overlap=0.3, shared=6.0, figures=0.8, opposed=-1.5)
#: The same for groups, where a wrong member does more harm than a missing one: how much is shared decides. Within one
#: language the encoder's cosine is left out of it: on pairs of ECB+ it adds nothing to the words (recall at precision
#: 0.95: 0.26 without it, 0.27 with it, 0.09 by the cosine alone).
GROUP_WEIGHTS = Weights(bias=-4.0, similarity=1.0, mutual=0.0, overlap=0.0, shared=8.0, figures=0.8, opposed=-2.0)
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


class Traits(NamedTuple):
    """What the score of two items is made of: shares of content, and whether figures meet and opposites face."""

    mutual: float
    overlap: float
    shared: float
    figures: bool
    opposed: bool


#: What two items have in common that share nothing, as most candidates of the encoder alone.
NOTHING = Traits(0.0, 0.0, 0.0, False, False)


def read_traits(left: Content, right: Content, rarity: Mapping[str, float] | None, senses: Senses) -> Traits:
    """Return what two contents have in common, words weighted by their rarity in the story."""
    one, two, pairs = lay(left, right, senses)
    if not pairs:
        return NOTHING if not (one.poled and two.poled) else NOTHING._replace(opposed=_opposed(one, two, (), ()))
    ours, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    weighed = weights_of(one, rarity)
    here, there = share_of(weighed, ours), share_of(weights_of(two, rarity), theirs)
    return Traits(
        2 * here * there / (here + there) if here + there else 0.0,
        max(here, there),
        min(sum([weighed[0][place] for place in ours]), MOST_SHARED) / MOST_SHARED,
        bool(one.typed) and any(one.units[place].kind == "figure" for place in ours if place in one.typed),
        bool(one.poled and two.poled) and _opposed(one, two, ours, theirs),
    )


def _opposed(one: Numbered, two: Numbered, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Tell whether what is left over on the two sides holds opposites; most words have none."""
    ends = [two.units[place] for place in two.poled if place not in theirs]
    return bool(ends) and any(
        opposite(one.units[place], end) for place in one.poled if place not in ours for end in ends
    )


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
    traits = read_traits(left.content, right.content, rarity, senses)
    score = _logistic(WEIGHTS, traits, traits.mutual if context is None else max(context, 0.0))
    within = left.content.language == right.content.language
    firmness = _logistic(GROUP_WEIGHTS, traits, traits.mutual if within or context is None else max(context, 0.0))
    if traits.mutual >= SAME_CONTENT and not traits.opposed:
        firmness = max(score, firmness)
    return score, firmness, similarity, around


def _logistic(weights: Weights, traits: Traits, similarity: float) -> float:
    """Return the probability; without an encoder the shared content stands in for the likeness of the vectors."""
    total = weights.bias + weights.similarity * similarity + weights.mutual * traits.mutual
    total += weights.overlap * traits.overlap + weights.shared * traits.shared
    return 1 / (1 + math.exp(-(total + weights.figures * traits.figures + weights.opposed * traits.opposed)))
