"""Scores to trees: one a sentence, with one root, and labels for its arcs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimcheck.models.trunk import NOWHERE, Floats, Ints, Reading

ROOT = -1
LABELLED_AT_ONCE = 512
"""Words whose arcs are labelled together: some megabytes."""
ROOTS_TRIED = 4
"""Words tried as the root where the scores alone give no tree."""
LONGEST_SPANNED = 150
"""Words of a sentence up to which the best tree is sought: that costs the cube of them, seconds for a line of marks."""


def parse_sentence(reading: Reading, begin: int, end: int) -> Ints:
    """Return each word's head as an index into the text, `ROOT` for the one root."""
    scores = _scores(reading, begin, end)
    heads = scores.argmax(1)
    if (heads == 0).sum() != 1 or _has_cycle(heads):
        heads = _spanning_tree(scores) if end - begin <= LONGEST_SPANNED else _mended_tree(scores)
    return np.where(heads == 0, ROOT, heads - 1 + begin)


def label_arcs(
    reading: Reading,
    heads: Ints,
    rel: Floats,
    allowed: NDArray[np.bool_],
    root: int,
    single: Sequence[Sequence[int]] = (),
) -> Ints:
    """Return the best label of every arc; `root` is the label that roots alone have.

    Of the labels in each group of `single` a head has one: the surest word keeps its own, the others take what is next
    best for them outside that group and those before it.
    """
    allowed = allowed.copy()
    allowed[root] = False
    places = np.arange(len(heads))
    parts = [places[i : i + LABELLED_AT_ONCE] for i in range(0, len(heads), LABELLED_AT_ONCE)]
    best = np.concatenate([_label_scores(reading, heads, part, rel, allowed).argmax(1) for part in parts] or [places])
    best[heads == ROOT] = root
    for count, group in enumerate(single, 1):
        crowded = _crowded(heads, np.isin(best, group))
        if not len(crowded):
            continue
        scores = _label_scores(reading, heads, crowded, rel, allowed)
        outside = scores.copy()
        outside[:, sorted({label for earlier in single[:count] for label in earlier})] = NOWHERE
        sure = scores[np.arange(len(crowded)), best[crowded]] - outside.max(1)
        for head in np.unique(heads[crowded]):
            rivals = np.flatnonzero(heads[crowded] == head)
            others = np.delete(rivals, sure[rivals].argmax())
            best[crowded[others]] = outside[others].argmax(1)
    return best


def _crowded(heads: Ints, chosen: NDArray[np.bool_]) -> Ints:
    """Return which of the chosen words share their head with another chosen one."""
    places: Ints = np.flatnonzero(chosen & (heads != ROOT))
    _, of, counts = np.unique(heads[places], return_inverse=True, return_counts=True)
    return places[counts[of] > 1]


def _label_scores(reading: Reading, heads: Ints, part: Ints, rel: Floats, allowed: NDArray[np.bool_]) -> Floats:
    """Return the scores of the labels of some words' arcs, those of labels not allowed out of reach."""
    heads = heads[part]
    head_rows = np.where((heads == ROOT)[:, None], reading.rel_root[part], reading.rel_head[np.maximum(heads, 0)])
    width, labels = rel.shape[0] - 1, rel.shape[1]
    left = (reading.rel_word[part] @ rel[:-1].reshape(width, -1) + rel[-1].reshape(-1)).reshape(-1, labels, width + 1)
    scores: Floats = np.matmul(left[:, :, :-1], head_rows[:, :, None])[:, :, 0] + left[:, :, -1]
    scores[:, ~allowed] = NOWHERE
    return scores


def _scores(reading: Reading, begin: int, end: int) -> Floats:
    """Square-and-root score table of a sentence: column 0 the root, then its words."""
    size = end - begin
    scores = np.full((size, size + 1), NOWHERE, np.float32)
    for row in range(size):
        arcs, origin = reading.arcs[begin + row], reading.arc_from[begin + row]
        scores[row, 0] = arcs[0]
        low, high = max(origin, begin), min(origin + len(arcs) - 1, end)
        scores[row, 1 + low - begin : 1 + high - begin] = arcs[1 + low - origin : 1 + high - origin]
        scores[row, row + 1] = NOWHERE
    return scores


def _has_cycle(heads: Ints) -> bool:
    """Follow all heads at once, doubling the stride: a word that never meets the root is in a circle."""
    at = np.concatenate([[0], heads])
    for _ in range(len(at).bit_length()):
        at = at[at]
    return bool(at.any())


def _spanning_tree(scores: Floats) -> Ints:
    """Return the best tree with exactly one root (Chu-Liu and Edmonds), of the likeliest roots."""
    gain = scores[:, 0] - scores[:, 1:].max(1, initial=NOWHERE)
    trees = [_rooted_tree(scores, int(root)) for root in np.argsort(-gain, kind="stable")[:ROOTS_TRIED]]
    rows = np.arange(len(scores))
    return max(trees, key=lambda heads: float(scores[rows, heads].sum()))


def _mended_tree(scores: Floats) -> Ints:
    """Return each word's best head under the likeliest root, every cycle cut where that loses least."""
    rows = np.arange(len(scores))
    heads: Ints = scores[:, 1:].argmax(1) + 1
    root = int((scores[:, 0] - scores[rows, heads]).argmax())
    heads[root] = 0
    lost = scores[rows, heads] - scores[:, root + 1]
    while cycle := _find_cycle(np.concatenate([[0], heads])):
        heads[min((node - 1 for node in cycle), key=lambda word: float(lost[word]))] = root + 1
    return heads


def _rooted_tree(scores: Floats, root: int) -> Ints:
    only = scores.copy()
    only[:, 0] = 2 * NOWHERE
    only[root] = 2 * NOWHERE
    only[root, 0] = 0.0
    square = np.full((len(scores) + 1, len(scores) + 1), 4 * NOWHERE, np.float64)
    square[1:] = only
    return _edmonds(square)[1:]


def _edmonds(scores: NDArray[np.float64]) -> Ints:
    """Return the best head of every node of a full graph whose root is node 0."""
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = np.array(_find_cycle(heads), np.int64)
    if not len(cycle):
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    own = scores[cycle, heads[cycle]]
    # the cycle becomes one node, last in the smaller graph
    small = np.full((len(rest) + 1, len(rest) + 1), 8 * NOWHERE)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, cycle)]
    small[:-1, -1] = leaving.max(1)
    entering = scores[np.ix_(cycle, rest)] - own[:, None]
    small[-1, :-1] = entering.max(0)
    solved = _edmonds(small)
    for node, head in enumerate(solved[:-1]):
        if node:
            heads[rest[node]] = rest[head] if head < len(rest) else cycle[int(leaving[node].argmax())]
    outside = solved[-1]
    broken = int(entering[:, outside].argmax())
    heads[cycle[broken]] = rest[outside]
    return heads


def _find_cycle(heads: Ints) -> list[int]:
    done: set[int] = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while at not in done:
            done.add(at)
            path.append(at)
            at = int(heads[at])
        if at in path:
            return path[path.index(at) :]
    return []
