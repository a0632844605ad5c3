"""Verdicts to findings: the same conflict told by several sources is one finding, agreements are whole groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.compare.confidence import confidence_of
from claimcheck.compare.verdict import Verdict
from claimcheck.ids import content_id
from claimcheck.records import Evidence, Finding, Source, Step


@dataclass(frozen=True, slots=True)
class Decided:
    """A verdict with the score of the pair that it was reached on and the ids that it settles."""

    verdict: Verdict
    score: float
    ids: tuple[str, str]


def overlaps(left: Evidence, right: Evidence) -> bool:
    """Tell whether two pieces of evidence share words."""
    return left.source == right.source and left.start < right.end and right.start < left.end


def drop_repeats(decided: Iterable[Decided]) -> list[Decided]:
    """Return the verdicts without those that repeat a better one on overlapping words of the same two sources."""
    kept: list[Decided] = []
    for item in sorted(decided, key=_best_first):
        if not any(_repeats(item.verdict, other.verdict) for other in kept):
            kept.append(item)
    return kept


def _best_first(item: Decided) -> tuple[float, float, int, str, str]:
    """Order by confidence, alignment, then the shortest words: the exact clause says it best."""
    verdict = item.verdict
    length = verdict.left.end - verdict.left.start + verdict.right.end - verdict.right.start
    return -confidence_of(verdict.rule), -round(item.score, 2), length, *item.ids


def _repeats(one: Verdict, two: Verdict) -> bool:
    same_words = (overlaps(one.left, two.left) and overlaps(one.right, two.right)) or (
        overlaps(one.left, two.right) and overlaps(one.right, two.left)
    )
    if not same_words or one.kind != two.kind:
        return same_words and {one.kind, two.kind} == {"altered_quote", "contradiction"}
    marked = {(e.source, *span) for e in (one.left, one.right) for span in e.marked}
    other = {(e.source, *span) for e in (two.left, two.right) for span in e.marked}
    return one.type == two.type or bool(marked & other) or not marked or not other


def merge_camps(decided: Sequence[Decided], agreeing: Mapping[str, str]) -> list[list[Decided]]:
    """Join conflicts of one kind and type whose two sides agree: five sources on two figures are one finding.

    ``agreeing`` gives the agreement that a claim belongs to. Two sources with one figure against a third's are of one
    camp too, in whatever words.
    """
    groups: dict[tuple[object, ...], list[Decided]] = {}
    for item in decided:
        camps = sorted(_camp(evidence, agreeing) for evidence in (item.verdict.left, item.verdict.right))
        groups.setdefault((item.verdict.kind, item.verdict.type, *camps), []).append(item)
    joined: list[list[Decided]] = []
    for group in groups.values():
        home = next((known for known in joined if _one_camp(known[0].verdict, group[0].verdict)), None)
        if home is None:
            joined.append(list(group))
        else:
            home.extend(group)
    return joined


def _one_camp(one: Verdict, two: Verdict) -> bool:
    """Tell whether two conflicts of figures share a side, and the other sides give the same number."""
    if (one.kind, one.type) != (two.kind, two.type) or one.type != "figure":
        return False
    return any(
        _same_figure(left, right) and _number(other) is not None and _number(other) == _number(another)
        for left, other in ((one.left, one.right), (one.right, one.left))
        for right, another in ((two.left, two.right), (two.right, two.left))
    )


def _same_figure(left: Evidence, right: Evidence) -> bool:
    return left.source == right.source and bool(left.marked) and left.marked == right.marked


def _number(evidence: Evidence) -> str | None:
    """Return the number of a figure's value ("220,000 homes"), as `describe_figure` writes it."""
    words = (evidence.value or "").split()
    return next((word for word in words if word[0].isdigit()), None)


def _camp(evidence: Evidence, agreeing: Mapping[str, str]) -> str:
    if evidence.claim is not None and evidence.claim in agreeing:
        return f"agreement {agreeing[evidence.claim]} {evidence.value}"
    return f"{evidence.source} {evidence.start} {evidence.end}"


def make_finding(group: Sequence[Decided], sources: Mapping[str, Source], story: str | None) -> Finding:
    """Return one finding from verdicts that say the same; the surest gives the reason."""
    best = group[0]
    verdict = best.verdict
    evidence: list[Evidence] = []
    for item in group:
        for side in (item.verdict.left, item.verdict.right):
            if not any(overlaps(side, known) for known in evidence):
                evidence.append(side)
    return build_finding(
        verdict, evidence, confidence_of(verdict.rule), sources, story, key=[i for item in group for i in item.ids]
    )


def build_finding(
    verdict: Verdict,
    evidence: Sequence[Evidence],
    confidence: float,
    sources: Mapping[str, Source],
    story: str | None,
    key: Sequence[str],
    missing_from: tuple[str, ...] = (),
    rank: float = 0.0,
) -> Finding:
    """Return a finding of the given evidence, its sources in order of the evidence and its origins counted."""
    named = tuple(dict.fromkeys(item.source for item in evidence))
    claims = tuple(dict.fromkeys(item.claim for item in evidence if item.claim is not None))
    return Finding(
        content_id("n", verdict.kind, verdict.rule, *sorted(set(key))),
        verdict.kind, verdict.type, verdict.rule, confidence, story, claims, named,
        len({sources[name].origin or name for name in named}),
        verdict.explanation, tuple(evidence), steps_of(verdict), missing_from, rank,
    )  # fmt: skip


def steps_of(verdict: Verdict) -> tuple[Step, ...]:
    """Return the rungs that were tried."""
    return verdict.steps
