"""Rule, model and signs beside each other: who wins where, and what confidence is said."""

import pytest

from claimcheck.compare import weighing
from claimcheck.compare.weighing import ALONE, DECIDED, KEYS, Opinion, evidence, rule_opinion, weigh_opinions

#: Weights that are easy to follow: rule and model pull alike, and a figure against the other forbids agreement.
WEIGHTS = {
    "any": (-1.0, -1.0),
    "rule agrees": (2.0, 0.0),
    "rule contradicts: figure": (0.0, 4.0),
    "model agrees": (1.0, 0.0),
    "model contradicts": (0.0, 1.0),
    "other figure": (-5.0, 0.0),
}


@pytest.fixture
def plain_weights(monkeypatch):
    monkeypatch.setattr(weighing, "_weights", lambda: WEIGHTS)


def model(agrees, neutral, contradicts):
    scores = (agrees, neutral, contradicts)
    verdict = KEYS[scores.index(max(scores))]
    return Opinion(verdict, "entailment" if verdict == "contradicts" else None, scores, "the model's probability is 1")


RULES = {
    "agrees": rule_opinion("agrees", None, "all is there"),
    "contradicts": rule_opinion("contradicts", "figure", "3 against 9"),
    "neutral": rule_opinion("neutral", None, "no rule decides"),
}


@pytest.mark.usefixtures("plain_weights")
@pytest.mark.parametrize(
    ("rule", "scores", "signs", "verdict", "says"),
    [
        ("agrees", (0.9, 0.05, 0.05), {}, "agrees", "all is there"),
        ("agrees", (0.01, 0.98, 0.01), {}, "neutral", "the model is oftener right"),
        ("agrees", (0.01, 0.01, 0.98), {}, "contradicts", "the model is oftener right"),
        ("agrees", (0.3, 0.3, 0.4), {}, "agrees", "the rule is oftener right"),
        ("contradicts", (0.02, 0.03, 0.95), {}, "contradicts", "3 against 9"),
        ("contradicts", (0.1, 0.8, 0.1), {}, "contradicts", "the rule is oftener right"),
        ("contradicts", (0.002, 0.99, 0.002), {}, "neutral", "the model is oftener right"),
        ("neutral", (0.9, 0.05, 0.05), {}, "agrees", "by rule: no rule decides"),
        ("neutral", (0.9, 0.05, 0.05), {"other figure": 1.0}, "neutral", "not sure enough"),
        ("neutral", (0.05, 0.05, 0.9), {}, "contradicts", "by rule: no rule decides"),
        ("neutral", (0.3, 0.25, 0.45), {}, "neutral", "not sure enough"),
    ],
)
def test_who_wins(rule, scores, signs, verdict, says):
    answer = weigh_opinions(RULES[rule], model(*scores), signs)
    assert answer.verdict == verdict
    assert says in answer.explanation
    assert answer.confidence == answer.scores[verdict]


@pytest.mark.usefixtures("plain_weights")
def test_a_contradiction_keeps_the_rules_type():
    sure = model(0.01, 0.01, 0.98)
    assert weigh_opinions(RULES["contradicts"], sure, {}).type == "figure"
    assert weigh_opinions(RULES["agrees"], sure, {}).type == "entailment"
    assert weigh_opinions(RULES["neutral"], model(0.9, 0.05, 0.05), {}).type is None


@pytest.mark.usefixtures("plain_weights")
@pytest.mark.parametrize(
    ("signs", "verdict"),
    [
        ({}, "contradicts"),
        ({"across": 1.0}, "neutral"),
        ({"share of premise": 0.1, "share of hypothesis": 0.2}, "neutral"),
        ({"share of premise": 0.1, "share of hypothesis": 0.5}, "contradicts"),
    ],
)
def test_two_languages_and_two_events_need_a_surer_contradiction(signs, verdict):
    between = model(0.12, 0.21, 0.67)  # weighed: 0.49 for a contradiction
    assert weigh_opinions(RULES["neutral"], between, signs).verdict == verdict


def test_all_evidence_has_a_learnt_weight():
    from tests.compare.test_signs import signs_of

    found = evidence(RULES["neutral"], model(0.2, 0.6, 0.2), signs_of("The port closed.", "The port shut."))
    assert set(found) == set(weighing._weights())


@pytest.mark.parametrize("rule", ["agrees", "contradicts"])
def test_learnt_weights_follow_rule_and_model_where_they_are_of_one_mind(rule):
    from tests.compare.test_signs import signs_of

    texts = ("Floods killed {14 people||people}.", "Floods killed {14 people||people}.")
    if rule == "contradicts":
        texts = ("Floods killed {14 people||people}.", "Floods killed {11 people||people}.")
    scores = (0.98, 0.01, 0.01) if rule == "agrees" else (0.01, 0.01, 0.98)
    answer = weigh_opinions(RULES[rule], model(*scores), signs_of(*texts))
    assert answer.verdict == rule
    assert answer.confidence > DECIDED


def test_every_verdict_of_a_rule_was_counted():
    assert set(ALONE) == set(KEYS)


def test_without_a_model_the_rule_answers():
    answer = weigh_opinions(RULES["contradicts"], None, {})
    assert (answer.verdict, answer.explanation) == ("contradicts", "3 against 9")
