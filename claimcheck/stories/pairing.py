"""Which sources are held against each other for copying: those that share wording or an agency, and a few abroad."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.records import Extract
    from claimcheck.stories.reuse import Windows

#: Sources that one is held against, those that share most with it first: a hundred copies of one item all hang
#: together through a few of them.
PARTNERS = 16
#: Sources in another language that one is held against: reading for a translation costs much more.
FOREIGN_PARTNERS = 8
#: Of many sources that have one window of words, each is paired with so many next to it.
REACH = 32


def source_pairs(story: Sequence[Extract], shingles: Sequence[Windows]) -> list[tuple[int, int]]:
    """Return the pairs of places in ``story`` that are worth comparing, each once and in order.

    The order of the sources decides only between equals.
    """
    chosen: set[tuple[int, int]] = set()
    for foreign, partners in ((False, PARTNERS), (True, FOREIGN_PARTNERS)):
        shared = _shared_traits(story) if foreign else _shared_windows(shingles)
        for one, row in shared.items():
            fitting = [item for item in row.items() if _foreign(story[one], story[item[0]]) is foreign]
            ranked = sorted(fitting, key=lambda item: (-item[1], item[0]))
            chosen.update((min(one, other), max(one, other)) for other, _ in ranked[:partners])
    chosen.update(_alike(story))
    return sorted(chosen)


def _foreign(one: Extract, other: Extract) -> bool:
    return one.source.language != other.source.language


def _count(holders: Iterable[Sequence[int]]) -> Mapping[int, Counter[int]]:
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for held in holders:
        for number, one in enumerate(held):
            for other in held[number + 1 : number + 1 + REACH]:
                shared[one][other] += 1
                shared[other][one] += 1
    return shared


def _shared_windows(shingles: Sequence[Windows]) -> Mapping[int, Counter[int]]:
    """Return how many windows of words each two sources share."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, windows in enumerate(shingles):
        for window in windows:
            holders[window].append(place)
    return _count(held for held in holders.values() if len(held) > 1)


def _shared_traits(story: Sequence[Extract]) -> Mapping[int, Counter[int]]:
    """Return how many names, numbers and days each two sources share; one at least for any two."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, extract in enumerate(story):
        named = {f"@{entity}" for claim in extract.claims for entity in claim.entities}
        counted = {f"#{figure.value}" for figure in extract.figures}
        dated = {f"={date.from_}" for date in extract.dates if date.from_}
        for trait in named | counted | dated:
            holders[trait].append(place)
    everywhere = list(range(len(story)))
    return _count([everywhere, *(held for held in holders.values() if len(held) > 1)])


def _alike(story: Sequence[Extract]) -> Iterator[tuple[int, int]]:
    """Yield sources that belong together whatever their words: of the same bytes, or credited to one agency alone.

    Each with the one before it, and with the first: it is enough to make them one.
    """
    groups: dict[object, list[int]] = defaultdict(list)
    for place, extract in enumerate(story):
        source = extract.source
        groups[source.sha256].append(place)
        if len(source.credited_to) == 1:
            groups[source.credited_to].append(place)
    for held in groups.values():
        for number, place in enumerate(held[1:], start=1):
            yield from {(held[0], place), (held[number - 1], place)}
