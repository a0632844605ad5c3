"""Names of one source gathered into clusters, one for each person, body, place or thing it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.lexicon.gazetteer import fold
from claimcheck.link.names import parts, thing_key
from claimcheck.link.people import cluster_people
from claimcheck.link.things import KNOWN, cluster_things

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.link.cluster import Cluster
    from claimcheck.records import Mention


def cluster_names(mentions: Sequence[Mention], text: str) -> list[Cluster]:
    """Return the clusters of a source's name mentions, in the order of their first mentions."""
    heads = _heads(mentions)
    names = [mention for mention in mentions if mention.form == "name" and not _is_pair(mention.text, heads)]
    people = _person_forms(names)
    persons = [mention for mention in names if fold(mention.text) in people]
    things = [mention for mention in names if fold(mention.text) not in people]
    clusters = cluster_people(persons) + cluster_things(things, text)
    return sorted(clusters, key=lambda cluster: cluster.mentions[0].start)


def _heads(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    """Return the last word of each name, folded → the names that end with it."""
    heads: dict[str, set[str]] = {}
    for mention in mentions:
        words = fold(mention.text).split() if mention.form == "name" else []
        if words:
            heads.setdefault(words[-1], set()).add(mention.text)
    return heads


def _is_pair(name: str, heads: Mapping[str, set[str]]) -> bool:
    """Tell whether a name is two joined by a hyphen ("the Berg-Diaz talks"), and so neither's."""
    written = re.split(r"[-–—]", name)
    halves = [fold(half) for half in written]
    if len(halves) != 2 or not all(halves):
        return False
    return all(heads.get(half, set()) - {name} or _is_known(text) for half, text in zip(halves, written, strict=True))


def _person_forms(names: Iterable[Mention]) -> set[str]:
    """Return the folded names that are a person's: by most labels, or as the surname of one named in full."""
    votes: dict[str, Counter[bool]] = {}
    surnames: set[str] = set()
    for mention in names:
        words = parts(mention.text)
        shown = bool(mention.roles or mention.gender or not _is_known(mention.text))
        votes.setdefault(fold(mention.text), Counter())[mention.label == "PERSON" and shown] += 1
        if mention.label == "PERSON" and len(words) > 1:
            surnames.add(words[-1])
    known = {form for form, count in votes.items() if count[True] > count[False]}
    of_people = {form for form in surnames & votes.keys() if votes[form][True] or not _is_known(form)}
    return known | of_people


def _is_known(name: str) -> bool:
    return thing_key(name, "LOC").startswith(KNOWN)
