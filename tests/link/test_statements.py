"""Claims made readable alone: names in place of pronouns, days in place of words, the subject put in front."""

from dataclasses import replace

import pytest

from claimcheck.link import link_entities
from claimcheck.records import Argument, Claim, Date


def state(bare, start, text, when=None, **fields):
    """The statement of a claim of an extract; ``when`` is the words of a day in it, 24 December 2025."""
    dates = ()
    if when is not None:
        place = bare.source.text.index(when)
        dates = (Date("d1", "a", place, place + len(when), when, "2025-12-24", "2025-12-24", "day", "published"),)
    fields.setdefault("language", "en")
    named = tuple(day.id for day in dates)
    claim = Claim("c1", "a", start, start + len(text), text, "", "statement", dates=named, **fields)
    _, (found,) = link_entities([replace(bare, dates=dates, claims=(claim,))])
    return found.claims[0].statement


STATEMENTS = [
    (
        "en",
        "{PERSON sub=1:Jon Berg} spoke. This Boxing Day meeting was short.",
        "Boxing Day",
        "This Boxing Day (24 December 2025) meeting was short.",
    ),
    ("en", "{PERSON sub=1:Jon Berg} spoke. {he gender=m sub=1:He} left on Wednesday.", "Wednesday",
     "Jon Berg left on 24 December 2025."),
    ("en", "{PERSON sub=1:Jon Berg} spoke. {he gender=m sub=1:He} left yesterday.", "yesterday",
     "Jon Berg left on 24 December 2025."),
    ("fr", "{PERSON sub=1:Jon Berg} parle. {he gender=m sub=1:Il} est parti mercredi.", "mercredi",
     "Jon Berg est parti le 24 décembre 2025."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "when", "statement"), STATEMENTS)
def test_statements_name_people_and_days(extract, language, text, when, statement):
    bare = extract("a", text, language)
    start = bare.source.text.index(".") + 2
    assert state(bare, start, bare.source.text[start:], when, language=language) == statement


DAYS = [
    ("It took place more than a year ago", "a year ago", "It took place more than a year ago (24 December 2025)"),
    ("It was in a Boxing Day interview", "Boxing Day", "It was in a Boxing Day (24 December 2025) interview"),
    ("Wednesday's vote was short", "Wednesday", "Wednesday's (24 December 2025) vote was short"),
    ("They met again last Monday in Oslo", "Monday", "They met again last Monday (24 December 2025) in Oslo"),
    ("The day is Christmas Eve there", "Christmas Eve", "The day is Christmas Eve (24 December 2025) there"),
    ("Today is the last day", "Today", "24 December 2025 is the last day"),
    ("The threats today are clear", "today", "The threats today (24 December 2025) are clear"),
    ("It may cover current plans", "current", "It may cover current (24 December 2025) plans"),
]


@pytest.mark.parametrize(("text", "when", "statement"), DAYS)
def test_a_day_in_a_phrase_stays_there(extract, text, when, statement):
    assert state(extract("a", text), 0, text, when) == statement


#: The article, the claim's words, the role of Jon Berg, who stands outside them, what is reworded, and the statement.
OUTSIDE = [
    ("{PERSON sub=1:Jon Berg} spoke and left the hall.", "left the hall", "subject", None, "Jon Berg left the hall"),
    # a relative pronoun gives way to the one it stands for
    (
        "{PERSON sub=1:Jon Berg}, who left the hall, spoke.", "who left the hall", "subject", None,
        "Jon Berg left the hall",
    ),
    # the clause is reworded first
    (
        "{PERSON sub=1:Jon Berg} fell, killing two people.", "killing two people", "subject", ("killing", "killed"),
        "Jon Berg killed two people",
    ),
    # a passive says whom it befell
    (
        "{PERSON sub=1:Jon Berg} fell and was hurt badly.", "was hurt badly", "object", None,
        "Jon Berg was hurt badly",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("article", "words", "role", "reworded", "statement"), OUTSIDE)
def test_a_subject_outside_the_claim_is_put_in_front(extract, article, words, role, reworded, statement):
    bare = extract("a", article)
    start = bare.source.text.index(words)
    rewording = ((start, start + len(reworded[0]), reworded[1]),) if reworded else ()
    berg = Argument(role, 0, 8, "Jon Berg", "Berg", entity="m-a-0")
    assert state(bare, start, words, arguments=(berg,), rewording=rewording) == statement
