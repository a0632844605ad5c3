"""Clusters of all sources joined where they are one person, body, place or thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.link.names import meaning_key, same_person, skeleton, surname
from claimcheck.link.roles import Office, read_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.link.cluster import Cluster

#: A surname alone is taken for the full name in another article only when both articles share this many other names.
SHARED_CONTEXT = 2
#: Names of bodies and places that are not in the gazetteer are matched by sound across sources from this length on.
SHORTEST_SOUND = 7
#: Broad territories say nothing about whether two articles speak of the same people.
_BROAD = frozenset({"territory:150", "territory:002", "territory:142", "territory:US"})


@dataclass(slots=True)
class Local:
    """One source's cluster with what decides whether it meets another source's.

    ``around`` are the keys of all that the source names, the same set for all its clusters; ``own`` are those that
    only this one has.
    """

    source: str
    cluster: Cluster
    offices: set[Office] = field(default_factory=set)
    around: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the longest name."""
        return self.cluster.full


@dataclass(slots=True)
class _Person:
    """Clusters of several sources that are one person, with the genders that any of them shows."""

    members: list[Local]
    genders: set[str]
    names: dict[tuple[str, ...], None]

    def add(self, item: Local) -> None:
        self.members.append(item)
        self.genders |= item.cluster.genders
        self.names[item.words] = None


def join_clusters(clusters: dict[str, list[Cluster]], languages: dict[str, str]) -> list[list[Local]]:
    """Return the clusters of all sources (source id → clusters), each group one entity.

    Things meet by gazetteer key, by full name or by acronym; people by full name, or by surname when the two
    articles share other names or the office. Nothing else in the run bears on whether two clusters meet.
    """
    local = [item for source in sorted(clusters) for item in _locals(source, clusters[source], languages[source])]
    _settle_kinds(local)
    people = [item for item in local if item.cluster.kind == "PERSON"]
    things = [item for item in local if item.cluster.kind != "PERSON"]
    return _join_things(things) + _join_people(people)


def _locals(source: str, clusters: Sequence[Cluster], language: str) -> list[Local]:
    keys = [_context_keys(cluster) - _BROAD for cluster in clusters]
    holders = Counter(key for held in keys for key in held)
    around = frozenset(holders)
    return [
        Local(source, cluster, _offices(cluster, language), around, frozenset(key for key in held if holders[key] == 1))
        for cluster, held in zip(clusters, keys, strict=True)
    ]


def _settle_kinds(items: Sequence[Local]) -> None:
    """Take a lone word for a body or place where most sources that have it do, and none shows it to be a person."""
    named = {word for item in items if item.cluster.kind == "PERSON" and len(item.words) > 1 for word in item.words}
    things: Counter[str] = Counter()
    people: dict[str, list[Local]] = {}
    for item in items:
        if item.cluster.kind == "THING" and item.cluster.label in ("ORG", "LOC"):
            things.update(key for key in item.cluster.keys if key.startswith("name:"))
        elif item.cluster.kind == "PERSON" and len(item.words) == 1 and not (item.offices or item.cluster.genders):
            people.setdefault("name:" + item.words[0], []).append(item)
    for key, group in people.items():
        if things[key] >= len(group) and key[len("name:") :] not in named:
            for item in group:
                item.cluster.kind = "THING"
                item.cluster.keys = {key}


def _offices(cluster: Cluster, language: str) -> set[Office]:
    roles = {role for mention in cluster.mentions for role in mention.roles}
    return {office for role in roles for office in read_role(role, language) if not office.former}


def _shared_context(one: Local, other: Local) -> int:
    """Return how many things the sources of two clusters name besides these two."""
    shared = one.around & other.around
    return len(shared) - sum(key in shared for key in one.own | other.own)


def _context_keys(cluster: Cluster) -> set[str]:
    if cluster.kind == "PERSON":
        return {"person:" + skeleton(" ".join(surname(cluster.full)))}
    return set() if cluster.kind == "NORP" else cluster.keys


def _join_things(things: Sequence[Local]) -> list[list[Local]]:
    """Group clusters that share a key, directly or through others (disjoint sets, the first cluster as the root)."""
    root = list(range(len(things)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    first: dict[tuple[str, str], int] = {}
    for number, item in enumerate(things):
        for key in sorted(_shared_keys(item.cluster)):
            other = find(first.setdefault((item.cluster.kind, key), number))
            one = find(number)
            root[max(one, other)] = min(one, other)
    groups: dict[int, list[Local]] = {}
    for number, item in enumerate(things):
        groups.setdefault(find(number), []).append(item)
    return list(groups.values())


def _shared_keys(cluster: Cluster) -> set[str]:
    """Return the keys under which another source may speak of the thing: never a short form of a longer name."""
    keys = {key for key in cluster.keys if not key.startswith("name:")}
    named = [key for key in cluster.keys if key.startswith("name:")]
    if named:
        longest = min(named, key=lambda key: (-key.count(" "), key))
        keys.add(longest)
        sound = skeleton(longest[len("name:") :])
        if len(sound) >= SHORTEST_SOUND and " " not in longest:
            keys.add(f"sound:{cluster.label}:{sound}")
        meaning = meaning_key(longest[len("name:") :]) if cluster.kind == "THING" else None
        if meaning is not None:
            keys.add(meaning)
    return keys


def _join_people(people: Sequence[Local]) -> list[list[Local]]:
    by_surname: dict[str, list[_Person]] = {}
    for item in people:
        if len(item.words) > 1:
            slot = by_surname.setdefault(skeleton(" ".join(surname(item.words))), [])
            _put(item, next((person for person in slot if _same_full_name(item, person)), None), slot)
    loose: dict[str, list[_Person]] = {}
    for item in people:
        if len(item.words) == 1:
            sound = skeleton(item.words[0])
            homes = [person for person in by_surname.get(sound, []) if _speaks_of(item, person)]
            if len(homes) == 1:
                homes[0].add(item)
            else:
                slot = loose.setdefault(sound, [])
                _put(item, next((person for person in slot if _speaks_of(item, person)), None), slot)
    return [person.members for slots in (by_surname, loose) for slot in slots.values() for person in slot]


def _put(item: Local, home: _Person | None, slot: list[_Person]) -> None:
    if home is None:
        home = _Person([], set(), {})
        slot.append(home)
    home.add(item)


def _same_full_name(item: Local, person: _Person) -> bool:
    full = (words for words in person.names if len(words) > 1)
    return any(same_person(item.words, words) for words in full) and not _apart(item, person)


def _apart(item: Local, person: _Person) -> bool:
    """Tell whether genders forbid that two clusters are one person."""
    return bool(item.cluster.genders and person.genders and not item.cluster.genders & person.genders)


def _speaks_of(item: Local, person: _Person) -> bool:
    """Tell whether a surname in one article means the person of that surname in the others."""
    if _apart(item, person):
        return False
    for other in person.members:
        if other.source == item.source:
            return False
        shared = _shared_context(item, other)
        if shared >= SHARED_CONTEXT or (shared and _same_office(item, other)):
            return True
    return False


def _same_office(item: Local, other: Local) -> bool:
    return any(one.agrees(two) for one in item.offices for two in other.offices)
