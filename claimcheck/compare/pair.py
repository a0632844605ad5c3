"""One pair of texts: does the premise support the hypothesis, contradict it, or leave it open; rules first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.compare.agreement import clash
from claimcheck.compare.asking import CONTRADICTS, ENTAILS, NEUTRAL, JudgeModel
from claimcheck.compare.ladder import conflict, other_time
from claimcheck.compare.minimal import compare_minimal
from claimcheck.compare.sides import Laid, Side, disputing, lay_out, why_not_comparable
from claimcheck.compare.signs import read_signs
from claimcheck.compare.support import find_support
from claimcheck.compare.verdict import Verdict
from claimcheck.compare.weighing import KEYS, Opinion, rule_opinion, weigh_opinions
from claimcheck.compare.windows import in_the_others_figures, read_in_windows, shared_words
from claimcheck.content import index_mentions, learn_synonyms, read_content
from claimcheck.content.match import dates_meet
from claimcheck.content.synonyms import Encoder
from claimcheck.records import Claim, Entity, Extract, Judgement

_UNSURE = frozenset({"planned", "hedged", "conditional", "opinion", "denied"})
_TO_COME = frozenset({"planned", "conditional"})


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a pair before it is weighed: the rules' opinion, the model's if one was asked, the signs."""

    rule: Opinion
    model: Opinion | None
    signs: Mapping[str, float]


def judge_extracts(
    premise: Extract,
    hypothesis: Extract,
    entities: Sequence[Entity],
    judge: JudgeModel | None = None,
    encoder: Encoder | None = None,
) -> Judgement:
    """Judge whether the premise supports or contradicts the hypothesis.

    The rules decide what rules can; the model decides the rest; where they disagree, the one that is oftener right on
    such pairs, or neither. Missing information is neutral, never a contradiction.
    """
    case = read_case(premise, hypothesis, entities, judge, encoder)
    return weigh_opinions(case.rule, case.model, case.signs)


def read_case(
    premise: Extract,
    hypothesis: Extract,
    entities: Sequence[Entity],
    judge: JudgeModel | None = None,
    encoder: Encoder | None = None,
) -> Case:
    """Return what rules, model and signs say of a pair."""
    entity_of = index_mentions(entities)
    by_id = {entity.id: entity for entity in entities}
    left, right = (_sides(extract, entity_of, by_id) for extract in (premise, hypothesis))
    units = [(side.content.language, unit) for side in (*left, *right) for unit in side.content.units]
    synonyms = learn_synonyms(units, encoder)
    whole = lay_out(left[0], right[0], 1.0, None, synonyms)
    rule = _judge_by_rule(left, right, whole)
    return Case(rule, _ask(premise, hypothesis, judge, whole), read_signs(whole, left, right))


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


def _judge_by_rule(left: Sequence[Side], right: Sequence[Side], whole: Laid) -> Opinion:
    for one in left:
        for two in right:
            verdict = _conflict(lay_out(one, two, 1.0, None, whole.synonyms))
            if verdict is not None:
                return rule_opinion("contradicts", verdict.type, verdict.explanation)
    support = find_support(whole) if _as_sure(left, right) else None
    if support is not None:
        return rule_opinion("agrees", None, support)
    return rule_opinion("neutral", None, _missing(whole))


def _as_sure(left: Sequence[Side], right: Sequence[Side]) -> bool:
    """Tell whether the premise is as sure as the hypothesis: a hedge supports no fact, a plan none, a fact no plan.

    Nor does a denial by the verb alone ("denied having taken") support what is denied.
    """
    if left[0].claim.polarity != right[0].claim.polarity:
        return False
    unsure = [{side.claim.modality for side in sides} & _UNSURE for sides in (left, right)]
    return unsure[0] <= unsure[1] and unsure[0] & _TO_COME == unsure[1] & _TO_COME


def _conflict(pair: Laid) -> Verdict | None:
    if disputing(pair) or why_not_comparable(pair) is not None or other_time(pair) is not None:
        return None
    verdict = conflict(pair) or compare_minimal(pair)
    if verdict is None or verdict.kind != "contradiction" or (verdict.type != "date" and _of_other_days(pair)):
        return None
    return None if verdict.type == "entity" and _may_be_one_body(pair) else verdict


def _of_other_days(pair: Laid) -> bool:
    """Tell whether each side has a day of its own: what differs besides ("$400 on 12 June", "$300 on 10 June") may."""
    units = (pair.matching.left, pair.matching.right)
    days = [[unit.date for unit in own if unit.date is not None] for own in units]
    return any(dates_meet(one, two) is False for one in days[0] for two in days[1])


def _may_be_one_body(pair: Laid) -> bool:
    """Tell whether two bodies without a partner may be one: named in two languages, or one by the other's initials."""
    across = pair.languages[0] != pair.languages[1]
    bodies = [[unit.text for unit in own if unit.label == "ORG"] for own in (pair.matching.left, pair.matching.right)]
    return any(across or one in _initials(two) or two in _initials(one) for one in bodies[0] for two in bodies[1])


def _initials(name: str) -> tuple[str, str]:
    """Return the first letters of all words of a name ("BoJ") and of those that begin with a capital ("FAZ")."""
    words = name.split()
    return "".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper())


def _missing(pair: Laid) -> str:
    reason = why_not_comparable(pair) or clash(pair)
    if reason:
        return reason
    words = ", ".join(f"“{unit.text}”" for unit in pair.matching.right[:4])
    return f"the premise does not say {words}" if words else "no rule decides"


def _ask(premise: Extract, hypothesis: Extract, judge: JudgeModel | None, whole: Laid) -> Opinion | None:
    """Return the model's opinion: of a long premise the window decides that has most of the hypothesis's words.

    Any window that agrees would not do: on podcasts against edited summaries that told right from wrong no better than
    chance (area under the curve 0.54), the window with most of the words did (0.75). Of a long hypothesis each part is
    asked about: one that is contradicted decides, all must be supported.
    """
    if judge is None:
        return None
    reading = read_in_windows(premise, hypothesis, in_the_others_figures(whole))
    pairs = [(left, right) for right in reading.hypotheses for left in reading.premises]
    langs = (premise.source.language or "en", hypothesis.source.language or "en")
    rows = judge.predict(pairs, [langs] * len(pairs))
    width = len(reading.premises)
    deciding = [
        min(range(first, first + width), key=lambda row: (-shared_words(*pairs[row]), rows[row][NEUTRAL], row))
        for first in range(0, len(pairs), width)
    ]
    best = min(deciding, key=lambda row: (rows[row].argmax() != CONTRADICTS, _agrees(rows[row]), rows[row][ENTAILS]))
    scores = (float(rows[best][ENTAILS]), float(rows[best][NEUTRAL]), float(rows[best][CONTRADICTS]))
    verdict = KEYS[scores.index(max(scores))]
    reason = f"the model's probability is {max(scores):.2f}"
    if len(pairs) > 1:
        passage, part = pairs[best]
        about = f" on “{part[:80]}”" if len(reading.hypotheses) > 1 else ""
        reason += f"{about}, reading “{passage[:80]}” as the passage of {width} that decides"
    return Opinion(verdict, "entailment" if verdict == "contradicts" else None, scores, reason)


def _agrees(row: npt.NDArray[np.floating[Any]]) -> bool:
    return bool(row.argmax() == ENTAILS)
