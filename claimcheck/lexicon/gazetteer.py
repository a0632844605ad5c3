"""Names that the world shares: territories, their people, towns and bodies, the same key for every language.

Territories and many towns come from CLDR (through babel), the rest from the tables in ``lexicon/any``. A key says
what kind of thing a name means: ``territory:FR``, ``town:kyiv``, ``body:nato``; `people_of` gives ``FR`` for
"French" and "françaises".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from claimcheck.lexicon import load_table

#: Languages whose names of territories and towns are read from CLDR.
CLDR_LANGUAGES = ("en", "fr")
#: Letters that Unicode does not decompose, with what they are folded to.
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
#: The same names come up again and again; so many are looked up once.
REMEMBERED = 1 << 16
#: Names in capitals up to this length must be written in capitals: "WHO" is a body, "who" is not.
LONGEST_ACRONYM = 5
#: Acronyms from this length on are also written like words ("Nato", "Unesco").
SHORTEST_SPOKEN = 4
_ARTICLES = re.compile(r"^(?:the |le |la |les |l' ?)")
_WRITTEN_ARTICLE = re.compile(r"^(?:the |le |la |les |l['’])", re.IGNORECASE)
_NAME_ARTICLES = frozenset({"the", "le", "la", "les", "l"})
_GAPS = re.compile(r"[\s\-_.,/]+")


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """Return a name without accents, case, full stops and hyphens, so that one name has one form."""
    plain = name.casefold().translate(UNDECOMPOSED).replace("’", "'").replace("‘", "'")
    plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain)
    return _GAPS.sub(" ", plain).strip()


def bare(name: str) -> str:
    """Return the folded name without a leading article."""
    folded = fold(name)
    return _ARTICLES.sub("", folded) or folded


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym ("OTAN", "U.N."), which only counts in capitals."""
    letters = name.replace(".", "").replace("-", "")
    return len(letters) <= LONGEST_ACRONYM and letters.isupper()


def _add(table: dict[str, str], name: str, key: str) -> None:
    table.setdefault(name.replace(".", "") if is_acronym(name) else bare(name), key)
    if is_acronym(name) and len(name) >= SHORTEST_SPOKEN and name.isalpha():
        table.setdefault(fold(name), key)


@cache
def _places() -> dict[str, str]:
    """Return written name → key of territories and towns; acronyms keep their capitals."""
    table: dict[str, str] = {}
    for name, code in load_table("any", "territory_aliases").items():
        _add(table, name, f"territory:{code}")
    for language in CLDR_LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code != "001":
                _add(table, re.sub(r"\s*[(\[].*", "", name), f"territory:{code}")
    for name, town in load_table("any", "toponyms").items():
        _add(table, name, f"town:{bare(town)}")
    for names in _cldr_towns():
        key = table.get(bare(names[0])) or f"town:{bare(names[0])}"
        for name in names:
            _add(table, name, key)
    return table


def _cldr_towns() -> list[tuple[str, ...]]:
    zones = [Locale(language).time_zones for language in CLDR_LANGUAGES]
    towns = []
    for zone in sorted({*get_global("zone_territories"), *set().union(*zones)}):
        if zone.startswith("Etc/") or "/" not in zone:
            continue
        plain = zone.rsplit("/", 1)[-1].replace("_", " ")
        names = (re.sub(r"\s*[,(\[].*", "", table.get(zone, {}).get("city", plain)) for table in zones)
        towns.append(tuple(names))
    return towns


@cache
def _bodies() -> dict[str, str]:
    table: dict[str, str] = {}
    for canonical, names in load_table("any", "organisations").items():
        for name in names.split("|"):
            _add(table, name, f"body:{bare(canonical)}")
    return table


@cache
def _peoples() -> dict[str, str]:
    table: dict[str, str] = {}
    for code, columns in load_table("any", "demonyms").items():
        english, _, french = columns.partition("\t")
        for form in english.split("|"):
            table.setdefault(fold(form), code)
        for base in french.split("|"):
            for form in _inflected(base):
                table.setdefault(fold(form), code)
    return table


def _inflected(base: str) -> tuple[str, ...]:
    """Return the four forms of a regular French adjective ("ukrainien", "ukrainienne", …)."""
    ending = "ne" if base.endswith(("en", "on")) else "" if base.endswith(("e", "i", "è")) else "e"
    feminine = base + ending
    plural = base if base.endswith(("s", "x")) else base + "s"
    return base, plural, feminine, feminine + "s"


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of all names, and the names of one word as they are kept."""
    names = {*_places(), *_bodies(), *_peoples()}
    return frozenset({re.split(r"[ ']", name)[0] for name in names} | names | _NAME_ARTICLES)


@lru_cache(maxsize=REMEMBERED)
def opens_name(word: str) -> bool:
    """Tell whether a name of the gazetteer may begin with a word: a quick no for most words of a text."""
    first = re.split(r"[ ']", fold(word))[0]
    return first in _first_words() or word.replace(".", "") in _first_words()


@lru_cache(maxsize=REMEMBERED)
def place_key(name: str) -> str | None:
    """Return the key of a territory or town (``territory:UA``, ``town:kyiv``), None when it is not known."""
    return _look_up(_places(), name)


@lru_cache(maxsize=REMEMBERED)
def body_key(name: str) -> str | None:
    """Return the key of an international or much-cited body (``body:nato``), None when it is not known."""
    return _look_up(_bodies(), name)


@lru_cache(maxsize=REMEMBERED)
def people_of(name: str) -> str | None:
    """Return the ISO 3166 code of the country a demonym belongs to ("French", "françaises" → ``FR``)."""
    return _peoples().get(fold(name))


def _look_up(table: dict[str, str], name: str) -> str | None:
    name = _WRITTEN_ARTICLE.sub("", name)
    if is_acronym(name):
        found = table.get(name.replace(".", ""))
        if found:
            return found
    return table.get(bare(name)) if not (name.islower() and len(name) <= LONGEST_ACRONYM) else None
