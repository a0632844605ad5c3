"""Names of one source gathered into clusters, one for each person, body, place or thing it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.lexicon.gazetteer import fold, is_acronym
from claimcheck.link.names import parts, same_person, short_form_of, stands_for, thing_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.records import EntityLabel, Mention

#: Between a name and the acronym in brackets behind it stand a blank and the bracket, at most.
BRACKET_GAP = 2
_KNOWN = ("territory:", "town:", "body:", "people:")


@dataclass(slots=True)
class Cluster:
    """Mentions of one thing while they are gathered; ``keys`` are the names under which other sources may know it."""

    kind: str
    mentions: list[Mention] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    @property
    def full(self) -> tuple[str, ...]:
        """The words of the longest name, the most used one of equally long."""
        names = Counter(parts(mention.text) for mention in self.mentions)
        return min(names, key=lambda words: (-len(words), -names[words], words))

    @property
    def genders(self) -> set[str]:
        """The genders that titles and offices show."""
        return {mention.gender for mention in self.mentions if mention.gender}

    @property
    def label(self) -> EntityLabel:
        """The label given most often; that of people for a person."""
        if self.kind == "PERSON":
            return "PERSON"
        votes = Counter(mention.label for mention in self.mentions)
        return min(votes, key=lambda label: (-votes[label], label))


def cluster_names(mentions: Sequence[Mention], text: str) -> list[Cluster]:
    """Return the clusters of a source's name mentions, in the order of their first mentions."""
    names = [mention for mention in mentions if mention.form == "name" and not _is_pair(mention.text, mentions)]
    people = _person_forms(names)
    persons = [mention for mention in names if fold(mention.text) in people]
    things = [mention for mention in names if fold(mention.text) not in people]
    clusters = _cluster_persons(persons) + _cluster_things(things, text)
    return sorted(clusters, key=lambda cluster: cluster.mentions[0].start)


