"""Articles divided into events: gathered loosely by likeness, then split where two halves tell of different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

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
#: Two halves of a topic are two events when they are less alike than this share of what holds each half together.
#: Weights and shares were chosen on half of the ECB+ topics, in folders of one and of two events and of several sizes.
SPLIT = 0.40
SPLIT_SENTENCES, SPLIT_FLOOR = 4, 0.15
#: One article is set apart from the rest only on stronger evidence: it may just be written otherwise.
SPLIT_ONE = 0.20
#: What holds a story together when no half has two articles to measure it by.
USUAL_COHESION = 0.20


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
    one, other = _merge(matrix, stop_at=2)
    between = float(matrix[np.ix_(one, other)].mean())
    within = _cohesion(matrix, one, other)
    if between >= within * (SPLIT if min(len(one), len(other)) > 1 else SPLIT_ONE):
        return [chosen]
    halves = ([chosen[number] for number in half] for half in (one, other))
    return [group for half in halves for group in _divide(terms, half, adjust)]


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
