from dataclasses import replace

import pytest

from claimcheck.link import link_entities
from claimcheck.records import Argument, Attribution, Claim, Quote


def names_together(entities, *texts):
    """Whether one entity holds mentions of all these texts."""
    return any(set(texts) <= {m.text for m in entity.mentions} for entity in entities)


def linked(*extracts):
    return link_entities(extracts)[0]


SAME = [
    ("surname", ("en", "{PERSON:Ana Diaz} spoke. Then {PERSON:Diaz} left.",), ("Ana Diaz", "Diaz")),
    ("acronym in brackets", ("en", "The {ORG:Baltic Grid Board} ({ORG:BGB}) met."), ("Baltic Grid Board", "BGB")),
    ("initials", ("en", "The {ORG:Baltic Grid Board} met. {ORG:BGB} staff left."), ("Baltic Grid Board", "BGB")),
    ("legal form", ("en", "{ORG:Norvik Ltd} fell. {ORG:Norvik} rose."), ("Norvik Ltd", "Norvik")),
    ("short name", ("en", "The {ORG:Harbour Safety Commission} met. The {ORG:Commission} voted."),
     ("Harbour Safety Commission", "Commission")),
    ("label wrong once", ("en", "{PERSON:Ana Diaz} spoke. {ORG:Diaz} left."), ("Ana Diaz", "Diaz")),
    ("country", ("en", "The {LOC:U.S.} agreed, the {LOC:United States} said."), ("U.S.", "United States")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "article", "texts"), SAME, ids=[row[0] for row in SAME])
def test_names_of_one_thing_in_one_source_are_one_entity(extract, why, article, texts):
    language, text = article
    assert names_together(linked(extract("a", text, language)), *texts)


APART = [
    ("given names differ", "{PERSON:John Smith} and {PERSON:Jane Smith} met.", ("John Smith", "Jane Smith")),
    ("genders differ", "{PERSON gender=m:Smith} met {PERSON gender=f:Smith}.", None),
    ("town and country", "{LOC:Paris} and {LOC:France} differ.", ("Paris", "France")),
    ("people and country", "{LOC:France} and the {NORP:French}.", ("France", "French")),
    ("two joined by a hyphen", "{PERSON:Jon Berg} met {PERSON:Ana Diaz}. The {PERSON:Berg-Diaz} talks.", None),
    ("part of a place name", "{LOC:York} is not {LOC:New York}.", ("York", "New York")),
]


@pytest.mark.parametrize(("why", "text", "texts"), APART, ids=[row[0] for row in APART])
def test_two_things_stay_two(extract, why, text, texts):
    entities = linked(extract("a", text))
    assert len(entities) == 2
    assert texts is None or not names_together(entities, *texts)


def test_a_surname_goes_to_the_person_whose_gender_fits(extract):
    text = "{PERSON gender=m:John Smith} and {PERSON gender=f:Jane Smith} met. {PERSON gender=m:Smith} left."
    entities = linked(extract("a", text))
    john = next(e for e in entities if e.name == "John Smith")
    assert [m.text for m in john.mentions] == ["John Smith", "Smith"]


ACROSS = [
    (("en", "{ORG:NATO} met."), ("fr", "L’{ORG:OTAN} a siégé."), ("NATO", "OTAN")),
    (("en", "{LOC:Germany} met."), ("fr", "L’{LOC:Allemagne} aussi."), ("Germany", "Allemagne")),
    (("en", "In {LOC:Kyiv}."), ("fr", "À {LOC:Kiev}."), ("Kyiv", "Kiev")),
    (("en", "{NORP:French} staff."), ("fr", "Les {NORP:Français}."), ("French", "Français")),
    (
        ("en", "{PERSON:Oleh Zelenskyy} met."),
        ("fr", "{PERSON:Oleh Zelensky} aussi."),
        ("Oleh Zelenskyy", "Oleh Zelensky"),
    ),
    (
        ("en", "{PERSON:Ana Diaz} met {ORG:NATO} in {LOC:Lima}."),
        ("fr", "{PERSON:Diaz} a vu l’{ORG:OTAN} à {LOC:Lima}."),
        ("Ana Diaz", "Diaz"),
    ),
]


