"""One pair of texts: does the premise support the hypothesis, contradict it, or leave it open; rules first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.compare.agreement import clash
from claimcheck.compare.entailment import CONTRADICTS, ENTAILS, NEUTRAL, JudgeModel
from claimcheck.compare.ladder import conflict, other_time
from claimcheck.compare.minimal import compare_minimal
from claimcheck.compare.sides import Laid, Side, disputing, lay_out, why_not_comparable
from claimcheck.compare.support import find_support
from claimcheck.compare.verdict import Verdict
from claimcheck.compare.windows import read_in_windows
from claimcheck.content import Synonyms, index_mentions, learn_synonyms, read_content
from claimcheck.content.synonyms import Encoder
from claimcheck.records import Claim, Entity, Extract, Judgement

#: What a rule's verdict is worth: by hand, about what the rules reach on our own pairs (`claimcheck evaluate judge`).
RULE_CONFLICT = 0.93
RULE_SUPPORT = 0.85
RULE_SILENT = 0.6
#: Probability from which the model's verdict is taken over a rule's silence, and from which it stops a rule.
MODEL_SURE = 0.5
MODEL_AGAINST = 0.9
_UNSURE = frozenset({"planned", "hedged", "conditional", "opinion", "denied"})
_TO_COME = frozenset({"planned", "conditional"})
_KEYS = ("agrees", "neutral", "contradicts")


@dataclass(frozen=True, slots=True)
class _Opinion:
    """A verdict with its probabilities (agrees, neutral, contradicts) and the reason."""

    verdict: str
    type: str | None
    scores: tuple[float, float, float]
    reason: str


def judge_extracts(
    premise: Extract,
    hypothesis: Extract,
    entities: Sequence[Entity],
    judge: JudgeModel | None = None,
    encoder: Encoder | None = None,
) -> Judgement:
    """Judge whether the premise supports or contradicts the hypothesis.

    The rules decide what rules can; the model decides the rest; where they disagree and neither is known to win the
    answer is neutral and says so. Missing information is neutral, never a contradiction.
    """
    entity_of = index_mentions(entities)
    by_id = {entity.id: entity for entity in entities}
    left, right = (_sides(extract, entity_of, by_id) for extract in (premise, hypothesis))
    units = [(side.content.language, unit) for side in (*left, *right) for unit in side.content.units]
    synonyms = learn_synonyms(units, encoder)
    rule = _judge_by_rule(left, right, synonyms)
    model = _ask(premise, hypothesis, judge)
    return _combine(rule, model)


def _sides(extract: Extract, entity_of: Mapping[str, str], entities: Mapping[str, Entity]) -> list[Side]:
    """Return the whole text as one claim, then the claims found in it."""
    source = extract.source
    language = source.language or "en"
    start, end = source.kept[0][0] if source.kept else 0, len(source.text.rstrip())
    largest = max(extract.claims, key=lambda claim: (claim.end - claim.start, -claim.start), default=None)
    text = source.text[start:end]
    whole = Claim(
        "whole", source.id, start, end, text, text, "statement",
        polarity=largest.polarity if largest else "positive",
        modality=largest.modality if largest else "asserted",
        when=largest.when if largest else None,
        predicate=largest.predicate if largest else "",
        predicate_span=largest.predicate_span if largest else None,
        arguments=tuple(argument for claim in extract.claims for argument in claim.arguments),
        language=language,
    )  # fmt: skip
    claims = [whole, *(c for c in extract.claims if (c.start, c.end) != (start, end))]
    return [Side(c, source, read_content(extract, c.start, c.end, language, entity_of), entities) for c in claims]


def _judge_by_rule(left: Sequence[Side], right: Sequence[Side], synonyms: Synonyms) -> _Opinion:
    whole = lay_out(left[0], right[0], 1.0, None, synonyms)
    for one in left:
        for two in right:
            verdict = _conflict(lay_out(one, two, 1.0, None, synonyms))
            if verdict is not None:
                rest = (1 - RULE_CONFLICT) / 2
                return _Opinion("contradicts", verdict.type, (rest, rest, RULE_CONFLICT), verdict.explanation)
    support = find_support(whole) if _as_sure(left, right) else None
    if support is not None:
        rest = (1 - RULE_SUPPORT) / 2
        return _Opinion("agrees", None, (RULE_SUPPORT, rest, rest), support)
    rest = (1 - RULE_SILENT) / 2
    return _Opinion("neutral", None, (rest, RULE_SILENT, rest), _missing(whole))


def _as_sure(left: Sequence[Side], right: Sequence[Side]) -> bool:
    """Tell whether the premise is as sure as the hypothesis: a hedge supports no fact, a plan none, a fact no plan."""
    unsure = [{side.claim.modality for side in sides} & _UNSURE for sides in (left, right)]
    return unsure[0] <= unsure[1] and unsure[0] & _TO_COME == unsure[1] & _TO_COME


def _conflict(pair: Laid) -> Verdict | None:
    if disputing(pair) or why_not_comparable(pair) is not None or other_time(pair) is not None:
        return None
    verdict = conflict(pair) or compare_minimal(pair)
    return verdict if verdict is not None and verdict.kind == "contradiction" else None


def _missing(pair: Laid) -> str:
    reason = why_not_comparable(pair) or clash(pair)
    if reason:
        return reason
    words = ", ".join(f"“{unit.text}”" for unit in pair.matching.right[:4])
    return f"the premise does not say {words}" if words else "no rule decides"


def _ask(premise: Extract, hypothesis: Extract, judge: JudgeModel | None) -> _Opinion | None:
    """Return the model's opinion: of a long premise the window decides that supports best, else leaves least open.

    Of a long hypothesis each sentence is asked about: one that is contradicted decides, all must be supported.
    """
    if judge is None:
        return None
    reading = read_in_windows(premise, hypothesis)
    pairs = [(left, right) for right in reading.hypotheses for left in reading.premises]
    langs = (premise.source.language or "en", hypothesis.source.language or "en")
    rows = judge.predict(pairs, [langs] * len(pairs))
    width = len(reading.premises)
    deciding = [
        min(range(first, first + width), key=lambda row: (not _agrees(rows[row]), rows[row][NEUTRAL], row))
        for first in range(0, len(pairs), width)
    ]
    best = min(deciding, key=lambda row: (rows[row].argmax() != CONTRADICTS, _agrees(rows[row]), rows[row][ENTAILS]))
    scores = (float(rows[best][ENTAILS]), float(rows[best][NEUTRAL]), float(rows[best][CONTRADICTS]))
    verdict = _KEYS[scores.index(max(scores))]
    reason = f"the model's probability is {max(scores):.2f}"
    if len(pairs) > 1:
        passage, part = pairs[best]
        about = f" on “{part[:80]}”" if len(reading.hypotheses) > 1 else ""
        reason += f"{about}, reading “{passage[:80]}” as the passage of {width} that decides"
    return _Opinion(verdict, "entailment" if verdict == "contradicts" else None, scores, reason)


def _agrees(row: npt.NDArray[np.floating[Any]]) -> bool:
    return bool(row.argmax() == ENTAILS)


def _combine(rule: _Opinion, model: _Opinion | None) -> Judgement:
    if model is None:
        return _answer(rule.verdict, rule.type, rule.scores, rule.reason)
    if rule.verdict == "neutral":
        if model.verdict == "neutral" or max(model.scores) >= MODEL_SURE:
            return _answer(model.verdict, model.type, model.scores, f"{model.reason}; by rule: {rule.reason}")
        return _answer("neutral", None, _mean(rule.scores, model.scores), f"not sure: {model.reason}; {rule.reason}")
    if model.verdict == rule.verdict:
        return _answer(rule.verdict, rule.type, _mean(rule.scores, model.scores), rule.reason)
    against = max(model.scores) if model.verdict != "neutral" else 0.0
    if against >= MODEL_AGAINST:
        by_rule = f"by rule it {rule.verdict} ({rule.reason})"
        reason = f"rule and model disagree: {by_rule}; {model.reason} that it {model.verdict}"
        return _answer("neutral", None, _mean(rule.scores, model.scores), reason)
    return _answer(rule.verdict, rule.type, _mean(rule.scores, rule.scores, model.scores), rule.reason)


def _mean(*rows: tuple[float, float, float]) -> tuple[float, float, float]:
    first, second, third = (sum(row[index] for row in rows) / len(rows) for index in range(3))
    return first, second, third


def _answer(verdict: str, type_: str | None, scores: tuple[float, float, float], reason: str) -> Judgement:
    total = sum(scores)
    shares = {key: round(score / total, 4) for key, score in zip(_KEYS, scores, strict=True)}
    ordered = {key: shares[key] for key in ("agrees", "contradicts", "neutral")}
    confidence = ordered[verdict]
    return Judgement(verdict, type_ if verdict == "contradicts" else None, confidence, ordered, reason)  # type: ignore[arg-type]
