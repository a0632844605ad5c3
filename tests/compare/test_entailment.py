"""When a run believes the model: nearly sure, in both directions, of claims that are aligned and share something."""

import numpy as np
import pytest

from claimcheck.compare.entailment import judge_rest
from tests.compare.builders import lay


class Model:
    """A judge with one probability of a contradiction for each direction."""

    def __init__(self, there, back):
        self.rows = [[0.0, there, 1 - there], [0.0, back, 1 - back]]

    def predict(self, pairs, langs):
        return np.array(self.rows * (len(pairs) // 2))


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


def test_claims_that_share_next_to_nothing_are_not_asked_about():
    apart = lay("The robot Narval was recovered in June.", "Four banks raised fees for students.", 0.9)
    assert judge_rest([apart], Model(0.99, 0.99)) == [None]


def test_without_a_model_nothing_is_decided():
    assert judge_rest([pair()], None) == [None]
