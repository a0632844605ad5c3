"""Two claims and what comes of them; ``None`` is neither a conflict nor an agreement."""

from dataclasses import replace

import pytest

from claimcheck.compare.ladder import climb
from claimcheck.records import Date
from tests.compare.builders import lay

CONFLICTS = [
    ("Floods killed {14 people||people} in [Tyrol|LOC].", "{11 people||people} were killed by floods in [Tyrol|LOC].", "figure"),
    ("Turnout was {68 percent|percent|} in the election.", "Turnout was {61 percent|percent|} in the election.", "figure"),
    ("The talks resume on <January 27|2025-01-27>.", "The talks resume on <February 3|2025-02-03>.", "date"),
    ("The river overflowed near [Lienz|LOC] at midnight.", "The river burst its banks near [Matrei|LOC] at midnight.", "place"),
    ("[Vandaal|PERSON] pleaded not guilty on Tuesday.", "[Vandaal|PERSON] pleaded guilty on Tuesday.", "polarity"),
    ("The airline has not asked the government for help.", "The airline has asked the government for help.", "polarity"),
    ("[Norvik|ORG] shares rose in [Stockholm|LOC].", "[Norvik|ORG] shares fell in [Stockholm|LOC].", "antonym"),
    ("Parliament approved a ban on vapes.", "Parliament rejected a ban on vapes.", "antonym"),
    ("[Koci|PERSON] met [Vujovic|PERSON] on Wednesday.", "[Koci|PERSON] spoke by phone with [Vujovic|PERSON] on Wednesday.", "manner"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "type_"), CONFLICTS)
def test_conflicts(left, right, type_):
    for pair in (lay(left, right), lay(right, left)):
        verdict = climb(pair)
        assert verdict is not None
        assert (verdict.kind, verdict.type) == ("contradiction", type_)


TRAPS = [
    # the injured are not the dead
    ("Floods injured {31 people||people} in [Tyrol|LOC].", "Floods killed {14 people||people} in [Tyrol|LOC]."),
    # one counts jewels, the other minutes
    ("Thieves took {6 jewels||jewels} from the museum.", "Thieves left the museum within {10 minutes|minute|}."),
    # gross and net
    ("Net profit reached {140 million euros|EUR|}.", "Gross profit reached {410 million euros|EUR|}."),
    # a part of the range
    ("In [Lienz|LOC] alone {2 people||people} died.", "Floods killed {14 people||people} in [Tyrol|LOC]."),
    # rounding
    ("The fire burned {6,500 hectares|hectare|}.", "The fire burned {about 6,600 hectares|hectare|}."),
    # an interval that holds the other figure
    ("The list has {over 26 countries||countries}.", "The list has {27 countries||countries}."),
    # double negation by opposite
    ("[Norvik|ORG] shares did not rise.", "[Norvik|ORG] shares fell."),
    # two companies
    ("[Norvik|ORG] shares rose in [Stockholm|LOC].", "[Alcyon|ORG] profits fell in [Paris|LOC]."),
    # many may attend
    ("[Ann Lee|PERSON] attended the meeting in [Oslo|LOC].", "[Bo Dahl|PERSON] attended the meeting in [Oslo|LOC]."),
    # a negation elsewhere
    ("The alarm did not wake anyone as thieves took jewels.", "Thieves took jewels from the museum."),
]


@pytest.mark.parametrize(("left", "right"), TRAPS)
def test_traps_are_no_conflict(left, right):
    for pair in (lay(left, right), lay(right, left)):
        verdict = climb(pair)
        assert verdict is None or verdict.kind == "agreement", verdict


def test_a_later_count_is_an_update():
    pair = lay(
        "Floods killed {14 people||people}.", "Floods killed {17 people||people}.",
        a_published="2024-06-12", b_published="2024-06-13",
    )  # fmt: skip
    verdict = climb(pair)
    assert verdict.kind == "update"
    assert "2024-06-12" in verdict.explanation


def test_two_currencies_stay_unresolved():
    verdict = climb(
        lay("The programme will cost {2 million dollars|USD|}.", "The programme will cost {1 million euros|EUR|}.")
    )
    assert (verdict.kind, verdict.type) == ("unresolved", "figure")


def test_a_plan_and_a_fact_do_not_conflict():
    pair = lay("The base will close in March.", "The base did not close in March.", a_modality="planned")
    assert climb(pair) is None


def test_a_hedge_excludes_nothing():
    pair = lay("The launch may be delayed.", "The launch was not delayed.", a_modality="hedged")
    assert climb(pair) is None


AGREEMENTS = [
    ("Three bridges were destroyed.", "Three bridges were washed away."),
    ("The bank cut its main rate on Friday.", "The bank lowered its main rate on Friday."),
    ("About {400 people||people} were evacuated from [Debant|LOC].", "{400 people||people} were evacuated from [Debant|LOC]."),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), AGREEMENTS)
def test_agreements(left, right):
    verdict = climb(lay(left, right))
    assert verdict is not None
    assert verdict.kind == "agreement"


def test_french_and_english_conflict_through_the_shared_concepts():
    pair = lay(
        "The [Bank of Oslo|ORG] raised its main rate on Friday.",
        "La [Bank of Oslo|ORG] a abaissé vendredi son taux.",
        b_language="fr",
    )
    assert climb(pair).type == "antonym"


def test_evidence_marks_the_words_that_differ():
    verdict = climb(lay("Turnout was {68 percent|percent|} here.", "Turnout was {61 percent|percent|} here."))
    start, end = verdict.left.marked[0]
    assert verdict.left.text[start:end] == "68 percent"
    assert verdict.steps[0].rule == "aligned"


def test_a_count_beside_the_date_of_an_older_event_meets_no_count_of_today():
    pair = lay(
        "Floods killed {14 people||people} in [Tyrol|LOC].", "Floods killed {90 people||people} in [Tyrol|LOC].",
        a_published="2024-06-03", b_published="2024-06-03",
    )  # fmt: skip
    older = Date("d:b", "b", 0, 4, "2005", "2005-01-01", "2005-12-31", "year", "absolute")
    assert climb(pair).kind == "contradiction"
    assert climb(replace(pair, right=replace(pair.right, carried=(older,)))) is None
