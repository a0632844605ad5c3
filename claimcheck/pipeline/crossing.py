"""From extracts to findings: link, group into stories, and each story on its own, in this process or in the workers."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from claimcheck.align import align_claims
from claimcheck.compare import compare_story
from claimcheck.link import link_entities
from claimcheck.pipeline.copies import name_copies, share_stories, tell_copies, without_copies
from claimcheck.pipeline.models import load_encoder, load_judge
from claimcheck.pipeline.progress import Progress, tell_nobody
from claimcheck.pipeline.stories import Story, split_stories
from claimcheck.pipeline.workers import ALONE, Workers
from claimcheck.records import Entity, Extract, Finding, Group
from claimcheck.settings import Settings
from claimcheck.stories import group_stories, trace_origins


@dataclass(frozen=True, slots=True)
class Crossed:
    """All articles cross-checked: extracts with stories and origins, entities, groups of claims, findings."""

    extracts: tuple[Extract, ...]
    entities: tuple[Entity, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One story cross-checked; ``origins`` holds the origin of each of its sources, and what that is derived from."""

    origins: dict[str, tuple[str | None, tuple[str, ...]]]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]


@contextmanager
def _garbage_is_new() -> Iterator[None]:
    """Look for garbage only among what is made meanwhile: models and extracts stay, and looking them through costs."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@_garbage_is_new()
def cross_check(
    extracts: Sequence[Extract], settings: Settings, workers: Workers = ALONE, progress: Progress | None = None
) -> Crossed:
    """Link and group what was extracted, then trace, align and compare the articles of each story."""
    tell = progress or tell_nobody
    tell("link", 0, 2)
    entities, linked = link_entities(extracts)
    tell("link", 1, 2)
    copies = tell_copies(extract.source for extract in linked)
    linked = share_stories(linked, group_stories(without_copies(linked, copies), entities, settings), copies)
    tell("link", 2, 2)
    stories = list(split_stories(linked, entities))
    tell("compare", 0, len(stories))
    checked: dict[int, Checked] = {}
    # The largest first: whoever gets it last would keep all others waiting.
    order = sorted(range(len(stories)), key=lambda place: (-stories[place].size, place))
    answers = workers.map(partial(check_story, settings=settings), (stories[place] for place in order))
    for done, (place, answer) in enumerate(zip(order, answers, strict=True), start=1):
        checked[place] = answer
        tell("compare", done, len(stories))
    return _put_together(linked, entities, [checked[place] for place in range(len(stories))])


def check_story(story: Story, settings: Settings) -> Checked:
    """Trace the origins of one story's sources, align its claims and compare them, those of copies left out."""
    copies = tell_copies(extract.source for extract in story.extracts)
    encoder, judge = load_encoder(), load_judge(settings)
    with _garbage_is_new():
        extracts = trace_origins(without_copies(story.extracts, copies), encoder, settings)
        alignment = align_claims(extracts, story.entities, encoder, settings)
        findings = compare_story(extracts, story.entities, alignment, judge, settings)
        findings = name_copies(findings, story.extracts, copies)
    origins = {e.source.id: (e.source.origin, e.source.derived_from) for e in extracts}
    origins.update((copy, origins[first]) for copy, first in copies.items())
    return Checked(origins, alignment.groups, tuple(findings))


def _put_together(linked: Sequence[Extract], entities: Sequence[Entity], checked: Sequence[Checked]) -> Crossed:
    origins = {name: found for story in checked for name, found in story.origins.items()}
    traced = []
    for extract in linked:
        origin, derived_from = origins[extract.source.id]
        traced.append(replace(extract, source=replace(extract.source, origin=origin, derived_from=derived_from)))
    return Crossed(
        tuple(traced),
        tuple(entities),
        tuple(group for story in checked for group in story.groups),
        tuple(finding for story in checked for finding in story.findings),
    )


def prepare_crossing(settings: Settings) -> None:
    """Load the models that cross-checking needs."""
    load_encoder()
    load_judge(settings)