@pytest.mark.parametrize(("one", "other", "texts"), ACROSS, ids=[row[2][1] for row in ACROSS])
def test_one_thing_in_two_languages_is_one_entity(extract, one, other, texts):
    entities = linked(extract("a", one[1], one[0]), extract("b", other[1], other[0]))
    assert names_together(entities, *texts)


def test_a_bare_surname_in_an_article_on_something_else_is_nobody_known(extract):
    entities = linked(
        extract("a", "{PERSON:Ana Diaz} met {ORG:NATO} in {LOC:Lima}."),
        extract("b", "Defender {PERSON:Diaz} scored for {ORG:Norvik} in {LOC:Oslo}."),
    )
    assert not names_together(entities, "Ana Diaz", "Diaz")


OFFICES = [
    ("en", "{PERSON role=Chilean President:Ana Diaz} met. {nominal:The Chilean president} ate.",
     "The Chilean president"),
    ("en", "{PERSON role=Minister:Jon Berg} met envoys. Later {nominal:the minister} left.", "the minister"),
    ("fr", "{PERSON role=ministre de la Santé:Ana Diaz} arrive. {nominal:La ministre} part.", "La ministre"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "nominal"), OFFICES)
def test_an_office_stands_for_its_one_holder(extract, language, text, nominal):
    entities = linked(extract("a", text, language))
    assert len(entities) == 1 and nominal in {m.text for m in entities[0].mentions}


def test_an_office_is_resolved_from_another_article_that_names_its_holder(extract):
    entities = linked(
        extract("a", "{PERSON role=Chilean President:Ana Diaz} met {ORG:NATO}."),
        extract("b", "{nominal:Le président chilien} a vu l’{ORG:OTAN}.", "fr"),
    )
    assert names_together(entities, "Ana Diaz", "Le président chilien")


UNRESOLVED = [
    "{PERSON role=Minister:Jon Berg} met {PERSON role=Minister:Ana Diaz}. {nominal:The minister} left.",
    "{PERSON role=former President:Ana Diaz} spoke. {nominal:The president} did not.",
    "{PERSON role=Chilean President:Ana Diaz} spoke. {nominal:The Peruvian president} did not.",
    "{PERSON sub=1:Jon Berg} and {PERSON sub=1:Lars Holm} met. {he gender=m sub=1:He} left.",
    "{PERSON gender=f sub=1:Ana Diaz} spoke. {he gender=m sub=1:He} left.",
    "{PERSON sub=1:Jon Berg} met {PERSON:Lars Holm}. {he gender=m sub=1:He} left.",
    "{PERSON gender=m sub=1:Jon Berg} met a {stranger gender=m:driver}. {he gender=m sub=1:He} left.",
    "{PERSON gender=m sub=1:Jon Berg} met {PERSON gender=m:Lars Holm} before {he gender=m sub=1:he} left.",
    "{PERSON sub=1:Jon Berg} spoke. They praised {PERSON:Lars Holm} where {he gender=m sub=1:he} stood.",
    "{ORG:Norvik} rose. {he gender=m sub=1:He} left.",
    "{PERSON sub=1:Jon Berg} spoke. It rained. It snowed. {he gender=m sub=1:He} left.",
]


@pytest.mark.parametrize("text", UNRESOLVED)
def test_what_is_not_safe_stays_unresolved(extract, text):
    assert all(m.form == "name" for entity in linked(extract("a", text)) for m in entity.mentions)


PRONOUNS = [
    "{PERSON sub=1:Jon Berg} spoke. {he gender=m sub=1:He} left.",
    "{PERSON gender=m sub=1:Jon Berg} spoke. {he gender=m sub=1:He} met {PERSON gender=m:Lars Holm}."
    " {he gender=m sub=1:He} left.",
    "{PERSON gender=m sub=1:Jon Berg} met {PERSON gender=f:Ana Diaz}. Then {he gender=m:him} nobody saw.",
]


@pytest.mark.parametrize("text", PRONOUNS)
def test_a_pronoun_with_one_possible_antecedent_is_resolved(extract, text):
    berg = next(e for e in linked(extract("a", text)) if e.name == "Jon Berg")
    assert len(berg.mentions) > 1


