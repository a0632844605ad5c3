"""Every record goes to JSON and back unchanged, and what comes out is valid against the published schema."""

import json
from dataclasses import fields, is_dataclass

import jsonschema
import pytest

from claimcheck import records
from claimcheck.errors import ClaimcheckError
from claimcheck.records import (
    Argument,
    Attribution,
    Block,
    Claim,
    Date,
    Dateline,
    Entity,
    Evidence,
    Figure,
    Finding,
    Group,
    Mention,
    Problem,
    Quote,
    Removed,
    Report,
    Source,
    Step,
    Tool,
    When,
)
from claimcheck.schema import build_schema

TEXT = "LYON, March 3 (AFP) - Over 40 people said “no” on Monday."


def full_report():
    """A report with at least one of every record."""
    source = Source(
        id="a",
        path="in/a.txt",
        text=TEXT,
        sha256="0" * 64,
        characters=len(TEXT),
        language="en",
        published="2025-03-03",
        published_from="dateline",
        dateline=Dateline(0, 19, TEXT[:19], "Lyon", "2025-03-03", "AFP"),
        credited_to=("AFP",),
        kept=((22, len(TEXT)),),
        removed=(Removed(0, 22, "dateline"),),
        blocks=(Block(22, len(TEXT), "body", "en"),),
    )
    mention = Mention("m1", "a", 0, 4, TEXT[:4], "LOC", roles=("city",))
    claim = Claim(
        id="c1",
        source="a",
        start=22,
        end=len(TEXT),
        text=TEXT[22:],
        statement=TEXT[22:],
        kind="statement",
        attribution=(Attribution("people", "said"),),
        when=When("2025-03-03", None),
        arguments=(Argument("subject", 22, 36, TEXT[22:36], "people"),),
    )
    return Report(
        tool=Tool("claimcheck", "0", {"en": "sha256"}, {"min_confidence": 0.5, "published": {"a": "2025-03-03"}}),
        sources=(source,),
        entities=(Entity("e1", "Lyon", "LOC", (mention,), ("Lugdunum",)),),
        dates=(Date("d1", "a", 51, 57, TEXT[51:57], "2025-03-03", None, "day", "published"),),
        figures=(Figure("f1", "a", 22, 36, TEXT[22:36], 40.0, None, ">", 40.0, "person", "people"),),
        quotes=(Quote("q1", "a", 43, 45, TEXT[43:45]),),
        claims=(claim,),
        groups=(Group("g1", "s1", ("c1",), ("a",), 1),),
        findings=(
            Finding(
                "n1", "addition", "figure", "addition.figure", 0.5, "s1", ("c1",), ("a",), 1, "because",
                (Evidence("c1", "a", 22, 29, TEXT[22:29], "40", ((22, 26),)),), (Step("x", "y", "z", 0.1),),
            ),
        ),
        problems=(Problem("b.txt", "read", "error", "it is empty"),),
    )  # fmt: skip


def test_to_dict_and_back_is_the_identity_through_json():
    report = full_report()
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report


def test_the_report_is_valid_against_the_schema():
    schema = build_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(json.dumps(full_report().to_dict())), schema)


def test_the_schema_refuses_what_is_no_report():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**full_report().to_dict(), "findings": [{"kind": "rumour"}]}, build_schema())


@pytest.mark.parametrize("data", [None, [], {}, {"tool": 3}, {"tool": {"name": "x"}}, {"sources": []}])
def test_what_is_no_report_is_refused_by_name(data):
    with pytest.raises(ClaimcheckError, match="not a claimcheck report"):
        Report.from_dict(data)


def test_dates_keep_the_names_of_the_contract():
    assert {"from", "to"} <= set(full_report().to_dict()["dates"][0])


def test_every_record_is_frozen_and_slotted():
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and is_dataclass(kind)]
    assert len(kinds) > 15
    for kind in kinds:
        assert kind.__dataclass_params__.frozen, kind
        assert set(kind.__slots__) == {item.name for item in fields(kind)}, kind
