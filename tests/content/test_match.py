"""Units of two texts laid beside each other."""

import pytest

from claimcheck.content import match_units, no_synonyms, read_content, read_words
from claimcheck.content.match import dates_meet, figures_meet
from claimcheck.records import Date, Figure
from tests.compare.builders import make_extract


def contents(left, right, languages=("en", "en")):
    made = []
    for name, marked, language in zip("ab", (left, right), languages, strict=True):
        extract = make_extract(marked, id=name, language=language)
        made.append(read_content(extract, 0, len(extract.source.text), language))
    return made


def matched(left, right, languages=("en", "en")):
    return [(one.text, two.text) for one, two, _ in match_units(*contents(left, right, languages), no_synonyms()).pairs]


@pytest.mark.parametrize(
    ("left", "right", "pair", "languages"),
    [
        ("Floods killed many.", "Many died.", ("killed", "died"), ("en", "en")),
        ("The bank lowered rates.", "La banque a abaissé ses taux.", ("lowered", "abaissé"), ("en", "fr")),
        ("The river burst its banks.", "The river overflowed.", ("burst", "overflowed"), ("en", "en")),
        ("In [northern Zambia|LOC]", "En [Zambie|LOC]", ("northern Zambia", "Zambie"), ("en", "fr")),
        ("It opens on <Monday|2025-02-10>.", "Il ouvre le <10 février|2025-02-10>.", ("Monday", "10 février"), ("en", "fr")),
    ],
)  # fmt: skip
def test_units_that_say_the_same(left, right, pair, languages):
    assert pair in matched(left, right, languages)


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [("Prices rose.", "Prices fell.", "rose"), ("A red car.", "A blue car.", "red"), ("Ann won.", "Ann lost.", "won")],
)
def test_units_that_do_not(left, right, word):
    assert word not in {one for one, _ in matched(left, right)}


def test_negations_are_known_in_both_languages():
    for text, language, count in (
        ("They did not pay.", "en", 1),
        ("They didn't pay.", "en", 1),
        ("Il n'a pas payé.", "fr", 1),
        ("Il gagne plus.", "fr", 0),
        ("Personne n'a payé.", "fr", 1),
        ("Une personne a payé.", "fr", 0),
    ):
        extract = make_extract(text, language=language)
        assert len(read_content(extract, 0, len(text), language).negations) == count, text


def figure(value, low, high, relation="="):
    return Figure("f", "s", 0, 1, "x", low, high, relation, value, None)


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (figure(26, 26, None, ">"), figure(26, 26, 26), True),  # the same number written: no conflict
        (figure(26, 26, None, ">"), figure(25, 25, 25), False),
        (figure(26, 26, None, ">"), figure(30, 30, 30), True),
        (figure(400, 380, 420, "~"), figure(410, 410, 410), True),
        (figure(1, None, 1, "<"), figure(2, 2, 2), False),
    ],
)
def test_intervals(left, right, meet):
    assert figures_meet(left, right) is meet


def date(first, last):
    return Date("d", "s", 0, 1, "x", first, last, "day")


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (date("2025-01-01", "2025-01-31"), date("2025-01-05", "2025-01-05"), True),
        (date("2025-01-04", "2025-01-04"), date("2025-01-14", "2025-01-14"), False),
        (date(None, "2025-01-24"), date(None, "2025-01-27"), False),
        (date(None, "2025-01-24"), date("2025-01-27", None), None),
        (date(None, None), date("2025-01-27", None), None),
    ],
)
def test_days(left, right, meet):
    assert dates_meet(left, right) is meet


def test_words_keep_their_offsets():
    units = read_words("L'eau monte.", "fr", 10)
    assert [(u.start, u.end, u.text) for u in units] == [(10, 11, "L"), (12, 15, "eau"), (16, 21, "monte")]
