"""The table of senses finds what laying each two units beside each other would find."""

import pytest

from claimcheck.content import Senses, learn_synonyms, match_units, no_synonyms, read_content
from claimcheck.content.match import likeness
from tests.compare.builders import make_extract

TEXTS = (
    ("The bank lowered rates by {2 points||points} on <Monday|2025-02-10>.", "en"),
    ("[Ann Lee|PERSON], who leads the bank, cut its rate; prices rose and fell.", "en"),
    ("La banque a abaissé ses taux de {2 points||points} <lundi|2025-02-10>.", "fr"),
    ("In [northern Zambia|LOC] the river burst its banks and {14 people||people} died.", "en"),
    ("En [Zambie|LOC], une rivière a débordé : {14 morts||morts}, selon [Anne Lee|PERSON].", "fr"),
    ("[Ann Leigh|PERSON] of the Central Bank of [Zambia|LOC] said the parliament would vote.", "en"),
    ("Le parlement votera, a promis la presidente de la banque centrale de [Zambie|LOC].", "fr"),
    ("", "en"),
)


def contents():
    extracts = [
        (make_extract(text, id=f"s{number}", language=tongue), tongue) for number, (text, tongue) in enumerate(TEXTS)
    ]
    return [read_content(extract, 0, len(extract.source.text), tongue) for extract, tongue in extracts]


def plainly(left, right, synonyms):
    """All pairs of units that are alike, each compared with each."""
    tongues = (left.language, right.language)
    rows = [
        (i, j, likeness(a, b, tongues, synonyms))
        for i, a in enumerate(left.content)
        for j, b in enumerate(right.content)
    ]
    return sorted(row for row in rows if row[2] > 0)


@pytest.mark.parametrize("order", [1, -1])
def test_nothing_alike_is_missed_and_nothing_else_found(order):
    synonyms = {(("en", "died"), ("fr", "morts")): 0.7, (("en", "lowered"), ("en", "prices")): 0.81}
    senses, read = Senses(synonyms), contents()[::order]
    for left in read:
        for right in read:
            found = sorted((i, j, score) for score, i, j in senses.alike(senses.read(left), senses.read(right)))
            assert found == plainly(left, right, synonyms)


def test_a_table_for_many_texts_matches_as_one_for_two():
    senses, read = Senses(no_synonyms()), contents()
    for left in read:
        for right in read:
            assert match_units(left, right, senses, {"bank": 0.5}) == match_units(left, right, {}, {"bank": 0.5})


def test_it_reads_as_the_synonyms_it_was_made_with():
    synonyms = {(("en", "died"), ("fr", "morts")): 0.7}
    assert dict(Senses(synonyms)) == synonyms
    assert len(Senses(learn_synonyms([], None))) == 0
