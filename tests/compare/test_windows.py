"""Which passages of two texts the judge model reads."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from claimcheck.compare.pair import judge_extracts
from claimcheck.compare.windows import HYPOTHESIS, PREMISE, in_the_others_figures, read_in_windows, shared_words
from tests.compare.builders import lay, make_entities, make_extract


def article(count, words=12):
    """An extract of ``count`` sentences, each its own claim."""
    sentences = [f"Sentence {n} says " + "and on " * words + "so." for n in range(count)]
    made = make_extract(" ".join(sentences))
    claims, start = [], 0
    for sentence in sentences:
        span = (start, start + len(sentence))
        claims.append(replace(made.claims[0], start=span[0], end=span[1], sentence=span))
        start += len(sentence) + 1
    return replace(made, claims=tuple(claims)), sentences


def test_short_texts_are_read_whole():
    reading = read_in_windows(make_extract("The port closed."), make_extract("The port is shut."))
    assert reading.premises == ("The port closed.",)
    assert reading.hypotheses == ("The port is shut.",)


@pytest.mark.parametrize("count", [9, 20, 60])
def test_the_windows_of_a_long_premise_hold_every_sentence_and_overlap(count):
    premise, sentences = article(count)
    windows = read_in_windows(premise, make_extract("It closed.")).premises
    assert len(windows) > 1
    assert all(len(window) <= PREMISE for window in windows)
    assert all(any(sentence in window for window in windows) for sentence in sentences)
    assert all(any(s in one and s in two for s in sentences) for one, two in itertools.pairwise(windows))


def test_a_long_hypothesis_is_read_in_parts():
    hypothesis, sentences = article(6)
    parts = read_in_windows(make_extract("It closed."), hypothesis).hypotheses
    assert " ".join(parts) == " ".join(sentences)
    assert all(len(part) <= HYPOTHESIS for part in parts)


def test_a_long_text_without_claims_is_cut():
    long = replace(make_extract("word " * 400), claims=())
    assert [len(text) for text in read_in_windows(long, long).premises] == [PREMISE]


class Reader:
    """A judge that contradicts only where it reads the seventh sentence."""

    def predict(self, pairs, langs):
        return np.array([[0.02, 0.95, 0.03] if "Sentence 7 " in left else [0.05, 0.05, 0.9] for left, _ in pairs])


def test_of_a_long_premise_the_passage_that_decides_is_named():
    premise, _ = article(20)
    hypothesis = make_extract("Sentence 7 says nothing at noon.", id="b")
    answer = judge_extracts(premise, hypothesis, make_entities(premise, hypothesis), Reader())
    assert answer.verdict == "contradicts"
    assert "passage of" in answer.explanation
    assert len(answer.explanation) < 600


@pytest.mark.parametrize(
    ("passage", "part", "share"),
    [
        ("The minister resigned on Friday.", "Ministers resigned.", 1.0),
        ("Prices rose by 40 percent.", "Prices fell by 12 percent.", 0.5),
        ("Le ministre Durand a démissionné.", "Minister Durand stepped down.", 0.5),
        ("Anything.", "A b.", 0.0),
    ],
)
def test_shared_words_are_counted_by_their_beginnings(passage, part, share):
    assert shared_words(passage, part) == pytest.approx(share)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "worded", "options"),
    [
        ("It rose {9 percent|percent|}.", "Up {9.0 percent|percent|}, it said.", "Up 9 percent, it said.", {}),
        ("It rose {9 percent|percent|}.", "Up {8 percent|percent|}.", "Up 8 percent.", {}),
        ("It rose {9 percent|percent|}.", "Up {9 points|point|}.", "Up 9 points.", {}),
        ("It rose {over 9 percent|percent|}.", "Up {9.0 percent|percent|}.", "Up 9.0 percent.", {}),
        ("It rose {9 percent|percent|}.", "Hausse de {9.0 pour cent|percent|}.", "Hausse de 9.0 pour cent.",
         {"b_language": "fr"}),
    ],
)  # fmt: skip
def test_figures_of_one_value_are_read_in_the_premises_words(premise, hypothesis, worded, options):
    assert in_the_others_figures(lay(premise, hypothesis, **options)) == worded
