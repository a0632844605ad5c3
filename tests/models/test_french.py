"""Our French of single words beside spaCy's: the same, but for the time that importing it takes."""

import random
import re
import subprocess
import sys

import pytest
import spacy
from spacy.lang.fr import lex_attrs, tokenizer_exceptions
from spacy.lang.fr.stop_words import STOP_WORDS

from claimcheck.models.files import models_folder
from claimcheck.models.french import FrenchDefaults, hyphenated, like_number
from claimcheck.parse import load_language

TEXT = (
    "« C'est au-dessus de la moyenne », a-t-il dit jeudi 1er mars, aujourd'hui l'ex-premier-ministre d'Aix-en-Provence, "
    "près de Saint-Jean-d'Angély ; l'après-midi, quelque 1 200 m² (50 %) de l'arc-en-ciel anti-émeute, etc. "
    "Dix-sept ou vingt-deux ? 3/4 de M. Dupond, www.example.fr/a-b, prud'hommes, entr'ouvert, états-unis, O'Neill."
)
JOINTS = ["-", "–", "‑", "'", "’", "", "--", "\n", " ", "."]


def test_every_word_with_hyphens_stays_whole_or_not_as_with_spacy():
    ours = re.compile(hyphenated()).match
    pieces = tokenizer_exceptions._hyphen_prefix + tokenizer_exceptions._hyphen_combination
    stems = [re.sub(r"\(\?:|[\[\]()?|^$+*]", "", piece) for piece in pieces]
    stems += ["arginine", "méthyl", "black", "out", "yo", "prud", "hom", "entr", "r", "ſ", "İ", "ß", "9", "_"]
    chance = random.Random(1)
    words = set()
    for _ in range(5000):
        word = "".join(chance.choice(stems) + chance.choice(JOINTS) for _ in range(chance.randint(1, 4)))
        words.add(chance.choice([word, word.upper(), word.rstrip("-–‑'’.")]))
    different = [word for word in words if bool(ours(word)) != bool(tokenizer_exceptions.TOKEN_MATCH(word))]
    assert not different
    assert sum(bool(ours(word)) for word in words) > 500


def test_the_shipped_tokenizer_and_words_are_spacys():
    ours, theirs = load_language("fr"), spacy.blank("fr")
    assert ours.tokenizer.token_match.__self__.pattern == hyphenated()
    for name in ("prefix_search", "suffix_search", "infix_finditer", "url_match"):
        assert getattr(ours.tokenizer, name).__self__.pattern == getattr(theirs.tokenizer, name).__self__.pattern
    assert ours.tokenizer.rules == theirs.tokenizer.rules

    def shown(nlp):
        return [(t.text, t.whitespace_, t.is_stop, t.like_num, t.norm_, t.like_url) for t in nlp.make_doc(TEXT)]

    assert shown(ours) == shown(theirs)
    assert set(STOP_WORDS) == FrenchDefaults.stop_words


@pytest.mark.parametrize(
    "word",
    [*sorted(lex_attrs._num_words | lex_attrs._ordinal_words), "+3", "1.200,5", "3/4", "/4", "a/b", "1/2/3", "Dix"],
)
def test_numbers_are_spacys(word):
    assert like_number(word) == lex_attrs.like_num(word)


def test_the_folder_opens_with_spacy_too_and_chunks_are_its_own():
    theirs = spacy.load(models_folder() / "fr")
    found = [
        [chunk.text for chunk in nlp("Le maire de Lyon a vu la neige.").noun_chunks]
        for nlp in (load_language("fr"), theirs)
    ]
    assert found[0] == found[1]


def test_loading_french_leaves_spacys_out():
    code = "import sys, claimcheck; claimcheck.load_language('fr'); print('spacy.lang.fr' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
