"""Average linkage as a list of merges, in time that grows with the square of the number of articles.

Chains of nearest neighbours (Murtagh 1983) give the same hierarchy as joining the two nearest groups again and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from claimcheck.stories.likeness import Matrix

#: A merge: how alike the two groups are, and the least number in each.
Merge = tuple[float, int, int]


def build_hierarchy(matrix: Matrix) -> list[Merge]:
    """Return the merges of average linkage, the most alike first; ``matrix`` is symmetric and is not changed."""
    work = matrix.copy()
    np.fill_diagonal(work, -np.inf)
    sizes = [1] * len(work)
    alive = set(range(len(work)))
    merges: list[Merge] = []
    chain: list[int] = []
    while len(alive) > 1:
        if not chain:
            chain.append(min(alive))
        tip = chain[-1]
        nearest = int(work[tip].argmax())
        if len(chain) > 1 and work[tip, chain[-2]] >= work[tip, nearest]:
            keep, gone = sorted((chain.pop(), chain.pop()))
            merges.append((float(work[keep, gone]), keep, gone))
            _join(work, sizes, keep, gone)
            alive.discard(gone)
        else:
            chain.append(nearest)
    return sorted(merges, key=lambda merge: -merge[0])


def _join(work: Matrix, sizes: list[int], keep: int, gone: int) -> None:
    ours, theirs = sizes[keep], sizes[gone]
    joined = (work[keep] * ours + work[gone] * theirs) / (ours + theirs)
    work[keep], work[:, keep] = joined, joined
    work[keep, keep] = -np.inf
    work[gone], work[:, gone] = -np.inf, -np.inf
    sizes[keep] += theirs


def cut(size: int, merges: Sequence[Merge], below: float = -np.inf, groups: int = 1) -> list[list[int]]:
    """Return the groups that are left when merges less alike than ``below`` are not made, nor any beyond ``groups``."""
    root = list(range(size))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for alike, one, other in merges[: max(size - groups, 0)]:
        if alike < below:
            break
        first, second = sorted((find(one), find(other)))
        root[second] = first
    found: dict[int, list[int]] = {}
    for number in range(size):
        found.setdefault(find(number), []).append(number)
    return list(found.values())
