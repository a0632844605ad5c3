"""The parts of a statement: borne out, told otherwise, or named in another connection."""

import pytest

from claimcheck.content import no_synonyms, read_content
from claimcheck.pipeline.parts import check_parts, read_question, read_sentences
from tests.compare.builders import make_extract

STATEMENT = "[Ann Lee|PERSON] met [Bo Dahl|PERSON] in [Oslo|LOC]."


def check(told):
    asked = make_extract(STATEMENT, id="statement", predicate="met")
    source = make_extract(told, id="a")
    ids = {m.id: m.text for extract in (asked, source) for m in extract.mentions}
    whole = read_content(asked, 0, len(asked.source.text), "en", ids)
    question = read_question(whole, asked.claims)
    parts = check_parts(question, read_sentences(question, source, no_synonyms(), ids))
    return {part.text: part for part in parts}


def test_a_sentence_of_both_bears_out_act_and_place():
    parts = check("[Ann Lee|PERSON] met [Bo Dahl|PERSON] at a hotel in [Oslo|LOC].")
    assert {name: part.evidence and part.evidence.text for name, part in parts.items()} == {
        "Ann Lee": "Ann Lee", "met": "met", "Bo Dahl": "Bo Dahl", "Oslo": "Oslo",
    }  # fmt: skip


def test_a_call_stands_against_a_meeting():
    part = check("[Ann Lee|PERSON] spoke by phone with [Bo Dahl|PERSON].")["met"]
    assert part.evidence is None
    assert part.against is not None and part.against.text == "by phone"


def test_a_place_without_the_act_is_named_elsewhere():
    part = check("[Ann Lee|PERSON] opened a school in [Oslo|LOC].")["Oslo"]
    assert (part.evidence, part.against) == (None, None)
    assert part.elsewhere is not None and part.elsewhere.marked


@pytest.mark.parametrize("told", ["Rain fell all day.", "Nothing was said."])
def test_nothing_is_nothing(told):
    assert all(p.evidence is p.against is p.elsewhere is None for p in check(told).values())
