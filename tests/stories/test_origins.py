from dataclasses import replace

import numpy as np
import pytest

from claimcheck.records import Date, Dateline, Quote
from claimcheck.settings import Settings
from claimcheck.stories import trace_origins

WIRE = (
    "Ferry service to the northern islands will stop for two weeks, the operator announced on Monday. "
    "Engineers found cracks in the hull of the largest vessel during a routine check last week. "
    "Some four hundred travellers a day depend on the line, which is the only regular link in winter. "
    "The operator said it was looking for a replacement ship and would pay for rooms and meals."
)
EDITED = (
    "The ferry service to the northern islands will stop for a fortnight, the operator announced on Monday. "
    "Engineers discovered cracks in the hull of the largest vessel during a routine check. "
    "About four hundred travellers a day depend on the line, the only regular link in winter. "
    "It was looking for a replacement ship and would pay for rooms and meals, it said. "
    "Islanders told this paper that the news had come as no surprise to anyone who had seen the boat."
)
OWN = (
    "Islanders in the north face a fortnight without their boat. Cracks were discovered below the water line "
    "of the biggest ferry when it was in dock, and no other ship is at hand yet. Up to 400 people travel every day."
)
PART = (
    OWN + " The company has run the route since the war and carries mail as well as passengers. Its director was "
    "not available for comment on Tuesday. "
    "Engineers found cracks in the hull of the largest vessel during a routine check. "
    "The mayor wants an inquiry into maintenance and asks the region for money to buy a second boat before spring."
)


def origins(*extracts, encoder=None):
    return {e.source.id: e.source for e in trace_origins(extracts, encoder, Settings())}


def test_the_same_text_twice_is_one_origin_without_direction(article):
    found = origins(article("a", WIRE), article("b", WIRE))
    assert found["a"].origin == found["b"].origin
    assert found["a"].derived_from == found["b"].derived_from == ()


def test_two_reports_of_one_event_are_two_origins(article):
    found = origins(article("a", WIRE), article("b", OWN))
    assert found["a"].origin != found["b"].origin


@pytest.mark.parametrize("other", [EDITED, WIRE + " More follows.", " ".join(WIRE.split()[:45])])
def test_an_edited_lengthened_or_cut_copy_is_the_same_origin(article, other):
    found = origins(article("a", WIRE), article("b", other), article("c", OWN))
    assert found["a"].origin == found["b"].origin != found["c"].origin


def test_the_earlier_of_two_is_the_parent(article):
    found = origins(article("a", EDITED, published="2025-03-04"), article("b", WIRE, published="2025-03-03"))
    assert found["a"].derived_from == ("b",) and found["b"].derived_from == ()


def test_a_rewrite_that_credits_the_agency_comes_from_its_item(article):
    item = article("wire", WIRE, credited_to=("Reuters",), dateline=Dateline(0, 5, WIRE[:5], "OSLO", None, "Reuters"))
    found = origins(item, article("paper", EDITED, credited_to=("Reuters",)))
    assert found["paper"].derived_from == ("wire",) and found["wire"].derived_from == ()
    assert found["paper"].origin == found["wire"].origin


@pytest.mark.parametrize(
    ("paper_day", "parent"), [(None, "wire"), ("2025-03-03", "wire"), ("2025-03-04", "wire"), ("2025-03-02", "paper")]
)
def test_papers_take_from_an_agency_unless_they_were_earlier(article, paper_day, parent):
    dateline = Dateline(0, 5, WIRE[:5], "OSLO", None, "Reuters")
    item = article("wire", WIRE, credited_to=("Reuters",), dateline=dateline, published="2025-03-03")
    found = origins(item, article("paper", EDITED, published=paper_day))
    child = "paper" if parent == "wire" else "wire"
    assert found[child].derived_from == (parent,) and found[parent].derived_from == ()


def test_two_papers_credited_to_one_agency_alone_are_one_origin(article):
    found = origins(article("a", WIRE, credited_to=("AFP",)), article("b", OWN, credited_to=("AFP",)))
    assert found["a"].origin == found["b"].origin
    assert found["a"].derived_from == found["b"].derived_from == ()


