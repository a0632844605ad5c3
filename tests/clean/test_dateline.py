"""Datelines, and openings that only look like one."""

import pytest

from claimcheck.clean.dateline import read_dateline, read_dateline_line


@pytest.mark.parametrize(
    ("text", "place", "day", "agency"),
    [
        ("PARIS, Dec 24 (Reuters) - France's president said", "Paris", (None, 12, 24), "Reuters"),
        ("Paris – French President Jean Valmont has said", "Paris", None, None),
        ("WASHINGTON (AP) — The Senate voted", "Washington", None, "AP"),
        ("WASHINGTON (AP) — “We won,” he said — twice.", "Washington", None, "AP"),
        ("KYIV, Ukraine — Two people were hurt", "Kyiv, Ukraine", None, None),
        ("BERLIN, 3 mars (AFP) - Le chancelier", "Berlin", (None, 3, 3), "AFP"),
        ("PARIS (AFP) – Le ministre", "Paris", None, "AFP"),
        ("Paris, le 3 mars 2024 – Le ministre", "Paris", (2024, 3, 3), None),
        ("NEW DELHI: The government said", "New Delhi", None, None),
        ("PORT-AU-PRINCE, Nov. 2, 2023 (UPI) -- Gunmen", "Port-au-Prince", (2023, 11, 2), "UPI"),
        ("BRUSSELS, Wednesday, March 5 (Xinhua) -- The bloc", "Brussels", (None, 3, 5), "Xinhua"),
        ("(Reuters) - Shares rose", None, None, "Reuters"),
        ("MADRID, 4 mars (EFE).- Le roi", "Madrid", (None, 3, 4), "EFE"),
        ("New York – Stocks fell", "New York", None, None),
        ("LONDON, March 3, 2024 /PRNewswire/ -- A firm", "London", (2024, 3, 3), "PRNewswire"),
        ("PARIS—The city", "Paris", None, None),
        ("4 janvier 2016 . – Des attentats", None, (2016, 1, 4), None),
        ("WASHINGTON, D.C. — The court", "Washington, D.C.", None, None),
    ],
)
def test_a_dateline_is_read(text, place, day, agency):
    opening = read_dateline(text)
    assert opening is not None
    found = opening.day and (opening.day.year, opening.day.month, opening.day.day)
    assert (opening.place, found, opening.agency) == (place, day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Macron – the French president – said",
        "Jean Valmont – The minister said",
        "The minister — who resigned on Monday — said",
        "BREAKING — Fire in the harbour",
        "EXCLUSIF – Le ministre démissionne",
        "EU – The bloc said",
        "UPDATE 2: The minister said",
        "Q: What happened?",
        "A well-known man said no",
        "In 2024 - The Year of Elections",
        "Le 3 mars, le ministre a dit non",
        "UKRAINE: what we know",
    ],
)
def test_what_only_looks_like_one_is_none(text):
    assert read_dateline(text) is None


def test_a_place_alone_counts_in_the_first_paragraph_only():
    assert read_dateline("Paris – The minister said", first=False) is None
    assert read_dateline("PARIS (AFP) – The minister said", first=False) is not None


@pytest.mark.parametrize(
    ("text", "place"), [("Paris, le 3 mars 2024", "Paris"), ("PARIS (AFP)", "Paris"), ("Paris", None), ("AFP", None)]
)
def test_a_dateline_may_fill_a_line(text, place):
    opening = read_dateline_line(text)
    assert (opening.place if opening else None) == place
