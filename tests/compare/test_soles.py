"""Counts that are the only ones of their kind in either source."""

import pytest

from claimcheck.compare.soles import in_other_order, sole_figures
from claimcheck.records import Extract, Figure
from tests.compare.builders import make_extract


def figure(value, unit="EUR"):
    """A figure of that value."""
    return Figure(f"f{value}", "a", 0, 0, str(value), value, value, "=", value, unit)


@pytest.mark.parametrize(
    ("left", "right", "turned"),
    [(180_000, 108_000, True), (85, 58, True), (85, 85, False), (85, 84, False), (5, 50, False)],
)
def test_digits_in_another_order(left, right, turned):
    assert in_other_order(figure(left), figure(right)) is turned


@pytest.mark.parametrize(
    ("text", "sole"),
    [
        ("Thieves took {58 servers||servers}.", 1),
        ("Of {58 servers||servers}, {12 servers||servers} were sold.", 0),
        ("{58 servers||servers}: thieves took {58 servers||servers}.", 2),
    ],
)
def test_a_figure_is_sole_if_no_other_value_is_given(text, sole):
    extract: Extract = make_extract(text)
    assert len(sole_figures(extract)) == sole
