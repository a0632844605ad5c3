"""The findings as SARIF 2.1.0 (OASIS), so that a repository's checks can annotate articles."""

from __future__ import annotations

from typing import Any, TextIO

from claimcheck.ids import content_id
from claimcheck.records import Evidence, Finding, Problem, Report, Source
from claimcheck.report.baseline import describe_state
from claimcheck.report.json import dump_json
from claimcheck.report.places import Lines, file_address, is_plain_file
from claimcheck.report.plain import make_line
from claimcheck.report.view import KIND_NAMES, View

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: What each kind asks of an editor: (SARIF kind, level). Only a "fail" may have a level other than "none".
_LEVELS = {
    "contradiction": ("fail", "error"),
    "altered_quote": ("fail", "warning"),
    "dispute": ("fail", "note"),
    "update": ("fail", "note"),
    "addition": ("fail", "note"),
    "agreement": ("pass", "none"),
    "unresolved": ("review", "none"),
}


def write_sarif(report: Report, stream: TextIO) -> None:
    """Write one run with a result a finding: its first side is the location, the others are related locations.

    Lines and columns are given for text files alone; in a container (HTML, JSON) the offsets into the extracted text
    stand under ``properties``. ``partialFingerprints`` stay the same as long as the words compared do.
    """
    view = View(report)
    lines = {source.id: Lines(source.text) for source in report.sources if is_plain_file(source)}
    rules = sorted({item.rule for item in report.findings})
    run = {
        "tool": {"driver": _driver(report, rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(source) for source in report.sources],
        "results": [_result(view, lines, rules, item) for item in report.findings if view.sides(item)],
    }
    stream.write(dump_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n")


def _driver(report: Report, rules: list[str]) -> dict[str, Any]:
    kinds = {item.rule: item.kind for item in report.findings}
    return {
        "name": report.tool.name,
        "version": report.tool.version,
        "rules": [
            {
                "id": rule,
                "shortDescription": {"text": f"{KIND_NAMES[kinds[rule]][0]} ({rule})"},
                "defaultConfiguration": {"level": _LEVELS[kinds[rule]][1]},
            }
            for rule in rules
        ],
    }


def _invocation(report: Report) -> dict[str, Any]:
    return {
        "executionSuccessful": bool(report.sources),
        "toolExecutionNotifications": [_notification(item) for item in report.problems],
    }


def _notification(problem: Problem) -> dict[str, Any]:
    return {
        "level": problem.level,
        "message": {"text": f"{problem.stage}: {make_line(problem.reason)}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": file_address(problem.path)}}}],
    }


def _artifact(source: Source) -> dict[str, Any]:
    plain = {"hashes": {"sha-256": source.sha256}} if is_plain_file(source) else {}
    known = {"source": source.id, "outlet": source.outlet, "published": source.published, "story": source.story}
    language = {"language": source.language} if source.language else {}
    return {
        "location": {"uri": file_address(source.path)},
        "roles": ["analysisTarget"],
        **plain,
        "properties": {**{name: value for name, value in known.items() if value}, **language},
    }


def _result(view: View, lines: dict[str, Lines], rules: list[str], finding: Finding) -> dict[str, Any]:
    kind, level = _LEVELS[finding.kind]
    places = [_location(view, lines, side.evidence) for side in view.sides(finding)]
    related = [{"id": number, **place} for number, place in enumerate(places[1:], start=1)]
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "kind": kind,
        "level": level,
        "message": {"text": _message(view, finding)},
        "locations": places[:1],
        "relatedLocations": related,
        "partialFingerprints": {"finding/v1": finding.id, "words/v1": _fingerprint(finding)},
        **({"baselineState": state} if (state := describe_state(view.report, finding)) else {}),
        "rank": round(100 * finding.confidence, 2),
        "properties": {
            "finding": finding.id,
            "kind": finding.kind,
            "type": finding.type,
            "confidence": finding.confidence,
            "origins": finding.origins,
            "sources": list(finding.sources),
        },
    }


def _message(view: View, finding: Finding) -> str:
    name = KIND_NAMES[finding.kind][0].capitalize()
    words = [f"{view.name_source(item.source)}: “{make_line(item.text)}”" for item in finding.evidence]
    return f"{name} ({finding.type}): {make_line(finding.explanation)}\n" + "\n".join(words)


def _fingerprint(finding: Finding) -> str:
    """Return a hash of what is compared, the same when the words only move inside their files."""
    words = sorted(f"{item.source}\x1f{make_line(item.text).casefold()}" for item in finding.evidence)
    return content_id("", finding.kind, finding.rule, *words)


def _location(view: View, lines: dict[str, Lines], evidence: Evidence) -> dict[str, Any]:
    source = view.sources[evidence.source]
    place: dict[str, Any] = {"artifactLocation": {"uri": file_address(source.path)}}
    if source.id in lines:
        place["region"] = _region(lines[source.id], evidence)
    return {
        "physicalLocation": place,
        "logicalLocations": [{"name": source.id, "kind": "article"}],
        "message": {"text": f"“{make_line(evidence.text)}”"},
        "properties": {"start": evidence.start, "end": evidence.end, "text": evidence.text, "value": evidence.value},
    }


def _region(lines: Lines, evidence: Evidence) -> dict[str, Any]:
    (line, column), (end_line, end_column) = lines.place(evidence.start), lines.place(evidence.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": evidence.start,
        "charLength": evidence.end - evidence.start,
        "snippet": {"text": evidence.text},
    }
