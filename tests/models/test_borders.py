import pytest

from claimcheck.models.borders import settle_borders

JOINTS = frozenset({"of", "and", "de"})
CASES = [
    ("pieces of one name", "northern Kenya", [(0, 1, "LOC"), (1, 2, "LOC")], [(0, 2, "LOC")]),
    ("two kinds", "Chinese Africa", [(0, 1, "NORP"), (1, 2, "LOC")], [(0, 1, "NORP"), (1, 2, "LOC")]),
    ("an end after a joint", "Bank of England", [(0, 2, "ORG"), (2, 3, "LOC")], [(0, 3, "ORG")]),
    ("a joint and nothing after it", "Pride of the", [(0, 2, "EVENT")], [(0, 1, "EVENT")]),
    ("a person is no end", "Circus of Ann", [(0, 2, "ORG"), (2, 3, "PERSON")], [(0, 1, "ORG"), (2, 3, "PERSON")]),
    ("a person has none", "Ann of Kent", [(0, 2, "PERSON"), (2, 3, "LOC")], [(0, 1, "PERSON"), (2, 3, "LOC")]),
    ("a joint alone", "of", [(0, 1, "ORG")], [(0, 1, "ORG")]),
    ("three pieces", "a b c", [(0, 1, "ORG"), (1, 2, "ORG"), (2, 3, "ORG")], [(0, 3, "ORG")]),
    ("a word between", "Oslo , Bergen", [(0, 1, "LOC"), (2, 3, "LOC")], [(0, 1, "LOC"), (2, 3, "LOC")]),
    ("nothing", "a b", [], []),
]


@pytest.mark.parametrize(("text", "spans", "settled"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_borders(text, spans, settled):
    words = text.split()
    assert list(settle_borders(spans, words, [True] * len(words), JOINTS)) == settled


def test_names_on_two_lines_stay_two():
    spans = [(0, 1, "PERSON"), (1, 2, "PERSON")]
    assert list(settle_borders(spans, ["Ann", "Bo"], [False, False], JOINTS)) == spans