def test_a_borrowed_sentence_makes_an_article_partly_derived_and_still_its_own_origin(article):
    found = origins(article("a", WIRE, published="2025-03-03"), article("b", PART, published="2025-03-04"))
    assert found["b"].derived_from == ("a",)
    assert found["a"].origin != found["b"].origin


def test_a_statement_that_two_articles_quote_ties_neither(article):
    said = (
        "We will not rest before the last family has a roof over its head and the schools have opened their doors "
        "again, and we ask all who can help to come and lend a hand in the weeks before winter"
    )
    texts = {
        "a": f"The governor spoke on Friday. “{said}”, he wrote. Rain fell all day.",
        "b": f"In a post that many shared, the head of the region promised help. “{said}”",
    }

    def quoting(name):
        start = texts[name].index(said)
        return article(name, texts[name], quotes=[Quote("q", name, start, start + len(said), said)])

    found = origins(quoting("a"), quoting("b"))
    assert found["a"].origin != found["b"].origin
    assert found["a"].derived_from == found["b"].derived_from == ()


class Meanings:
    """An encoder that knows which sentences say the same: by the number they hold."""

    def encode(self, texts, lang):
        rows = np.zeros((len(texts), 10), dtype=np.float32)
        for row, text in enumerate(texts):
            rows[row, int("".join(filter(str.isdigit, text))[:1] or 0)] = 1.0
        return rows


def test_a_translation_is_one_origin_when_an_encoder_can_tell(article):
    english = "Plan 1 is ready now.\nStep 2 comes in May.\nBy June 3 ships sail.\nThen 4 more follow."
    french = "Le plan 1 est prêt.\nL’étape 2 vient en mai.\nEn juin, 3 navires partent.\nPuis 4 autres suivent."
    with_encoder = origins(article("a", english), article("b", french, "fr"), encoder=Meanings())
    assert with_encoder["a"].origin == with_encoder["b"].origin
    without = origins(article("a", english), article("b", french, "fr"))
    assert without["a"].origin != without["b"].origin


@pytest.mark.parametrize(
    ("french", "one_origin"),
    [
        ("Le plan 1 vaut 2 500 euros.\nL’étape 2 attend.\nEn mer, 3 navires.\nPuis 4 autres suivent.", True),
        ("Le plan 1 coûte cher.\nL’étape 2 attend.\nEn mer, 3 navires.\nPuis 4 autres suivent.", True),
        ("Le plan 1 vaut 1 900 euros.\nL’étape 2 attend.\nEn mer, 3 navires.\nPuis 4 autres suivent.", False),
        ("Puis 4 autres suivent.\nEn mer, 3 navires.\nL’étape 2 attend.\nLe plan 1 vaut 2 500 euros.", False),
    ],
)
def test_a_translation_keeps_the_order_and_has_no_other_figure(article, french, one_origin):
    english = "Plan 1 is worth 2,500 euros.\nStep 2 waits.\nAt sea, 3 ships.\nThen 4 more follow."
    found = origins(article("a", english), article("b", french, "fr"), encoder=Meanings())
    assert (found["a"].origin == found["b"].origin) is one_origin


def test_a_translation_means_the_same_days(article):
    english = "Plan 1 ends on Thursday.\nStep 2 waits.\nAt sea, 3 ships.\nThen 4 more follow."
    french = "Le plan 1 finit vendredi.\nL’étape 2 attend.\nEn mer, 3 navires.\nPuis 4 autres suivent."

    def dated(name, text, language, word, day):
        extract = article(name, text, language)
        start = text.index(word)
        return replace(extract, dates=(Date("d", name, start, start + len(word), word, day, day, "day"),))

    ours = dated("a", english, "en", "Thursday", "2025-03-06")
    for day, one_origin in (("2025-03-06", True), ("2025-03-07", False)):
        found = origins(ours, dated("b", french, "fr", "vendredi", day), encoder=Meanings())
        assert (found["a"].origin == found["b"].origin) is one_origin
    since = dated("b", french, "fr", "vendredi", "2025-03-06")
    since = replace(since, dates=(replace(since.dates[0], to=None),))
    found = origins(ours, since, encoder=Meanings())
    assert found["a"].origin == found["b"].origin


