import pytest

from claimcheck.evaluation.entities import b_cubed


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        (("a", "a", "b"), 1.0, 1.0),
        (("a", "a", "a"), 5 / 9, 1.0),
        (("a", "b", "c"), 1.0, 2 / 3),
    ],
)
def test_b_cubed_weighs_every_name(found, precision, recall):
    keys = [(0, 1, "PERSON"), (2, 3, "PERSON"), (4, 5, "LOC")]
    sums = b_cubed(dict(zip(keys, (1, 1, 2), strict=True)), dict(zip(keys, found, strict=True)))
    assert sums == pytest.approx((3 * precision, 3 * recall))
