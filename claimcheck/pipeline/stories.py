"""The articles of each story with the entities that they name: what alignment and comparison are given to work on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimcheck.records import Entity, Extract, Mention


class Story(NamedTuple):
    """The articles that tell of one event, and the entities in them."""

    extracts: tuple[Extract, ...]
    entities: tuple[Entity, ...]

    @property
    def size(self) -> int:
        """How much there is to compare: the number of claims."""
        return sum(len(extract.claims) for extract in self.extracts)


def split_stories(extracts: Sequence[Extract], entities: Sequence[Entity]) -> Iterator[Story]:
    """Yield the extracts of each story, in the order in which the stories first appear, with its entities.

    Those of one story come by their ids: where nothing else decides, what stands first does, and that must not be the
    order in which files were named. An entity holds its mentions in the story alone, so that the work on a story does
    not grow with the whole run.
    """
    stories: dict[str | None, list[Extract]] = {}
    for extract in extracts:
        stories.setdefault(extract.source.story, []).append(extract)
    story_of = {extract.source.id: extract.source.story for extract in extracts}
    named: dict[str | None, list[Entity]] = {story: [] for story in stories}
    for entity in entities:
        mentions: dict[str | None, list[Mention]] = {}
        for mention in entity.mentions:
            mentions.setdefault(story_of[mention.source], []).append(mention)
        for story, own in mentions.items():
            named[story].append(replace(entity, mentions=tuple(own)))
    for story, members in stories.items():
        yield Story(tuple(sorted(members, key=lambda extract: extract.source.id)), tuple(named[story]))
