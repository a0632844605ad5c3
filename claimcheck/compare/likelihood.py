"""How likely two claims agree or conflict: all that is known of the pair weighed together, by logistic regression.

The rungs decide what one rule can. Most pairs of sentences that tell of one thing in other words satisfy no rule, but
many of them speak for themselves once everything counts: what they share, how near their vectors lie, the one figure of
its kind in either source, and what the judge model reads out of them in both directions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from claimcheck.compare.asking import CONTRADICTS, ENTAILS, Answer
from claimcheck.compare.differences import Counts, Difference, find_difference
from claimcheck.compare.guards import why_apart
from claimcheck.compare.ladder import other_time
from claimcheck.compare.polarity import differing_pairs
from claimcheck.compare.sides import Laid, one_sided, why_not_comparable
from claimcheck.content import Unit
from claimcheck.content.lengths import is_length
from claimcheck.content.match import dates_meet
from claimcheck.lexicon import load_table

#: What is weighed: agreement and conflict, each before the judge is asked (to ask about few pairs) and after.
COLUMNS = ("agrees_before", "agrees", "conflicts_before", "conflicts")
#: Cosine that a pair has on average, for stories whose sentences no encoder reads.
_USUAL = 0.5
#: Units from which more of them tell nothing new.
_MOST = 3

Features = Mapping[str, float]


def read_features(pair: Laid, counts: Counts) -> Features:
    """Return what is weighed before the judge is asked."""
    shares = pair.rest(())
    loose = pair.matching.left, pair.matching.right
    similarity = _USUAL if pair.similarity is None else pair.similarity
    features = {
        "bias": 1.0,
        "similarity": similarity,
        "context": similarity if pair.context is None else pair.context,
        "score": pair.score,
        "covered_least": min(shares),
        "covered_most": max(shares),
        "across": float(pair.languages[0] != pair.languages[1]),
        "not_comparable": float(why_not_comparable(pair) is not None),
        "other_time": float(other_time(pair) is not None),
        "apart": float(why_apart(pair) is not None),
        "one_sided": float(one_sided(pair)),
        "denied": float(bool(differing_pairs(pair))),
        "days_differ": float(_days_differ(*loose)),
        "names_differ": float(_names_differ(*loose)),
        "figure_shared": float(any(one.figure for one, _, _ in pair.matching.pairs)),
        "day_shared": float(any(one.date for one, _, _ in pair.matching.pairs)),
        "names_shared": min(sum(one.kind == "name" for one, _, _ in pair.matching.pairs), _MOST) / _MOST,
        "loose": min(*(sum(unit.kind != "word" for unit in units) for units in loose), _MOST) / _MOST,
    }
    return {**features, **_of_difference(find_difference(pair, counts))}


def with_answers(features: Features, there: Answer, back: Answer) -> Features:
    """Return what is weighed with the judge's answers, read from left to right and back."""
    agrees, contradicts = ((there[column], back[column]) for column in (ENTAILS, CONTRADICTS))
    return {
        **features,
        "judge_agrees_most": max(agrees),
        "judge_agrees_least": min(agrees),
        "judge_contradicts_most": max(contradicts),
        "judge_contradicts_least": min(contradicts),
    }


def _of_difference(item: Difference | None) -> dict[str, float]:
    names = ("figures", "figures_close", "figures_specific", "figures_alone", "figures_event", "figures_scoped")
    if item is None or not item.like:
        return dict.fromkeys(names, 0.0)
    values = (1.0, item.close, item.specific, item.alone, item.event, item.scoped)
    return {name: float(value) for name, value in zip(names, values, strict=True)}


def _days_differ(left: Iterable[Unit], right: Iterable[Unit]) -> bool:
    dated = [[unit for unit in units if unit.date is not None] for units in (left, right)]
    return any(
        dates_meet(one.date, two.date) is False or (is_length(one) and is_length(two))
        for one in dated[0] for two in dated[1] if one.date is not None and two.date is not None
    )  # fmt: skip


def _names_differ(left: Iterable[Unit], right: Iterable[Unit]) -> bool:
    labels = [{unit.label for unit in units if unit.kind == "name" and unit.entity} for units in (left, right)]
    return bool(labels[0] & labels[1])


def likelihood(features: Features, column: str) -> float:
    """Return how likely two claims agree or conflict, 0 to 1; ``column`` is one of `COLUMNS`."""
    total = sum(weights[COLUMNS.index(column)] * features.get(name, 0.0) for name, weights in _weights().items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    """Return the weights of ``lexicon/any/likelihood.tsv``, which ``claimcheck.training.likelihood`` writes."""
    return {name: tuple(float(n) for n in row.split()) for name, row in load_table("any", "likelihood").items()}
