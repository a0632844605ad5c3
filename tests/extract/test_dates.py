"""Dates: spans and days in text alone, resolution against publication, and the passages of a source."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from claimcheck.extract.dates import find_dates, find_dates_in_text
from claimcheck.passages import Passage
from claimcheck.records import Block, Dateline, Source

GOLD = Path(__file__).parents[1] / "gold"
WEDNESDAY = date(2025, 12, 24)


def found(text, language="en", published=WEDNESDAY):
    return [
        (d.text, d.from_ and d.from_.isoformat(), d.to and d.to.isoformat(), d.grain)
        for d in find_dates_in_text(text, language, published)
    ]


def gold(language):
    with (GOLD / language / "dates.jsonl").open(encoding="utf-8") as lines:
        return [(language, json.loads(line)) for line in lines]


@pytest.mark.parametrize(("language", "item"), [*gold("en"), *gold("fr")])
def test_gold_sentences_are_read_exactly(language, item):
    published = date.fromisoformat(item["published"]) if item["published"] else None
    wanted = [(d["text"], d["from"], d["to"], d["grain"]) for d in item["dates"]]
    assert found(item["text"], language, published) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "late December", ("late December", "2025-12-21", "2025-12-31", "month-part")),
        ("en", "winter 2024-25 was mild", ("winter 2024-25", "2024-12-01", "2025-02-28", "season")),
        ("en", "the first nine months of 2025", ("the first nine months of 2025", "2025-01-01", "2025-09-30", "span")),
        ("fr", "les trois premiers mois de 2025", ("les trois premiers mois de 2025", "2025-01-01", "2025-03-31", "span")),
        ("en", "the last Monday of May 2025", ("the last Monday of May 2025", "2025-05-26", "2025-05-26", "day")),
        ("fr", "la dernière semaine de juin 2025", ("la dernière semaine de juin 2025", "2025-06-23", "2025-06-29", "week")),
        ("en", "over the past 24 hours", ("past 24 hours", None, None, "time")),
        ("en", "within a decade", ("within a decade", "2025-12-24", "2035-12-24", "span")),
        ("en", "in the coming months", ("the coming months", "2025-12-24", None, "span")),
        ("fr", "d'ici deux ans", ("d'ici deux ans", "2025-12-24", "2027-12-24", "span")),
        ("en", "the week of April 6, 2025", ("the week of April 6, 2025", "2025-03-31", "2025-04-06", "week")),
        ("en", "the year before last", ("the year before last", "2023-01-01", "2023-12-31", "year")),
        ("en", "twenty five January nineteen eighty six", ("twenty five January nineteen eighty six", "1986-01-25", "1986-01-25", "day")),
        ("en", "Thanksgiving 2025", ("Thanksgiving 2025", "2025-11-27", "2025-11-27", "day")),
        ("fr", "le lundi de Pâques 2025", ("lundi de Pâques 2025", "2025-04-21", "2025-04-21", "day")),
    ],
)  # fmt: skip
def test_kinds_of_expression(language, text, wanted):
    assert found(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Theresa May met Chris Martin as he may march"),
        ("en", "He reads USA Today and the Sun"),
        ("en", "Boeing 2000 units sold, $2025 paid, over 2000 soldiers"),
        ("en", "Score 3/4 or 24/7, room 9/11"),
        ("en", "Call +86 138-2010-2015"),
        ("en", "The 2012-13 campaign"),
        ("en", "It cost 100M at 48.85, 2.35"),
        ("fr", "La saison 2025-2026, au tarif de 2 500"),
        ("fr", "Jules Mars a été choisi"),
        ("fr", "Il a marché vers l'est, Mars est une planète"),
    ],
)
def test_what_is_no_date(language, text):
    assert found(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2025",
        "February 30, 2025",
        "2025-13-45",
        "0000-00-00",
        "30/02/2024",
        "the year 0000",
        "29 February 2023",
    ],
)
def test_impossible_days_stay_unresolved(text):
    assert all(first is None and last is None for _, first, last, grain in found(text) if grain == "day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He said on Wednesday he would resign.", "2025-12-24"),
        ("He resigned on Thursday.", "2025-12-18"),
        ("He will resign on Thursday.", "2025-12-25"),
        ("The vote is due on Friday.", "2025-12-26"),
        ("The plan was adopted on Nov. 3.", "2025-11-03"),
        ("The plan will be adopted on Nov. 3.", "2026-11-03"),
    ],
)
def test_tense_chooses_the_side(text, day):
    assert [first for _, first, _, _ in found(text)] == [day]


def test_nothing_relative_is_resolved_without_publication():
    texts = ["yesterday", "on Monday", "last month", "three weeks ago", "in March", "this summer", "the next day"]
    for text in texts:
        assert [(d.from_, d.to, d.anchor) for d in find_dates_in_text(text, "en", None)] in ([], [(None, None, None)])


def test_a_day_that_names_an_event_is_not_given_a_year():
    assert found("the Oct. 7 attack probe") == [("Oct. 7", None, None, "day")]
    assert found("les attentats du 13 novembre 2015", "fr")[0][1] == "2015-11-13"


def test_the_next_day_counts_from_the_text_and_says_so():
    text = "It sank on 5 March 2020. The next day, the search began. A year earlier it was sold."
    dates = find_dates_in_text(text, "en", WEDNESDAY)
    assert [(d.text, d.from_.isoformat(), d.anchor, d.anchor_index) for d in dates] == [
        ("5 March 2020", "2020-03-05", "absolute", None),
        ("The next day", "2020-03-06", "text", 0),
        ("A year earlier", "2019-03-05", "text", 0),
    ]


def source(text, **fields):
    block = Block(0, len(text), "body", "en")
    return Source("s", "s.txt", text, "0" * 64, len(text), language="en", blocks=(block,), **fields), block


def test_a_passage_without_a_parse_gives_records_with_exact_offsets():
    text = "Talks began in October 2024 and resume in March, late on Tuesday."
    own, block = source(text, published="2025-12-24")
    dates = find_dates([Passage(block, spacy.blank("en")(text))], own)
    assert [d.text for d in dates] == ["October 2024", "March", "late on Tuesday"]
    assert all(d.text == text[d.start : d.end] for d in dates)
    assert len({d.id for d in dates}) == 3


def test_the_dateline_comes_before_publication():
    text = "He spoke on Tuesday."
    own, block = source(text, published="2025-12-28", dateline=Dateline(0, 0, "", "PARIS", "2025-12-24"))
    (day,) = find_dates([Passage(block, spacy.blank("en")(text))], own)
    assert (day.from_, day.anchor) == ("2025-12-23", "dateline")


def test_the_governing_verb_of_the_tree_decides_over_nearer_words():
    words = ["Ministers", "who", "met", "Friday", "will", "vote"]
    doc = Doc(spacy.blank("en").vocab, words=words, pos=["NOUN", "PRON", "VERB", "PROPN", "AUX", "VERB"],
              heads=[5, 2, 0, 2, 5, 5], deps=["nsubj", "nsubj", "acl:relcl", "obl", "aux", "ROOT"],
              morphs=["", "", "Tense=Past|VerbForm=Fin", "", "", "VerbForm=Inf"])  # fmt: skip
    text = doc.text
    own, block = source(text, published="2025-12-24")
    (day,) = find_dates([Passage(block, doc)], own)
    assert day.from_ == "2025-12-19"


def test_a_month_inside_a_person_is_a_name():
    text = "In May Johnson trusted."
    own, block = source(text, published="2025-12-24")
    doc = spacy.blank("en")(text)
    doc.ents = [doc.char_span(3, 14, label="PERSON")]
    assert find_dates([Passage(block, doc)], own) == ()


def test_broken_text_gives_fewer_items_and_exact_offsets():
    for text in [
        "",
        "\n\n",
        "MARDI 3 JUIN 2025 À PARIS",
        "on\u00ad Mon\u200bday",
        "3 3 3 3 3 3",
        "de de de 1er de du au à",
        "''''''''",
        "١٢ مايو",
    ]:
        for language in ("en", "fr", "de"):
            assert all(text[d.start : d.end] == d.text for d in find_dates_in_text(text, language, WEDNESDAY))


def cost(text, language):
    """Return the processor time of one reading, which other programs on the machine do not change."""
    begin = time.process_time()
    find_dates_in_text(text, language, WEDNESDAY)
    return time.process_time() - begin


#: Four times the text may cost so many times the work: linear is four, quadratic sixteen.
GROWTH = 9


@pytest.mark.parametrize(
    "piece",
    ["9", "the 3rd ", "of ", "3/", "3, ", "1,", "Monday and ", "12 March ", "in the ", "d'ici ", "a year and "],
)
def test_work_grows_with_the_text_alone(piece):
    language = "fr" if piece == "d'ici " else "en"
    short, long = (piece * (size // len(piece)) for size in (4_000, 16_000))
    cost(short[:400], language)
    assert cost(long, language) < GROWTH * (cost(short, language) + 0.02)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "31 February 2025"),
        ("en", "0000-00-00"),
        ("en", "2025-13-45"),
        ("en", "February 29 2023"),
        ("en", "the 99th century"),
        ("en", "99999999999 years ago"),
        ("fr", "le 30 février 2026"),
        ("fr", "30/02/2025"),
    ],
)
def test_what_no_calendar_has_is_not_guessed(language, text):
    assert [days[1:3] for days in found(text, language)] == [(None, None)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "La grève se terminera jeudi.", "2025-12-25"),
        ("en", "The court is to rule on Friday.", "2025-12-26"),
        ("en", "The court ruled on Friday.", "2025-12-19"),
    ],
)
def test_the_side_of_a_weekday_is_told_by_the_verb(language, text, day):
    assert found(text, language)[-1][1] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The next day he fled."), ("en", "That night it snowed."), ("fr", "Il est parti deux jours plus tard.")],
)
def test_what_counts_from_no_date_of_the_text_stays_open(language, text):
    assert [days[1:3] for days in found(text, language)] == [(None, None)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "She was arrested in March 2023 and resigned two days later.", None),
        ("fr", "Elle a été arrêtée en mars 2023 et a démissionné deux jours plus tard.", None),
        ("en", "The fire began on Monday, 4 March 2024. Two days later it was out.", "2024-03-06"),
    ],
)
def test_days_later_need_a_day_to_count_from(language, text, day):
    last = find_dates_in_text(text, language, "2026-05-20")[-1]
    assert (last.from_.isoformat() if last.from_ else None) == day


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("It took between 350 and 700 days.", "en", 350.0, 700.0),
        ("It took three weeks and 2 days.", "en", 23.0, 23.0),
        ("It took half a day less than two weeks.", "en", None, 14.0),
        ("It took more than ten days.", "en", 10.0, None),
        ("It took several weeks.", "en", None, None),
        ("Cela a pris 2 à 3 semaines.", "fr", 14.0, 21.0),
        ("Cela a pris trois nuits.", "fr", 3.0, 3.0),
        ("Cela a pris moins de deux jours.", "fr", None, 2.0),
    ],
)
def test_a_length_of_time_tells_how_many_days(text, language, low, high):
    length = find_dates_in_text(text, language)[-1]
    assert (length.grain, length.low, length.high) == ("duration", low, high)
