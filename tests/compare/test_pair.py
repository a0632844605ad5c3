"""One premise, one hypothesis, by rule alone and with a model."""

import numpy as np
import pytest

from claimcheck.compare.pair import judge_extracts
from tests.compare.builders import make_entities, make_extract


class Model:
    """A judge that always answers the same."""

    def __init__(self, agrees, contradicts, neutral):
        self.row = [agrees, contradicts, neutral]

    def predict(self, pairs, langs):
        return np.array([self.row] * len(pairs))


def judge(premise, hypothesis, model=None, **options):
    sides = [
        make_extract(text, id=name, **options) for name, text in (("premise", premise), ("hypothesis", hypothesis))
    ]
    return judge_extracts(*sides, make_entities(*sides), model)


CASES = [
    (
        "The list has {26 countries||countries}.",
        "The list has {over 30 countries||countries}.",
        "contradicts",
        "figure",
    ),
    ("Floods killed {14 people||people}.", "Floods killed {11 people||people}.", "contradicts", "figure"),
    ("The bank raised rates.", "The bank cut rates.", "contradicts", "antonym"),
    ("The talks began on <5 March|2024-03-05>.", "The talks began on <7 March|2024-03-07>.", "contradicts", "date"),
    ("The launch was not delayed.", "The launch was delayed.", "contradicts", "polarity"),
    ("[Ann Lee|PERSON] spoke about the road on Friday.", "[Ann Lee|PERSON] spoke about the road.", "agrees", None),
    ("Floods killed {14 people||people}.", "Floods killed {more than 10 people||people}.", "agrees", None),
    ("The list names many countries.", "The list has {26 countries||countries}.", "neutral", None),
    ("Floods killed {14 people||people}.", "Floods injured {20 people||people}.", "neutral", None),
    ("It rained in [Oslo|LOC].", "The museum bought a painting.", "neutral", None),
]


@pytest.mark.parametrize(("premise", "hypothesis", "verdict", "type_"), CASES)
def test_rules_alone(premise, hypothesis, verdict, type_):
    answer = judge(premise, hypothesis)
    assert (answer.verdict, answer.type) == (verdict, type_), answer.explanation
    assert sum(answer.scores.values()) == pytest.approx(1, abs=0.001)
    assert answer.confidence == answer.scores[verdict]


def test_a_more_precise_hypothesis_is_left_open():
    answer = judge("Floods killed {more than 10 people||people}.", "Floods killed {14 people||people}.")
    assert answer.verdict == "neutral"


def test_the_model_decides_what_no_rule_does():
    answer = judge("It rained all day.", "It was dry.", Model(0.02, 0.95, 0.03))
    assert (answer.verdict, answer.type) == ("contradicts", "entailment")


def test_rule_and_model_against_each_other_is_no_verdict():
    answer = judge("The bank raised rates.", "The bank cut rates.", Model(0.993, 0.002, 0.005))
    assert answer.verdict == "neutral"
    assert "disagree" in answer.explanation


def test_an_undecided_model_does_not_stop_a_rule():
    assert judge("The bank raised rates.", "The bank cut rates.", Model(0.3, 0.3, 0.4)).verdict == "contradicts"


@pytest.mark.parametrize(
    ("premise", "hypothesis", "options"),
    [
        ("[Bank of Japan|ORG] cut rates on Friday.", "[BoJ|ORG] cut rates on Friday.", {}),
        ("[Frankfurter Zeitung|ORG] wrote so.", "[FZ|ORG] wrote so.", {}),
    ],
)
def test_a_body_and_its_initials_may_be_one(premise, hypothesis, options):
    assert judge(premise, hypothesis, **options).verdict != "contradicts"


def test_two_bodies_are_two():
    answer = judge("[Bank of Japan|ORG] cut rates on Friday.", "[Bank of Italy|ORG] cut rates on Friday.")
    assert answer.verdict == "contradicts"


def test_what_is_told_of_two_days_may_both_be():
    texts = ("The coin cost {$400|USD|} on <12 June|2017-06-12>.", "The coin cost {$300|USD|} on <10 June|2017-06-10>.")
    assert judge(*texts).type != "figure"
