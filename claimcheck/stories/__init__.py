"""Which sources tell of one event, and which of them come from one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from claimcheck.ids import content_id
from claimcheck.stories.grouping import group_articles
from claimcheck.stories.origins import trace_origins
from claimcheck.stories.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from claimcheck.records import Entity, Extract
    from claimcheck.settings import Settings

__all__ = ["Encoder", "group_stories", "trace_origins"]


class Encoder(Protocol):
    """Sentences of any language as vectors of length 1 in one space."""

    def encode(self, texts: Sequence[str], lang: str) -> npt.NDArray[np.float32]:
        """Return one row a text."""
        ...


def group_stories(extracts: Sequence[Extract], entities: Sequence[Entity], settings: Settings) -> tuple[Extract, ...]:
    """Return the extracts with ``source.story`` set: one id for all sources that tell of one event.

    Articles are compared by their titles and openings: entities, words, days and numbers weighted by their rarity
    in the run, and by the people, names and figures of all of their text. An article like no other is a story of its
    own. The id of a story follows from its sources alone, and neither it nor the grouping depends on the order of the
    sources.
    """
    if settings.one_story:
        return _with_story(extracts, [list(range(len(extracts)))])
    by_mention = {mention.id: entity for entity in entities for mention in entity.mentions}
    order = sorted(
        range(len(extracts)), key=lambda number: (extracts[number].source.sha256, extracts[number].source.id)
    )
    groups = group_articles([read_terms(extracts[number], by_mention) for number in order])
    return _with_story(extracts, [[order[number] for number in group] for group in groups])


def _with_story(extracts: Sequence[Extract], groups: Sequence[Sequence[int]]) -> tuple[Extract, ...]:
    story: dict[int, str] = {}
    for group in groups:
        name = content_id("s", *sorted(extracts[number].source.sha256 for number in group))
        story.update((number, name) for number in group)
    return tuple(
        replace(extract, source=replace(extract.source, story=story[number])) for number, extract in enumerate(extracts)
    )
