"""What linking knows of an entity when references to it are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import load_table, load_words
from claimcheck.lexicon.gazetteer import body_key, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.link.roles import Office
    from claimcheck.records import Mention


@dataclass(frozen=True, slots=True)
class Known:
    """An entity by its kind, genders, offices and folded names; ``named`` is false of a person nobody names."""

    key: int
    kind: str
    genders: frozenset[str]
    offices: frozenset[Office]
    names: frozenset[str]
    named: bool = True


def people(items: Iterable[Known]) -> list[Known]:
    """Return the people among entities, each once, in order."""
    return list({one.key: one for one in items if one.kind == "PERSON"}.values())


def gender_fits(mention: Mention, one: Known) -> bool:
    """Tell whether nothing is known against a mention's gender."""
    return not (mention.gender and one.genders and mention.gender not in one.genders)


def gender_shown(mention: Mention, one: Known) -> bool:
    """Tell whether an entity is known to have the gender of a mention, and no other."""
    return mention.gender is not None and one.genders == {mention.gender}


def stranger(number: int, gender: str | None) -> Known:
    """Return a person of whom only the gender may be known; ``number`` tells strangers apart."""
    return Known(-1 - number, "PERSON", frozenset({gender} if gender else ()), frozenset(), frozenset(), named=False)


@cache
def may_be_firm(name: str) -> bool:
    """Tell whether nothing in a body's name shows it to be something else than a firm or a group."""
    words = fold(name).split()
    if words and words[-1] in load_words("any", "organisation_suffixes"):
        return True
    if body_key(name) or name in load_table("any", "agencies"):
        return False
    for language in ("en", "fr"):
        firms = load_words(language, "company_nouns") | {"bank", "banque", "airlines"}
        kinds = {fold(noun) for noun, kind in load_table(language, "kinds").items() if kind == "ORG"}
        if any(word in kinds and word not in firms for word in words):
            return False
    return True
