"""Rule and model weighed against each other: who is right where they disagree was measured, not assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.records import Judgement

Scores = tuple[float, float, float]
#: The order of scores in this module and in a `Judgement`'s explanation of them.
KEYS = ("agrees", "neutral", "contradicts")
#: How many of the pairs with a rule's verdict (first), alone or beside a model's (second), less or more sure than
#: `SURE`, did agree, were neutral and did contradict: made pairs of held-back documents, own pairs and samples of the
#: public development sets, 2,300 in all. Their shares are the confidence; where no share reaches `DECIDED`, the two
#: disagree and neither is known to win.
ALONE: Mapping[str, Scores] = {"agrees": (340, 32, 17), "contradicts": (19, 29, 232), "neutral": (563, 836, 257)}
BOTH: Mapping[tuple[str, str, bool], Scores] = {
    ("agrees", "agrees", False): (78, 4, 1),
    ("agrees", "agrees", True): (248, 7, 4),
    ("agrees", "contradicts", False): (5, 3, 4),
    ("agrees", "contradicts", True): (2, 1, 7),
    ("agrees", "neutral", False): (3, 1, 0),
    ("agrees", "neutral", True): (1, 21, 1),
    ("contradicts", "agrees", False): (9, 2, 32),
    ("contradicts", "agrees", True): (5, 0, 8),
    ("contradicts", "contradicts", False): (5, 6, 13),
    ("contradicts", "contradicts", True): (1, 8, 169),
    ("contradicts", "neutral", False): (0, 5, 9),
    ("contradicts", "neutral", True): (0, 8, 2),
}
#: Probability from which a model counts as sure; the share from which a cell decides.
SURE = 0.85
DECIDED = 0.6
#: Probability of a contradiction from which the model is believed when no rule speaks: in one language; of texts that
#: seem to tell of two events; and across languages, where it takes what it cannot translate for something else.
BELIEVED = 0.5
BELIEVED_APART = 0.85
BELIEVED_ACROSS = 0.95


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


def weigh_opinions(rule: Opinion, model: Opinion | None, apart: bool, across: bool) -> Judgement:
    """Return the answer: rule first, the model where no rule speaks, and no verdict where they disagree.

    ``apart`` is whether the texts seem to tell of two events, ``across`` whether they are in two languages.
    """
    if model is None:
        return answer(rule.verdict, rule.type, rule.scores, rule.reason)
    if rule.verdict == "neutral":
        return _by_model(rule, model, apart, across)
    scores = _shares(BOTH[rule.verdict, model.verdict, max(model.scores) >= SURE])
    best = KEYS[scores.index(max(scores))]
    if best == rule.verdict == model.verdict:
        return answer(best, rule.type, scores, rule.reason)
    reasons = f"by rule it {rule.verdict} ({rule.reason}); {model.reason} that it {_say(model.verdict)}"
    if max(scores) < DECIDED:
        return answer("neutral", None, scores, f"rule and model disagree: {reasons}")
    winner = "the rule" if best == rule.verdict else "the model"
    type_ = rule.type if best == rule.verdict else model.type
    return answer(best, type_, scores, f"rule and model disagree, and {winner} is oftener right: {reasons}")


def _by_model(rule: Opinion, model: Opinion, apart: bool, across: bool) -> Judgement:
    reason = f"{model.reason}; by rule: {rule.reason}"
    if model.verdict != "contradicts":
        return answer(model.verdict, None, model.scores, reason)
    needed = BELIEVED_ACROSS if across else BELIEVED_APART if apart else BELIEVED
    if model.scores[KEYS.index("contradicts")] >= needed:
        return answer("contradicts", model.type, model.scores, reason)
    return answer("neutral", None, model.scores, f"not sure enough of a contradiction ({needed}): {reason}")


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
