import pytest

from claimcheck.lexicon.gazetteer import body_key, fold, people_of, place_key

SAME_PLACE = [
    ("the US", "États-Unis", "U.S.", "Etats-Unis", "United States", "USA"),
    ("UK", "Royaume-Uni", "Britain", "Grande-Bretagne"),
    ("Germany", "Allemagne", "l’Allemagne"),
    ("Kyiv", "Kiev"),
    ("Moscow", "Moscou"),
    ("Beijing", "Pékin"),
    ("London", "Londres"),
    ("Cairo", "Le Caire"),
    ("Geneva", "Genève"),
    ("Paris", "PARIS"),
    ("Ivory Coast", "Côte d’Ivoire", "Cote d'Ivoire"),
    ("The Hague", "La Haye"),
]


@pytest.mark.parametrize("names", SAME_PLACE)
def test_one_place_has_one_key_in_both_languages(names):
    keys = {place_key(name) for name in names}
    assert len(keys) == 1 and None not in keys


def test_mexico_is_the_country_and_mexico_city_is_not():
    assert place_key("Mexico") == "territory:MX"
    assert place_key("Mexico City") != "territory:MX"


@pytest.mark.parametrize(
    "names",
    [
        ("NATO", "OTAN", "l’OTAN", "Nato", "North Atlantic Treaty Organization"),
        ("UN", "ONU", "United Nations", "Nations unies", "the U.N."),
        ("WHO", "OMS", "World Health Organization", "Organisation mondiale de la santé"),
        ("European Commission", "la Commission européenne"),
    ],
)
def test_one_body_has_one_key_in_both_languages(names):
    keys = {body_key(name) for name in names}
    assert len(keys) == 1 and None not in keys


@pytest.mark.parametrize("word", ["us", "who", "it", "is", "un", "eu", "Leuven"])
def test_small_words_and_towns_are_no_bodies(word):
    assert body_key(word) is None
    assert place_key(word) in (None, "town:leuven")


@pytest.mark.parametrize(
    ("word", "code"),
    [("French", "FR"), ("françaises", "FR"), ("Ukrainiens", "UA"), ("grecque", "GR"), ("Dutch", "NL"), ("table", None)],
)
def test_people_belong_to_their_country(word, code):
    assert people_of(word) == code


def test_folding_drops_accents_case_hyphens_and_full_stops():
    assert fold("Jean-Noël  Œuf") == "jean noel oeuf"
    assert fold("U.S.") == "us"
