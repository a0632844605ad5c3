import pytest

from claimcheck.models.evidence import weigh_evidence

CASES = [
    ("a short form is what its full form is", "en", "Democratic Republic of Congo ( DRC ) . The DRC won .",
     [(0, 4, "LOC"), (5, 6, "ORG"), (9, 10, "ORG")], [(0, 4, "LOC"), (5, 6, "LOC"), (9, 10, "LOC")]),
    ("of all but joints", "fr", "Centre national de la recherche ( CNR )",
     [(0, 5, "ORG"), (6, 7, "PERSON")], [(0, 5, "ORG"), (6, 7, "ORG")]),
    ("other letters are another name", "en", "Kiel Institute ( ROME ) said", [(0, 2, "ORG"), (3, 4, "LOC")], None),
    ("who has an age", "fr", "Lamine Sandou , 37 ans , et Sandou",
     [(0, 2, "LOC"), (7, 8, "LOC")], [(0, 2, "PERSON"), (7, 8, "PERSON")]),
    ("an age in brackets", "fr", "Sandou ( 37 ans )", [(0, 1, "ORG")], [(0, 1, "PERSON")]),
    ("an age before the name", "fr", "un homme de 22 ans , Lamine Sandou ,", [(6, 8, "LOC")], [(6, 8, "PERSON")]),
    ("an English age", "en", "Kyle Dorn , 37 , said", [(0, 2, "ORG")], [(0, 2, "PERSON")]),
    ("one figure may count anything", "en", "Brazil , 5 , won", [(0, 1, "LOC")], None),
    ("a year is no age", "fr", "Paris , 2015 ans", [(0, 1, "LOC")], None),
    ("two places", "fr", "Almaty , Kazakhstan", [(0, 3, "LOC")], [(0, 1, "LOC"), (2, 3, "LOC")]),
    ("one place", "en", "Butte , Mont.", [(0, 3, "LOC")], None),
    ("a body and who heads it", "fr", "Parlement , Nicole Dardenne",
     [(0, 4, "ORG")], [(0, 1, "ORG"), (2, 4, "PERSON")]),
    ("a body with a comma", "fr", "Organisation pour la Science , la Culture", [(0, 7, "ORG")], None),
    ("an affair", "fr", "affaire Sandou", [(0, 1, "EVENT"), (1, 2, "PERSON")], [(0, 2, "EVENT")]),
    ("an affair alone", "fr", "affaire de Sandou", [(0, 1, "EVENT"), (2, 3, "PERSON")], None),
    ("an event and its year", "fr", "Coupe du monde 2018", [(0, 3, "EVENT"), (3, 4, "DATE")], [(0, 4, "EVENT")]),
    ("an event and a date", "fr", "Coupe du monde lundi", [(0, 3, "EVENT"), (3, 4, "DATE")], None),
    ("nothing", "fr", "Rien .", [], None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "spans", "wanted"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_evidence(lang, text, spans, wanted):
    words = text.split()
    assert weigh_evidence(spans, words, lang, [False] * len(words)) == (spans if wanted is None else wanted)


@pytest.mark.parametrize(
    ("lang", "text", "spans", "wanted"),
    [
        ("fr", "irlandaise Dublin", [(0, 2, "LOC")], [(1, 2, "LOC")]),
        ("fr", "philippin", [(0, 1, "LOC")], [(0, 1, "NORP")]),
        ("en", "northern Kenya", [(0, 2, "LOC")], [(0, 2, "LOC")]),
    ],
)
def test_an_adjective_is_no_part_of_a_french_place(lang, text, spans, wanted):
    words = text.split()
    assert weigh_evidence(spans, words, lang, [True, *[False] * (len(words) - 1)]) == wanted
