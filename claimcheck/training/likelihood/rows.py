"""Pairs of claims of the gold stories with what is known of them, and whether the gold says they agree or conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from claimcheck.align import align_claims
from claimcheck.compare.agreement import clash
from claimcheck.compare.asking import ask
from claimcheck.compare.differences import count_measures
from claimcheck.compare.likelihood import Features, read_features, with_answers
from claimcheck.compare.partners import find_partners
from claimcheck.compare.sides import Laid, Side, disputing, lay_out
from claimcheck.compare.story import read_sides
from claimcheck.content import contents_of
from claimcheck.evaluation.stories_gold import GoldStory, Passage, Wanted, read_gold
from claimcheck.link import link_entities
from claimcheck.pipeline.articles import read_articles
from claimcheck.pipeline.extraction import extract_sources
from claimcheck.pipeline.models import load_encoder, load_judge
from claimcheck.pipeline.stories import Story, split_stories
from claimcheck.settings import Settings
from claimcheck.stories import group_stories, trace_origins

#: Kinds of gold findings whose two sides exclude each other.
CONFLICTS = frozenset({"contradiction", "update", "dispute", "unresolved", "altered_quote"})


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: what is known of it without and with the judge, what the gold says, whether it could agree at all."""

    story: str
    before: Features
    after: Features
    agrees: bool
    conflicts: bool
    clashes: bool


def read_rows(gold: Path) -> tuple[list[Row], int]:
    """Return the pairs of the stories that are not held back, and the number of these stories."""
    stories = [read_gold(path.parent) for path in sorted(gold.glob("*/gold.json"))]
    chosen = [story for story in stories if not story.held_back]
    return [row for story in chosen for row in _rows_of(story)], len(chosen)


def _rows_of(gold: GoldStory) -> Iterator[Row]:
    settings = Settings()
    encoder, judge = load_encoder(), load_judge(settings)
    assert judge is not None  # the shipped one, as none other is asked for
    for story in _stories_of(gold, settings):
        extracts, entities = trace_origins(story.extracts, encoder, settings), story.entities
        alignment = align_claims(extracts, entities, encoder, settings)
        sides = read_sides(extracts, entities, contents_of(alignment.synonyms))
        counts = count_measures(sides.values())
        pairs = []
        for aligned in (*alignment.pairs, *find_partners(sides, alignment.pairs)):
            left, right = sides[aligned.left], sides[aligned.right]
            pair = lay_out(left, right, aligned.score, aligned.similarity, alignment.synonyms, aligned.context)
            if left.source.id != right.source.id and not disputing(pair):
                pairs.append(pair)
        answers = zip(pairs, ask(pairs, judge), ask(pairs, judge, back=True), strict=True)
        for pair, there, back in answers:
            before = read_features(pair, counts)
            yield Row(
                gold.folder.name, before, with_answers(before, there, back),
                _is(gold, pair, frozenset({"agreement"})), _is(gold, pair, CONFLICTS), clash(pair) is not None,
            )  # fmt: skip


def _stories_of(gold: GoldStory, settings: Settings) -> Iterator[Story]:
    sources, _ = read_articles(sorted(str(path) for path in gold.folder.glob("*.txt")), settings)
    entities, linked = link_entities(list(extract_sources(sources, settings)))
    yield from split_stories(group_stories(linked, entities, settings), entities)


def _is(gold: GoldStory, pair: Laid, kinds: frozenset[str]) -> bool:
    return any(item.kind in kinds and _meets(item, pair) for item in gold.findings)


def _meets(item: Wanted, pair: Laid) -> bool:
    return any(_lies_in(pair.left, one) and _lies_in(pair.right, two) for one, two in permutations(item.sides, 2))


def _lies_in(side: Side, passage: Passage) -> bool:
    claim = side.claim
    return claim.source == passage.source and claim.start < passage.end and passage.start < claim.end
