"""Drafts of schema.org ClaimReview for a finding: the rating is left empty, claimcheck never rates truth."""

from __future__ import annotations

from typing import Any, TextIO

from claimcheck.errors import UsageError
from claimcheck.records import Finding, Report
from claimcheck.report.explain import find_finding
from claimcheck.report.json import dump_json
from claimcheck.report.places import web_address
from claimcheck.report.plain import make_line
from claimcheck.report.view import Side, View

_DRAFTED = ("agreement", "contradiction")


def write_claimreview(report: Report, finding_id: str, stream: TextIO) -> None:
    """Write a JSON list of drafts: one for an agreement, one for each side of a contradiction.

    Raises `UsageError` for a finding of another kind. ``ratingValue``, ``author`` and ``url`` are for the reviewer.
    """
    finding = find_finding(report, finding_id)
    if finding.kind not in _DRAFTED:
        raise UsageError(f"{finding.id} is {finding.kind}; ClaimReview drafts are made of {' and '.join(_DRAFTED)}")
    sides = View(report).sides(finding)
    chosen = [sides] if finding.kind == "agreement" else [(side,) for side in sides]
    drafts = [_draft(finding, group, [side for side in sides if side not in group]) for group in chosen if group]
    stream.write(dump_json(drafts, indent=1) + "\n")


def _draft(finding: Finding, sides: tuple[Side, ...], others: list[Side]) -> dict[str, Any]:
    first = sides[0]
    statement = first.claim.statement if first.claim is not None and first.claim.statement else first.text
    against = [f"{other.source.outlet or other.source.id} has “{other.text}”." for other in others]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": make_line(statement),
        "itemReviewed": {
            "@type": "Claim",
            **({"author": {"@type": "Thing", "name": first.speaker}} if first.speaker else {}),
            **({"datePublished": first.source.published} if first.source.published else {}),
            "appearance": [_appearance(side) for side in sides],
        },
        "reviewBody": make_line(" ".join([finding.explanation, *against])),
        "reviewRating": {"@type": "Rating", "ratingValue": "", "alternateName": ""},
        "author": {"@type": "Organization", "name": "", "url": ""},
        "url": "",
        "identifier": finding.id,
    }


def _appearance(side: Side) -> dict[str, Any]:
    source = side.source
    known = {
        "headline": make_line(source.title or ""),
        "url": web_address(source),
        "datePublished": source.published,
        "inLanguage": source.language,
        "text": side.evidence.text,
    }
    publisher = {"publisher": {"@type": "Organization", "name": make_line(source.outlet)}} if source.outlet else {}
    return {"@type": "NewsArticle", **{name: value for name, value in known.items() if value}, **publisher}
