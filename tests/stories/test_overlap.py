"""People, names and figures that two articles share."""

from collections import Counter

import pytest

from claimcheck.stories.overlap import Overlap
from claimcheck.stories.terms import Terms


def between(one, other):
    terms = [Terms("en", [Counter(line.split()) for line in text]) for text in (one, other)]
    return Overlap(terms).between([0], [1])


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        (["!ann"], ["a scene", "!ann !bob"], 1.0),
        (["!ann !bob"], ["!ann !cid"], 0.63),
        (["!ann"], ["!bob"], 0.0),
        (["!ann"], ["nobody here"], 0.5),
        (["nobody"], ["nobody"], 0.5),
    ],
)
def test_people_count_wherever_they_stand(one, other, people):
    assert between(one, other)[0] == pytest.approx(people, abs=0.01)


def test_years_and_single_digits_are_no_figures():
    assert between(["#2024 #7 #450"], ["#2024 #7 #451"])[2] == 0.0
    assert between(["#2024 #7"], ["#2024 #7"])[2] == 0.5
    assert between(["#2024-03-01"], ["#2024-03-01"])[2] == 1.0


def test_the_three_kinds_are_kept_apart():
    assert between(["!ann @kell #450"], ["!ann @oslo #450"]) == (1.0, 0.0, 1.0)
