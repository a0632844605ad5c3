"""Pronouns and descriptions given to the one entity they can stand for, where the text leaves no other."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from claimcheck.lexicon import load_table
from claimcheck.lexicon.gazetteer import fold
from claimcheck.link.known import Known, gender_fits, people, stranger
from claimcheck.link.pronouns import Scene, resolve_pronoun
from claimcheck.link.roles import Office, read_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.records import Extract, Mention

#: Classes of office that "the minister" can mean besides its own.
_MINISTERS = "-minister"
_NO_MINISTERS = ("prime", "deputy")
#: How far back, in characters, "the minister" may point when several people of that office are named.
NEAR = 600


#: People of a run in which nobody holds an office.
NOBODY: Mapping[str, Sequence[Known]] = MappingProxyType({})


def by_office(people: Iterable[Known]) -> dict[str, list[Known]]:
    """Return class of office → the people who hold one of it."""
    holders: dict[str, list[Known]] = {}
    for one in people:
        for kind in sorted({office.kind for office in one.offices}):
            holders.setdefault(kind, []).append(one)
    return holders


def resolve_references(
    extract: Extract, names: Mapping[str, Known], language: str, everyone: Mapping[str, Sequence[Known]] = NOBODY
) -> dict[str, int]:
    """Return mention id → entity key for the references of one source that are safe to resolve.

    ``names`` gives the entity of each name mention. ``everyone`` are the people of the whole run by class of office:
    "the French president" may be named only in another article. A reference with two candidates is left out.
    """
    resolved: dict[str, int] = {}
    scene = Scene(extract.source.text, extract.quotes, _things_speak(language))
    said: list[tuple[Mention, Known]] = []
    for number, mention in enumerate(sorted(extract.mentions, key=lambda mention: (mention.start, -mention.end))):
        one = names.get(mention.id)
        if one is None and mention.form != "name" and mention.number != "pl":
            one = _resolve(mention, said, scene, language, everyone)
            if one is not None:
                resolved[mention.id] = one.key
        if one is not None:
            said.append((mention, one))
            scene.add(mention, one)
        elif mention.form != "name" and mention.label == "PERSON" and mention.number != "pl":
            scene.add(mention, stranger(number, mention.gender))
    return resolved


def _things_speak(language: str) -> bool:
    """Tell whether the language has pronouns that stand for people and for things alike."""
    return any("things" in entry.split("|") for entry in load_table(language, "person_pronouns").values())


def _resolve(
    mention: Mention,
    said: Sequence[tuple[Mention, Known]],
    scene: Scene,
    language: str,
    everyone: Mapping[str, Sequence[Known]],
) -> Known | None:
    if mention.form == "pronoun":
        return resolve_pronoun(mention, scene)
    if mention.form != "nominal":
        return None
    if mention.label == "PERSON":
        return _office_holder(mention, said, language, everyone)
    return _kind(mention, said)


def _office_holder(
    mention: Mention,
    said: Sequence[tuple[Mention, Known]],
    language: str,
    everyone: Mapping[str, Sequence[Known]],
) -> Known | None:
    offices = read_role(mention.text, language)
    if not offices or offices[0].former:
        return None
    office = offices[0]
    named = people(one for _, one in said)
    fits = [one for one in named if _holds(one, office) and gender_fits(mention, one)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        near = people(one for other, one in said if mention.start - other.end <= NEAR)
        close = [one for one in near if one in fits]
        return close[0] if len(close) == 1 else None
    if not office.of:
        return None
    kinds = [kind for kind in everyone if kind == office.kind or (office.kind == "minister" and _MINISTERS in kind)]
    those = people(one for kind in kinds for one in everyone[kind])
    holders = [one for one in those if gender_fits(mention, one) and _holds(one, office, strictly=True)]
    return holders[0] if len(holders) == 1 else None


def _holds(one: Known, office: Office, strictly: bool = False) -> bool:
    return any(_same_office(held, office, strictly) for held in one.offices)


def _same_office(held: Office, office: Office, strictly: bool) -> bool:
    minister = office.kind == "minister" and held.kind.endswith(_MINISTERS) and not held.kind.startswith(_NO_MINISTERS)
    if held.kind != office.kind and not minister:
        return False
    return bool(held.of & office.of) or (not strictly and not (held.of and office.of))


def _kind(mention: Mention, said: Sequence[tuple[Mention, Known]]) -> Known | None:
    """Give "the coalition" to the one body named before whose name holds that very word."""
    head = fold(mention.head)
    fits = {one.key: one for _, one in said if one.kind == "THING"}
    named = [one for one in fits.values() if any(head in name.split() for name in one.names)]
    return named[0] if len(named) == 1 and mention.label == "ORG" else None
