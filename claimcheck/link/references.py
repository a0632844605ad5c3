"""Pronouns and descriptions given to the one entity they can stand for, where the text leaves no other."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimcheck.lexicon.gazetteer import fold
from claimcheck.link.roles import Office, read_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.records import Mention

#: Classes of office that "the minister" can mean besides its own.
_MINISTERS = "-minister"
_NO_MINISTERS = ("prime", "deputy")
#: How far back, in characters, "the minister" may point when several people of that office are named.
NEAR = 600


#: People of a run in which nobody holds an office.
NOBODY: Mapping[str, Sequence[Known]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """What linking knows of an entity when references are resolved: kind, genders, offices and folded names."""

    key: int
    kind: str
    genders: frozenset[str]
    offices: frozenset[Office]
    names: frozenset[str]


def by_office(people: Iterable[Known]) -> dict[str, list[Known]]:
    """Return class of office → the people who hold one of it."""
    holders: dict[str, list[Known]] = {}
    for one in people:
        for kind in sorted({office.kind for office in one.offices}):
            holders.setdefault(kind, []).append(one)
    return holders


def resolve_references(
    mentions: Sequence[Mention],
    names: Mapping[str, Known],
    language: str,
    everyone: Mapping[str, Sequence[Known]] = NOBODY,
) -> dict[str, int]:
    """Return mention id → entity key for the references of one source that are safe to resolve.

    ``names`` gives the entity of each name mention. ``everyone`` are the people of the whole run by class of office:
    "the French president" may be named only in another article. A reference with two candidates is left out.
    """
    resolved: dict[str, int] = {}
    known = dict(names)
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if mention.form == "name":
            continue
        before = [m for m in mentions if m.id in known and m.end <= mention.start]
        found = _resolve(mention, before, known, language, everyone)
        if found:
            known[mention.id] = found
            resolved[mention.id] = found.key
    return resolved


def _resolve(
    mention: Mention,
    before: Sequence[Mention],
    known: Mapping[str, Known],
    language: str,
    everyone: Mapping[str, Sequence[Known]],
) -> Known | None:
    if mention.number == "pl":
        return None
    if mention.form == "pronoun":
        if mention.gender is None and " " not in mention.text:
            return None
        return _pronoun(mention, before, known)
    if mention.label == "PERSON":
        return _office_holder(mention, before, known, language, everyone)
    return _kind(mention, before, known)


def _office_holder(
    mention: Mention,
    before: Sequence[Mention],
    known: Mapping[str, Known],
    language: str,
    everyone: Mapping[str, Sequence[Known]],
) -> Known | None:
    offices = read_role(mention.text, language)
    if not offices or offices[0].former:
        return None
    office = offices[0]
    named = _people([known[m.id] for m in before])
    fits = [one for one in named if _holds(one, office) and _gender_fits(mention, one)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        near = _people([known[m.id] for m in before if mention.start - m.end <= NEAR])
        close = [one for one in near if one in fits]
        return close[0] if len(close) == 1 else None
    if not office.of:
        return None
    kinds = [kind for kind in everyone if kind == office.kind or (office.kind == "minister" and _MINISTERS in kind)]
    those = _people(one for kind in kinds for one in everyone[kind])
    holders = [one for one in those if _gender_fits(mention, one) and _holds(one, office, strictly=True)]
    return holders[0] if len(holders) == 1 else None


def _holds(one: Known, office: Office, strictly: bool = False) -> bool:
    return any(_same_office(held, office, strictly) for held in one.offices)


def _same_office(held: Office, office: Office, strictly: bool) -> bool:
    minister = office.kind == "minister" and held.kind.endswith(_MINISTERS) and not held.kind.startswith(_NO_MINISTERS)
    if held.kind != office.kind and not minister:
        return False
    return bool(held.of & office.of) or (not strictly and not (held.of and office.of))


def _pronoun(mention: Mention, before: Sequence[Mention], known: Mapping[str, Known]) -> Known | None:
    """Take the one person of the sentence before or of this one so far; of several, the one that both point to.

    Somebody named in this sentence comes first, unless the sentence before has another subject: then it is left.
    """
    near = [m for m in before if _close(mention, m) and known[m.id].kind == "PERSON" and m.label != "NORP"]
    near = [m for m in near if _gender_fits(mention, known[m.id])]
    people = _people([known[m.id] for m in near])
    if len(people) == 1:
        return people[0]
    if " " in mention.text:
        return known[near[-1].id] if near else None
    if not mention.subject:
        return None
    here = [m for m in near if _same_sentence(mention, m)]
    subjects = _people([known[m.id] for m in here if m.subject])
    if subjects:
        return subjects[0] if len(subjects) == 1 else None
    earlier = _people([known[m.id] for m in near if m.subject and not _same_sentence(mention, m)])
    named = _people([known[m.id] for m in here])
    if len(earlier) == 1 and all(one.key == earlier[0].key for one in named):
        return earlier[0]
    return named[0] if len(named) == 1 and not earlier else None


def _close(mention: Mention, other: Mention) -> bool:
    """Tell whether a mention stands in the same sentence or the one before."""
    if mention.sentence is None or other.sentence is None:
        return False
    if _same_sentence(mention, other):
        return True
    gap = mention.sentence[0] - other.sentence[1]
    return 0 <= gap <= 2


def _same_sentence(mention: Mention, other: Mention) -> bool:
    return mention.sentence == other.sentence


def _kind(mention: Mention, before: Sequence[Mention], known: Mapping[str, Known]) -> Known | None:
    """Give "the coalition" to the one body named before whose name holds that very word."""
    head = fold(mention.head)
    fits = {known[m.id].key: known[m.id] for m in before if known[m.id].kind == "THING"}
    named = [one for one in fits.values() if any(head in name.split() for name in one.names)]
    return named[0] if len(named) == 1 and mention.label == "ORG" else None


def _people(items: Iterable[Known]) -> list[Known]:
    return list({one.key: one for one in items if one.kind == "PERSON"}.values())


def _gender_fits(mention: Mention, one: Known) -> bool:
    return not (mention.gender and one.genders and mention.gender not in one.genders)