def test_an_article_with_a_quotation_of_its_own_is_no_translation(article):
    english = "Plan 1 is ready.\nStep 2 waits.\nAt sea, 3 ships.\nThen 4 more follow."
    french = "Le plan 1 est prêt.\nL’étape 2 attend.\nEn mer, 3 navires.\nPuis 4 autres suivent.\n« Oui 7 »"
    start = french.index("Oui")
    quote = Quote("q", "b", start, start + len("Oui 7"), "Oui 7")
    found = origins(article("a", english), article("b", french, "fr", quotes=[quote]), encoder=Meanings())
    # The English may still come from the French: it has nothing that the French lacks.
    assert found["a"].origin == found["b"].origin
    said = english + "\n“Yes 8”"
    mine = Quote("p", "a", said.index("Yes"), said.index("Yes") + len("Yes 8"), "Yes 8")
    found = origins(article("a", said, quotes=[mine]), article("b", french, "fr", quotes=[quote]), encoder=Meanings())
    assert found["a"].origin != found["b"].origin


class Loose(Meanings):
    """Sentences with one number are alike, not very."""

    def encode(self, texts, lang):
        rows = np.zeros((len(texts), 12), dtype=np.float32)
        rows[:, :10] = super().encode(texts, lang) * np.sqrt(0.65)
        rows[:, 10 if lang == "en" else 11] = np.sqrt(0.35)
        return rows


def test_a_loose_translation_is_told_beside_an_agencys_item_alone(article):
    english = "Plan 1 is ready.\nStep 2 waits.\nAt sea, 3 ships.\nThen 4 more follow."
    french = "Le plan 1 est prêt.\nL’étape 2 attend.\nEn mer, 3 navires.\nPuis 4 autres suivent."
    paper = article("b", french, "fr")
    item = article("a", english, credited_to=("AFP",), dateline=Dateline(0, 4, "Plan", "OSLO", None, "AFP"))
    found = origins(item, paper, encoder=Loose())
    assert found["a"].origin == found["b"].origin and found["b"].derived_from == ("a",)
    found = origins(article("a", english), paper, encoder=Loose())
    assert found["a"].origin != found["b"].origin


class Free(Meanings):
    """Sentences with one number are alike, those with 3 and 5 not very."""

    def encode(self, texts, lang):
        rows = np.zeros((len(texts), 12), dtype=np.float32)
        exact = super().encode(texts, lang)
        free = exact[:, [3, 5]].any(axis=1)
        rows[:, :10] = exact * np.where(free, np.sqrt(0.65), 1.0)[:, None]
        rows[:, 10 if lang == "en" else 11] = np.where(free, np.sqrt(0.35), 0.0)
        return rows


@pytest.mark.parametrize(("last", "one_origin"), [("Puis 6 autres.", True), ("Tout finit bien.", False)])
def test_a_translation_may_be_free_here_and_there_if_it_leaves_out_hardly_anything(article, last, one_origin):
    english = "Plan 1 is ready.\nStep 2 waits.\nAt sea, 3 ships.\nThen 4 more.\nAnd 5 again.\nAnd 6 others."
    french = "Le plan 1 est prêt.\nL’étape 2 attend.\nEn mer, 3 navires.\nPuis 4 encore.\nEt 5 ailleurs.\n" + last
    found = origins(article("a", english), article("b", french, "fr"), encoder=Free())
    assert (found["a"].origin == found["b"].origin) is one_origin


def test_order_changes_nothing(article):
    one, two, three = article("a", WIRE), article("b", EDITED), article("c", OWN)
    assert origins(one, two, three) == origins(three, two, one)


def test_stories_are_never_tied_to_one_another(article):
    one, two = article("a", WIRE), article("b", WIRE + " More.")
    two = replace(two, source=replace(two.source, story="another"))
    found = origins(one, two)
    assert found["a"].origin != found["b"].origin


@pytest.mark.parametrize("text", ["", "Two words", "«»", "1"])
def test_articles_too_short_to_tell_are_independent(article, text):
    found = origins(article("a", text), article("b", WIRE))
    assert found["a"].origin != found["b"].origin
