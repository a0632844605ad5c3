"""Days as pages write them."""

import pytest

from claimcheck.clean.days import find_days, read_day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Posted on December 24, 2025", ["2025-12-24"]),
        ("24 déc. 2025 à 10h", ["2025-12-24"]),
        ("le 1er janvier 2026", ["2026-01-01"]),
        ("7 fév 2026, 9 FEVRIER 2026 et 3 aout 2025", ["2026-02-07", "2026-02-09", "2025-08-03"]),
        ("Sept. 4, 2025 and 5 Sept 2025", ["2025-09-04", "2025-09-05"]),
        ("2025-12-24T08:00:00Z", ["2025-12-24"]),
        ("24/12/2025", ["2025-12-24"]),
        ("PARIS, Dec 24 (Reuters)", [None]),
        ("May 5% of them leave?", []),
        ("in March 2025", []),
        ("31 février 2024", []),
        ("Article 12-05-2024-7", []),
    ],
)
def test_days_are_found(text, days):
    assert [day.iso for day in find_days(text)] == days


def test_an_ambiguous_pair_of_numbers_needs_an_order():
    assert read_day("03/04/2025") == "2025-04-03"
    assert read_day("03/04/2025", day_first=False) is None
    assert read_day("03/25/2025", day_first=False) == "2025-03-25"


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("Dec 31", "2025-01-01", "2024-12-31"),
        ("Jan 1", "2024-12-31", "2025-01-01"),
        ("Dec 24", "2025-12-24", "2025-12-24"),
        ("Feb 29", "2025-03-01", "2024-02-29"),
    ],
)
def test_a_missing_year_is_the_nearest(text, near, day):
    assert find_days(text)[0].completed(near) == day
