"""Clusters of all sources joined where they are one person, body, place or thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.link.names import same_person, skeleton, surname
from claimcheck.link.roles import Office, read_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.link.clusters import Cluster

#: A surname alone is taken for the full name in another article only when both articles share this many other names.
SHARED_CONTEXT = 2
#: Names of bodies and places that are not in the gazetteer are matched by sound across sources from this length on.
SHORTEST_SOUND = 7
#: Broad territories say nothing about whether two articles speak of the same people.
_BROAD = frozenset({"territory:150", "territory:002", "territory:142", "territory:US"})


@dataclass(slots=True)
class Local:
    """One source's cluster with what decides whether it meets another source's."""

    source: str
    cluster: Cluster
    offices: set[Office] = field(default_factory=set)
    context: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the longest name."""
        return self.cluster.full


def join_clusters(clusters: dict[str, list[Cluster]], languages: dict[str, str]) -> list[list[Local]]:
    """Return the clusters of all sources (source id → clusters), each group one entity.

    Things meet by gazetteer key, by full name or by acronym; people by full name, or by surname when the two
    articles share other names or the office. Nothing else in the run bears on whether two clusters meet.
    """
    local = [
        Local(source, cluster, _offices(cluster, languages[source]), _context(clusters[source], cluster))
        for source in sorted(clusters)
        for cluster in clusters[source]
    ]
    people = [item for item in local if item.cluster.kind == "PERSON"]
    things = [item for item in local if item.cluster.kind != "PERSON"]
    return _join_things(things) + _join_people(people)


def _offices(cluster: Cluster, language: str) -> set[Office]:
    roles = {role for mention in cluster.mentions for role in mention.roles}
    return {office for role in roles for office in read_role(role, language) if not office.former}


def _context(clusters: Iterable[Cluster], own: Cluster) -> frozenset[str]:
    return frozenset(key for cluster in clusters if cluster is not own for key in _context_keys(cluster)) - _BROAD


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
    return keys


def _join_people(people: Sequence[Local]) -> list[list[Local]]:
    by_surname: dict[str, list[list[Local]]] = {}
    for item in people:
        if len(item.words) > 1:
            slot = by_surname.setdefault(skeleton(" ".join(surname(item.words))), [])
            home = next((group for group in slot if _same_full_name(item, group)), None)
            if home is None:
                slot.append([item])
            else:
                home.append(item)
    loose: dict[str, list[list[Local]]] = {}
    for item in people:
        if len(item.words) == 1:
            sound = skeleton(item.words[0])
            homes = [group for group in by_surname.get(sound, []) if _speaks_of(item, group)]
            if len(homes) == 1:
                homes[0].append(item)
            else:
                _add_loose(item, loose.setdefault(sound, []))
    return [group for slots in (by_surname, loose) for slot in slots.values() for group in slot]


def _same_full_name(item: Local, group: Sequence[Local]) -> bool:
    full = (other.words for other in group if len(other.words) > 1)
    return any(same_person(item.words, words) for words in full) and not _apart(item, group)


def _apart(item: Local, group: Sequence[Local]) -> bool:
    """Tell whether genders forbid that two clusters are one person."""
    genders = {gender for other in group for gender in other.cluster.genders}
    return bool(item.cluster.genders and genders and not item.cluster.genders & genders)


def _speaks_of(item: Local, group: Sequence[Local]) -> bool:
    """Tell whether a surname in one article means the person of that surname in the others."""
    if _apart(item, group):
        return False
    for other in group:
        if other.source == item.source:
            return False
        shared = len(item.context & other.context)
        if shared >= SHARED_CONTEXT or (shared and _same_office(item, other)):
            return True
    return False


def _same_office(item: Local, other: Local) -> bool:
    return any(one.agrees(two) for one in item.offices for two in other.offices)


def _add_loose(item: Local, slot: list[list[Local]]) -> None:
    home = next((group for group in slot if _speaks_of(item, group)), None)
    if home is None:
        slot.append([item])
    else:
        home.append(item)
