"""What is gathered of one person, body, place or thing while the names of a source are read."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.link.names import parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.records import EntityLabel, Mention

#: A name's words, folded.
Words = tuple[str, ...]


@dataclass(slots=True)
class Cluster:
    """Mentions of one thing; ``keys`` are the names under which other sources may know it.

    Mentions come in by `add` and `absorb` alone, which keep count of what is asked again and again: an article may
    name one person a thousand times. The forms of a name, and the fullest, are known of people only.
    """

    kind: str
    mentions: list[Mention] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    """The genders that titles and offices show."""
    full: Words = ()
    """The words of the longest name, the most used one of equally long."""
    earliest: dict[Words, int] = field(default_factory=dict)
    """Where each form of the name stands first."""
    _starts: list[int] = field(default_factory=list)
    _forms: Counter[Words] = field(default_factory=Counter)
    _labels: Counter[EntityLabel] = field(default_factory=Counter)

    def add(self, mention: Mention) -> None:
        """Take in a mention."""
        self.mentions.append(mention)
        insort(self._starts, mention.start)
        self._labels[mention.label] += 1
        if mention.gender:
            self.genders.add(mention.gender)
        if self.kind == "PERSON":
            words = parts(mention.text)
            self._forms[words] += 1
            self.earliest[words] = min(mention.start, self.earliest.get(words, mention.start))
            self.full = min(self.full or words, words, key=lambda name: (-len(name), -self._forms[name], name))

    def absorb(self, other: Cluster) -> None:
        """Take in another cluster's mentions, all in the order of the text."""
        for mention in other.mentions:
            self.add(mention)
        self.sort()

    def sort(self) -> None:
        """Put the mentions in the order of the text."""
        self.mentions.sort(key=lambda mention: mention.start)

    @property
    def first(self) -> int:
        """Where the earliest mention stands."""
        return self._starts[0]

    def last_before(self, place: int) -> int:
        """Return where the last mention before a place stands; there is one."""
        return self._starts[bisect_left(self._starts, place) - 1]

    @property
    def label(self) -> EntityLabel:
        """The label given most often; that of people for a person."""
        if self.kind == "PERSON":
            return "PERSON"
        return min(self._labels, key=lambda label: (-self._labels[label], label))


def clash(one: Iterable[str | None], other: set[str]) -> bool:
    """Tell whether genders forbid that two mentions are one person's."""
    known = {gender for gender in one if gender}
    return bool(known and other and not known & other)
