"""When a run believes the model: what it reads both ways, weighed with what the two claims share."""

import re

import numpy as np
import pytest

from claimcheck.compare.entailment import FEWEST_ASKED, judge_rest
from tests.compare.builders import lay

#: Answers of a judge: agrees, contradicts, neutral.
SAME, AGAINST, OPEN = (0.97, 0.01, 0.02), (0.01, 0.97, 0.02), (0.05, 0.05, 0.9)


class Model:
    """A judge with one answer for each direction."""

    def __init__(self, there, back):
        self.there, self.back = there, back
        self.asked = []

    def predict(self, pairs, langs):
        """One row a pair: those that begin with the recovery are read there, the others back; one figure in both agrees."""
        self.asked += pairs
        rows = [self.there if "recovered" in premise else self.back for premise, _ in pairs]
        return np.array([SAME if self._one_figure(*pair) else row for pair, row in zip(pairs, rows, strict=True)])

    @staticmethod
    def _one_figure(left, right):
        numbers = [re.findall(r"\d+", text) for text in (left, right)]
        return bool(numbers[0]) and numbers[0] == numbers[1]


def pair(score=0.9, similarity=0.8):
    return lay("The robot Narval was recovered in June.", "In June the robot Narval came back up.", score, similarity)


@pytest.mark.parametrize(
    ("there", "back", "kind"),
    [
        (AGAINST, AGAINST, None),  # nothing that could be shown as what excludes the other
        (SAME, SAME, "agreement"),
        (OPEN, OPEN, None),
    ],
)
def test_an_agreement_is_believed_that_the_model_reads_both_ways(there, back, kind):
    (verdict,) = judge_rest([pair()], Model(there, back), {})
    assert (verdict.kind if verdict is not None else None) == kind


def test_a_contradiction_of_claims_with_little_in_common_needs_more():
    far = lay("The robot Narval was recovered in June.", "Four banks raised fees for students.", 0.16, 0.1)
    assert judge_rest([far], Model(AGAINST, OPEN), {}) == [None]


def test_figures_of_one_kind_make_the_contradiction_one_of_figures():
    texts = "Divers recovered {14 boxes||boxes} from the wreck.", "{41 boxes||boxes} came up from the wreck."
    two = lay(*texts, 0.5, 0.7, a_predicate="recovered", b_predicate="came")
    alone = {("a", "boxes"): 1, ("b", "boxes"): 1}
    (verdict,) = judge_rest([two], Model(AGAINST, AGAINST), alone)
    assert (verdict.kind, verdict.type) == ("contradiction", "figure")
    assert {verdict.left.value, verdict.right.value} == {"14 boxes", "41 boxes"}


def test_of_many_pairs_the_likeliest_are_asked_about():
    model = Model(AGAINST, AGAINST)
    pairs = [pair(score, 0.8) for score in (0.4, *[0.9] * (FEWEST_ASKED + 10))]
    found = judge_rest(pairs, model, {})
    assert found[0] is None
    assert len(model.asked) == 2 * FEWEST_ASKED
