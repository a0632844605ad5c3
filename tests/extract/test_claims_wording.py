"""Clauses that are no sentences by themselves, and what makes them ones; who speaks, and who does not."""

import pytest

WORDINGS = [
    ("A bomb exploded in Lyon on Friday, killing ten people and injuring 30.", "en", "killing", ["killed", "injured"]),
    ("The plant will close in May, leaving 300 people jobless.", "en", "leaving", ["will leave"]),
    ("He was captured in 2002 and taken to Cuba.", "en", "taken", ["was "]),
    ("Police arrested two men on Friday and released a third.", "en", "released", []),
    ("Il a été arrêté mardi et placé en détention à Lyon.", "fr", "placé", ["a été "]),
    ("La ministre a dit vouloir quitter le gouvernement en mai 2024.", "fr", "vouloir", ["La ministre a dit "]),
]


@pytest.mark.parametrize(("text", "language", "opening", "words"), WORDINGS)
def test_a_clause_is_made_finite(extract, text, language, opening, words):
    claim = next(claim for claim in extract(text, language)[0].claims if claim.text.startswith(opening))
    assert [edit[2] for edit in claim.rewording] == words
    assert all(claim.start <= start <= end <= claim.end for start, end, _ in claim.rewording)


HOLDERS = [
    ("Ann Lee's attorneys said the court had erred.", "en", "Ann Lee's attorneys", False),
    ("The coach, Ann Lee, said the club would appeal.", "en", "The coach, Ann Lee", True),
    ("A judge rejected the request of Ann Lee, saying the courts had no business there.", "en", "A judge", False),
    ("Comme le rapporte Le Figaro, deux ministres ont démissionné lundi.", "fr", "Le Figaro", True),
    ("As Reuters reported on Monday, two people died in Lyon.", "en", "Reuters", True),
]


@pytest.mark.parametrize(("text", "language", "holder", "named"), HOLDERS)
def test_whose_words_they_are(extract, text, language, holder, named):
    claim = next(claim for claim in extract(text, language)[0].claims if claim.attribution)
    assert claim.attribution[-1].holder == holder
    assert (claim.holder is not None) is named


NOBODY_SAYS = [
    ("Les auditions ont révélé que le permis avait été délivré selon une autre procédure.", "fr", "selon"),
    ("The work went ahead according to plan in Lyon on Friday.", "en", "according to"),
    ("It is fair to say that the club lost ten matches in 2023.", "en", "say"),
]


@pytest.mark.parametrize(("text", "language", "cue"), NOBODY_SAYS)
def test_manner_and_commonplace_have_no_holder(extract, text, language, cue):
    claims = extract(text, language)[0].claims
    assert claims and not any(link.cue.lower() == cue for claim in claims for link in claim.attribution)


def test_what_a_train_did_is_a_claim_though_its_verb_looks_like_a_participle(extract):
    found = extract("A passenger train derailed near Blansko on Tuesday, killing 17 people, the fire service said.")[0]
    assert any(claim.text.startswith("A passenger train derailed") for claim in found.claims)


def test_a_plea_is_a_claim_whatever_the_charges_say(extract):
    found = extract("The former head of a port firm pleaded not guilty on Tuesday to charges that he stole millions.")[
        0
    ]
    assert any("pleaded not guilty" in claim.text and claim.polarity == "negative" for claim in found.claims)


def test_a_denied_moment_denies(extract):
    found = extract("À aucun moment, il ne s'est trouvé dans la salle.", "fr")[0]
    assert [claim.polarity for claim in found.claims] == ["negative"]
