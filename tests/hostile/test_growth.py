"""The extractors on any text: no exception, exact offsets, and time that grows with the length and no faster."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extract.dates import find_dates_in_text
from claimcheck.extract.figures import find_figures_in_text
from claimcheck.extract.quotes_marks import find_marked
from claimcheck.records import Block

#: Characters of the shorter text, and how many times as many the other has.
SIZE, TIMES = 4_000, 8
#: What the time may be multiplied by: a linear pattern gives 8, a quadratic one 64, a busy machine doubles either.
RATIO = 28
#: CPU seconds below which a ratio says nothing.
TOO_FAST = 0.25

PIECES = [
    "14", "1,000", "1.000", "3.5", "½", "٣", "million", "percent", "%", "$", "€", "Monday", "lundi", "March", "mars",
    "2025", "the", "last", "week", "next", "day", "two", "twenty-one", "quatre-vingt", "between", "and", "from", "to",
    "more than", "plus de", "workers", "morts", "(", ")", "“", "”", "«", "»", "\"", "'", "’", ",", ".", ";", "—", "-",
    "/", ":", "\n", "\n\n", "\u202f", "\u00a0", "\u00ad", "\u200b", "\u0301", "\u202e", "\ud800", "\0", "İ", "ﬁ", "Smith",
    "said", "a dit", "o'clock", "p.m.", "century", "siècle", "BC", "99999999999999999999", "0", "31", "th", "st", "er",
]  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(st.characters(codec=None), max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


def blocks(text):
    return [Block(0, len(text), "body", "en")]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ANY_TEXT, st.sampled_from(["en", "fr"]))
def test_any_text_gives_exact_dates_and_figures(text, language):
    dates = find_dates_in_text(text, language)
    figures = find_figures_in_text(text, language, [(d.start, d.end) for d in dates])
    for found in (*dates, *figures):
        assert 0 <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
    for one, other in pairwise(figures):
        assert one.end <= other.start


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ANY_TEXT)
def test_any_text_gives_marked_spans_inside_it(text):
    for marked in find_marked(text, blocks(text)):
        assert 0 <= marked.start < marked.end <= len(text)


def _mixed(seed):
    pieces = random.Random(seed)
    return " ".join(pieces.choice(PIECES) for _ in range(400))


SHAPES = {
    "quotes": "\"' He said “no « and ‘ ",
    "closing": '” no » ’ " ',
    "digits": "1234567890",
    "grouped": "1,000,",
    "numbers": "12 7 1999 31 ",
    "number words": "twenty one hundred and ",
    "capitals": "Anna Karlsson Of The ",
    "capitals joined": "ABCDEF",
    "parentheses": "((a) (b",
    "commas": "a, b,, ",
    "dates": "3 March 2025 to Monday ",
    "slashes": "1/2/",
    "money": "$€1 % ",
    "ranges": "between 1 and ",
    "blanks": " \u00a0",
    "hyphens": "a-b–",
    "mixed": _mixed(1),
    "mixed again": _mixed(2),
}
EXTRACTORS = {
    "dates en": lambda text: find_dates_in_text(text, "en"),
    "dates fr": lambda text: find_dates_in_text(text, "fr"),
    "figures en": lambda text: find_figures_in_text(text, "en"),
    "figures fr": lambda text: find_figures_in_text(text, "fr"),
    "marks": lambda text: find_marked(text, blocks(text)),
}


def seconds(extract, text):
    clock = time.process_time()
    extract(text)
    return time.process_time() - clock


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_time_grows_with_the_text_and_no_faster(extractor, shape):
    extract, piece = EXTRACTORS[extractor], SHAPES[shape]
    text = piece * (SIZE // len(piece))
    extract(text[:100])
    for last in (False, True):  # one more try, for a machine that was busy
        once, more = seconds(extract, text), seconds(extract, text * TIMES)
        if more < max(TOO_FAST, RATIO * once):
            return
        assert not last, f"{once:.3f} s became {more:.2f} s"
