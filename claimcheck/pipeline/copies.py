"""Files of the same content: the first is cross-checked for all of them, so that a copy changes no finding.

The others are named beside it in what it takes part in: who prints an agency's item word for word tells the same story,
and is no witness of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.records import Evidence, Extract, Finding, Problem, Source


def tell_copies(sources: Iterable[Source]) -> dict[str, str]:
    """Return the id of each source of the same content as another → the least id of those."""
    same: dict[str, list[str]] = {}
    for source in sources:
        same.setdefault(source.sha256, []).append(source.id)
    return {copy: min(names) for names in same.values() for copy in names if copy != min(names)}


def without_copies(extracts: Sequence[Extract], copies: Mapping[str, str]) -> tuple[Extract, ...]:
    """Return the extracts of the sources that are no copies."""
    return tuple(extract for extract in extracts if extract.source.id not in copies)


def share_stories(
    extracts: Sequence[Extract], grouped: Iterable[Extract], copies: Mapping[str, str]
) -> tuple[Extract, ...]:
    """Return the extracts with the stories of those that were grouped; a copy's is that of the first."""
    story = {extract.source.id: extract.source.story for extract in grouped}
    return tuple(
        replace(extract, source=replace(extract.source, story=story[copies.get(extract.source.id, extract.source.id)]))
        for extract in extracts
    )


def name_copies(
    findings: Iterable[Finding], extracts: Sequence[Extract], copies: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return the findings with the copies of their sources named behind them; an addition stays with one source."""
    claims = {(c.source, c.start, c.end): c.id for e in extracts if e.source.id in copies for c in e.claims}
    named: dict[str, list[str]] = {}
    for copy, first in copies.items():
        named.setdefault(first, []).append(copy)
    return tuple(finding if finding.kind == "addition" else _name(finding, named, claims) for finding in findings)


def _name(finding: Finding, named: Mapping[str, list[str]], claims: Mapping[tuple[str, int, int], str]) -> Finding:
    beside = [_of_copy(item, copy, claims) for item in finding.evidence for copy in named.get(item.source, ())]
    if not beside:
        return finding
    return replace(
        finding,
        evidence=(*finding.evidence, *beside),
        sources=(*finding.sources, *dict.fromkeys(item.source for item in beside)),
        claims=(*finding.claims, *dict.fromkeys(item.claim for item in beside if item.claim)),
    )


def _of_copy(item: Evidence, copy: str, claims: Mapping[tuple[str, int, int], str]) -> Evidence:
    return replace(item, source=copy, claim=claims.get((copy, item.start, item.end)))


def note_copies(sources: Sequence[Source]) -> list[Problem]:
    """Return a note for each copy."""
    copies = tell_copies(sources)
    return [
        Problem(s.path, "stories", "note", f"the same content as {copies[s.id]!r}: the two count as one origin")
        for s in sources
        if s.id in copies
    ]
