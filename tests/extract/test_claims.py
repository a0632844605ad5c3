import json

import pytest


def texts(found):
    return [claim.text for claim in found.claims]


def only(found, text):
    return next(claim for claim in found.claims if claim.text == text)


def parts(claim):
    return {(argument.role, argument.text) for argument in claim.arguments}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested two men on Friday and released a third.",
         ["Police arrested two men on Friday", "released a third"]),
        ("The minister said that the road would close.", ["the road would close"]),
        ("Ann Lee, who took office in May 2024, opened the bridge on Monday.",
         ["Ann Lee, who took office in May 2024, opened the bridge on Monday", "who took office in May 2024"]),
        ("The conference, attended by 30 ministers, ended on Friday.",
         ["The conference, attended by 30 ministers", "The conference, attended by 30 ministers, ended on Friday"]),
    ],
)  # fmt: skip
def test_clauses_not_sentences(extract, text, expected):
    assert texts(extract(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        ("The president met Ann Lee in Oslo.", "en", {("subject", "The president"), ("object", "Ann Lee")}),
        ("Ann Lee was arrested by police.", "en", {("subject", "police"), ("object", "Ann Lee")}),
        ("The president held talks with Ann Lee.", "en", {("subject", "The president"), ("oblique", "Ann Lee")}),
        ("Ann Lee a été arrêtée par la police.", "fr", {("subject", "la police"), ("object", "Ann Lee")}),
        ("Le président a eu un entretien avec Ann Lee.", "fr", {("subject", "Le président"), ("oblique", "Ann Lee")}),
    ],
)
def test_who_does_what_to_whom(extract, text, language, roles):
    claim = extract(text, language)[0].claims[0]
    found = {(role, words.removeprefix("with ").removeprefix("avec ")) for role, words in parts(claim)}
    assert roles <= found


@pytest.mark.parametrize(
    ("text", "language", "polarity"),
    [
        ("The court did not release the men.", "en", "negative"),
        ("The talks failed to reach an agreement.", "en", "negative"),
        ("No agreement was signed in Oslo.", "en", "negative"),
        ("The court released not only the men but also the women.", "en", "positive"),
        ("The court released the men.", "en", "positive"),
        ("Le tribunal n'a pas libéré les deux hommes.", "fr", "negative"),
        ("Aucun accord n'a été signé à Oslo.", "fr", "negative"),
        ("L'armée n'a repris que trois villages.", "fr", "positive"),
        ("Not a single glacier has gained ice.", "en", "negative"),
        ("Le parti ne compte plus que 42 300 adhérents.", "fr", "positive"),
        ("Plus de cent personnes ont manifesté lundi.", "fr", "positive"),
        ("The court has not yet ruled on the appeal.", "en", "negative"),
        ("The dam is no longer safe.", "en", "negative"),
        ("Neither the driver nor the passengers were hurt.", "en", "negative"),
        ("The company refused to sign the contract.", "en", "negative"),
        ("Nobody was hurt in the fire.", "en", "negative"),
        ("The mayor never met the investors.", "en", "negative"),
        ("Ni le chauffeur ni les passagers n'ont été blessés.", "fr", "negative"),
        ("Le maire ne pouvait quitter la ville.", "fr", "negative"),
        ("Le ministre a refusé de signer le contrat.", "fr", "negative"),
        ("Personne n'a été blessé dans l'incendie.", "fr", "negative"),
        ("Le barrage n'est plus sûr.", "fr", "negative"),
        ("Le train n'a jamais roulé aussi vite.", "fr", "negative"),
    ],
)
def test_polarity(extract, text, language, polarity):
    assert extract(text, language)[0].claims[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("The court released the men on Friday.", "en", "asserted"),
        ("The minister said the men had fled.", "en", "reported"),
        ("The men reportedly fled to Spain.", "en", "reported"),
        ("The men may have fled to Spain.", "en", "hedged"),
        ("The court will hear the men on Friday.", "en", "planned"),
        ("The company plans to close the plant.", "en", "planned"),
        ("If the rain continues, the dam could break.", "en", "conditional"),
        ("The minister denied that the men had fled.", "en", "denied"),
        ("L'homme aurait tué deux personnes.", "fr", "reported"),
        ("La police a arrêté deux hommes.", "fr", "asserted"),
        ("Le tribunal entendra les deux hommes vendredi.", "fr", "planned"),
        ("The federation announced that two clubs would be excluded.", "en", "planned"),
        ("A new tunnel would cost 300 million euros.", "en", "conditional"),
        ("Plans have to be approved by the council.", "en", "opinion"),
        ("The factory is set to close in March.", "en", "planned"),
        ("The minister is going to meet the unions.", "en", "planned"),
        ("The minister went to meet the unions on Monday.", "en", "asserted"),
        ("Even if the rain stopped, the river flooded the town on Monday.", "en", "asserted"),
        ("In case the dam breaks, the town will be evacuated.", "en", "conditional"),
        ("It was reported that the men had fled.", "en", "reported"),
        ("Les prix devraient baisser en mars.", "fr", "hedged"),
        ("Le ministre va rencontrer les syndicats.", "fr", "planned"),
        ("Le ministre est allé rencontrer les syndicats lundi.", "fr", "asserted"),
        ("Même si la pluie a cessé, la rivière a inondé la ville.", "fr", "asserted"),
        ("L'entreprise pourrait fermer son usine.", "fr", "hedged"),
        ("Le maire a promis que le pont rouvrirait en mai.", "fr", "planned"),
    ],
)
def test_modality(extract, text, language, modality):
    assert extract(text, language)[0].claims[0].modality == modality


