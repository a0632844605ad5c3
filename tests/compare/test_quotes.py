"""One utterance rendered twice: what was done to it."""

import numpy as np
import pytest

from claimcheck.align import align_claims
from claimcheck.compare.quotes import compare_quotes
from claimcheck.compare.utterances import read_utterances
from claimcheck.settings import Settings
from tests.compare.builders import make_entities, make_extract


class SameMeaning:
    """An encoder that finds every text the same."""

    def encode(self, texts, lang):
        return np.ones((len(texts), 4), dtype=np.float32) / 2


def compare(left, right, speakers=("Ann Lee", "Ann Lee"), languages=("en", "en"), published=(None, None)):
    extracts = [
        make_extract(
            f"[{speaker}|PERSON] said: “{words}”", id=name, language=language, published=day, quotes=[(words, speaker)]
        )
        for name, words, speaker, language, day in zip("ab", (left, right), speakers, languages, published, strict=True)
    ]
    entities = make_entities(*extracts)
    aligned = align_claims(extracts, entities, SameMeaning(), Settings())
    found = compare_quotes(read_utterances(extracts, entities), aligned.quote_pairs, {})
    return found[0][2] if found else None


CASES = [
    ("We will pay for the road, and we will pay on time.", "We will pay for the road.", "trimmed"),
    ("The dams held, the doors held, and still the water came.", "The dams held, and still the water came.", "trimmed"),
    ("This is a merger of equals for both of us.", "This is a marriage of equals for both of us.", "reworded"),
    ("The water is safe to drink if it is boiled.", "The water is not safe to drink if it is boiled.", "polarity"),
    ("We did not deserve to win tonight.", "We deserved to win tonight.", "polarity"),
    ("I will accept the result of the vote.", "I will reject the result of the vote.", "polarity"),
]


@pytest.mark.parametrize(("left", "right", "type_"), CASES)
def test_alterations(left, right, type_):
    verdict = compare(left, right)
    assert (verdict.kind, verdict.type) == ("altered_quote", type_)


SAME = [
    ("We will not pay.", "We will not pay"),
    ("We won't pay for the road this year.", "We will not pay for the road this year."),
    ("The centre will organise it.", "The center will organize it."),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_harmless_differences(left, right):
    assert compare(left, right).kind == "agreement"


def test_a_cut_that_is_owned_up_to_is_no_alteration():
    verdict = compare("We will pay for the road and we will pay on time.", "We will pay … on time.")
    assert verdict is None or verdict.kind == "agreement"


def test_the_same_words_from_two_mouths():
    words = "A border is a bridge if both sides want it to be one."
    assert compare(words, words, speakers=("Ann Lee", "Bo Dahl")).type == "speaker"


def test_words_added_to_an_earlier_wording():
    verdict = compare(
        "We cannot fly half-empty planes.", "We cannot fly half-empty planes, and I answer for that.",
        published=("2025-01-01", "2025-01-02"),
    )  # fmt: skip
    assert verdict.type == "extended"


def test_another_sentence_of_the_same_speech_is_no_cut():
    verdict = compare("We will pay for it. Every euro counts here.", "Every euro counts here.")
    assert verdict.kind == "agreement"


def test_a_translation_with_another_figure():
    verdict = compare(
        "No factory will be closed before 2027.", "Aucune usine ne sera fermée avant 2029.", languages=("en", "fr")
    )
    assert verdict.type == "translated_differently"


def test_a_faithful_translation():
    verdict = compare(
        "No factory will be closed before 2027.", "Aucune usine ne sera fermée avant 2027.", languages=("en", "fr")
    )
    assert verdict.kind == "agreement"
