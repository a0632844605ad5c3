"""The date grammar: layers of patterns over word classes, each pattern with the builder of its meaning.

The patterns are data (``lexicon/any/date_grammar.tsv``): regular expressions whose letters are word classes. Every
class is one character of the string that is searched, so the search is linear in the number of words. A layer reads
the text once; what it finds becomes one atom for the next: ``Nday`` a day, ``Nspan`` and ``Nyear`` days, ``Ntime`` a
time of day, ``Ndur`` a length of time, ``Nset`` a recurrence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.extract.dates import (
    clocks,
    combine,
    joined,
    lengths,
    named,
    periods,
    ranges,
    relative,
    sets,
    weekdays,
    years,
)
from claimcheck.extract.dates.found import Built, Found
from claimcheck.extract.dates.spec import Atom
from claimcheck.lexicon import load_table

Builder = Callable[[Found], Built]

#: In the order in which they read a text.
LAYERS = ("clock", "named", "parts", "timed", "range", "open")
_WORDS = re.compile(r"\?P<\w+>|\?[:=!]|\?<[=!]|([A-Za-z]+)")
#: The character of classes that no pattern names.
_OTHER = "\uf8ff"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the grammar, compiled; ``order`` is its place in its layer, which breaks ties of length.

    ``needs`` are sets of classes of which any match holds one each: most rules are told off by them at once.
    """

    name: str
    pattern: re.Pattern[str]
    build: Builder
    order: int
    needs: tuple[frozenset[str], ...] = ()


@cache
def _lines() -> tuple[tuple[str, str, str, str], ...]:
    """Name, layer, builder and pattern of every line, short forms written out."""
    short: dict[str, str] = {}
    lines: list[tuple[str, str, str, str]] = []
    for name, entry in load_table("any", "date_grammar").items():
        layer, _, rest = entry.partition(" ")
        if layer == "short":
            short[name] = rest
            continue
        builder, _, pattern = rest.partition(" ")
        for mark, meaning in short.items():
            pattern = pattern.replace(mark, meaning)
        lines.append((name, layer, builder, pattern))
    return tuple(lines)


@cache
def _codes() -> dict[str, str]:
    """Return class → the one character that stands for it."""
    names = {match.group(1) for *_, pattern in _lines() for match in _WORDS.finditer(pattern) if match.group(1)}
    return {name: chr(0xE000 + index) for index, name in enumerate(sorted(names))}


def _builder(name: str) -> Builder:
    """Return a builder by its name in the grammar file."""
    for room in (clocks, lengths, sets, named, weekdays, periods, relative, combine, joined, ranges, years):
        found: Builder | None = getattr(room, name, None)
        if found is not None:
            return found
    raise KeyError(name)


@cache
def _rules() -> tuple[tuple[Rule, ...], ...]:
    codes = _codes()

    def compiled(pattern: str) -> re.Pattern[str]:
        coded = _WORDS.sub(lambda m: codes[m.group(1)] if m.group(1) else m.group(), pattern)
        return re.compile(coded.replace(" ", ""))

    made: list[tuple[Rule, ...]] = []
    for wanted in LAYERS:
        own = [line for line in _lines() if line[1] == wanted]
        made.append(
            tuple(Rule(n, compiled(p), _builder(b), order, _needs(p)) for order, (n, _, b, p) in enumerate(own))
        )
    return tuple(made)


def _needs(pattern: str) -> tuple[frozenset[str], ...]:
    """Return for each part of a pattern that cannot be missing the characters of the classes it may begin with."""
    codes, parts, depth, start = _codes(), [], 0, 0
    for at, char in enumerate(pattern + " "):
        depth += (char == "(") - (char == ")")
        if char == " " and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
    needs = [
        frozenset(codes[match.group(1)] for match in _WORDS.finditer(part) if match.group(1))
        for part in parts
        if part and part[-1] not in "?*" and not part.startswith(("(?=", "(?!"))
    ]
    return tuple(sorted((need for need in needs if need), key=len))


def parse(atoms: list[Atom], language: str) -> list[Atom]:
    """Run the layers over a text's atoms; what was recognised comes back as atoms with a ``spec``."""
    for layer in range(len(LAYERS)):
        atoms = _reduce(atoms, layer, language)
    return atoms


@cache
def _asked_for(layer: int) -> frozenset[str]:
    """Return all classes that the rules of a layer need."""
    return frozenset(code for rule in _rules()[layer] for need in rule.needs for code in need)


@lru_cache(maxsize=4096)
def _rules_for(layer: int, present: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules of a layer that can match where these classes are present: most texts hold the same few."""
    return tuple(rule for rule in _rules()[layer] if all(not present.isdisjoint(need) for need in rule.needs))


def _reduce(atoms: list[Atom], layer: int, language: str) -> list[Atom]:
    """Apply one layer: the longest matches first, then the earlier line, then from left to right."""
    codes = _codes()
    line = "".join([codes.get(atom.cls, _OTHER) for atom in atoms])
    hits = [
        (match.start() - match.end(), rule.order, match.start(), match, rule)
        for rule in _rules_for(layer, _asked_for(layer).intersection(line))
        for match in rule.pattern.finditer(line)
        if match.end() > match.start()
    ]
    if not hits:
        return atoms
    hits.sort(key=lambda hit: hit[:3])
    taken = bytearray(len(atoms))
    made: dict[int, tuple[int, Atom]] = {}
    for *_, match, rule in hits:
        if any(taken[match.start() : match.end()]):
            continue
        built = rule.build(Found(atoms, match, language))
        if built is None:
            continue
        first, last, cls, spec = built
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        kept = spec if cls != "skip" else None
        made[first] = (last, Atom(atoms[first].start, atoms[last].end, cls, "", spec=kept))
    return _replaced(atoms, made)


def _replaced(atoms: list[Atom], made: dict[int, tuple[int, Atom]]) -> list[Atom]:
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        if at in made:
            at, node = made[at]
            result.append(node)
        else:
            result.append(atoms[at])
        at += 1
    return result
