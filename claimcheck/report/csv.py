"""The findings as CSV (RFC 4180), a row a finding: the first two sides in columns of their own, the rest in one."""

from __future__ import annotations

import csv
from typing import TextIO

from claimcheck.records import Evidence, Finding, Report
from claimcheck.report.baseline import describe_state
from claimcheck.report.plain import make_visible
from claimcheck.report.view import View

_SIDE_COLUMNS = ("source", "outlet", "published", "speaker", "start", "end", "text", "value")
COLUMNS = (
    *("id", "kind", "type", "rule", "confidence", "story", "origins", "sources", "explanation"),
    *(f"{side}_{column}" for side in ("a", "b") for column in _SIDE_COLUMNS),
    *("more", "claims", "missing_from", "baseline"),
)
#: A spreadsheet runs a cell that begins with one of these; a leading apostrophe keeps it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    guarded = "'" + value if value.lstrip(" \n").startswith(_FORMULA_STARTS) else value
    return make_visible(guarded)


def _side_cells(view: View, evidence: Evidence | None) -> list[object]:
    if evidence is None:
        return [""] * len(_SIDE_COLUMNS)
    source = view.sources.get(evidence.source)
    return [
        evidence.source,
        (source.outlet if source else None) or "",
        (source.published if source else None) or "",
        view.speaker_of(evidence) or "",
        evidence.start,
        evidence.end,
        evidence.text,
        evidence.value or "",
    ]


def _row(view: View, finding: Finding) -> list[object]:
    sides: tuple[Evidence | None, ...] = (*finding.evidence[:2], None, None)
    more = [f"{item.source}:{item.start}-{item.end} {item.text}" for item in finding.evidence[2:]]
    head = (finding.id, finding.kind, finding.type, finding.rule, round(finding.confidence, 4), finding.story or "")
    tail = (
        "\n".join(more),
        " ".join(finding.claims),
        " ".join(finding.missing_from),
        describe_state(view.report, finding),
    )
    counts = (finding.origins, " ".join(finding.sources), finding.explanation)
    return [*head, *counts, *_side_cells(view, sides[0]), *_side_cells(view, sides[1]), *tail]


def write_csv(report: Report, stream: TextIO) -> None:
    """Write a header and a row for each finding, in the report's order.

    A cell that a spreadsheet would run as a formula gets a leading apostrophe; control characters are made visible.
    """
    view = View(report)
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for finding in report.findings:
        writer.writerow([_cell(value) for value in _row(view, finding)])
