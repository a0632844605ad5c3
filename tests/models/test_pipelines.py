"""A small fixed sample that guards the shipped pipelines against regressions, in seconds."""

import pytest

from claimcheck.evaluation.syntax import score_articles
from claimcheck.parse import load_language

EN = (
    "French President Emmanuel Macron told the European Parliament in Strasbourg on Monday that "
    "the talks had not failed."
)
FR = (
    "Le président français Emmanuel Macron a annoncé lundi à Strasbourg que les pourparlers avec l'OTAN n'avaient "
    "pas échoué."
)
ARCS = [
    (EN, "en", "Emmanuel", "nsubj", "told"),
    (EN, "en", "Parliament", "iobj", "told"),
    (EN, "en", "failed", "ccomp", "told"),
    (EN, "en", "talks", "nsubj", "failed"),
    (EN, "en", "not", "advmod", "failed"),
    ("The bridge was closed by the city after two boats hit it.", "en", "bridge", "nsubj:pass", "closed"),
    ("The bridge was closed by the city after two boats hit it.", "en", "city", "obl:agent", "closed"),
    ("The bridge was closed by the city after two boats hit it.", "en", "boats", "nsubj", "hit"),
    ("The bridge was closed by the city after two boats hit it.", "en", "two", "nummod", "boats"),
    ("At least 26 countries have pledged to send troops.", "en", "countries", "nsubj", "pledged"),
    ("At least 26 countries have pledged to send troops.", "en", "troops", "obj", "send"),
    (FR, "fr", "président", "nsubj", "annoncé"),
    (FR, "fr", "échoué", "ccomp", "annoncé"),
    (FR, "fr", "pourparlers", "nsubj", "échoué"),
    (FR, "fr", "pas", "advmod", "échoué"),
    ("Le pont a été fermé par la ville.", "fr", "pont", "nsubj:pass", "fermé"),
    ("Le pont a été fermé par la ville.", "fr", "ville", "obl:agent", "fermé"),
    ("Au moins 17 personnes sont mortes dans les inondations.", "fr", "personnes", "nsubj", "mortes"),
    ("Au moins 17 personnes sont mortes dans les inondations.", "fr", "17", "nummod", "personnes"),
]
LEMMAS = [
    ("en", "The talks were held and the ministers went home.", ["the", "talk", "be", "hold", "and", "the", "minister",
     "go", "home", "."]),
    ("fr", "Les généraux ont quitté les villes détruites.", ["le", "général", "avoir", "quitter", "le", "ville",
     "détruire", "."]),
]  # fmt: skip
NAMES = [
    ("en", EN, {("French", "NORP"), ("Emmanuel Macron", "PERSON"), ("European Parliament", "ORG"),
                ("Strasbourg", "LOC")}),
    ("en", "Germany and the United Nations condemned the attack near Kharkiv.",
     {("Germany", "LOC"), ("United Nations", "ORG"), ("Kharkiv", "LOC")}),
    ("fr", FR, {("Emmanuel Macron", "PERSON"), ("Strasbourg", "LOC"), ("OTAN", "ORG")}),
    ("fr", "L'Allemagne et l'Union européenne ont condamné l'attaque près de Kharkiv.",
     {("Allemagne", "LOC"), ("Union européenne", "ORG"), ("Kharkiv", "LOC")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lang", "word", "label", "head"), ARCS)
def test_arcs(text, lang, word, label, head):
    tokens = {token.text: token for token in load_language(lang)(text)}
    assert (tokens[word].dep_, tokens[word].head.text) == (label, head)


@pytest.mark.parametrize(("lang", "text", "lemmas"), LEMMAS, ids=["en", "fr"])
def test_lemmas(lang, text, lemmas):
    assert [token.lemma_ for token in load_language(lang)(text)] == lemmas


@pytest.mark.parametrize(("lang", "text", "names"), NAMES)
def test_names(lang, text, names):
    found = {(ent.text, ent.label_) for ent in load_language(lang)(text).ents}
    assert names <= found and len(found) <= len(names) + 1


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_names_survive_in_capitals_and_in_small_letters(change):
    found = {ent.text.lower() for ent in load_language("en")(change(EN)).ents}
    assert {"emmanuel macron", "strasbourg"} <= found


def test_sentences_of_marked_articles(root):
    scores = {row.set: row.value for row in score_articles(load_language, root / "tests/gold/sentences")}
    assert min(scores.values()) >= 0.95, scores


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_odd_texts_lose_nothing(lang):
    nlp = load_language(lang)
    assert len(nlp("")) == 0 and not nlp("").ents
    for text in (" \n ", "\n a\n\nb ", "x" * 5000, "\u200b \u00ad", "👍🏽 ok", "mot " * 10_000):
        doc = nlp(text)
        assert doc.text == text
        assert all(token.pos_ for token in doc)
        assert sum(sentence.end - sentence.start for sentence in doc.sents) == len(doc)
