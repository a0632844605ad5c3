"""Names of measures and currencies in words: those of the lexicon, and those that rules make of them.

Prefixes make "kilometre" of "metre"; areas, volumes and speeds are made of lengths ("square yard", « mètre cube »,
"feet per minute"). What the lexicon gives itself is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.extract.figures.currencies import currency_names
from claimcheck.extract.figures.phrases import flexible
from claimcheck.lexicon import load_table

#: Metres of the shortest and the longest length that makes areas, volumes and speeds; a squared nanometre is no news.
_LENGTHS = (0.0009, 2000.0)
#: Litres in a cubic metre; volumes are brought to litres.
_LITRES = 1000.0
#: Metres per second are 3.6 kilometres per hour, to which speeds are brought.
_SPEED = 3.6
#: Lengths of which no area, volume or speed is named.
_NO_BASE = ("nautical", "marin", "nautique")
#: Names that stand for a weight as well as for money, or for neither.
_LEFT_OUT = frozenset({"livre", "livres", "all", "top"})

#: Name → kind (``measure`` or ``money``) and the unit with its factor.
Names = dict[str, tuple[str, str]]


@cache
def measures(language: str) -> dict[str, str]:
    """Return name (lower case) → unit it is brought to, with the factor, of measures in words."""
    names = dict(_prefixed(language))
    names.update(load_table(language, "units"))
    derived = dict(_derived(names, language))
    return {**derived, **names}


def _prefixed(language: str) -> Iterator[tuple[str, str]]:
    """Yield "megawatts", « centilitre » …: every base with every prefix."""
    for base, entry in load_table(language, "unit_bases").items():
        unit, factor, plural = entry.split(" ")
        for prefix, times in load_table(language, "unit_prefixes").items():
            meaning = f"{unit} {float(factor) * float(times):.12g}"
            yield prefix + base, meaning
            yield prefix + base + ("" if plural == "-" else plural), meaning


def _derived(names: dict[str, str], language: str) -> Iterator[tuple[str, str]]:
    """Yield the areas, volumes, speeds and rates that the patterns of ``unit_patterns.tsv`` make of other names."""
    patterns = load_table(language, "unit_patterns")
    for name, entry in names.items():
        unit, _, factor = entry.partition(" ")
        if unit not in {"metre", "bit", "byte"} or name.endswith(_NO_BASE) or name.startswith(_NO_BASE):
            continue
        size = float(factor or 1)
        if unit == "metre" and not _LENGTHS[0] < size < _LENGTHS[1]:
            continue
        for pattern, kind in patterns.items():
            made = _derive(unit, size, kind)
            if made is not None:
                yield pattern.replace("X", name).replace("+", "s" if name.endswith("s") else ""), made


def _derive(unit: str, size: float, kind: str) -> str | None:
    word, _, seconds = kind.partition(" ")
    if unit != "metre":
        return f"{unit}-per-second {size / float(seconds):.12g}" if word == "per" else None
    if word == "area":
        return f"square-metre {size**2:.12g}"
    if word == "volume":
        return f"litre {size**3 * _LITRES:.12g}"
    return f"kilometre-per-hour {size / float(seconds) * _SPEED:.12g}"


@cache
def names(language: str) -> Names:
    """Return every name of a measure or currency, blanks for hyphens."""
    table: Names = {name: ("measure", entry) for name, entry in measures(language).items()}
    table.update({n: ("money", entry) for n, entry in currency_names(language).items() if n not in _LEFT_OUT})
    return {re.sub(r"[\s\u00a0-]+", " ", name): entry for name, entry in table.items()}


@cache
def _by_first_word(language: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name in names(language):
        first = re.match(r"[^\W\d_]+", name)
        if first is not None:
            table.setdefault(first.group().lower(), []).append(name)
    return table


@cache
def name_pattern(language: str, first: str) -> re.Pattern[str] | None:
    """Return a pattern for the names that begin with a word, the longest first; group 1 is the name."""
    known = _by_first_word(language).get(first)
    if known is None:
        return None
    lead = r"[\s\u00a0-]*" if language == "en" else r"[\s\u00a0-]*(?:d['’]|de\s+)?"
    joined = "|".join(flexible(name) for name in sorted(known, key=len, reverse=True))
    # « Un pied-de-biche » is no foot; English goes on with a hyphen ("a 5-mile-long road").
    tail = r"(?![^\W_])" if language == "en" else r"(?![^\W_]|-[^\W\d_])"
    return re.compile(rf"{lead}({joined}){tail}", re.IGNORECASE)
