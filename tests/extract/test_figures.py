"""Figures: spans, intervals and units in text alone, what is counted, and what is no figure."""

import json
import time
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from claimcheck.extract.dates import find_dates_in_text
from claimcheck.extract.figures import find_figures, find_figures_in_text
from claimcheck.passages import Passage
from claimcheck.records import Block, Date, Source

GOLD = Path(__file__).parents[1] / "gold"
#: What only a parse can tell: a bare number as the object of a verb.
NEEDS_TREE = {"The flood killed six and left the town in mud."}


def figures(text, language="en"):
    dates = [(d.start, d.end) for d in find_dates_in_text(text, language)]
    return find_figures_in_text(text, language, dates)


def gold(language):
    with (GOLD / language / "figures.jsonl").open(encoding="utf-8") as lines:
        return [(language, json.loads(line)) for line in lines]


def near(own, wanted):
    return own is wanted if wanted is None else own == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize(("language", "item"), [*gold("en"), *gold("fr")])
def test_gold_sentences_are_read_exactly(language, item):
    found = figures(item["text"], language)
    assert [f.text for f in found] == [g["text"] for g in item["figures"]]
    for own, wanted in zip(found, item["figures"], strict=True):
        assert own.interval.relation == wanted["relation"]
        assert near(own.interval.low, wanted["low"])
        assert near(own.interval.high, wanted["high"])
        assert near(own.value, wanted["value"])
        if item["text"] not in NEEDS_TREE:
            assert own.unit == wanted["unit"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The F-16 left Sakhalin-1 for Channel 4 in COVID-19 times, said the G7."),
        ("en", "He lives at 24 Sussex Drive, near Route 66, Gate 12."),
        ("en", "Article 5 and Resolution 1701 and No. 7 and #3"),
        ("en", "Call +1 212 555 0199 or 212-555-0199, or see www.example.org/100"),
        ("en", "Python 3.11.4 at 48.8566, 2.3522"),
        ("en", "No one knew which one it was."),
        ("fr", "L'article 5 de la loi, au 12, rue de la Paix, bâtiment 4."),
        ("fr", "La loi n° 2025-118 de la saison 2025-2026."),
        ("en", "Every third child ran the 4x400m in the 2025-26 season."),
        ("fr", "Un homme a pris une voiture."),
        ("fr", "Appelez le 01 23 45 67 89, chaîne 4, vol 370."),
    ],
)
def test_numbers_that_only_name_are_no_figures(language, text):
    assert figures(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Sales grew 4% to 7.5 billion in the quarter.", [4.0, 7.5e9]),
        ("en", "Turnout fell 3 percent to 61.", [3.0, 61.0]),
        ("en", "Growth of 2% to 3% is expected.", [None]),
    ],
)
def test_a_change_and_its_result_are_no_range(language, text, values):
    assert [figure.interval.relation == "between" for figure in figures(text, language)] == [v is None for v in values]
    if None not in values:
        assert [figure.value for figure in figures(text, language)] == values


@pytest.mark.parametrize("text", ["1e400 people", "9" * 1000 + " people", "1" + ",000" * 50, "10^999999"])
def test_absurd_numbers_are_left(text):
    assert all(f.value is None or abs(f.value) < 1e90 for f in figures(text))


def test_no_figure_lies_inside_a_date():
    text = "On 3 May 2025, 12 people met for 3 weeks at 5 p.m."
    assert [f.text for f in figures(text)] == ["12 people"]


def source(text):
    block = Block(0, len(text), "body", "en")
    return Source("s", "s.txt", text, "0" * 64, len(text), language="en", blocks=(block,)), block


def parsed(words, pos, heads, deps, spaces=None, lemmas=None):
    return Doc(spacy.blank("en").vocab, words=words, pos=pos, heads=heads, deps=deps, spaces=spaces, lemmas=lemmas)


def test_the_tree_says_what_is_counted_and_where():
    words = ["Dozens", "of", "Ukrainian", "civilians", "injured", "in", "the", "city", "fled"]
    doc = parsed(words, ["NOUN", "ADP", "ADJ", "NOUN", "VERB", "ADP", "DET", "NOUN", "VERB"], [8, 3, 3, 0, 3, 7, 7, 4, 8],
                 ["nsubj", "case", "amod", "nmod", "acl", "case", "det", "obl", "ROOT"],
                 lemmas=["dozen", "of", "Ukrainian", "civilian", "injure", "in", "the", "city", "flee"])  # fmt: skip
    own, block = source(doc.text)
    (figure,) = find_figures([Passage(block, doc)], own, ())
    assert (figure.text, figure.low, figure.high, figure.unit) == ("Dozens of Ukrainian civilians", 24, 99, "civilian")
    assert figure.counts == "Ukrainian civilians injured in the city"
    assert figure.scope == ("Ukrainian", "the city")
    assert figure.counts == own.text[slice(*figure.counts_span)]


def test_a_bare_number_beside_such_a_verb_counts_people():
    doc = parsed(["Floods", "killed", "26", "."], ["NOUN", "VERB", "NUM", "PUNCT"], [1, 1, 1, 1], ["nsubj", "ROOT", "obj", "punct"],
                 lemmas=["flood", "kill", "26", "."])  # fmt: skip
    own, block = source(doc.text)
    (figure,) = find_figures([Passage(block, doc)], own, ())
    assert (figure.text, figure.unit) == ("26", "person")


def test_a_blank_pipeline_falls_back_on_the_words():
    text = "It includes over 26 countries, at least 12 dead and 3 percent of voters."
    own, block = source(text)
    found = find_figures([Passage(block, spacy.blank("en")(text))], own, ())
    assert [(f.text, f.unit, f.counts) for f in found] == [
        ("over 26 countries", "country", "countries"),
        ("at least 12 dead", "person", "dead"),
        ("3 percent", "percent", "voters"),
    ]
    assert all(f.text == text[f.start : f.end] for f in found)


def test_figures_of_a_passage_skip_the_dates_of_the_source():
    text = "On 24 December 26 nations met."
    own, block = source(text)
    day = Date("d", "s", 3, 14, text[3:14], "2025-12-24", "2025-12-24", "day", "published")
    assert [f.text for f in find_figures([Passage(block, spacy.blank("en")(text))], own, (day,))] == ["26 nations"]


def test_broken_text_gives_fewer_items_and_exact_offsets():
    for text in [
        "",
        "\n",
        "-",
        "%%%",
        "$",
        "1,2,3,4",
        "½½½",
        "UP TO 30 MEN",
        "thirty\u00adfive men",
        "ﬁve men",
        "one one one",
    ]:
        for language in ("en", "fr", "de"):
            assert all(text[f.start : f.end] == f.text for f in find_figures_in_text(text, language))


@pytest.mark.parametrize(
    "piece", ["1", "one ", "1 to ", "over ", "$", "1,", "half of ", "a million and ", "about some ", "1-", "(1) "]
)
def test_time_grows_with_the_text_alone(piece):
    text = piece * (12_000 // len(piece))
    begin = time.perf_counter()
    find_figures_in_text(text, "en")
    assert time.perf_counter() - begin < 20
