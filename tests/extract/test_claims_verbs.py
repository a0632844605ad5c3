import pytest

from claimcheck.extract.claims_verbs import Tense, be, finite_form

PAST, PRESENT, FUTURE = Tense("past"), Tense("present"), Tense("future", "will")

FORMS = [
    ("en", "killing", "kill", PAST, False, "killed"),
    ("en", "leaving", "leave", PAST, False, "left"),
    ("en", "stopping", "stop", PAST, True, "stopped"),
    ("en", "carrying", "carry", PAST, True, "carried"),
    ("en", "opening", "open", PAST, True, "opened"),
    ("en", "carrying", "carry", PRESENT, False, "carries"),
    ("en", "reaching", "reach", PRESENT, False, "reaches"),
    ("en", "having", "have", PRESENT, False, "has"),
    ("en", "leaving", "leave", PRESENT, True, "leave"),
    ("en", "leaving", "leave", FUTURE, True, "will leave"),
    ("fr", "montrant", "montrer", PAST, False, "montrait"),
    ("fr", "faisant", "faire", PAST, True, "faisaient"),
    ("fr", "ayant", "avoir", PAST, False, "avait"),
    ("fr", "montrant", "montrer", PRESENT, True, "montrent"),
    ("fr", "faisant", "faire", PRESENT, True, "font"),
    ("fr", "succédant", "succéder", PRESENT, False, "succède"),
    ("fr", "craignant", "craindre", PRESENT, True, None),
    ("fr", "appelant", "appeler", PRESENT, False, None),
    ("fr", "montrant", "montrer", Tense("future"), False, None),
]


@pytest.mark.parametrize(("language", "participle", "lemma", "tense", "plural", "form"), FORMS)
def test_participles_are_made_finite_where_a_rule_is_safe(language, participle, lemma, tense, plural, form):
    assert finite_form(language, participle, lemma, tense, plural) == form


HELPERS = [
    ("en", PAST, False, "seize", True, "was"),
    ("en", PRESENT, True, "seize", True, "are"),
    ("en", FUTURE, True, "seize", True, "will be"),
    ("fr", PAST, False, "saisir", True, "a été"),
    ("fr", PAST, True, "soupçonner", False, "étaient"),
    ("fr", PRESENT, False, "occuper", False, "est"),
    ("fr", PAST, False, "naître", True, "est"),
    ("fr", Tense("future"), True, "saisir", False, "seront"),
    ("de", PAST, True, "sehen", False, None),
]


@pytest.mark.parametrize(("language", "tense", "plural", "verb", "happened", "words"), HELPERS)
def test_past_participles_take_an_auxiliary(language, tense, plural, verb, happened, words):
    assert be(language, tense, plural, verb, happened) == words
