"""Pairs made by rule: each maker on sentences of our own."""

import random
import re

import pytest

from claimcheck.training.judge import details, figures, names, quantities, roles, style, wording
from claimcheck.training.judge.made import AGREES, CONTRADICTS, NEUTRAL, Pool
from claimcheck.training.judge.sentences import Sentence, Span, is_held_back, split_sentences

POOL = Pool()
POOL.names["en", "LOC"] += ["Oslo", "Lima"]
POOL.names["en", "PERSON"] += ["Ann Bright", "Karl Osten"]
POOL.names["en", "ORG"] += ["Norbank", "Harbour Union"]


def sentence(text, lang="en", **spans):
    found = []
    for label, name in spans.items():
        start = text.index(name)
        found.append(Span(start, start + len(name), label.rstrip("_")))
    return Sentence(text, lang, "doc", tuple(sorted(found, key=lambda span: span.start)))


def made(maker, given, tries=20):
    return {pair for seed in range(tries) for pair in maker(given, random.Random(seed), POOL)}


@pytest.mark.parametrize(
    ("maker", "text", "lang", "hypothesis", "verdict"),
    [
        (figures.rewrite_figure, "Police held 12 men.", "en", "Police held twelve men.", AGREES),
        (
            figures.rewrite_figure,
            "Police held 12 men after 1,250 calls.",
            "en",
            "Police held 12 men after 1250 calls.",
            AGREES,
        ),
        (figures.rewrite_figure, "Elle a vendu trois maisons.", "fr", "Elle a vendu 3 maisons.", AGREES),
        (figures.rewrite_figure, "Elle a vendu trois maisons.", "fr", "Elle a vendu plusieurs maisons.", AGREES),
        (wording.negate, "The mayor was told on Friday.", "en", "The mayor was not told on Friday.", CONTRADICTS),
        (wording.negate, "Le maire a signé le texte.", "fr", "Le maire n'a pas signé le texte.", CONTRADICTS),
        (wording.contract, "The deal was not signed.", "en", "The deal wasn't signed.", AGREES),
        (wording.contract, "The deal was not signed.", "en", "The deal was signed.", CONTRADICTS),
        (wording.oppose, "Prices rose in May.", "en", "Prices fell in May.", CONTRADICTS),
        (
            wording.oppose,
            "La loi est adoptée, le prix augmente.",
            "fr",
            "La loi est adoptée, le prix diminue.",
            CONTRADICTS,
        ),
        (wording.reword, "Prices rose in May.", "en", "Prices climbed in May.", AGREES),
        (wording.hedge, "The plant will close.", "en", "The plant may close.", AGREES),
        (wording.hedge, "Le ministre a menti.", "fr", "Le ministre aurait menti.", AGREES),
        (wording.plan, "The road was reopened.", "en", "The road will be reopened.", NEUTRAL),
        (quantities.swap_unit, "The wall is 40 kilometres long.", "en", "The wall is 40 metres long.", CONTRADICTS),
        (quantities.change_share, "Most of the roads are shut.", "en", "None of the roads are shut.", CONTRADICTS),
        (quantities.change_share, "Most of the roads are shut.", "en", "Some of the roads are shut.", AGREES),
        (quantities.change_share, "Some of the roads are shut.", "en", "All of the roads are shut.", NEUTRAL),
        (
            quantities.change_share,
            "La plupart des routes sont fermées.",
            "fr",
            "Une partie des routes sont fermées.",
            AGREES,
        ),
        (details.coarsen_date, "It was sold on March 4, 2019.", "en", "It was sold in March 2019.", AGREES),
        (wording.leave_out, "Ms Ann Reed, who runs the port, resigned.", "en", "Ms Ann Reed resigned.", AGREES),
    ],
)
def test_a_maker_makes_this_pair(maker, text, lang, hypothesis, verdict):
    assert (hypothesis, verdict) in {(pair.hypothesis, pair.verdict) for pair in made(maker, sentence(text, lang))}


@pytest.mark.parametrize(
    ("maker", "text", "lang"),
    [
        (figures.swap_figure, "It was founded in 1998 by his aunt.", "en"),
        (figures.bound_figure, "More than 40 people came.", "en"),
        (wording.negate, "The plan is not ready.", "en"),
        (wording.negate, "Il y a des blessés graves.", "fr"),
        (names.swap_date, "You may leave in a March of thousands? No.", "fr"),
    ],
)
def test_a_maker_leaves_alone(maker, text, lang):
    assert not made(maker, sentence(text, lang))


