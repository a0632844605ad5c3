"""Bodies, places and things of one source: their names gathered by key, short forms given to the one long name."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.lexicon.gazetteer import fold, is_acronym
from claimcheck.link.cluster import Cluster
from claimcheck.link.names import initials_of, letters_of, thing_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.link.cluster import Words
    from claimcheck.records import Mention

#: Between a name and the acronym in brackets behind it stand a blank and the bracket, at most.
BRACKET_GAP = 2
#: A short name of more words is not looked for in longer ones.
LONGEST_SHORT = 10
#: What the keys of names begin with that the gazetteer has.
KNOWN = ("territory:", "town:", "body:", "people:")


def cluster_things(names: Sequence[Mention], text: str) -> list[Cluster]:
    """Return a cluster for each body, place or thing, in the order of their first mentions."""
    by_key: dict[tuple[str, str], Cluster] = {}
    for mention in names:
        key = thing_key(mention.text, mention.label)
        kind = "NORP" if mention.label == "NORP" else "THING"
        cluster = by_key.setdefault((kind, key), Cluster(kind))
        cluster.add(mention)
        cluster.keys.add(key)
    clusters = list(by_key.values())
    pairs = [*_bracketed(names, text), *_initials(clusters), *_shortened(clusters)]
    home = {mention.id: cluster for cluster in clusters for mention in cluster.mentions}
    for short, full in pairs:
        _merge(home, short, full)
    kept = {id(cluster) for cluster in home.values()}
    return [cluster for cluster in clusters if id(cluster) in kept]


def _merge(home: dict[str, Cluster], short: Mention, full: Mention) -> None:
    one, other = home[short.id], home[full.id]
    if one is other or one.kind != other.kind:
        return
    other.absorb(one)
    home.update((mention.id, other) for mention in one.mentions)
    if is_acronym(short.text) or _is_known(one):
        other.keys |= one.keys


def _is_known(cluster: Cluster) -> bool:
    return any(key.startswith(KNOWN) for key in cluster.keys)


def _bracketed(names: Sequence[Mention], text: str) -> Iterator[tuple[Mention, Mention]]:
    """Pair an acronym in brackets with the name before it: "Social Democratic Party (SPD)"."""
    for full, short in pairwise(sorted(names, key=lambda mention: mention.start)):
        gap = text[full.end : short.start]
        if len(gap) <= BRACKET_GAP and gap.endswith("(") and is_acronym(short.text) and " " in full.text:
            yield short, full


def _initials(clusters: Sequence[Cluster]) -> Iterator[tuple[Mention, Mention]]:
    """Pair an acronym with the one name whose initials it has."""
    named: dict[str, set[int]] = defaultdict(set)
    for place, cluster in enumerate(clusters):
        for text in {mention.text for mention in cluster.mentions if " " in mention.text}:
            for letters in initials_of(text):
                named[letters].add(place)
    for cluster in clusters:
        short = cluster.mentions[0]
        if cluster.kind == "THING" and is_acronym(short.text) and not _is_known(cluster):
            fits = named.get(letters_of(short.text), set())
            if len(fits) == 1:
                yield short, clusters[next(iter(fits))].mentions[0]


def _shortened(clusters: Sequence[Cluster]) -> Iterator[tuple[Mention, Mention]]:
    """Pair a body's short name with the one long name that begins or ends with it ("Tallgrass", "the Commission")."""
    bodies = [cluster for cluster in clusters if cluster.kind == "THING" and cluster.label != "LOC"]
    longer: dict[Words, set[int]] = defaultdict(set)
    for place, cluster in enumerate(bodies):
        for words in {tuple(fold(mention.text).split()) for mention in cluster.mentions}:
            for size in range(1, min(len(words), LONGEST_SHORT + 1)):
                longer[words[:size]].add(place)
                longer[words[-size:]].add(place)
    for place, cluster in enumerate(bodies):
        key = min(cluster.keys)
        if key.startswith(("name:", "acronym:")):
            fits = longer.get(tuple(key.partition(":")[2].casefold().split()), set()) - {place}
            if len(fits) == 1:
                yield cluster.mentions[0], bodies[next(iter(fits))].mentions[0]
