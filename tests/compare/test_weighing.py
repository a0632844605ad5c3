"""Rule and model beside each other: who wins where, and what confidence is said."""

import pytest

from claimcheck.compare.weighing import ALONE, BOTH, KEYS, Opinion, rule_opinion, weigh_opinions


def model(agrees, neutral, contradicts):
    scores = (agrees, neutral, contradicts)
    verdict = KEYS[scores.index(max(scores))]
    return Opinion(verdict, "entailment" if verdict == "contradicts" else None, scores, "the model's probability")


RULES = {
    "agrees": rule_opinion("agrees", None, "all is there"),
    "contradicts": rule_opinion("contradicts", "figure", "3 against 9"),
    "neutral": rule_opinion("neutral", None, "no rule decides"),
}


@pytest.mark.parametrize(
    ("rule", "scores", "verdict", "says"),
    [
        ("agrees", (0.9, 0.05, 0.05), "agrees", "all is there"),
        ("agrees", (0.05, 0.9, 0.05), "neutral", "the model is oftener right"),
        ("agrees", (0.02, 0.03, 0.95), "contradicts", "the model is oftener right"),
        ("agrees", (0.2, 0.2, 0.6), "neutral", "disagree"),
        ("contradicts", (0.02, 0.03, 0.95), "contradicts", "3 against 9"),
        ("contradicts", (0.6, 0.2, 0.2), "contradicts", "the rule is oftener right"),
        ("contradicts", (0.95, 0.02, 0.03), "neutral", "disagree"),
        ("contradicts", (0.02, 0.95, 0.03), "neutral", "the model is oftener right"),
        ("neutral", (0.6, 0.2, 0.2), "agrees", "by rule"),
        ("neutral", (0.2, 0.2, 0.6), "contradicts", "by rule"),
        ("neutral", (0.3, 0.25, 0.45), "neutral", "not sure enough"),
    ],
)
def test_who_wins(rule, scores, verdict, says):
    answer = weigh_opinions(RULES[rule], model(*scores), apart=False, across=False)
    assert answer.verdict == verdict
    assert says in answer.explanation
    assert answer.confidence == answer.scores[verdict]


def test_a_contradiction_keeps_the_type_of_the_one_that_won():
    sure = model(0.02, 0.03, 0.95)
    assert weigh_opinions(RULES["contradicts"], sure, False, False).type == "figure"
    assert weigh_opinions(RULES["agrees"], sure, False, False).type == "entailment"


@pytest.mark.parametrize(
    ("apart", "across", "probability", "verdict"),
    [
        (False, False, 0.55, "contradicts"),
        (True, False, 0.8, "neutral"),
        (True, False, 0.9, "contradicts"),
        (False, True, 0.9, "neutral"),
        (False, True, 0.97, "contradicts"),
    ],
)
def test_two_events_and_two_languages_need_a_surer_model(apart, across, probability, verdict):
    rest = (1 - probability) / 2
    assert weigh_opinions(RULES["neutral"], model(rest, rest, probability), apart, across).verdict == verdict


def test_every_pair_of_verdicts_was_counted():
    assert set(ALONE) == set(KEYS)
    assert set(BOTH) == {
        (rule, said, sure) for rule in ("agrees", "contradicts") for said in KEYS for sure in (False, True)
    }


def test_without_a_model_the_rule_answers():
    assert weigh_opinions(RULES["contradicts"], None, False, False).verdict == "contradicts"
