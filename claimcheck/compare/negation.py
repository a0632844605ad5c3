"""What the negations of a text are about: the content words that each of them turns round."""

from __future__ import annotations

from functools import cache

from claimcheck.content import Content, Unit
from claimcheck.content.units import cut_stem
from claimcheck.lexicon import load_words

#: Content words after a negator that it can be about ("no major incidents"), and how far they may stand from it.
_REACH_WORDS = 2
_REACH_CHARACTERS = 24


def negated_units(content: Content) -> frozenset[Unit]:
    """Return the content units that stand in the scope of a negator.

    A negator is about the next content word nearby, and the one that follows it at once; a negative determiner is about
    its noun and the verb; a French particle ("ne") marks its verb the same way.
    Words that merely restrict ("not only") negate nothing.
    """
    units = content.units
    particles = _words(content.language, "negation_partners")
    restrictive = _words(content.language, "restrictive_words")
    determiners = _words(content.language, "negative_determiners")
    starts = set(content.negations)
    found: set[Unit] = set()
    for index, unit in enumerate(units):
        negator = (unit.start, unit.end) in starts or _undoes(units, index, content.language)
        if not negator and not _particle(unit, units[index + 1 : index + 8], particles, starts):
            continue
        if any(other.norm in restrictive for other in units[index + 1 : index + 2]):
            continue
        reach = _REACH_WORDS if negator and unit.norm in determiners and not _stands_alone(units, index) else 1
        found.update(_scope(unit, units[index + 1 :], starts, reach))
    return frozenset(found)


def _undoes(units: tuple[Unit, ...], index: int, language: str) -> bool:
    """Tell whether a verb makes the infinitive behind it untrue ("refused to allow", "a refusé d'autoriser")."""
    if index + 1 >= len(units) or units[index + 1].norm not in _words(language, "infinitive_marks"):
        return False
    return units[index].stem in _stems(language)


@cache
def _stems(language: str) -> frozenset[str]:
    return frozenset(cut_stem(word, language) for word in _words(language, "negative_verbs"))


def _particle(unit: Unit, after: tuple[Unit, ...], particles: frozenset[str], starts: set[tuple[int, int]]) -> bool:
    """Tell whether a unit is a negative particle whose negator follows ("ne … pas"); alone it may mean "only"."""
    return unit.norm in particles and any((other.start, other.end) in starts for other in after)


def _stands_alone(units: tuple[Unit, ...], index: int) -> bool:
    """Tell whether a determiner has no noun of its own ("no one")."""
    return any(other.function for other in units[index + 1 : index + 2])


def _scope(negator: Unit, after: tuple[Unit, ...], starts: set[tuple[int, int]], reach: int) -> list[Unit]:
    """Return the first ``reach`` content units near after a negator, and one more that follows at once."""
    scope: list[Unit] = []
    end = negator.end
    for unit in after:
        if unit.start - end > _REACH_CHARACTERS or (len(scope) >= reach and unit.start - end > 1):
            break
        if len(scope) > reach:
            break
        if not unit.function and (unit.start, unit.end) not in starts and unit.kind != "date":
            scope.append(unit)
            end = unit.end
            if unit.kind == "word" and "say" in unit.concepts:
                break
    return scope


@cache
def _words(language: str, name: str) -> frozenset[str]:
    try:
        return load_words(language, name)
    except FileNotFoundError:
        return frozenset()
