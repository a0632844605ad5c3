"""What a ladder returns: the verdict on two claims, with the words and values that decided and the rungs tried."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from claimcheck.compare.sides import Laid, Side
from claimcheck.content import Unit
from claimcheck.records import Evidence, FindingKind, Step

#: Characters between two marked words across which the mark goes on (a blank, a comma).
_GAP = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a comparison, from which a finding or a judgement is made."""

    kind: FindingKind
    type: str
    rule: str
    explanation: str
    left: Evidence
    right: Evidence
    steps: tuple[Step, ...] = ()

    def after(self, steps: tuple[Step, ...]) -> Verdict:
        """Return the verdict with the rungs tried before it in front of its own."""
        return replace(self, steps=(*steps, *self.steps))


def join_spans(marked: Iterable[Unit]) -> tuple[tuple[int, int], ...]:
    """Return the spans of units in order, words that follow one another as one span."""
    spans: list[tuple[int, int]] = []
    for unit in sorted(marked, key=lambda unit: unit.start):
        if spans and unit.start - spans[-1][1] <= _GAP:
            spans[-1] = (spans[-1][0], max(unit.end, spans[-1][1]))
        else:
            spans.append((unit.start, unit.end))
    return tuple(spans)


def make_evidence(side: Side, marked: tuple[Unit, ...] = (), value: str | None = None) -> Evidence:
    """Return a claim's words as evidence, with the units that differ marked."""
    claim = side.claim
    spans = join_spans(marked)
    return Evidence(claim.id, claim.source, claim.start, claim.end, claim.text, value, spans)


def differ(
    pair: Laid,
    type_: str,
    rule: str,
    explanation: str,
    units: tuple[Unit, Unit],
    values: tuple[str | None, str | None] | None = None,
    threshold: float | None = None,
) -> Verdict:
    """Return a contradiction between one unit of either side."""
    left, right = units
    values = values or (left.text, right.text)
    return Verdict(
        "contradiction",
        type_,
        rule,
        explanation,
        make_evidence(pair.left, (left,), values[0]),
        make_evidence(pair.right, (right,), values[1]),
        (Step(rule, "conflict", f"{left.text} / {right.text}", threshold),),
    )
