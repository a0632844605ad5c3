import pytest
import spacy
from spacy.tokens import Doc, Span

from claimcheck.extract.entities import find_mentions
from claimcheck.passages import Passage
from claimcheck.records import Block, Source


def article(text, language="en", ents=(), tags=None, role="body"):
    """A source of one block; ``ents`` are (text, label), ``tags`` UPOS tags in order; with neither, a blank parse."""
    nlp = spacy.blank(language)
    doc = nlp(text)
    if tags:
        doc = Doc(doc.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], pos=tags)
    if tags or ents:
        spans, place = [], 0
        for words, label in ents:
            place = text.index(words, place)
            spans.append(doc.char_span(place, place + len(words), label=label))
            place += len(words)
        doc.set_ents([Span(doc, s.start, s.end, s.label_) for s in spans], default="outside")
    block = Block(0, len(text), role, language)
    source = Source("a", "a.txt", text, "0" * 64, len(text), language, blocks=(block,))
    return [Passage(block, doc)], source


def mentions(*args, **kwargs):
    passages, source = article(*args, **kwargs)
    found = find_mentions(passages, source)
    assert all(m.text == source.text[m.start : m.end] for m in found)
    return found


TITLES = [
    (
        "en",
        "French Defence Minister Sébastien Lecornu spoke.",
        [("Sébastien Lecornu", "PERSON")],
        "Sébastien Lecornu",
        "French Defence Minister",
    ),
    ("en", "President Ana Diaz left.", [("President Ana Diaz", "PERSON")], "Ana Diaz", None),
    ("en", "They met ILO head Jon Berg today.", [("ILO", "ORG"), ("Jon Berg", "PERSON")], "Jon Berg", "ILO head"),
    (
        "en",
        "The talks with WTO Secretary-General Mia Holm ended.",
        [("WTO", "ORG"), ("Mia Holm", "PERSON")],
        "Mia Holm",
        "WTO Secretary-General",
    ),
    ("en", "Jon Berg, head of the agency, left.", [("Jon Berg", "PERSON")], "Jon Berg", "head of the agency"),
    (
        "fr",
        "Le président chilien Ana Diaz est partie.",
        [("Ana Diaz", "PERSON")],
        "Ana Diaz",
        "président chilien",
    ),
    (
        "fr",
        "Le secrétaire général de l’OMC, Jon Berg, a parlé.",
        [("OMC", "ORG"), ("Jon Berg", "PERSON")],
        "Jon Berg",
        "secrétaire général de l’OMC",
    ),
    (
        "fr",
        "La ministre des Affaires étrangères Ana Diaz a parlé.",
        [("Ana Diaz", "PERSON")],
        "Ana Diaz",
        "ministre des Affaires étrangères",
    ),
]


@pytest.mark.parametrize(("language", "text", "ents", "name", "role"), TITLES)
def test_titles_and_offices_are_cut_off_names_and_kept_as_roles(language, text, ents, name, role):
    person = next(m for m in mentions(text, language, ents) if m.label == "PERSON" and m.form == "name")
    assert person.text == name
    assert role is None or person.roles == (role,)


@pytest.mark.parametrize(
    ("language", "text", "name", "gender"),
    [
        ("en", "Mrs Diaz left.", "Mrs Diaz", "f"),
        ("en", "Mr. Diaz left.", "Diaz", "m"),
        ("fr", "Mme Diaz est partie.", "Mme Diaz", "f"),
        ("fr", "M. Diaz est parti.", "M. Diaz", "m"),
    ],
)
def test_forms_of_address_show_the_gender_and_are_no_part_of_the_name(language, text, name, gender):
    person = mentions(text, language, [(name, "PERSON")])[0]
    assert (person.text, person.gender) == ("Diaz", gender)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The minister left.", "The minister"),
        ("en", "According to the Chilean president, it rained.", "the Chilean president"),
        ("fr", "Selon le président chilien, il a plu.", "le président chilien"),
        ("fr", "Ce dernier est parti.", "Ce dernier"),
        ("fr", "L’agence a démenti.", "L’agence"),
    ],
)
def test_descriptions_of_someone_named_before_are_mentions(language, text, found):
    assert found in [m.text for m in mentions(text, language) if m.form != "name"]