def test_another_figure_is_another_value():
    for pair in made(figures.swap_figure, sentence("Storms killed 340 people.")):
        assert pair.verdict == CONTRADICTS
        value = int(pair.hypothesis.split()[2])
        assert abs(value - 340) > 34


def test_bounds_are_kept_or_broken_as_labelled():
    pairs = made(figures.bound_figure, sentence("Storms killed 340 people."), 60)
    assert {pair.kind for pair in pairs} == {"bound kept", "bound kept reversed", "bound broken"}
    for pair in pairs:
        bounded = pair.hypothesis if pair.premise == "Storms killed 340 people." else pair.premise
        (bound,) = (int(word) for word in bounded.split() if word.isdigit())
        upper = any(word in bounded for word in ("fewer", "less", "most"))
        kept = bound > 340 if upper else bound < 340
        assert kept == (pair.kind != "bound broken")


@pytest.mark.parametrize(
    ("text", "spans", "hypothesis", "verdict"),
    [
        ("Ann Reed accused the board of Bo Falk.", {"PERSON": "Ann Reed", "PERSON_": "Bo Falk"},
         "Bo Falk accused the board of Ann Reed.", CONTRADICTS),
        ("Voters chose Ann Reed and Bo Falk.", {"PERSON": "Ann Reed", "PERSON_": "Bo Falk"},
         "Voters chose Bo Falk and Ann Reed.", AGREES),
    ],
)  # fmt: skip
def test_turned_roles_contradict_and_reordered_lists_do_not(text, spans, hypothesis, verdict):
    assert {(p.hypothesis, p.verdict) for p in made(names.turn_roles, sentence(text, **spans))} == {
        (hypothesis, verdict)
    }


def test_names_days_and_details():
    given = sentence("Ann Reed resigned in Bergen on Monday.", PERSON="Ann Reed", LOC="Bergen", DATE="Monday")
    assert {p.hypothesis for p in made(names.shorten_name, given)} >= {"Reed resigned in Bergen on Monday."}
    assert all("Monday" not in p.hypothesis for p in made(names.swap_date, given))
    assert {p.verdict for p in made(names.swap_name, given)} == {CONTRADICTS}
    verdicts = {(p.premise == given.text, p.verdict) for p in made(names.drop_detail, given)}
    assert verdicts == {(True, AGREES), (False, NEUTRAL)}
    assert {p.verdict for p in made(names.other_event, given)} == {NEUTRAL}


def test_sentences_are_cut_and_documents_held_back_for_good():
    text = "It rained. Then it stopped.\nA headline"
    assert [text[a:b] for a, b in split_sentences(text)] == ["It rained.", "Then it stopped.", "A headline"]
    assert {is_held_back(f"doc-{k}") for k in range(40)} == {True, False}


def test_a_range_is_kept_or_broken_by_the_figure():
    for pair in made(quantities.range_figure, sentence("Storms killed 340 people.")):
        low, high = (float(n) for n in re.findall(r"\d+", (pair.premise + pair.hypothesis).replace("340", "")))
        assert (low < 340 < high) == (pair.verdict != CONTRADICTS)


def test_an_added_detail_is_left_open_and_a_left_out_one_is_supported():
    pairs = made(details.add_detail, sentence("The bridge was closed to lorries."), tries=60)
    assert {pair.verdict for pair in pairs} == {AGREES, NEUTRAL}
    for pair in pairs:
        assert (len(pair.premise) > len(pair.hypothesis)) == (pair.verdict == AGREES)


def test_roles_turned_round_contradict_and_a_passive_agrees():
    rows = list(roles.role_pairs(POOL, 60, random.Random(1)))
    assert {pair.verdict for pair, _ in rows} == {AGREES, CONTRADICTS}
    for pair, _ in rows:
        for sides in (("Ann Bright", "Karl Osten"), ("Norbank", "Harbour Union")):
            assert (sides[0] in pair.premise) == (sides[1] in pair.premise) == (sides[0] in pair.hypothesis)


def test_a_bound_or_a_range_stands_behind_no_other():
    assert not made(quantities.range_figure, sentence("More than 340 people died."))
    assert not made(figures.swap_figure, sentence("More than 340 people died."))


def test_a_headline_says_the_same_with_fewer_words():
    text = style.headline("The council has approved a plan.", "en", random.Random(3))
    assert text.lower() == "council approved plan"
    assert style.shorten("It cost 3 million euros, 4 per cent more.", "en") == "It cost 3m euros, 4% more."
