import itertools

import numpy as np
import pytest

from claimcheck.models.sentences import sentence_bounds
from claimcheck.models.trees import ROOT, label_arcs, parse_sentence
from claimcheck.models.trunk import Reading


def reading(table, arc_from=None):
    """A reading whose arc scores are `table`, one row a word, column 0 the root."""
    empty = np.zeros((len(table), 1), np.float32)
    rows = [np.array(row, np.float32) for row in table]
    starts = np.zeros(len(table), np.float32)
    origins = arc_from or [0] * len(table)
    return Reading("en", empty, empty, empty, empty, starts, rows, origins, empty, empty, empty)


@pytest.mark.parametrize(
    ("starts", "bounds"),
    [([], []), ([-9.0], [(0, 1)]), ([-9, -9, 3, -9], [(0, 2), (2, 4)]), ([5, 5], [(0, 1), (1, 2)])],
)
def test_the_first_word_always_begins_a_sentence(starts, bounds):
    assert sentence_bounds(np.array(starts, np.float32)) == bounds


def best_tree(table):
    """The best single-rooted tree by trying all of them."""
    n = len(table)
    best = None
    for heads in itertools.product(range(n + 1), repeat=n):
        if sum(h == 0 for h in heads) != 1 or any(h == i + 1 for i, h in enumerate(heads)):
            continue
        ok = True
        for i in range(n):
            at, steps = i + 1, 0
            while at and steps <= n:
                at, steps = heads[at - 1], steps + 1
            ok &= at == 0
        score = sum(table[i][h] for i, h in enumerate(heads))
        if ok and (best is None or score > best[0]):
            best = (score, heads)
    return best[1]


@pytest.mark.parametrize("seed", range(25))
def test_the_tree_is_the_best_one_with_one_root(seed):
    table = np.random.default_rng(seed).normal(size=(4, 5)).round(3)
    heads = parse_sentence(reading(table), 0, 4)
    assert [0 if h == ROOT else h + 1 for h in heads] == list(best_tree(table))


def test_one_word_is_its_own_root():
    assert list(parse_sentence(reading([[0.0, 9.0]]), 0, 1)) == [ROOT]


def test_heads_outside_a_words_window_are_never_chosen():
    # the second word's window begins at the second word: it has no score for the first
    heads = parse_sentence(reading([[5.0, 0, 1, 0], [0.0, 0, 2], [0.0, 1, 0]], [0, 1, 1]), 0, 3)
    assert list(heads) == [ROOT, 2, 1] or sum(h == ROOT for h in heads) == 1


def labelled(scores, heads, single):
    """Labels of words whose label scores are `scores` whatever their heads; label 3 is the root's."""
    given = np.array(scores, np.float32)
    words = Reading("en", *[given] * 4, np.zeros(len(given), np.float32), [], [], given, given, np.zeros_like(given))
    rel = np.zeros((5, 4, 5), np.float32)
    rel[:4, :, 4] = np.eye(4)
    return list(label_arcs(words, np.array(heads), rel, np.ones(4, bool), 3, single))


def test_a_head_has_one_subject_and_the_surest_word_is_it():
    scores = [[5, 1, 0, 0], [4, 3, 0, 0], [0, 0, 0, 9]]
    assert labelled(scores, [2, 2, ROOT], []) == [0, 0, 3]
    assert labelled(scores, [2, 2, ROOT], [[0]]) == [0, 1, 3]


def test_what_is_no_second_subject_is_no_second_object():
    scores = [[5, 0, 1, 0], [4, 3, 0, 0], [0, 6, 2, 0], [0, 0, 0, 9]]
    assert labelled(scores, [3, 3, 3, ROOT], [[0], [1]]) == [0, 2, 1, 3]


def test_subjects_of_two_heads_are_both_kept():
    scores = [[5, 1, 0, 0], [0, 0, 0, 9], [5, 1, 0, 0], [0, 1, 0, 0]]
    assert labelled(scores, [1, ROOT, 3, 1], [[0]]) == [0, 3, 0, 1]
