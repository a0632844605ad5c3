"""What linking knows of an entity when references to it are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
