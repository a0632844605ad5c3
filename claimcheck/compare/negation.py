"""What the negations of a text are about: the content words that each of them turns round."""

from __future__ import annotations

from claimcheck.content import Content, Unit
from claimcheck.lexicon import load_words

#: Content words after a negator that it can be about ("no major incidents"), and how far they may stand from it.
_REACH_WORDS = 2
_REACH_CHARACTERS = 24


def negated_units(content: Content) -> frozenset[Unit]:
    """Return the content units that stand in the scope of a negator.

    A negator is about the next two content words nearby; a French particle ("ne") marks its verb the same way.
    Words that merely restrict ("not only") negate nothing.
    """
    units = content.units
    particles = _words(content.language, "negation_partners")
    restrictive = _words(content.language, "restrictive_words")
    starts = set(content.negations)
    found: set[Unit] = set()
    for index, unit in enumerate(units):
        negator = (unit.start, unit.end) in starts
        if not negator and not _particle(unit, units[index + 1 : index + 8], particles, starts):
            continue
        if any(other.norm in restrictive for other in units[index + 1 : index + 2]):
            continue
        found.update(_scope(unit, units[index + 1 :], starts))
    return frozenset(found)


def _particle(unit: Unit, after: tuple[Unit, ...], particles: frozenset[str], starts: set[tuple[int, int]]) -> bool:
    """Tell whether a unit is a negative particle whose negator follows ("ne … pas"); alone it may mean "only"."""
    return unit.norm in particles and any((other.start, other.end) in starts for other in after)


def _scope(negator: Unit, after: tuple[Unit, ...], starts: set[tuple[int, int]]) -> list[Unit]:
    scope: list[Unit] = []
    end = negator.end
    for unit in after:
        if unit.start - end > _REACH_CHARACTERS or len(scope) == _REACH_WORDS:
            break
        if not unit.function and (unit.start, unit.end) not in starts and unit.kind != "date":
            scope.append(unit)
            end = unit.end
            if unit.kind == "word" and "say" in unit.concepts:
                break
    return scope


def _words(language: str, name: str) -> frozenset[str]:
    try:
        return load_words(language, name)
    except FileNotFoundError:
        return frozenset()
