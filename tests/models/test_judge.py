import numpy as np
import pytest

from claimcheck.errors import ModelError
from claimcheck.models.judge import JudgeModel, join, premise_windows, softmax


def test_pieces_that_the_other_side_has_are_marked():
    ids, kinds = join([5, 6, 7], [6, 9], cls=1, sep=2)
    assert ids == [1, 5, 6, 7, 2, 6, 9, 2]
    assert kinds == [0, 0, 2, 0, 0, 3, 1, 1]


@pytest.mark.parametrize(("length", "count"), [(0, 1), (160, 1), (161, 2), (280, 2), (400, 3), (1000, 8)])
def test_windows_cover_the_premise_and_are_full(length, count):
    premise = list(range(length))
    parts = premise_windows(premise)
    assert len(parts) == count
    assert {piece for part in parts for piece in part} == set(premise)
    assert count == 1 or all(len(part) == 160 for part in parts)


def test_temperature_softens_and_rows_sum_to_one():
    logits = np.array([[2.0, 0.0, -1.0], [500.0, -500.0, 0.0]], dtype=np.float32)
    sharp, soft = softmax(logits, 1.0), softmax(logits, 2.0)
    assert np.allclose(sharp.sum(axis=1), 1) and np.allclose(soft.sum(axis=1), 1)
    assert sharp[0].max() > soft[0].max()


def test_an_answer_does_not_depend_on_what_else_is_asked():
    pairs = [("The port closed in May.", "The port was shut."), ("Le maire a signé le texte.", "The mayor refused.")]
    langs = [("en", "en"), ("fr", "en")]
    judge = JudgeModel()
    together = judge.predict(pairs, langs)
    alone = [judge.predict([pair], [lang])[0] for pair, lang in zip(pairs, langs, strict=True)]
    assert np.array_equal(together, np.array(alone))


def test_an_empty_side_is_neutral_and_a_strange_language_an_error():
    judge = JudgeModel()
    assert judge.predict([("", "It rained.")], [("en", "en")]).tolist() == [[0, 0, 1]]
    with pytest.raises(ModelError, match="'de'"):
        judge.predict([("Es regnet.", "It rained.")], [("de", "en")])
