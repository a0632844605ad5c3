import json
from dataclasses import replace

import jsonschema
import pytest

from claimcheck.records import Figure, Problem, Report
from claimcheck.report.json import dump_json
from claimcheck.schema import build_schema


def test_the_json_is_the_report(report, render):
    data = json.loads(render("json"))
    assert data == report.to_dict()
    assert Report.from_dict(data) == report


def test_the_json_is_valid_against_the_schema(render):
    jsonschema.Draft202012Validator(build_schema()).validate(json.loads(render("json")))


def test_keys_stand_in_the_order_of_the_contract(render):
    keys = list(json.loads(render("json")))
    wanted = [
        "schema_version",
        "tool",
        "sources",
        "entities",
        "dates",
        "figures",
        "quotes",
        "claims",
        "groups",
        "findings",
        "problems",
    ]
    assert keys[: len(wanted)] == wanted


def test_every_character_can_be_written_and_none_steers_a_terminal(render):
    data = render("json").encode("utf-8")
    assert b"\x1b" not in data
    assert "\x9b" not in data.decode()
    assert "\u202e" not in data.decode()


def test_letters_are_not_escaped(render):
    assert "blessés" in render("json")


def test_the_same_report_gives_the_same_bytes(render):
    assert render("json") == render("json")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (26.0, "26"),
        (0.5, "0.5"),
        (1100000.0, "1100000"),
        ([1.0, {"a": 2.0}], '[1, {"a": 2}]'),
        (True, "true"),
        (None, "null"),
        ("a\udc80b", '"a\\udc80b"'),
        ("é\x85", '"é\\u0085"'),
    ],
)
def test_values(value, text):
    assert dump_json(value) == text
    assert json.loads(text) == value


def test_a_number_that_json_lacks_is_refused():
    with pytest.raises(ValueError, match="Out of range"):
        dump_json(float("nan"))


def test_records_survive_jsonl(report, render):
    lines = [json.loads(line) for line in render("jsonl").splitlines()]
    counts = {name: len(getattr(report, f"{name}s")) for name in ("source", "date", "figure", "quote", "claim")}
    counts |= {name: len(getattr(report, f"{name}s")) for name in ("group", "finding", "problem")}
    counts["entity"] = len(report.entities)
    assert {name: sum(line["record"] == name for line in lines) for name in counts} == counts
    passages = {item["text"] for line in lines if line["record"] == "finding" for item in line["evidence"]}
    assert passages == {item.text for found in report.findings for item in found.evidence}


def test_a_line_break_in_a_record_breaks_no_line(report, render):
    odd = replace(report, problems=(Problem("a\nb\u2028c", "read", "error", "x\x85y"),))
    assert len(render("jsonl", of=odd).splitlines()) == len(render("jsonl").splitlines()) - 1


def test_figures_come_out_as_written(report, render):
    figure = next(item for item in json.loads(render("json"))["figures"])
    assert figure["low"] == 14
    assert isinstance(report.figures[0], Figure)
