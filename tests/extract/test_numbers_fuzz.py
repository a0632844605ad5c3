"""Any mixture of the words of time and number is read without a fault, with exact offsets and no overlap."""

import random
from datetime import date
from itertools import pairwise

import pytest

from claimcheck.extract.dates import find_dates_in_text
from claimcheck.extract.figures import find_figures_in_text
from claimcheck.lexicon import load_table

TABLES = ("date_words", "number_words", "figure_relations", "units", "vague_numbers", "currency_names")
MARKS = ["12", "3", "2025", "1,5", "3.2", "0", "99", "1e400", "12/13/14", "5:30", "$", "€", "%", "-", ",", ".", "\n",
         "Paris", "people", "1990s", "Q3", "XXe", "0000", "3/4", "n°", "²", "½", "("]  # fmt: skip
DAYS = [None, date(2025, 12, 24), date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_random_mixtures(language):
    chance = random.Random(7)
    words = [word for table in TABLES for word in load_table(language, table)] + MARKS * 8
    for _ in range(400):
        pieces = (chance.choice(words) + chance.choice([" ", " ", "", "-", ", "]) for _ in range(chance.randint(1, 12)))
        text = "".join(pieces)
        dates = find_dates_in_text(text, language, chance.choice(DAYS))
        figures = find_figures_in_text(text, language, [(d.start, d.end) for d in dates])
        spans = sorted((item.start, item.end) for item in (*dates, *figures))
        assert all(end <= start for (_, end), (start, _) in pairwise(spans)), text
        assert all(item.text == text[item.start : item.end] == item.text.strip() for item in (*dates, *figures)), text
        assert all(d.from_ is None or d.to is None or d.from_ <= d.to for d in dates), text
