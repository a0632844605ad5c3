"""Pairs through the whole judge: the answer's form, what is wrong with a line, order and streaming."""

import itertools
import json

import pytest

from claimcheck.pipeline import judge_lines, judge_pairs

SAME = '{"premise": "The mine closed in 2019.", "hypothesis": "The mine closed in 2019.", "id": 7}'


def answers(*lines, jobs=1):
    return list(judge_lines(lines, None, jobs))


def test_an_answer_keeps_the_line_and_adds_the_fields_of_the_contract():
    (answer,) = answers(SAME)
    assert answer["id"] == 7
    assert answer["verdict"] == "agrees"
    assert set(answer["scores"]) == {"agrees", "contradicts", "neutral"}
    assert sum(answer["scores"].values()) == pytest.approx(1, abs=1e-3)
    assert 0 <= answer["confidence"] <= 1
    assert answer["explanation"]
    assert "type" in answer


@pytest.mark.parametrize(
    ("premise", "hypothesis", "verdict"),
    [
        ("The flood killed 12 people in Dorval.", "The flood killed 31 people in Dorval.", "contradicts"),
        ("The bank cut 300 jobs in Nantes.", "La banque a supprimé 300 emplois à Nantes.", "agrees"),
        ("Paul Lenoir signed the treaty in Geneva.", "The cat slept all afternoon.", "neutral"),
        ("The coalition has 26 member countries.", "The coalition met again.", "neutral"),
    ],
)  # fmt: skip
def test_verdicts(premise, hypothesis, verdict):
    assert judge_pairs([(premise, hypothesis)])[0].verdict == verdict


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"premise": "a"}', "'hypothesis' is missing"),
        ('{"premise": "a", "hypothesis": 3}', "must be a string"),
        ('{"premise": "a b", "hypothesis": "c d", "premise_lang": "de"}', "'de'"),
        ('{"premise": "a b", "hypothesis": "c d", "premise_lang": 4}', "must be a string"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_wrong_line_comes_back_with_its_error_and_the_others_are_judged(line, error):
    first, second = answers(line, SAME)
    assert error in first["error"]
    assert second["verdict"] == "agrees"


def test_an_empty_side_is_neutral_with_confidence_0_and_a_reason():
    (answer,) = answers('{"premise": " ", "hypothesis": "It rained."}')
    assert (answer["verdict"], answer["confidence"]) == ("neutral", 0.0)
    assert "empty" in answer["explanation"]


def test_a_pair_in_a_language_that_is_not_installed_is_neutral_with_the_reason():
    strange = "Der Minister hat gestern in Berlin ein neues Gesetz über die Steuern vorgestellt."
    first, second = judge_pairs([(strange, strange), ("It rained in Lyon.", "It rained in Lyon.")])
    assert (first.verdict, first.confidence) == ("neutral", 0.0)
    assert "language" in first.explanation
    assert second.verdict == "agrees"


def test_answers_come_in_order_from_several_processes():
    lines = [json.dumps({"premise": f"{n} dogs ran.", "hypothesis": f"{n} dogs ran.", "n": n}) for n in range(70)]
    assert [answer["n"] for answer in answers(*lines, jobs=2)] == list(range(70))


def test_lines_are_taken_only_a_little_ahead():
    taken = itertools.count()
    stream = judge_lines((next(taken), SAME)[1] for _ in range(10_000))
    next(stream)
    assert next(taken) < 200