def test_ids_do_not_depend_on_order_or_on_an_unrelated_article(extract):
    one = extract("a", "{PERSON role=President:Ana Diaz} met {ORG:NATO} in {LOC:Lima}.")
    two = extract("b", "{PERSON:Diaz} a vu l’{ORG:OTAN} à {LOC:Lima}.", "fr")
    other = extract("c", "{PERSON:Lars Holm} sold {ORG:Norvik} to the {LOC:U.S.} investor.")
    alone = {entity.id: entity for entity in linked(one, two)}
    assert {entity.id: entity for entity in linked(two, one)} == alone
    beside = {entity.id: entity for entity in linked(other, two, one)}
    assert {key: beside[key] for key in alone} == alone


def test_two_people_of_one_name_have_two_ids(extract):
    entities = linked(
        extract("a", "{PERSON gender=m:Kim Berg} met {ORG:NATO}."),
        extract("b", "{PERSON gender=f:Kim Berg} sang."),
    )
    people = [entity for entity in entities if entity.label == "PERSON"]
    assert len(people) == 2 and people[0].id != people[1].id


def _claim(source, start, end, text, **fields):
    return Claim("c1", source, start, end, text, text, "statement", language="en", **fields)


def test_records_point_to_entities_and_unlinked_mentions_are_dropped(extract):
    bare = extract("a", "{PERSON:Ana Diaz} said {he gender=m:he} left.")
    name, he = (m.id for m in bare.mentions)
    claim = _claim(
        "a", 0, 23, bare.source.text[:23], holder=name, entities=(name, he),
        attribution=(Attribution("Ana Diaz", "said", holder_id=name),),
        arguments=(Argument("subject", 14, 16, "he", "he", entity=he),),
    )  # fmt: skip
    quotes = (Quote("q1", "a", 14, 16, "he", speaker=name), Quote("q2", "a", 17, 21, "left", speaker=he))
    entities, (found,) = link_entities([extract("a", "{PERSON:Ana Diaz} said {he gender=m:he} left.")])
    entity = entities[0].id
    _, (found,) = link_entities([replace(bare, claims=(claim,), quotes=quotes)])
    assert [q.speaker for q in found.quotes] == [entity, None] or he in {m.id for m in entities[0].mentions}
    assert found.claims[0].holder == entity
    assert found.claims[0].attribution[0].holder_id == entity
    assert found.claims[0].entities == (entity,)


FIRMS = [
    ("{ORG sub=1:Norvik} lost money. {kind sub=1:The company} will close a plant.", "Norvik"),
    ("{ORG sub=1:Norvik} lost money to {ORG:Talvex}. {kind sub=1:The company} will close.", None),
    ("{ORG sub=1:Norvik} lost money. {kind sub=1:The company} that built it will close.", None),
    ("{ORG sub=1:Rail Union} struck. {kind sub=1:The company} will close.", None),
    ("{ORG sub=1:Norvik} sings. Lions left in {kind:the group} stage.", None),
]


@pytest.mark.parametrize(("text", "name"), FIRMS)
def test_the_company_is_the_firm_just_spoken_of(extract, text, name):
    bare = extract("a", text)
    entities = linked(bare)
    owner = {mention.text.lower(): entity.name for entity in entities for mention in entity.mentions}
    assert owner.get("the company", owner.get("the group")) == name


TRANSLATED = [
    ("{ORG:University of Lund} spoke.", "L’{ORG:université de Lund} parle.", 1),
    ("{ORG:Czech National Bank} spoke.", "La {ORG:Banque nationale tchèque} parle.", 1),
    ("{ORG:University of Lund} spoke.", "L’{ORG:université de Gand} parle.", 2),
    ("{ORG:National Bank} spoke.", "La {ORG:Banque nationale} parle.", 2),
]


@pytest.mark.parametrize(("one", "two", "count"), TRANSLATED)
def test_a_body_and_its_translation_are_one(extract, one, two, count):
    assert len(linked(extract("a", one), extract("b", two, "fr"))) == count


def test_a_lone_word_is_what_most_sources_take_it_for(extract):
    club = [extract(name, "{ORG:Aalvik} won in {LOC:Oslo}.") for name in "ab"]
    entities = linked(*club, extract("c", "{PERSON:Aalvik} lost."))
    assert [e.label for e in entities if e.name == "Aalvik"] == ["ORG"]
    entities = linked(*club, extract("c", "{PERSON gender=m:Aalvik} lost."))
    assert sorted(e.label for e in entities if e.name == "Aalvik") == ["ORG", "PERSON"]


def test_nothing_in_nothing_out():
    assert link_entities([]) == ((), ())
