"""One statement of the user's held against the sources: who says it, who says otherwise, who is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

from claimcheck.align import align_claims
from claimcheck.compare import compare_story
from claimcheck.content import Content, fold, index_mentions, read_content
from claimcheck.link import link_entities
from claimcheck.pipeline.articles import clean_articles
from claimcheck.pipeline.extraction import extract_source, extract_sources, prepare_extraction
from claimcheck.pipeline.models import load_encoder, load_judge
from claimcheck.pipeline.parts import check_parts, read_question, read_sentences
from claimcheck.pipeline.progress import Progress
from claimcheck.pipeline.run import assemble_report, tell_losses
from claimcheck.pipeline.texts import make_source
from claimcheck.pipeline.workers import Workers
from claimcheck.read import read_inputs
from claimcheck.records import Alignment, Check, Entity, Extract, Finding, Part, Report
from claimcheck.settings import Settings

#: The id of the statement among the sources of the report.
STATEMENT = "statement"
#: Share of the statement, by weight, that a claim must hold to bear on it: a lone name in common is not enough for a
#: statement of two participants and an event.
BEARS_ON = 0.34
#: Sentences of a source that an answer rests on.
PASSAGES = 2


def check_statement(
    statement: str,
    paths: Sequence[str],
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    cache: Path | None = None,
) -> Report:
    """Return a report on the statement alone: a `Check` a source, and the findings that the statement takes part in.

    The statement is the source ``statement`` of the report; its dates are read as on the day of the latest article
    ("24 December" without a year), unless the settings date it. Raises `UsageError` when its language is not installed.
    """
    settings = replace(settings or Settings(), one_story=True)
    items = list(read_inputs(paths, settings, stdin, progress))
    with Workers(min(jobs, len(items)), prepare_extraction) as workers:
        sources, problems = clean_articles(items, settings, progress)
        latest = max((source.published for source in sources if source.published), default=None)
        published = settings.published.get(STATEMENT) or latest
        asked = make_source(STATEMENT, statement, settings.languages.get(STATEMENT), published)
        found = extract_sources(sources, settings, workers, progress, cache)
        extracts = [extract_source(asked, settings), *found]
    problems += tell_losses(workers)
    encoder = load_encoder()
    entities, linked = link_entities(extracts)
    alignment = align_claims(linked, entities, encoder, settings)
    findings = [
        finding
        for finding in compare_story(linked, entities, alignment, load_judge(settings), settings)
        if STATEMENT in finding.sources and len(finding.sources) > 1
    ]
    checks = _check_sources(linked, alignment, findings, entities)
    report = assemble_report(linked, entities, (), findings, problems, settings)
    return replace(report, checks=tuple(checks))


def _check_sources(
    extracts: Sequence[Extract], alignment: Alignment, findings: Sequence[Finding], entities: Sequence[Entity]
) -> Iterator[Check]:
    asked, *others = extracts
    entity_of = index_mentions(entities)
    whole = read_content(asked, 0, len(asked.source.text), asked.source.language or "", entity_of)
    asked_about = read_question(_with_known_names(whole, entities), asked.claims)
    for extract in others:
        near = read_sentences(asked_about, extract, alignment.synonyms, entity_of)
        parts = check_parts(asked_about, near)
        passages = tuple(item.evidence for item in near if item.matching.coverage_left >= BEARS_ON)[:PASSAGES]
        unmet = any(
            unit.figure is not None and part.evidence is None
            for unit, part in zip(asked_about.content.content, parts, strict=True)
        )
        yield Check(extract.source.id, _verdict(extract, findings, parts, unmet), parts, passages)


def _with_known_names(content: Content, entities: Sequence[Entity]) -> Content:
    """Return the statement with its capitalised words read as the entities that the sources call so.

    A lone short sentence gives a tagger little to go by; the articles beside it know their names.
    """
    known: dict[str, Entity | None] = {}
    for entity in entities:
        names = {entity.name, *entity.aliases} | ({entity.name.split()[-1]} if entity.label == "PERSON" else set())
        for name in names:
            known[fold(name)] = entity if known.get(fold(name), entity) is entity else None
    units = []
    for unit in content.units:
        named = known.get(unit.norm) if unit.kind == "word" and unit.text[:1].isupper() else None
        units.append(replace(unit, kind="name", entity=named.id, label=named.label) if named else unit)
    return replace(content, units=tuple(units))


def _verdict(
    extract: Extract, findings: Sequence[Finding], parts: Sequence[Part], unmet: bool
) -> Literal["supports", "partly", "otherwise", "silent"]:
    """Say where a source stands; with a figure of the statement unmet it supports at most a part of it."""
    own = [finding for finding in findings if extract.source.id in finding.sources]
    against = any(finding.kind == "contradiction" and _apart(finding, extract.source.id) for finding in own)
    if against or any(part.against for part in parts):
        return "otherwise"
    if not unmet and any(finding.kind == "agreement" for finding in own):
        return "supports"
    return "partly" if any(part.evidence for part in parts) else "silent"


def _apart(finding: Finding, source: str) -> bool:
    """Tell whether a source is on the other side of a finding than the statement; the like values are one side."""
    values = {item.source: item.value for item in finding.evidence}
    return values.get(source) is None or values.get(source) != values.get(STATEMENT)
