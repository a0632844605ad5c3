"""Pairs that alignment does not hand on: short claims about one subject whose verbs are opposed or whose counts differ.

Likeness of the whole finds tellings of one thing in like words. "The driver survived" and "the driver died at the
scene" share one word; what brings them together is who they are about, and what is said of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

from claimcheck.compare.frames import CORE, telling_predicate
from claimcheck.compare.sides import Side
from claimcheck.content import Unit
from claimcheck.content.lengths import is_length
from claimcheck.content.match import is_measure
from claimcheck.content.synonyms import translations_of
from claimcheck.records import AlignedPair

#: The score that such a pair is given: enough to be compared, too little to agree.
SCORE = 0.3
#: Claims that may share a key; what more of them have in common is no sign of one act.
MOST = 24
#: The key of a claim that may be denied by another.
NEGATION = "negation"


def find_partners(sides: Mapping[str, Side], known: Sequence[AlignedPair]) -> list[AlignedPair]:
    """Return pairs of claims of two sources that share a subject or object and an act, its opposite or a count."""
    return _find(sides, known, _keys, _any_two)


def find_candidates(sides: Mapping[str, Side], known: Sequence[AlignedPair]) -> list[AlignedPair]:
    """Return further pairs that share a word or name and could differ in one thing, for rules to propose to a judge.

    That is a figure of one unit, a day, a place, a length of time, the ends of an opposite, or a negation.
    """
    return _find(sides, known, _open_keys, _may_turn)


def _find(
    sides: Mapping[str, Side],
    known: Sequence[AlignedPair],
    keys: Callable[[Side], Iterator[tuple[str, str]]],
    may: Callable[[str, Side, Side], bool],
) -> list[AlignedPair]:
    """Return the pairs of claims of two sources that share a key and are not known yet."""
    taken = {frozenset((pair.left, pair.right)) for pair in known}
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, side in sorted(sides.items()):
        for name in set(keys(side)):
            held[name].append(key)
    found = set()
    for (_, slot), names in held.items():
        for left, right in combinations(names, 2) if len(names) <= MOST else ():
            two = sides[left].source.id != sides[right].source.id
            if two and frozenset((left, right)) not in taken and may(slot, sides[left], sides[right]):
                found.add((left, right))
    return [AlignedPair(left, right, SCORE) for left, right in sorted(found)]


def _any_two(slot: str, left: Side, right: Side) -> bool:
    return True


def _may_turn(slot: str, left: Side, right: Side) -> bool:
    """Tell whether exactly one of two claims is negated, where that is what they could differ in."""
    return slot != NEGATION or bool(left.content.negations) != bool(right.content.negations)


def _open_keys(side: Side) -> Iterator[tuple[str, str]]:
    """Yield each word and name of a claim with each kind of thing in which it could differ from another."""
    words = {name for unit in side.content.content if _telling(unit) for name in _names(unit, side.content.language)}
    slots = {slot for unit in side.content.units for slot in _slots(unit)}
    yield from product(sorted(words), sorted(slots | {NEGATION}))


def _telling(unit: Unit) -> bool:
    return unit.figure is None and unit.date is None


def _slots(unit: Unit) -> Iterator[str]:
    yield from (f"pole:{pole[:-1]}" for pole in unit.poles)
    yield from (f"manner:{manner.split(':')[0]}" for manner in unit.manners)
    if unit.figure is not None:
        yield f"count:{unit.figure.unit if is_measure(unit.figure.unit) else ''}"
    elif is_length(unit):
        yield "length"
    elif unit.date is not None and unit.date.grain == "day":
        yield "day"
    elif unit.label == "LOC" and unit.kind == "name":
        yield "place"


def _keys(side: Side) -> Iterator[tuple[str, str]]:
    """Yield what a claim can be found by: each of its participants with each of the things said of them."""
    participants = {name for unit in _participants(side) for name in _names(unit, side.content.language)}
    acts = {name for unit in telling_predicate(side) for name in _acts(unit)}
    acts |= {f"count:{unit.figure.unit}" for unit in side.content.units if unit.figure and unit.figure.unit}
    yield from product(sorted(participants), sorted(acts))


def _participants(side: Side) -> list[Unit]:
    spans = [(a.start, a.end) for a in side.claim.arguments if a.role in CORE]
    return [u for u in side.content.content if any(start <= u.start and u.end <= end for start, end in spans)]


def _names(unit: Unit, language: str) -> Iterator[str]:
    if unit.entity:
        yield f"e:{unit.entity}"
    elif unit.kind == "word":
        yield f"w:{unit.stem}"
        yield from (f"w:{word}" for word in translations_of(unit, language))


def _acts(unit: Unit) -> Iterator[str]:
    """Yield the dimension of an opposite, so that both of its ends meet."""
    yield from (f"pole:{pole[:-1]}" for pole in unit.poles)
    yield from (f"concept:{concept}" for concept in unit.concepts)
    if not unit.poles and not unit.concepts:
        yield f"stem:{unit.stem}"
