import gzip
import json

import pytest

from claimcheck.models.lemmas import LemmaTable, apply_script, lemma_script


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("talks", "talk", "l:1:"),
        ("Talks", "talk", "l:1:"),
        ("Paris", "Paris", "k:0:"),
        ("PARIS", "Paris", "t:0:"),
        ("was", "be", "=be"),
        ("pourparlers", "pourparler", "l:1:"),
        ("généraux", "général", "l:2:l"),
    ],
)
def test_a_script_turns_the_form_into_its_lemma(form, lemma, script):
    assert lemma_script(form, lemma) == script
    assert apply_script(script, form) == lemma


def test_a_cut_longer_than_the_word_leaves_it_whole():
    assert apply_script("l:5:er", "Ont") == "ont"


def table(tmp_path, forms, exact, parts, endings=()):
    path = tmp_path / "lemmas.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"exact": exact, "forms": forms, "parts": parts}).encode()))
    return LemmaTable(path, endings)


@pytest.mark.parametrize(
    ("form", "upos", "edits", "lemma"),
    [
        ("factories", "NOUN", ["l:1:"], "factory"),  # the edit makes no word, the table knows the form
        ("friendships", "NOUN", ["l:0:"], "friendship"),  # an unknown plural is not its own lemma
        ("pollster", "NOUN", ["l:1:", "l:0:"], "pollster"),  # another edit makes a known lemma
        ("impartial", "ADJ", ["l:0:", "l:3:"], "impartial"),  # the form itself is good enough
        ("zorbs", "NOUN", ["l:1:"], "zorb"),  # nothing is known: the likeliest edit
        ("Zorba", "PROPN", ["k:1:"], "Zorb"),  # names are not in the tables
    ],
)
def test_an_edit_that_makes_no_word_gives_way(tmp_path, form, upos, edits, lemma):
    forms = {"factories": "factory", "friendships": "friendship"}
    assert table(tmp_path, forms, {"NOUN": {"pollsters": "pollster"}}, ["VERB"]).choose(form, upos, edits) == lemma


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("tournant", "VERB", None),  # the table has it as a noun
        ("retraités", "NOUN", None),  # and this one as a verb
        ("retraités", "VERB", "retraiter"),
        ("premières", "ADJ", "premier"),
        ("dîners", "NOUN", "dîner"),
    ],
)
def test_a_looked_up_lemma_fits_its_part_of_speech(tmp_path, form, upos, lemma):
    forms = {"tournant": "tournant", "retraités": "retraiter", "premières": "premier", "dîners": "dîner"}
    known = table(tmp_path, forms, {}, ["VERB", "NOUN", "ADJ"], ("er", "ir", "re"))
    assert known.find(form, upos) == lemma


def test_a_verb_ends_as_verbs_do(tmp_path):
    known = table(tmp_path, {}, {"VERB": {"tournons": "tourner"}}, ["VERB"], ("er", "ir", "re"))
    assert known.choose("tournant", "VERB", ["l:0:", "=être", "l:3:er"]) == "tourner"


def test_a_participle_that_agrees_has_the_lemma_of_the_one_that_does_not(tmp_path):
    known = table(tmp_path, {}, {"VERB": {"mort": "mourir"}}, ["VERB"], ("er", "ir", "re"))
    assert [known.find(form, "VERB") for form in ("mort", "morte", "mortes")] == ["mourir"] * 3
