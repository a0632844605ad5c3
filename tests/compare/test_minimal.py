"""Sentences that differ in one unit alone, and support by rule."""

import pytest

from claimcheck.compare.pair import judge_extracts
from tests.compare.builders import make_entities, make_extract


def judge(premise, hypothesis):
    sides = [make_extract(text, id=name) for name, text in (("premise", premise), ("hypothesis", hypothesis))]
    return judge_extracts(*sides, make_entities(*sides))


@pytest.mark.parametrize(
    ("premise", "hypothesis", "type_"),
    [
        ("The minister resigned on <Tuesday|>.", "The minister resigned on <Friday|>.", "date"),
        ("[Ann Lee|PERSON] won the prize for chemistry.", "[Paul Roy|PERSON] won the prize for chemistry.", "entity"),
        ("The summit was held in [Berlin|LOC].", "The summit was held in [Madrid|LOC].", "place"),
        ("The court fined him {300 euros|EUR|}.", "The court fined him {900 euros|EUR|}.", "figure"),
    ],
)
def test_one_unit_alone_differs(premise, hypothesis, type_):
    answer = judge(premise, hypothesis)
    assert (answer.verdict, answer.type) == ("contradicts", type_), answer.explanation


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        ("[Ann Lee|PERSON] won the prize.", "[Lee|PERSON] won the prize."),
        ("The summit was held in [Berlin|LOC].", "A meeting of bankers took place in [Madrid|LOC]."),
        ("The summit was held in [Berlin|LOC].", "The summit was held on <Friday|2024-03-01>."),
    ],
)
def test_no_contradiction(premise, hypothesis):
    assert judge(premise, hypothesis).verdict != "contradicts"


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        (
            "The road was shut for repairs by the town.",
            "The road was shut for repairs by the town on <Friday|2024-03-01>.",
        ),
        ("The mine owed about forty firms money.", "[Ann Lee|PERSON] said the mine owed about forty firms money."),
    ],
)
def test_what_the_hypothesis_adds_is_not_supported(premise, hypothesis):
    assert judge(premise, hypothesis).verdict == "neutral"
