"""Articles divided into events: gathered loosely by likeness, then split where two halves tell of different things."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.stories.cores import Cores
from claimcheck.stories.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.stories.likeness import Matrix
    from claimcheck.stories.terms import Terms

    #: Adds what an encoder knows to a likeness of the articles with these numbers.
    Adjust = Callable[[Matrix, Sequence[int]], Matrix]

#: Articles this alike on average may be of one topic. Loose on purpose: the split comes after.
TOPIC = 0.05
TOPIC_SENTENCES, TOPIC_FLOOR = 8, 0.3
#: Terms are weighed for the split by their rarity inside the topic, over fewer sentences.
SPLIT_SENTENCES, SPLIT_FLOOR = 4, 0.15
#: What holds a story together when no half has two articles to measure it by.
USUAL_COHESION = 0.20
#: A topic is split where one of its last clusters, of so many, differs most from the rest.
CANDIDATES = 4
#: A term is at the core of a half when this share of its articles open with it (and two at least).
CORE_SHARE = 0.6
CORE_SENTENCES = 8
#: Weights of a logistic regression for "these halves tell of different events", learnt on folders of one and of two
#: ECB+ events, 2 to 35 articles: constant, logarithms of the likeness between the halves over that inside them and of
#: the likeness between them, how much of the larger half's core stands in the smaller one, and the reverse. Two
#: articles, and one apart from several, are judged by weights of their own.
SPLIT_WEIGHTS = (-6.78, -2.63, -2.71, -2.54, -3.95)
SPLIT_ONE_WEIGHTS = (-4.43, -0.63, -2.21, -3.20, -8.58)
SPLIT_PAIR_WEIGHTS = (-1.55, -0.08, -1.33, -6.32, -6.32)
#: Keeps the logarithm of a likeness of nothing finite; as in learning.
RATIO_FLOOR, LIKENESS_FLOOR, SMALLEST = 0.02, 0.01, 1e-6
#: The odds (as a logarithm) above which a topic is split.
SPLIT_ODDS = 0.0


def group_articles(terms: Sequence[Terms], adjust: Adjust | None = None) -> list[list[int]]:
    """Return the articles' numbers, those of one event in one list, each in order."""
    whole = _likeness(terms, range(len(terms)), TOPIC_SENTENCES, TOPIC_FLOOR, adjust)
    groups = []
    for topic in _merge(whole, stop_below=TOPIC):
        groups += _divide(terms, topic, adjust)
    return sorted(sorted(group) for group in groups)


def _likeness(terms: Sequence[Terms], chosen: Sequence[int], size: int, floor: float, adjust: Adjust | None) -> Matrix:
    matrix = likeness([terms[number] for number in chosen], size, floor)
    return adjust(matrix, chosen) if adjust else matrix


def _divide(terms: Sequence[Terms], chosen: list[int], adjust: Adjust | None) -> list[list[int]]:
    """Split a topic in two as long as its halves are unlike, rarity being measured inside the topic."""
    if len(chosen) < 2:
        return [chosen]
    matrix = _likeness(terms, chosen, SPLIT_SENTENCES, SPLIT_FLOOR, adjust)
    inside = [terms[number] for number in chosen]
    cores = Cores(inside, CORE_SENTENCES, SPLIT_FLOOR, CORE_SHARE)
    odds, half = max(((_odds(matrix, half, cores), half) for half in _halves(matrix)), key=lambda pair: pair[0])
    if odds <= SPLIT_ODDS:
        return [chosen]
    rest = [number for number in range(len(chosen)) if number not in half]
    halves = ([chosen[number] for number in part] for part in (half, rest))
    return [group for part in halves for group in _divide(terms, part, adjust)]


def _halves(matrix: Matrix) -> list[list[int]]:
    """Return the clusters that might stand apart from the rest: the last few of the hierarchy."""
    found: list[list[int]] = []
    for count in range(2, min(CANDIDATES, len(matrix)) + 1):
        found += [half for half in _merge(matrix, stop_at=count) if half not in found]
    return found


def _odds(matrix: Matrix, half: Sequence[int], cores: Cores) -> float:
    """Return the logarithm of the odds that a half tells of another event than the rest."""
    rest = [number for number in range(len(matrix)) if number not in half]
    large, small = (half, rest) if len(half) > len(rest) else (rest, half)
    between = float(matrix[np.ix_(large, small)].mean())
    ratio = between / max(_cohesion(matrix, large, small), SMALLEST)
    alike = (math.log(ratio + RATIO_FLOOR), math.log(between + LIKENESS_FLOOR))
    evidence = (1.0, *alike, cores.found_in(large, small), cores.found_in(small, large))
    return sum(weight * value for weight, value in zip(_weights(large, small), evidence, strict=True))


def _weights(large: Sequence[int], small: Sequence[int]) -> tuple[float, ...]:
    if len(small) > 1:
        return SPLIT_WEIGHTS
    return SPLIT_ONE_WEIGHTS if len(large) > 1 else SPLIT_PAIR_WEIGHTS


def _cohesion(matrix: Matrix, *halves: Sequence[int]) -> float:
    """Return the mean likeness of the pairs inside the halves."""
    total, pairs = 0.0, 0
    for half in halves:
        block = matrix[np.ix_(half, half)]
        total += (float(block.sum()) - float(np.trace(block))) / 2
        pairs += len(half) * (len(half) - 1) // 2
    return total / pairs if pairs else USUAL_COHESION


def _merge(matrix: Matrix, stop_below: float = -1.0, stop_at: int = 1) -> list[list[int]]:
    """Cluster by average linkage until no two groups are alike enough or ``stop_at`` are left; ties by number."""
    work = matrix.astype(np.float64, copy=True)
    np.fill_diagonal(work, -np.inf)
    groups = {number: [number] for number in range(len(work))}
    while len(groups) > stop_at:
        one, other = divmod(int(work.argmax()), len(work))
        if work[one, other] < stop_below:
            break
        ours, theirs = len(groups[one]), len(groups[other])
        joined = (work[one] * ours + work[other] * theirs) / (ours + theirs)
        work[one], work[:, one] = joined, joined
        work[one, one] = -np.inf
        work[other], work[:, other] = -np.inf, -np.inf
        groups[one] += groups.pop(other)
    return [sorted(group) for group in groups.values()]