def _is_pair(name: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a name is two joined by a hyphen ("the Berg-Diaz talks"), and so neither's."""
    halves = [fold(half) for half in re.split(r"[-–—]", name)]
    if len(halves) != 2 or not all(halves):
        return False
    heads = {fold(m.text).split()[-1] for m in mentions if m.form == "name" and m.text != name and m.text.strip()}
    return all(
        half in heads or _is_known(written) for half, written in zip(halves, re.split(r"[-–—]", name), strict=True)
    )


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
    return thing_key(name, "LOC").startswith(_KNOWN)


def _cluster_persons(names: Sequence[Mention]) -> list[Cluster]:
    """Gather full names first, then give each short name to the one it can shorten, the nearest before it first."""
    clusters: list[Cluster] = []
    for mention in names:
        words = parts(mention.text)
        if len(words) > 1:
            fits = (c for c in clusters if same_person(words, c.full) and not _clash({mention.gender}, c.genders))
            home = next(fits, None)
            if home:
                home.mentions.append(mention)
            else:
                clusters.append(Cluster("PERSON", [mention]))
    shorts: list[Cluster] = []
    for mention in names:
        words = parts(mention.text)
        if len(words) > 1:
            continue
        home = _longer_name(words, mention, clusters) or _same_short(words, mention, shorts)
        if home:
            home.mentions.append(mention)
        else:
            shorts.append(Cluster("PERSON", [mention]))
    for cluster in (*clusters, *shorts):
        cluster.mentions.sort(key=lambda mention: mention.start)
        cluster.keys.add("person:" + " ".join(cluster.full))
    return _absorb(clusters) + shorts


def _absorb(clusters: list[Cluster]) -> list[Cluster]:
    """Merge names of several words that shorten one other name ("van der Leyen", "Kim Jong")."""
    kept: list[Cluster] = []
    for cluster in clusters:
        longer = [c for c in clusters if c is not cluster and short_form_of(cluster.full, c.full)]
        if len(longer) == 1 and not _clash(cluster.genders, longer[0].genders):
            longer[0].mentions = sorted(longer[0].mentions + cluster.mentions, key=lambda mention: mention.start)
        else:
            kept.append(cluster)
    return kept


def _longer_name(words: tuple[str, ...], mention: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    fits = [c for c in clusters if short_form_of(words, c.full) and not _clash({mention.gender}, c.genders)]
    by_surname = [c for c in fits if words[-1] == c.full[-1]] or fits
    before = [c for c in by_surname if any(m.start < mention.start for m in c.mentions)]
    if not before:
        return by_surname[0] if by_surname else None
    held = [c for c in before if any(parts(m.text) == words for m in c.mentions)]
    if len(held) == 1 and len(before) > 1 and _came_first(held[0], before, words):
        return held[0]
    return max(before, key=lambda c: max(m.start for m in c.mentions if m.start < mention.start))


def _came_first(one: Cluster, others: Sequence[Cluster], words: tuple[str, ...]) -> bool:
    """Tell whether a bare surname was somebody's before anybody else of that surname was named: it stays theirs."""
    bare = min(m.start for m in one.mentions if parts(m.text) == words)
    return all(c is one or min(m.start for m in c.mentions) > bare for c in others)


def _same_short(words: tuple[str, ...], mention: Mention, shorts: Sequence[Cluster]) -> Cluster | None:
    fits = (c for c in shorts if c.full == words and not _clash({mention.gender}, c.genders))
    return next(fits, None)


def _clash(one: Iterable[str | None], other: set[str]) -> bool:
    known = {gender for gender in one if gender}
    return bool(known and other and not known & other)


def _cluster_things(names: Sequence[Mention], text: str) -> list[Cluster]:
    by_key: dict[tuple[bool, str], Cluster] = {}
    for mention in names:
        key = thing_key(mention.text, mention.label)
        slot = (mention.label == "NORP", key)
        by_key.setdefault(slot, Cluster("NORP" if slot[0] else "THING")).mentions.append(mention)
        by_key[slot].keys.add(key)
    clusters = list(by_key.values())
    for short, full in (*_bracketed(names, text), *_initials(clusters), *_shortened(clusters)):
        _merge(clusters, short, full)
    return clusters


def _merge(clusters: list[Cluster], short: Mention, full: Mention) -> None:
    one = next(c for c in clusters if short in c.mentions)
    other = next(c for c in clusters if full in c.mentions)
    if one is other or one.kind != other.kind:
        return
    other.mentions = sorted(other.mentions + one.mentions, key=lambda mention: mention.start)
    if not is_acronym(short.text) and not any(key.startswith(_KNOWN) for key in one.keys):
        clusters.remove(one)
        return
    other.keys |= one.keys
    clusters.remove(one)


def _bracketed(names: Sequence[Mention], text: str) -> list[tuple[Mention, Mention]]:
    """Pair an acronym in brackets with the name before it: "Social Democratic Party (SPD)"."""
    ordered = sorted(names, key=lambda mention: mention.start)
    pairs = []
    for full, short in pairwise(ordered):
        gap = text[full.end : short.start]
        if len(gap) <= BRACKET_GAP and gap.endswith("(") and is_acronym(short.text) and " " in full.text:
            pairs.append((short, full))
    return pairs


def _initials(clusters: Sequence[Cluster]) -> list[tuple[Mention, Mention]]:
    pairs = []
    for cluster in clusters:
        short = cluster.mentions[0]
        if (
            cluster.kind == "THING"
            and is_acronym(short.text)
            and not any(key.startswith(_KNOWN) for key in cluster.keys)
        ):
            fits = [c for c in clusters if any(stands_for(short.text, m.text) for m in c.mentions if " " in m.text)]
            if len(fits) == 1:
                pairs.append((short, fits[0].mentions[0]))
    return pairs


def _shortened(clusters: Sequence[Cluster]) -> list[tuple[Mention, Mention]]:
    """Pair a body's short name with the one long name that begins or ends with it ("Tallgrass", "the Commission")."""
    pairs = []
    for cluster in clusters:
        key = sorted(cluster.keys)[0]
        if cluster.kind != "THING" or not key.startswith(("name:", "acronym:")):
            continue
        short = tuple(key.partition(":")[2].casefold().split())
        fits = [c for c in clusters if c is not cluster and c.kind == "THING" and _extends(short, c, cluster.label)]
        if len(fits) == 1:
            pairs.append((cluster.mentions[0], fits[0].mentions[0]))
    return pairs


def _extends(short: tuple[str, ...], longer: Cluster, label: EntityLabel) -> bool:
    if longer.label == "LOC" or label == "LOC":
        return False
    for mention in longer.mentions:
        words = tuple(fold(mention.text).split())
        if len(words) > len(short) and (words[: len(short)] == short or words[-len(short) :] == short):
            return True
    return False
