"""What is known of a pair, and how it moves the likelihood of agreement and conflict."""

import pytest

from claimcheck.compare.differences import count_measures, find_difference
from claimcheck.compare.likelihood import COLUMNS, likelihood, read_features, with_answers
from claimcheck.compare.measures import measured_figures
from claimcheck.compare.sides import Side
from tests.compare.builders import lay

TWO = "The fire destroyed {14 barns||barns}.", "{41 barns||barns} burned down."


def test_figures_of_one_kind_that_exclude_each_other_are_found():
    pair = lay(*TWO)
    found = find_difference(pair, {("a", "barns"): 1, ("b", "barns"): 1})
    assert [item.figure.value for item in found.figures] == [14, 41]
    assert found.like and found.specific and found.alone
    assert found.close == pytest.approx(14 / 41)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire destroyed {14 barns||barns}.", "{14 barns||barns} burned down."),  # the same
        ("The fire destroyed {14 barns||barns}.", "It cost {41 million euros|EUR|}."),  # a count and a sum
        ("It took {3 million francs|CHF|}.", "It took {5 million euros|EUR|}."),  # two currencies
    ],
)
def test_other_figures_are_no_difference(left, right):
    assert find_difference(lay(left, right), {}) is None


def test_a_figure_is_counted_once_however_many_claims_share_its_words():
    pair = lay(*TWO)
    counts = count_measures([pair.left, pair.left, pair.right])
    assert counts["a", "barns"] == counts["b", "barns"] == 1
    assert isinstance(pair.left, Side) and len(measured_figures(pair.left)) == 1


def test_every_weight_is_of_a_feature_that_is_read():
    judged = (0.8, 0.1, 0.1), (0.7, 0.2, 0.1)
    features = with_answers(read_features(lay(*TWO), {}), *judged)
    from claimcheck.compare.likelihood import _weights

    assert set(_weights()) == set(features)
    assert all(len(row) == len(COLUMNS) for row in _weights().values())


def test_a_judge_that_reads_a_contradiction_makes_conflict_likelier_and_agreement_less_likely():
    pair = lay(*TWO, 0.6, 0.7)
    known = read_features(pair, {})
    against = with_answers(known, (0.0, 0.98, 0.02), (0.0, 0.98, 0.02))
    same = with_answers(known, (0.98, 0.0, 0.02), (0.98, 0.0, 0.02))
    assert likelihood(against, "conflicts") > likelihood(same, "conflicts")
    assert likelihood(against, "agrees") < likelihood(same, "agrees")


def test_the_only_figure_of_its_kind_in_either_source_makes_conflict_likelier():
    pair = lay(*TWO, 0.6, 0.7)
    alone = read_features(pair, {("a", "barns"): 1, ("b", "barns"): 1})
    several = read_features(pair, {("a", "barns"): 3, ("b", "barns"): 2})
    assert likelihood(alone, "conflicts_before") > likelihood(several, "conflicts_before")
