import json

import pytest

from claimcheck.evaluation.judge import calibration_error, read_own, score
from claimcheck.evaluation.judge_model import pace
from claimcheck.training.judge.made import CONTRADICTS
from claimcheck.training.judge.rows import Row


@pytest.mark.parametrize(
    ("sure", "right", "error"),
    [
        ([1.0, 1.0], [True, True], 0.0),
        ([0.75, 0.75, 0.75, 0.75], [True, True, True, False], 0.0),
        ([0.9, 0.9], [False, False], 0.9),
        ([0.95, 0.45], [True, True], 0.3),
        ([], [], 0.0),
    ],
)
def test_calibration_is_the_gap_between_confidence_and_hits(sure, right, error):
    assert calibration_error(sure, right) == pytest.approx(error)


def test_own_pairs_are_read_with_their_languages(tmp_path):
    path = tmp_path / "pairs.jsonl"
    item = {
        "premise": "Il pleut.", "hypothesis": "It is dry.", "label": "contradicts", "kind": "antonym",
        "premise_lang": "fr", "hypothesis_lang": "en",
    }  # fmt: skip
    path.write_text(json.dumps(item, ensure_ascii=False) + "\n", encoding="utf-8")
    assert list(read_own(path)) == [Row("Il pleut.", "It is dry.", CONTRADICTS, "antonym", ("fr", "en"))]


def test_a_set_is_scored_by_kind():
    pairs = [
        Row("The flood killed 12 people.", "The flood killed 31 people.", CONTRADICTS, "figure", ("en", "en")),
        Row("Prices rose in May.", "Prices fell in May.", CONTRADICTS, "antonym", ("en", "en")),
    ]
    rows = {(row.set, row.metric): row.value for row in score("own", pairs, by_kind=True)}
    assert rows["own, rules alone", "contradiction recall"] == 1.0
    assert rows["own, rules alone: figure", "accuracy"] == 1.0


def test_pace_counts_the_pairs_of_a_second():
    class Quick:
        def predict(self, pairs, langs):
            return sum(range(20_000))

    assert pace(Quick()) > 0
