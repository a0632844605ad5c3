import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.extract.attribution_sources import nearby_subject, subject_of


def reported(attributed):
    return [(item.attribution.holder, item.attribution.cue, item.text) for item in attributed if item.clause]


@pytest.mark.parametrize(
    ("text", "holder", "cue", "content"),
    [
        ("The mayor said that the bridge would reopen.", "The mayor", "said", "that the bridge would reopen"),
        ("The mayor said the bridge would reopen.", "The mayor", "said", "the bridge would reopen"),
        ("The bridge would reopen, the mayor said.", "the mayor", "said", "The bridge would reopen"),
        ("According to the police, two men fled.", "the police", "According to", "two men fled"),
        ("Two men fled, according to the police.", "the police", "according to", "Two men fled"),
        ("The minister has argued that taxes are too high.", "The minister", "has argued", "that taxes are too high"),
        ("Anna Berg, a spokeswoman for the union, said talks had failed.", "Anna Berg, a spokeswoman for the union",
         "said", "talks had failed"),
    ],
)  # fmt: skip
def test_english(extract, text, holder, cue, content):
    assert (holder, cue, content) in reported(extract(text)[1])


@pytest.mark.parametrize(
    ("text", "holder", "cue", "content"),
    [
        ("Le feu a détruit deux dépôts, a annoncé lundi la préfecture du Rhône.", "la préfecture du Rhône",
         "a annoncé", "Le feu a détruit deux dépôts"),
        ("Trois personnes sont mortes, ont indiqué les pompiers à l'AFP.", "les pompiers", "ont indiqué",
         "Trois personnes sont mortes"),
        ("Le maire a déclaré que le pont rouvrirait.", "Le maire", "a déclaré", "que le pont rouvrirait"),
        ("Selon la police, deux hommes ont pris la fuite.", "la police", "Selon", "deux hommes ont pris la fuite"),
        ("Deux hommes ont pris la fuite, d'après la police.", "la police", "d'après", "Deux hommes ont pris la fuite"),
        ("Le ministre affirme que les impôts sont trop élevés.", "Le ministre", "affirme",
         "que les impôts sont trop élevés"),
    ],
)  # fmt: skip
def test_french(extract, text, holder, cue, content):
    assert (holder, cue, content) in reported(extract(text, "fr")[1])


def test_a_relative_clause_is_no_report(extract):
    assert reported(extract("The house that the mayor bought burned down.")[1]) == []


def test_a_title_that_the_tree_makes_a_second_subject_leads_to_the_name():
    doc = Doc(
        Vocab(), words=["said", "lead", "author", "Anna", "Berg", "."],
        pos=["VERB", "ADJ", "NOUN", "PROPN", "PROPN", "PUNCT"], heads=[0, 2, 0, 0, 3, 0],
        deps=["ROOT", "amod", "nsubj", "nsubj", "flat", "punct"],
    )  # fmt: skip
    assert subject_of(doc[0]) == doc[3]
    assert nearby_subject(doc, (0, 0), 0, 6) == doc[3]
