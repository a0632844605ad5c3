import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest
from sarif_pydantic import Sarif

from claimcheck.records import Report
from claimcheck.report.baseline import mark_baseline
from claimcheck.report.places import Lines, file_address, web_address
from claimcheck.report.sarif import _fingerprint

#: The standard's own schema; where it comes from stands beside it.
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
#: What the schema says of addresses is checked as far as the standard library goes.
FORMATS = jsonschema.FormatChecker(())


@FORMATS.checks("uri")
@FORMATS.checks("uri-reference")
def is_address(text):
    return not re.search(r"[^\x21-\x7e]|[\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})", text) and urlsplit(text) is not None


@pytest.fixture(scope="module")
def schema():
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    return jsonschema.Draft4Validator(SCHEMA, format_checker=FORMATS)


@pytest.fixture
def log(render):
    return json.loads(render("sarif"))


def odd(report):
    """The report with sources whose names, paths and languages are not what they should be."""
    paths = ("a b/é%.txt", "-", "https://example.org/a b?c=\u202e", "bad\udcff\x1b.html", "C:\\x\\y.txt")
    return replace(report, sources=tuple(replace(item, path=path, language=None)
                                         for item, path in zip(report.sources, paths, strict=True)))  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda report: report,
        lambda report: mark_baseline(report, replace(report, findings=report.findings[:4])),
        lambda report: replace(report, findings=()),
        lambda report: Report(tool=report.tool),
        odd,
    ],
    ids=["sample", "baseline", "no finding", "no source", "odd names"],
)
def test_the_log_is_valid_by_the_standard_s_schema(report, render, schema, change):
    schema.validate(json.loads(render("sarif", of=change(report))))


@pytest.mark.parametrize("broken", [{"ruleIndex": -2}, {"level": "bad"}, {"nonsense": 1}, {"message": {}}])
def test_the_schema_refuses_what_is_wrong(log, schema, broken):
    log["runs"][0]["results"][0] |= broken
    assert not schema.is_valid(log)


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
