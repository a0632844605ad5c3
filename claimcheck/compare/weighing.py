"""Rule, model and signs weighed: who is right where they disagree was measured, not assumed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimcheck.lexicon import load_table
from claimcheck.records import Judgement

Scores = tuple[float, float, float]
#: The order of scores in this module and in a `Judgement`'s explanation of them.
KEYS = ("agrees", "neutral", "contradicts")
#: How many of the pairs with a rule's verdict, and no model, did agree, were neutral and did contradict: made pairs of
#: held-back documents, own pairs and samples of the public development sets. Their shares are the confidence.
ALONE: Mapping[str, Scores] = {"agrees": (340, 32, 17), "contradicts": (19, 29, 232), "neutral": (563, 836, 257)}
#: Types of a rule's contradiction that are weighed, each by how often it was right.
TYPES = ("figure", "date", "place", "antonym", "polarity", "entity", "manner")
#: Probability from which a contradiction is said where it is the likeliest: in one language; across two, where a word
#: without a translation looks like another one; and of two texts of which neither shares `APART` with the other, which
#: mostly tell of two events.
DECIDED, DECIDED_ACROSS, DECIDED_APART = 0.4, 0.5, 0.6
APART = 0.35
#: Probability from which one of a rule and a model that say opposite things is followed: 72 of 92 were right from
#: here, below it 10 of 26.
KNOWN_TO_WIN = 0.6
#: What a model's probabilities are held to before their logarithm is taken.
_LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict with its probabilities (agrees, neutral, contradicts) and the reason."""

    verdict: str
    type: str | None
    scores: Scores
    reason: str


def rule_opinion(verdict: str, type_: str | None, reason: str) -> Opinion:
    """Return a rule's opinion with the probabilities that were measured for it."""
    return Opinion(verdict, type_, _shares(ALONE[verdict]), reason)


def weigh_opinions(rule: Opinion, model: Opinion | None, signs: Mapping[str, float]) -> Judgement:
    """Return the answer: the rule's own without a model, else the verdict that rule, model and signs make likeliest.

    ``signs`` are those of `claimcheck.compare.signs.read_signs`.
    """
    if model is None:
        return answer(rule.verdict, rule.type, rule.scores, rule.reason)
    scores = _probabilities(evidence(rule, model, signs))
    verdict = _decide(scores, _needed(signs))
    if {rule.verdict, model.verdict} == {"agrees", "contradicts"} and max(scores) < KNOWN_TO_WIN:
        verdict = "neutral"
    type_ = rule.type if rule.verdict == "contradicts" else "entailment"
    return answer(verdict, type_, scores, _explain(verdict, rule, model))


def evidence(rule: Opinion, model: Opinion, signs: Mapping[str, float]) -> dict[str, float]:
    """Return all that is weighed, by name."""
    agrees, neutral, contradicts = (max(score, _LEAST) for score in model.scores)
    for_it, against_it = math.log(agrees / neutral), math.log(contradicts / neutral)
    across = signs.get("across", 0.0)
    found = {"any": 1.0, **signs}
    found |= {f"rule {verdict}": float(rule.verdict == verdict) for verdict in ("agrees", "contradicts")}
    for name in TYPES:
        found[f"rule contradicts: {name}"] = float(rule.verdict == "contradicts" and rule.type == name)
    return found | {
        "model agrees": for_it,
        "model contradicts": against_it,
        "model agrees, across": across * for_it,
        "model contradicts, across": across * against_it,
    }


@cache
def _weights() -> Mapping[str, tuple[float, float]]:
    """Return what each piece of evidence adds to the log odds of agreement and of contradiction against neutral."""
    rows = load_table("any", "judge_weights").items()
    return {name: (float(row.split()[0]), float(row.split()[1])) for name, row in rows}


def _probabilities(found: Mapping[str, float]) -> Scores:
    weights = _weights()
    sums = [sum(weights[name][side] * value for name, value in found.items() if name in weights) for side in (0, 1)]
    powers = [math.exp(value - max(*sums, 0.0)) for value in (sums[0], 0.0, sums[1])]
    return powers[0] / sum(powers), powers[1] / sum(powers), powers[2] / sum(powers)


def _needed(signs: Mapping[str, float]) -> float:
    """Return how probable a contradiction must be."""
    if max(signs.get(name, 1.0) for name in ("share of premise", "share of hypothesis")) < APART:
        return DECIDED_APART
    return DECIDED_ACROSS if signs.get("across") else DECIDED


def _decide(scores: Scores, needed: float) -> str:
    agrees, neutral, contradicts = scores
    if contradicts >= max(needed, agrees, neutral):
        return "contradicts"
    return "agrees" if agrees >= neutral else "neutral"


def _explain(verdict: str, rule: Opinion, model: Opinion) -> str:
    """Return what rule and model say, and which of them was followed where they disagree."""
    said = f"{model.reason} that it {_say(model.verdict)}"
    if rule.verdict == "neutral":
        if verdict == model.verdict:
            return f"{model.reason}; by rule: {rule.reason}"
        return f"not sure enough, measured on such pairs: {said}; by rule: {rule.reason}"
    if verdict == rule.verdict == model.verdict:
        return rule.reason
    reasons = f"by rule it {rule.verdict} ({rule.reason}); {said}"
    if verdict == rule.verdict:
        return f"rule and model disagree, and the rule is oftener right on such pairs: {reasons}"
    if verdict == model.verdict:
        return f"rule and model disagree, and the model is oftener right on such pairs: {reasons}"
    return f"rule and model disagree: {reasons}" if rule.verdict != model.verdict else f"not sure enough: {reasons}"


def _say(verdict: str) -> str:
    return "is left open" if verdict == "neutral" else verdict


def _shares(counts: Scores) -> Scores:
    """Return the shares of three counts, each with half a case more (Jeffreys' prior)."""
    total = sum(counts) + 1.5
    first, second, third = ((count + 0.5) / total for count in counts)
    return first, second, third


def answer(verdict: str, type_: str | None, scores: Scores, reason: str) -> Judgement:
    """Return a judgement whose confidence is the probability of its verdict."""
    total = sum(scores)
    shares = {key: round(score / total, 4) for key, score in zip(KEYS, scores, strict=True)}
    ordered = {key: shares[key] for key in ("agrees", "contradicts", "neutral")}
    confidence = ordered[verdict]
    return Judgement(verdict, type_ if verdict == "contradicts" else None, confidence, ordered, reason)  # type: ignore[arg-type]
