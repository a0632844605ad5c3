import pytest

from claimcheck.models.lemmas import apply_script, lemma_script


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
