"""What a ladder returns: the verdict on two claims, with the words and values that decided and the rungs tried."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.compare.sides import Laid, Side
from claimcheck.content import Unit
from claimcheck.records import Evidence, FindingKind, Step


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


def make_evidence(side: Side, marked: tuple[Unit, ...] = (), value: str | None = None) -> Evidence:
    """Return a claim's words as evidence, with the units that differ marked."""
    claim = side.claim
    spans = tuple((unit.start, unit.end) for unit in sorted(marked, key=lambda unit: unit.start))
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
