"""What the work on one story is given."""

from dataclasses import replace

from claimcheck.pipeline.stories import split_stories
from tests.compare.builders import make_entities, make_extract


def test_a_story_has_its_own_extracts_and_the_mentions_in_them():
    texts = ("[Ann Lee|PERSON] left [Oslo|LOC].", "[Ann Lee|PERSON] spoke.", "[Bo Dahl|PERSON] won in [Ghent|LOC].")
    extracts = [make_extract(text, id=f"s{number}") for number, text in enumerate(texts)]
    told = [replace(e, source=replace(e.source, story="a" if e.source.id != "s2" else "b")) for e in extracts]
    found = list(split_stories(told, make_entities(*extracts)))
    assert [[extract.source.id for extract in members] for members, _ in found] == [["s0", "s1"], ["s2"]]
    for members, entities in found:
        own = {extract.source.id for extract in members}
        assert entities and all(entity.mentions for entity in entities)
        assert all(mention.source in own for entity in entities for mention in entity.mentions)
