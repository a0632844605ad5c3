"""When a run believes the model: nearly sure, in both directions, of claims that are aligned and share something."""

import numpy as np
import pytest

from claimcheck.compare.entailment import FEWEST_ASKED, judge_rest
from tests.compare.builders import lay


class Model:
    """A judge with one probability of a contradiction for each direction."""

    def __init__(self, there, back):
        self.contradicts = {"recovered": there, "lost": back}
        self.asked = []

    def predict(self, pairs, langs):
        self.asked += pairs
        found = [next(p for word, p in self.contradicts.items() if word in premise) for premise, _ in pairs]
        return np.array([[0.0, p, 1 - p] for p in found])


def pair(score=0.9):
    return lay("The robot Narval was recovered in June.", "The robot Narval was lost in June.", score)


@pytest.mark.parametrize(
    ("score", "there", "back", "found"),
    [
        (0.9, 0.96, 0.97, True),
        (0.9, 0.96, 0.6, False),
        (0.9, 0.9, 0.9, False),
        (0.4, 0.99, 0.99, False),
    ],
)
def test_the_model_is_believed_when_nearly_sure_both_ways(score, there, back, found):
    (verdict,) = judge_rest([pair(score)], Model(there, back))
    assert (verdict is not None) == found
    if verdict is not None:
        assert (verdict.kind, verdict.type, verdict.rule) == ("contradiction", "entailment", "entailment.model")


def test_only_what_contradicts_one_way_is_read_the_other_way():
    model = Model(0.6, 0.97)
    assert judge_rest([pair()], model) == [None]
    assert len(model.asked) == 1


def test_of_many_pairs_the_best_aligned_are_asked_about():
    pairs = [pair(score) for score in (0.6, *[0.9] * FEWEST_ASKED)]
    found = judge_rest(pairs, Model(0.96, 0.97))
    assert found[0] is None
    assert all(verdict is not None for verdict in found[1:])


def test_claims_that_share_next_to_nothing_are_not_asked_about():
    apart = lay("The robot Narval was recovered in June.", "Four banks raised fees for students.", 0.9)
    assert judge_rest([apart], Model(0.99, 0.99)) == [None]


def test_without_a_model_nothing_is_decided():
    assert judge_rest([pair()], None) == [None]
