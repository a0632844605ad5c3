"""Which pairs are worth scoring: those that share something rare, and the nearest neighbours; never all pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from claimcheck.content import Content, Unit

#: Candidates of one item that are found through shared words and names, the rarest first.
MOST_SHARED = 16
#: Nearest neighbours of an item in the other sources of the story; three hold nine in ten of the true partners.
NEIGHBOURS = 6
#: The same in all sources together: what many sources tell finds its partners among the nearest few.
MOST_NEIGHBOURS = 48
#: A key that more of the items hold than this share tells nothing about any two of them (in a story of any size).
COMMON_SHARE = 0.25
_COMMON_AT_LEAST = 8
#: … nor one that more items hold than this, so that the cost of a story grows with its length and no faster.
_COMMON_AT_MOST = 96
#: Of so many sources that have the very same sentence each is compared with the others; further copies only with these.
MOST_COPIES = 8


@dataclass(frozen=True, slots=True)
class Item:
    """A claim or quote on its way through alignment."""

    kind: str
    id: str
    source: str
    start: int
    end: int
    text: str
    content: Content
    context: str = ""
    vector: npt.NDArray[np.float32] | None = None
    context_vector: npt.NDArray[np.float32] | None = None

    def with_vectors(self, vector: npt.NDArray[np.float32], context_vector: npt.NDArray[np.float32]) -> Item:
        """Return the item with the vectors of its text and of the sentence around it."""
        return replace(self, vector=vector, context_vector=context_vector)

    def overlaps(self, other: Item) -> bool:
        """Tell whether the two are parts of the same words."""
        return self.source == other.source and self.start < other.end and other.start < self.end


def keys_of(unit: Unit) -> Iterator[str]:
    """Yield what a unit can be found by: its entity, its figure's unit and what it counts, its concepts, its stem."""
    if unit.entity:
        yield f"e:{unit.entity}"
    if unit.kind == "figure" and unit.figure is not None:
        yield f"f:{unit.figure.unit}"
        yield f"v:{unit.figure.value}"
    elif unit.kind == "name":
        yield f"n:{unit.norm}"
    elif unit.kind == "word" and not unit.function:
        yield f"w:{unit.stem}"
        yield from (f"c:{concept}" for concept in unit.concepts)
    if unit.kind == "date" and unit.date is not None and unit.date.from_:
        yield f"d:{unit.date.from_}"


def weigh_rarity(items: Sequence[Item]) -> dict[str, float]:
    """Return what each unit counts for in this story: 1 when rare, down to 0.3 when every claim has it."""
    counts: Counter[str] = Counter()
    for item in items:
        counts.update({unit.entity or unit.stem for unit in item.content.content})
    total = max(len(items), 2)
    return {key: max(0.3, 1 - 0.7 * math.log(count) / math.log(total)) for key, count in counts.items()}


def block_pairs(items: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Return the candidate pairs in the order of the items, each once; words of one source that overlap are none."""
    chosen: set[tuple[int, int]] = set()
    first, copies = tell_copies(items)
    own = [items[index] for index in first]
    for index, partners in enumerate(_by_keys(own)):
        chosen.update((first[min(index, other)], first[max(index, other)]) for other in partners)
    chosen.update((first[i], first[j]) for i, j in _by_vectors(own))
    chosen.update((min(i, j), max(i, j)) for i, j in copies)
    return [(items[i], items[j]) for i, j in sorted(chosen) if not items[i].overlaps(items[j])]


def tell_copies(items: Sequence[Item]) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the places of the items without the many copies of one text, and each copy with the first of its text."""
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    kept: list[int] = []
    copies: list[tuple[int, int]] = []
    for index, item in sorted(enumerate(items), key=lambda entry: (entry[1].source, entry[1].start, entry[0])):
        same = seen[(item.content.language, item.text)]
        if len(same) < MOST_COPIES:
            same.append(index)
            kept.append(index)
        else:
            copies.append((same[0], index))
    return sorted(kept), copies


def _by_keys(items: Sequence[Item]) -> Iterator[list[int]]:
    held: dict[str, list[int]] = defaultdict(list)
    keys = []
    for index, item in enumerate(items):
        own = sorted({key for unit in item.content.content for key in keys_of(unit)})
        keys.append(own)
        for key in own:
            held[key].append(index)
    most = min(max(_COMMON_AT_LEAST, int(len(items) * COMMON_SHARE)), _COMMON_AT_MOST)
    for index, own in enumerate(keys):
        weight: dict[int, float] = {}
        for key in own:
            holders = held[key]
            if len(holders) <= most:
                worth = 1 / len(holders)
                for other in holders:
                    weight[other] = weight.get(other, 0.0) + worth
        weight.pop(index, None)
        ranked = sorted((-worth, other) for other, worth in weight.items())
        yield [other for _, other in ranked[:MOST_SHARED]]


def _by_vectors(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    if not items or items[0].vector is None:
        return
    vectors = np.stack([item.vector for item in items if item.vector is not None])
    names = sorted({item.source for item in items})
    rows = {name: [index for index, item in enumerate(items) if item.source == name] for name in names}
    for name in names:
        near = vectors[rows[name]] @ vectors.T
        found: list[list[tuple[float, int]]] = [[] for _ in rows[name]]
        for other in names:
            columns = rows[other]
            block = near[:, columns]
            best = np.argsort(-block, axis=1, kind="stable")[:, : _neighbours(len(names))]
            for place in range(len(found)):
                found[place] += [(-float(block[place, column]), columns[int(column)]) for column in best[place]]
        for place, index in enumerate(rows[name]):
            yield from ((min(index, other), max(index, other)) for other in _nearest(found[place]) if other != index)


def _neighbours(sources: int) -> int:
    """Return how many neighbours to take from each other source: fewer when many sources tell the story."""
    return max(2, min(NEIGHBOURS, NEIGHBOURS * 4 // max(sources, 1)))


def _nearest(found: list[tuple[float, int]]) -> Iterator[int]:
    """Yield the partners that are nearest of all, ties by place."""
    yield from (partner for _, partner in sorted(found)[:MOST_NEIGHBOURS])
