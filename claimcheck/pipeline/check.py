"""One statement of the user's held against the sources: who says it, who says otherwise, who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import BinaryIO, Literal

from claimcheck.align import align_claims
from claimcheck.compare import compare_story
from claimcheck.content import Content, Unit, index_mentions, match_units, read_content
from claimcheck.link import link_entities
from claimcheck.pipeline.models import load_encoder, load_judge
from claimcheck.pipeline.run import (
    Progress,
    assemble_report,
    extract_source,
    extract_sources,
    read_articles,
)
from claimcheck.pipeline.texts import make_source
from claimcheck.records import AlignedPair, Alignment, Check, Claim, Evidence, Extract, Finding, Part, Report
from claimcheck.settings import Settings

#: The id of the statement among the sources of the report.
STATEMENT = "statement"
#: Alignment score from which a source's claim may bear out a part of the statement: below it the two speak of
#: different things that happen to share a name.
BEARS_ON = 0.3


def check_statement(
    statement: str,
    paths: Sequence[str],
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Report:
    """Return a report on the statement alone: a `Check` a source, and the findings that the statement takes part in.

    The statement is the source ``statement`` of the report. Raises `UsageError` when its language is not installed.
    """
    settings = replace(settings or Settings(), one_story=True)
    asked = make_source(STATEMENT, statement, settings.languages.get(STATEMENT), settings.published.get(STATEMENT))
    sources, problems = read_articles(paths, settings, stdin)
    extracts = [extract_source(asked, settings), *extract_sources(sources, settings, jobs, progress)]
    encoder = load_encoder()
    entities, linked = link_entities(extracts)
    alignment = align_claims(linked, entities, encoder, settings)
    findings = [
        finding
        for finding in compare_story(linked, entities, alignment, load_judge(settings), settings)
        if STATEMENT in finding.sources and len(finding.sources) > 1
    ]
    entity_of = index_mentions(entities)
    checks = _check_sources(linked, alignment, findings, entity_of)
    report = assemble_report(linked, entities, (), findings, problems, settings)
    return replace(report, checks=tuple(checks))


def _check_sources(
    extracts: Sequence[Extract], alignment: Alignment, findings: Sequence[Finding], entity_of: dict[str, str]
) -> Iterable[Check]:
    asked, *others = extracts
    whole = read_content(asked, 0, len(asked.source.text), asked.source.language or "", entity_of)
    own = {claim.id for claim in asked.claims}
    scores = {pair.right if pair.left in own else pair.left: pair.score for pair in _touching(alignment, own)}
    for extract in others:
        near = [claim for claim in extract.claims if scores.get(claim.id, 0.0) >= BEARS_ON]
        near.sort(key=lambda claim: (-scores[claim.id], claim.start))
        parts = _check_parts(whole, extract, near, alignment, entity_of)
        yield Check(
            extract.source.id,
            _verdict(extract, findings, parts),
            tuple(parts),
            tuple(claim.id for claim in near),
        )


def _touching(alignment: Alignment, own: set[str]) -> Iterable[AlignedPair]:
    return (pair for pair in alignment.pairs if (pair.left in own) != (pair.right in own))


def _check_parts(
    whole: Content, extract: Extract, near: Sequence[Claim], alignment: Alignment, entity_of: dict[str, str]
) -> list[Part]:
    """Return each unit of the statement with the first words of the nearest claims that bear it out."""
    borne_out: dict[Unit, Evidence] = {}
    for claim in near:
        language = claim.language or extract.source.language or ""
        content = read_content(extract, claim.start, claim.end, language, entity_of)
        for asked, found, _ in match_units(whole, content, alignment.synonyms).pairs:
            evidence = Evidence(claim.id, claim.source, found.start, found.end, found.text)
            borne_out.setdefault(asked, evidence)
    return [Part(unit.start, unit.end, unit.text, borne_out.get(unit)) for unit in whole.content]


def _verdict(
    extract: Extract, findings: Sequence[Finding], parts: Sequence[Part]
) -> Literal["supports", "partly", "otherwise", "silent"]:
    kinds = {finding.kind for finding in findings if extract.source.id in finding.sources}
    if "contradiction" in kinds:
        return "otherwise"
    if "agreement" in kinds:
        return "supports"
    return "partly" if any(part.evidence for part in parts) else "silent"