@pytest.mark.parametrize(("language", "text"), [("en", "A minister left."), ("fr", "Un ministre est parti.")])
def test_an_indefinite_description_points_to_nobody(language, text):
    assert not [m for m in mentions(text, language) if m.form == "nominal"]


def test_what_a_minister_is_minister_of_is_no_body():
    ents = [("Transports", "ORG"), ("Ana Diaz", "PERSON"), ("OMC", "ORG")]
    found = mentions("La ministre des Transports Ana Diaz a quitté l’OMC.", "fr", ents)
    assert [m.text for m in found if m.form == "name"] == ["Ana Diaz", "OMC"]


@pytest.mark.parametrize(
    ("language", "text", "name", "gender"),
    [
        ("en", "Owen Hargreaves left.", "Owen Hargreaves", "m"),
        ("en", "Clara Whitlock left.", "Clara Whitlock", "f"),
        ("en", "Whitlock left.", "Whitlock", None),
        ("fr", "Jean Cassar est parti.", "Jean Cassar", "m"),
        ("en", "Jean Cassar left.", "Jean Cassar", None),
    ],
)
def test_a_given_name_shows_the_gender_where_it_is_borne_by_one(language, text, name, gender):
    assert mentions(text, language, [(name, "PERSON")])[0].gender == gender


@pytest.mark.parametrize(
    ("language", "text", "ents", "tags", "strangers"),
    [
        ("en", "A nurse called.", [], ["DET", "NOUN", "VERB", "PUNCT"], [("nurse", None)]),
        ("en", "His wife called.", [], ["PRON", "NOUN", "VERB", "PUNCT"], [("wife", "f")]),
        ("fr", "Une infirmière appelle.", [], ["DET", "NOUN", "VERB", "PUNCT"], [("infirmière", "f")]),
        ("en", "Nurse Ann Lee called.", [("Ann Lee", "PERSON")], ["NOUN", "PROPN", "PROPN", "VERB", "PUNCT"], []),
        ("en", "The bridge fell.", [], ["DET", "NOUN", "VERB", "PUNCT"], []),
    ],
)
def test_unnamed_people_are_strangers(language, text, ents, tags, strangers):
    found = mentions(text, language, ents, tags)
    assert [(m.text, m.gender) for m in found if m.form == "stranger"] == strangers


def test_pronouns_carry_gender_and_number():
    he, they = (m for m in mentions("Yesterday he left and they stayed.") if m.form == "pronoun")
    assert (he.gender, he.number, he.label) == ("m", "sg", "PERSON")
    assert (they.gender, they.number) == (None, "pl")


def test_without_an_entity_component_the_gazetteer_and_capitals_serve():
    found = {m.text: m.label for m in mentions("Talks between Chile and the OECD failed, Minister Ana Diaz said.")}
    assert found["Chile"] == "LOC"
    assert found["OECD"] == "ORG"
    assert found["Ana Diaz"] == "PERSON"


def test_in_title_case_only_known_names_are_taken():
    text = "Chile Sees Growing Hopes For Lasting Trade Peace"
    ents = [("Growing Hopes", "PERSON"), ("Lasting Trade Peace", "ORG")]
    assert [m.text for m in mentions(text, "en", ents, role="title")] == ["Chile"]


def test_a_name_of_the_pattern_body_of_the_is_whole():
    found = mentions("The work of the Coalition of the Patient goes on.", "en", [("Coalition", "ORG")])
    assert "Coalition of the Patient" in [m.text for m in found]


@pytest.mark.parametrize("text", ["", "   ", "!!! ???", "A", "’s", "((("])
def test_text_without_names_gives_none(text):
    passages, source = article(text)
    assert find_mentions(passages, source) == ()
