import json
from dataclasses import replace

import jsonschema
import pytest
from sarif_pydantic import Sarif

from claimcheck.report.places import Lines, file_address, web_address
from claimcheck.report.sarif import _fingerprint


def strict(required=(), **properties):
    """An object of the SARIF standard with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


TEXT, COUNT = {"type": "string"}, {"type": "integer", "minimum": 0}
FROM_ONE = {"type": "integer", "minimum": 1}
MESSAGE = strict(["text"], text=TEXT)
BAG = {"type": "object"}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
ARTIFACT_LOCATION = strict(uri={"type": "string", "format": "uri-reference"})
REGION = strict(
    startLine=FROM_ONE, startColumn=FROM_ONE, endLine=FROM_ONE, endColumn=FROM_ONE, charOffset=COUNT, charLength=COUNT,
    snippet=MESSAGE,
)  # fmt: skip
LOCATION = strict(
    id=COUNT,
    physicalLocation=strict(artifactLocation=ARTIFACT_LOCATION, region=REGION),
    logicalLocations={"type": "array", "items": strict(name=TEXT, kind=TEXT), "uniqueItems": True},
    message=MESSAGE,
    properties=BAG,
)
LOCATIONS = {"type": "array", "items": LOCATION}
RESULT = strict(
    ["message"],
    ruleId=TEXT, ruleIndex=COUNT, message=MESSAGE, locations=LOCATIONS, relatedLocations=LOCATIONS, level=LEVEL,
    kind={"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    rank={"type": "number", "minimum": 0, "maximum": 100},
    properties=BAG,
)  # fmt: skip
RULE = strict(["id"], id=TEXT, shortDescription=MESSAGE, defaultConfiguration=strict(level=LEVEL))
NOTIFICATION = strict(["message"], level=LEVEL, message=MESSAGE, locations=LOCATIONS)
RUN = strict(
    ["tool"],
    tool=strict(["driver"], driver=strict(["name"], name=TEXT, version=TEXT, rules={"type": "array", "items": RULE})),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations={"type": "array", "items": strict(
        ["executionSuccessful"], executionSuccessful={"type": "boolean"},
        toolExecutionNotifications={"type": "array", "items": NOTIFICATION},
    )},
    artifacts={"type": "array", "uniqueItems": True, "items": strict(
        location=ARTIFACT_LOCATION, hashes={"type": "object", "additionalProperties": TEXT}, properties=BAG,
        roles={"type": "array", "items": {"enum": ["analysisTarget"]}},
    )},
    results={"type": "array", "items": RESULT},
)  # fmt: skip
#: The part of the standard's schema (OASIS SARIF 2.1.0, errata 01) that our logs use.
SCHEMA = strict(
    ["version", "runs"], **{"$schema": TEXT}, version={"enum": ["2.1.0"]}, runs={"type": "array", "items": RUN}
)


@pytest.fixture
def log(render):
    return json.loads(render("sarif"))


def test_the_log_is_valid(log):
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)


def test_another_reader_reads_it(report, render):
    run = Sarif.model_validate_json(render("sarif")).runs[0]
    assert run.tool.driver.name == "claimcheck"
    assert len(run.results) == len(report.findings)


def test_every_finding_and_every_passage_is_there(report, log):
    results = {item["properties"]["finding"]: item for item in log["runs"][0]["results"]}
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for finding in report.findings:
        result = results[finding.id]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        places = [*result["locations"], *result["relatedLocations"]]
        assert [place["properties"]["text"] for place in places] == [item.text for item in finding.evidence]


def test_lines_and_columns_lead_to_the_words(report, log):
    texts = {f"articles/{source.id}.txt": source.text for source in report.sources}
    for result in log["runs"][0]["results"]:
        for place in [*result["locations"], *result["relatedLocations"]]:
            physical = place["physicalLocation"]
            region = physical["region"]
            line = texts[physical["artifactLocation"]["uri"]].split("\n")[region["startLine"] - 1]
            start = line[region["startColumn"] - 1 :]
            assert start.startswith(place["properties"]["text"].split("\n")[0].rstrip("\r"))


def test_only_what_fails_has_a_level(log):
    for result in log["runs"][0]["results"]:
        assert (result["kind"] == "fail") == (result["level"] != "none")


def test_a_container_has_no_lines(report, render):
    html = replace(report, sources=tuple(replace(item, path=f"{item.id}.html") for item in report.sources))
    places = [
        place for item in json.loads(render("sarif", of=html))["runs"][0]["results"] for place in item["locations"]
    ]
    assert all("region" not in place["physicalLocation"] for place in places)


def test_fingerprints_do_not_move_with_the_words(report):
    finding = report.findings[0]
    moved = tuple(replace(item, start=item.start + 7, end=item.end + 7, claim="c0") for item in finding.evidence)
    assert _fingerprint(replace(finding, evidence=moved)) == _fingerprint(finding)
    assert _fingerprint(replace(finding, evidence=finding.evidence[:1])) != _fingerprint(finding)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [("abc", 0, (1, 1)), ("a\nb", 2, (2, 1)), ("a\r\nbc", 4, (2, 2)), ("é😀x", 2, (1, 3)), ("a\n", 2, (2, 1))],
)
def test_places(text, offset, place):
    assert Lines(text).place(offset) == place


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a b/é.txt", "a%20b/%C3%A9.txt"),
        ("/x/y.txt", "file:///x/y.txt"),
        ("-", "stdin"),
        ("a:b.txt", "a%3Ab.txt"),
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("bad\udcff.txt", "bad%FF.txt"),
    ],
)
def test_file_addresses(path, address):
    assert file_address(path) == address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("https://example.org/\"onclick='x'", None),
        (" https://example.org", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_links(report, url, address):
    assert web_address(replace(report.sources[0], url=url)) == address
