"""People of one source: who is named in full, and whom each short name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.link.cluster import Cluster, clash
from claimcheck.link.names import parts, same_person, short_form_of, skeleton, surname

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.link.cluster import Words
    from claimcheck.records import Mention

#: Of more people of one surname in one article only the last so many are looked at: no news has so many, a list may.
MOST_NAMESAKES = 100
#: A short name of more words is not looked for in longer ones.
LONGEST_SHORT = 10


def cluster_people(names: Sequence[Mention]) -> list[Cluster]:
    """Gather full names first, then give each short name to the one it can shorten, the nearest before it first."""
    clusters = _full_names([mention for mention in names if len(parts(mention.text)) > 1])
    shortened = _Shortened(clusters)
    loose: list[Cluster] = []
    same: dict[Words, list[Cluster]] = {}
    for mention in names:
        words = parts(mention.text)
        if len(words) > 1:
            continue
        home = _longer_name(words, mention, shortened.longer_than(words)) or _same_short(mention, same.get(words, ()))
        if home is None:
            home = Cluster("PERSON")
            loose.append(home)
            same.setdefault(words, []).append(home)
        home.add(mention)
    for cluster in (*clusters, *loose):
        cluster.sort()
        cluster.keys.add("person:" + " ".join(cluster.full))
    return _absorb(clusters, shortened) + loose


def _full_names(names: Sequence[Mention]) -> list[Cluster]:
    clusters: list[Cluster] = []
    namesakes: dict[str, list[Cluster]] = {}
    for mention in names:
        words = parts(mention.text)
        same = namesakes.setdefault(skeleton(" ".join(surname(words))), [])
        fits = (
            cluster
            for cluster in same[-MOST_NAMESAKES:]
            if same_person(words, cluster.full) and not clash({mention.gender}, cluster.genders)
        )
        home = next(fits, None)
        if home is None:
            home = Cluster("PERSON")
            clusters.append(home)
            same.append(home)
        home.add(mention)
    return clusters


class _Shortened:
    """Clusters of full names by what may shorten them: how a name begins, how it ends, how its surname sounds."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._clusters = clusters
        self._places: dict[Words | str, list[int]] = {}
        for place, cluster in enumerate(clusters):
            words = cluster.full
            sizes = range(1, min(len(words), LONGEST_SHORT + 1))
            keys: set[Words | str] = {edge for size in sizes for edge in (words[:size], words[-size:])}
            for key in keys | {skeleton(" ".join(surname(words)))}:
                self._places.setdefault(key, []).append(place)

    def longer_than(self, words: Words) -> list[Cluster]:
        """Return the clusters whose name these words shorten, in their order."""
        places = {*self._places.get(words, ()), *self._places.get(skeleton(" ".join(words)), ())}
        found = (self._clusters[place] for place in sorted(places))
        return [cluster for cluster in found if short_form_of(words, cluster.full)]


def _absorb(clusters: list[Cluster], shortened: _Shortened) -> list[Cluster]:
    """Merge names of several words that shorten one other name ("van der Leyen", "Kim Jong")."""
    kept: list[Cluster] = []
    for cluster in clusters:
        longer = shortened.longer_than(cluster.full)
        if len(longer) == 1 and not clash(cluster.genders, longer[0].genders):
            longer[0].absorb(cluster)
        else:
            kept.append(cluster)
    return kept


def _longer_name(words: Words, mention: Mention, longer: Sequence[Cluster]) -> Cluster | None:
    fits = [cluster for cluster in longer if not clash({mention.gender}, cluster.genders)]
    by_surname = [cluster for cluster in fits if words[-1] == cluster.full[-1]] or fits
    before = [cluster for cluster in by_surname if cluster.first < mention.start]
    if not before:
        return by_surname[0] if by_surname else None
    held = [cluster for cluster in before if words in cluster.earliest]
    if len(held) == 1 and len(before) > 1 and _came_first(held[0], before, words):
        return held[0]
    return max(before, key=lambda cluster: cluster.last_before(mention.start))


def _came_first(one: Cluster, others: Sequence[Cluster], words: Words) -> bool:
    """Tell whether a bare surname was somebody's before anybody else of that surname was named: it stays theirs."""
    return all(cluster is one or cluster.first > one.earliest[words] for cluster in others)


def _same_short(mention: Mention, same: Sequence[Cluster]) -> Cluster | None:
    return next((cluster for cluster in same if not clash({mention.gender}, cluster.genders)), None)
