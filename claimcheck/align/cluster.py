"""Pairs to groups by average linkage: a claim joins a group only if it is near the whole of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimcheck.records import AlignedPair

#: Mean score of all pairs between two groups from which they become one; pairs that were never candidates count 0,
#: so that unlike claims are not chained together through a third.
JOINED = 0.57


def cluster_items(ids: Sequence[str], pairs: Sequence[AlignedPair], joined: float = JOINED) -> list[tuple[str, ...]]:
    """Return the groups of two or more, in the order of their first member in ``ids``."""
    group_of = {name: index for index, name in enumerate(ids)}
    members = {index: [name] for index, name in enumerate(ids)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in pairs:
        left, right = group_of[pair.left], group_of[pair.right]
        sums[left][right] = sums[right][left] = pair.score
    while True:
        best = _best_merge(sums, members)
        if best is None or best[0] < joined:
            break
        _merge(sums, members, best[1], best[2])
    order = {name: index for index, name in enumerate(ids)}
    groups = [tuple(sorted(group, key=order.__getitem__)) for group in members.values() if len(group) > 1]
    return sorted(groups, key=lambda group: order[group[0]])


def _best_merge(sums: dict[int, dict[int, float]], members: dict[int, list[str]]) -> tuple[float, int, int] | None:
    best: tuple[float, int, int] | None = None
    for left, row in sums.items():
        for right, total in row.items():
            if left < right:
                mean = total / (len(members[left]) * len(members[right]))
                if best is None or (-mean, left, right) < (-best[0], best[1], best[2]):
                    best = (mean, left, right)
    return best


def _merge(sums: dict[int, dict[int, float]], members: dict[int, list[str]], keep: int, gone: int) -> None:
    members[keep] += members.pop(gone)
    row = sums.pop(gone)
    sums[keep].pop(gone, None)
    for other, total in row.items():
        if other == keep:
            continue
        sums[other].pop(gone)
        sums[keep][other] = sums[other][keep] = sums[keep].get(other, 0.0) + total
