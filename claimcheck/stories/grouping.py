"""Articles divided into events: gathered loosely by likeness, then split where two halves tell of different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.stories.hierarchy import build_hierarchy, cut
from claimcheck.stories.likeness import likeness
from claimcheck.stories.splitting import Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.stories.likeness import Matrix
    from claimcheck.stories.terms import Terms

#: Articles this alike on average may be of one topic. Loose on purpose: the split comes after.
TOPIC = 0.05
TOPIC_SENTENCES, TOPIC_FLOOR = 8, 0.3
#: A topic is split where one of its last clusters, of so many, differs most from the rest.
CANDIDATES = 4
#: The odds (as a logarithm) above which a topic is split; above even ones, for the best of several splits is judged.
#: Anything from 0 to 0.75 gives the same stories of our own.
SPLIT_ODDS = 0.5


def group_articles(terms: Sequence[Terms]) -> list[list[int]]:
    """Return the articles' numbers, those of one event in one list, each in order."""
    groups = []
    for topic in cut(len(terms), build_hierarchy(likeness(terms, TOPIC_SENTENCES, TOPIC_FLOOR)), below=TOPIC):
        groups += _divide(terms, topic)
    return sorted(sorted(group) for group in groups)


def _divide(terms: Sequence[Terms], chosen: list[int]) -> list[list[int]]:
    """Split a topic in two as long as its halves are unlike, rarity being measured inside the topic."""
    if len(chosen) < 2:
        return [chosen]
    topic = Topic([terms[number] for number in chosen])
    odds, half = max(((topic.split_odds(half), half) for half in _halves(topic.likeness)), key=lambda pair: pair[0])
    if odds <= SPLIT_ODDS:
        return [chosen]
    rest = [number for number in range(len(chosen)) if number not in half]
    parts = ([chosen[number] for number in part] for part in (half, rest))
    return [group for part in parts for group in _divide(terms, part)]


def _halves(matrix: Matrix) -> list[list[int]]:
    """Return the clusters that might stand apart from the rest: the last few of the hierarchy."""
    found: list[list[int]] = []
    merges = build_hierarchy(matrix)
    for count in range(2, min(CANDIDATES, len(matrix)) + 1):
        found += [half for half in cut(len(matrix), merges, groups=count) if half not in found]
    return found
