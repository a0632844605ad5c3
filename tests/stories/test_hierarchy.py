"""Average linkage by chains of nearest neighbours."""

import numpy as np
import pytest

from claimcheck.stories.hierarchy import build_hierarchy, cut


def plainly(matrix, groups):
    """Join the two groups that are most alike on average until so many are left."""
    found = [[number] for number in range(len(matrix))]
    while len(found) > groups:
        pairs = [(a, b) for i, a in enumerate(found) for b in found[i + 1 :]]
        one, other = max(pairs, key=lambda pair: matrix[np.ix_(*pair)].mean())
        found = [group for group in found if group not in (one, other)] + [sorted(one + other)]
    return sorted(found)


@pytest.mark.parametrize("seed", range(5))
def test_the_same_groups_as_joining_the_most_alike_again_and_again(seed):
    half = np.random.default_rng(seed).random((12, 12))
    matrix = (half + half.T).astype(np.float32)
    merges = build_hierarchy(matrix)
    for groups in range(1, 13):
        assert sorted(cut(12, merges, groups=groups)) == plainly(matrix, groups)


def test_merges_less_alike_than_asked_are_not_made():
    matrix = np.array([[1, 0.9, 0.1], [0.9, 1, 0.1], [0.1, 0.1, 1]], dtype=np.float32)
    assert cut(3, build_hierarchy(matrix), below=0.5) == [[0, 1], [2]]
    assert cut(3, build_hierarchy(matrix), below=0.05) == [[0, 1, 2]]


def test_nothing_and_one_article_and_ties():
    assert cut(0, build_hierarchy(np.zeros((0, 0), dtype=np.float32))) == []
    assert cut(1, build_hierarchy(np.ones((1, 1), dtype=np.float32))) == [[0]]
    assert cut(4, build_hierarchy(np.ones((4, 4), dtype=np.float32)), groups=2) in ([[0, 1], [2, 3]], [[0, 1, 2], [3]])
