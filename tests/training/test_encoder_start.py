"""The parts of the encoder's training that need numpy and tokenizers alone."""

import random

import numpy as np
import pytest

from claimcheck.training.encoder.ibm import align_words
from claimcheck.training.encoder.measure import accuracy_at_1
from claimcheck.training.encoder.mixture import bucketed, strip_accents
from claimcheck.training.encoder.vocabulary import (
    build_tokenizer,
    english_normalizer,
    french_normalizer,
    names_in,
    split_words,
    train_french,
)

NOUNS = [("maison", "house"), ("chat", "cat"), ("ville", "city"), ("pont", "bridge"), ("maire", "mayor")]
VERBS = [("voit", "sees"), ("quitte", "leaves"), ("trouve", "finds")]


def sentences():
    rng = random.Random(1)
    for _ in range(200):
        (a, x), (v, w), (b, y) = rng.choice(NOUNS), rng.choice(VERBS), rng.choice(NOUNS)
        yield ["le", a, v, "le", b], ["the", x, w, "the", y]


@pytest.mark.parametrize(("french", "english"), [*NOUNS, *VERBS])
def test_word_translations_are_found_from_sentences_alone(french, english):
    fr, en = zip(*sentences(), strict=True)
    assert align_words(fr, en).of[french][0][0] == english


def test_overlong_pairs_are_left_out():
    table = align_words([["a"] * 80, ["b"]], [["x"] * 80, ["y"]])
    assert "a" not in table.of and table.of["b"][0][0] == "y"


ENGLISH = {
    word: k
    for k, word in enumerate(
        [
            "[PAD]",
            "[UNK]",
            "[CLS]",
            "[SEP]",
            "[MASK]",
            *"0123456789",
            *(f"##{d}" for d in range(10)),
            "2012",
            ",",
            ".",
            "'",
            "«",
            "»",
            "the",
            "pain",
            "oslo",
        ]
    )
}


@pytest.fixture(scope="module")
def french():
    texts = ["Le maire d’Évry a mangé du pain, « hier », avec 2012 élèves."] * 3
    return build_tokenizer(train_french(texts, ENGLISH, {"oslo"}, 300), french_normalizer())


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("2012", True),
        ("99", True),
        (",", True),
        ("«", True),
        ("Oslo", True),
        ("pain", False),
        ("élèves", False),
        ("ÉLÈVES", False),
    ],
)
def test_figures_marks_and_names_take_english_rows_and_french_words_their_own(french, text, shared):
    ids = french.encode(text, add_special_tokens=False).ids
    assert ENGLISH["[UNK]"] not in ids
    assert all((row < len(ENGLISH)) == shared for row in ids)


def test_french_rows_follow_the_english_ones_without_gap(french):
    own = sorted(row for row in french.get_vocab().values() if row >= len(ENGLISH))
    assert own == list(range(len(ENGLISH), len(ENGLISH) + len(own)))


@pytest.mark.parametrize(
    ("normalizer", "text", "words"),
    [
        (french_normalizer(), "L’ÉLÈVE d'Évry", ["l", "'", "élève", "d", "'", "évry"]),
        (english_normalizer(), "Évry’s café", ["evry", "’", "s", "cafe"]),
    ],
)
def test_words(normalizer, text, words):
    assert split_words(text, normalizer) == words


def test_names_are_words_capitalised_inside_sentences():
    texts = ["The mayor of Oslo met Bonnard in Oslo.", "Later Bonnard left. Trains run late, trains often do."]
    assert names_in(texts) == {"oslo", "bonnard"}


def test_batches_are_of_like_length_and_the_same_for_a_seed():
    lengths = np.array([3, 50, 4, 51, 5, 52])
    first = bucketed(lengths, 3, seed=1)
    assert sorted(sorted(batch) for batch in first) == [[0, 2, 4], [1, 3, 5]]
    assert [list(b) for b in first] == [list(b) for b in bucketed(lengths, 3, seed=1)]


def test_accuracy_and_accents():
    assert accuracy_at_1(np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32)[[0, 2, 1]]) == pytest.approx(1 / 3)
    assert strip_accents("Élève à Nîmes") == "Eleve a Nimes"
