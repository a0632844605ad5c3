"""Pronouns and descriptions given to the one entity they can stand for, where the text leaves no other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimcheck.lexicon import load_table, load_words
from claimcheck.lexicon.gazetteer import fold
from claimcheck.link.known import Known, gender_fits, may_be_firm, people, stranger
from claimcheck.link.pronouns import Scene, resolve_pronoun
from claimcheck.link.roles import Office, read_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.records import Extract, Mention

    #: People by class of office and by the territory or body it belongs to.
    Holders = Mapping[str, Mapping[str, Sequence[Known]]]

#: Classes of office that "the minister" can mean besides its own.
_MINISTERS = "-minister"
_NO_MINISTERS = ("prime", "deputy")
#: How far back, in characters, "the minister" may point when several people of that office are named.
NEAR = 600
#: Of more people with an office in one article only the last so many are looked at: no news has so many, a list may.
MOST_OFFICIALS = 200

#: What narrows "the company" down to one that need not have been named ("the company that built it").
_NARROWED = re.compile(r"\s(?:of|that|which|whose|behind|de|du|des|qui|que|dont)\b|\s(?:d|qu)['’]")
#: What may stand behind "the company" where it is no subject: else it may be part of a longer name or compound.
_CLOSED = re.compile(r"\s?[.,;:!?)»”]|['’]s\b|\s(?:to|and|et|a|à|in|on|en|for|pour)\b")

#: Those of a run in which nobody holds an office.
NOBODY: Holders = MappingProxyType({})


@dataclass(slots=True)
class _Said:
    """Who and what has been mentioned so far, by what a description may ask for."""

    order: list[tuple[Mention, Known]] = field(default_factory=list)
    officials: dict[int, Known] = field(default_factory=dict)
    things: dict[str, dict[int, Known]] = field(default_factory=dict)
    """Bodies, places and things by each word of their names."""
    firms: dict[int, Known] = field(default_factory=dict)
    """Bodies that "the company" may mean."""
    _longest: int = 0
    _seen: set[int] = field(default_factory=set)

    def add(self, mention: Mention, one: Known) -> None:
        self.order.append((mention, one))
        self._longest = max(self._longest, mention.end - mention.start)
        if mention.form == "name" and mention.label == "ORG" and may_be_firm(mention.text):
            self.firms[one.key] = one
        if one.key in self._seen:
            return
        self._seen.add(one.key)
        if one.kind == "PERSON" and one.offices:
            self.officials[one.key] = one
        if one.kind == "THING":
            for word in {word for name in one.names for word in name.split()}:
                self.things.setdefault(word, {})[one.key] = one

    def near(self, place: int) -> list[Known]:
        """Return the people mentioned shortly before a place, in the order of the text."""
        return people(one for _, one in self.close(place))

    def close(self, place: int) -> list[tuple[Mention, Known]]:
        """Return what was mentioned shortly before a place, in the order of the text."""
        edge = place - NEAR
        row = takewhile(lambda item: item[0].start + self._longest >= edge, reversed(self.order))
        return [item for item in row if item[0].end >= edge][::-1]


def by_office(people: Iterable[Known]) -> Holders:
    """Return who holds an office of a class, and of a territory or body, where that is known."""
    holders: dict[str, dict[str, list[Known]]] = {}
    for one in people:
        for kind, of in sorted({(office.kind, of) for office in one.offices for of in office.of}):
            holders.setdefault(kind, {}).setdefault(of, []).append(one)
    return holders


def resolve_references(
    extract: Extract, names: Mapping[str, Known], language: str, everyone: Holders = NOBODY
) -> dict[str, int]:
    """Return mention id → entity key for the references of one source that are safe to resolve.

    ``names`` gives the entity of each name mention. ``everyone`` are the people of the whole run by class of office:
    "the French president" may be named only in another article. A reference with two candidates is left out.
    """
    resolved: dict[str, int] = {}
    scene = Scene(extract.source.text, extract.quotes, _things_speak(language))
    said = _Said()
    for number, mention in enumerate(sorted(extract.mentions, key=lambda mention: (mention.start, -mention.end))):
        one = names.get(mention.id)
        if one is None and mention.form != "name" and mention.number != "pl":
            one = _resolve(mention, said, scene, language, everyone)
            if one is not None:
                resolved[mention.id] = one.key
        if one is not None:
            said.add(mention, one)
            scene.add(mention, one)
        elif mention.form != "name" and mention.label == "PERSON" and mention.number != "pl":
            scene.add(mention, stranger(number, mention.gender))
    return resolved


def _things_speak(language: str) -> bool:
    """Tell whether the language has pronouns that stand for people and for things alike."""
    return any("things" in entry.split("|") for entry in load_table(language, "person_pronouns").values())


def _resolve(
    mention: Mention,
    said: _Said,
    scene: Scene,
    language: str,
    everyone: Holders,
) -> Known | None:
    if mention.form == "pronoun":
        return resolve_pronoun(mention, scene)
    if mention.form != "nominal":
        return None
    if mention.label == "PERSON":
        return _office_holder(mention, said, language, everyone)
    return _kind(mention, said) or _firm(mention, said, scene.text, language)


def _office_holder(
    mention: Mention,
    said: _Said,
    language: str,
    everyone: Holders,
) -> Known | None:
    offices = read_role(mention.text, language)
    if not offices or offices[0].former:
        return None
    office = offices[0]
    officials = list(said.officials.values())[-MOST_OFFICIALS:]
    fits = [one for one in officials if _holds(one, office) and gender_fits(mention, one)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        close = [one for one in said.near(mention.start) if one in fits]
        return close[0] if len(close) == 1 else None
    if not office.of:
        return None
    kinds = [kind for kind in everyone if kind == office.kind or (office.kind == "minister" and _MINISTERS in kind)]
    those = people(one for kind in kinds for of in sorted(office.of) for one in everyone[kind].get(of, ()))
    holders = [one for one in those if gender_fits(mention, one) and _holds(one, office, strictly=True)]
    return holders[0] if len(holders) == 1 else None


def _holds(one: Known, office: Office, strictly: bool = False) -> bool:
    return any(_same_office(held, office, strictly) for held in one.offices)


def _same_office(held: Office, office: Office, strictly: bool) -> bool:
    minister = office.kind == "minister" and held.kind.endswith(_MINISTERS) and not held.kind.startswith(_NO_MINISTERS)
    if held.kind != office.kind and not minister:
        return False
    return bool(held.of & office.of) or (not strictly and not (held.of and office.of))


def _kind(mention: Mention, said: _Said) -> Known | None:
    """Give "the coalition" to the one body named before whose name holds that very word."""
    named = list(said.things.get(fold(mention.head), {}).values())
    return named[0] if len(named) == 1 and mention.label == "ORG" else None


def _firm(mention: Mention, said: _Said, text: str, language: str) -> Known | None:
    """Give "the company" to the firm that was a subject shortly before, if no other body was mentioned there."""
    words = re.split(r"[\s'’]+", mention.text.casefold())
    if len(words) != 2 or words[1] not in load_words(language, "company_nouns") or _NARROWED.match(text, mention.end):
        return None
    if not (mention.subject or _CLOSED.match(text, mention.end)):
        return None
    close = said.close(mention.start)
    bodies = {one.key: one for other, one in close if other.label == "ORG" and one.kind == "THING"}
    led = any(other.subject and one.key in said.firms for other, one in close)
    return next(iter(bodies.values())) if len(bodies) == 1 and led else None