@pytest.mark.parametrize(
    ("text", "language", "whole"),
    [
        ("Police are looking for the men who robbed the bank in May.", "en", "who robbed"),
        ("The prize, for which 40 authors applied in 2024, went to Ann Lee.", "en", "for which"),
        ("The state will lend 1.5 billion kronor (140 million euros) to the banks.", "en", "(140"),
        ("Les enquêteurs cherchent les hommes qui ont volé 200 tableaux.", "fr", "qui ont"),
    ],
)
def test_what_says_nothing_alone_stays_in_its_sentence(extract, text, language, whole):
    assert not [claim.text for claim in extract(text, language)[0].claims if claim.text.startswith(whole)]


def test_a_date_before_the_verb_is_its_own(extract):
    found, _ = extract("The European Commission on Thursday approved the plan.", published="2025-12-24")
    (claim,) = found.claims
    assert claim.when.from_ == "2025-12-18"
    assert ("subject", "The European Commission") in parts(claim)


def test_a_reflexive_is_no_passive(extract):
    found, _ = extract("Le procureur de Lyon s'est saisi de l'enquête lundi.", "fr")
    assert ("subject", "Le procureur de Lyon") in parts(found.claims[0])


def test_those_who_are_told_do_not_speak(extract):
    found, _ = extract("Three clubs had been warned and told they would be excluded.")
    assert not any("clubs" in item.holder for claim in found.claims for item in claim.attribution)


def test_when_comes_from_the_date_that_governs_the_verb(extract):
    found, _ = extract("Ann Lee, who took office in May 2024, opened the bridge on 3 June 2025.")
    assert found.claims[0].when.from_ == "2025-06-03"
    assert found.claims[1].when.from_ == "2024-05-01"


def test_reported_words_have_their_holder(extract):
    found, _ = extract("Ann Lee said that the bridge would reopen.")
    names = {mention.id: mention.text for mention in found.mentions}
    assert [names[claim.holder] for claim in found.claims] == ["Ann Lee"]
    assert found.claims[0].attribution[0].cue == "said"


def test_a_quote_is_a_claim(extract):
    found, _ = extract("“We will rebuild the bridge in March,” said Ann Lee.")
    (claim,) = found.claims
    assert claim.kind == "quote"
    assert claim.text == found.quotes[0].text


def test_headings_and_questions_claim_nothing(extract):
    found, _ = extract("The road ahead\nWill the bridge reopen this year?", roles=("heading", "body"))
    assert found.claims == ()


def test_list_items_are_claims(extract):
    found, _ = extract("Pertes : 1,1 million de soldats ; 300 chars détruits", "fr", roles=("item",))
    assert texts(found) == ["Pertes : 1,1 million de soldats", "300 chars détruits"]


@pytest.mark.parametrize(
    "text",
    [
        "ne d’#x d’? #x http://a.b/c . per é",
        "according to",
        "“. - ’selon that »30 as per",
        "",
        "!!!",
        "\u200b",
        "AAAA " * 50,
        "one two\nthree",
        "“",
        "( ( ( ;;; — — :",
    ],
)
def test_text_without_sentences(extract, text):
    for claim in extract(text)[0].claims:
        assert claim.text == text[claim.start : claim.end]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_facts_rank_above_opinions(root, extract, language):
    scores = {0: [], 1: []}
    for line in (root / f"tests/gold/{language}/checkworthy.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        claims = extract(item["text"], language)[0].claims
        scores[item["fact"]].append(max((claim.checkworthy for claim in claims), default=0.0))
    pairs = [(fact > opinion) + 0.5 * (fact == opinion) for fact in scores[1] for opinion in scores[0]]
    assert sum(pairs) / len(pairs) >= 0.93


@pytest.mark.parametrize(
    ("language", "fact", "comment"),
    [
        ("en", "Dover Radio has fired 14 people.", "Dover Radio has covered similar disputes."),
        ("en", "The bank closed 30 branches in May.", "The bank, avoiding a clash with the unions, remains cautious."),
        ("en", "Ann Lee resigned on Monday.", "News channels have framed the talks as crucial."),
        ("fr", "La banque a fermé 30 agences en mai.", "La situation reste fragile et suscite des interrogations."),
        ("fr", "Ana Diaz a démissionné lundi.", "Cette visite illustre la solidité d'une alliance exemplaire."),
    ],
)
def test_comment_ranks_below_fact(extract, language, fact, comment):
    told, said = (extract(text, language)[0].claims for text in (fact, comment))
    assert max(claim.checkworthy for claim in said) < min(claim.checkworthy for claim in told)
