"""What two texts share, lack and say against each other."""

import pytest

from claimcheck.compare.signs import read_signs
from tests.compare.builders import lay


def signs_of(premise, hypothesis, **options):
    pair = lay(premise, hypothesis, **options)
    return read_signs(pair, [pair.left], [pair.right])


@pytest.mark.parametrize(
    ("premise", "hypothesis", "present"),
    [
        ("Floods killed {14 people||people}.", "Floods killed {11 people||people}.", {"other figure": 1}),
        ("It opened on <5 March|2024-03-05>.", "It opened on <7 March|2024-03-07>.", {"other day": 1}),
        ("The bank raised rates.", "The bank cut rates.", {"opposites": 1}),
        ("[Ann Lee|PERSON] resigned.", "[Paul Roe|PERSON] resigned.", {"other name": 1, "name missing": 1}),
        ("[Oslo|LOC] won.", "[Bergen|LOC] won.", {"other place": 1, "other name": 0}),
        ("The bank raised rates.", "The bank raised rates.", {"share of premise": 1, "share of hypothesis": 1}),
        ("The bank raised rates.", "[Ann Lee|PERSON] said the bank raised rates.", {"name missing": 1}),
        ("[Ann Lee|PERSON] said the bank raised rates.", "The bank raised rates.", {"name left out": 1}),
    ],
)
def test_signs(premise, hypothesis, present):
    found = signs_of(premise, hypothesis)
    assert {name: found[name] for name in present} == present


def test_a_hedge_on_one_side_is_a_sign():
    found = signs_of("The bank raised rates.", "The bank raised rates.", b_modality="hedged")
    assert (found["premise unsure"], found["hypothesis unsure"]) == (0, 1)


def test_two_languages_are_a_sign():
    assert signs_of("The port closed.", "Le port a fermé.", b_language="fr")["across"] == 1


def test_every_pair_has_the_same_signs():
    one = signs_of("The port closed.", "The port closed.")
    two = signs_of("Floods killed {14 people||people}.", "It opened on <7 March|2024-03-07>.")
    assert list(one) == list(two)
