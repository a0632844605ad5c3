"""The findings as W3C Web Annotations (JSON-LD): an annotation for each side of each finding."""

from __future__ import annotations

from typing import Any, TextIO

from claimcheck.ids import content_id
from claimcheck.records import Evidence, Finding, Report, Source
from claimcheck.report.json import dump_json
from claimcheck.report.places import file_address, is_plain_file, web_address
from claimcheck.report.plain import make_line
from claimcheck.report.view import View

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Characters before and after the exact words that help to find them again in another copy of the page.
_AROUND = 32
#: Why each kind is said; the vocabulary is the standard's.
_MOTIVATIONS = {"agreement": "linking", "addition": "highlighting", "unresolved": "questioning"}


def write_webanno(report: Report, stream: TextIO) -> None:
    """Write an AnnotationCollection whose one page holds all annotations.

    Selectors are TextPositionSelector (code points of the source's text) and TextQuoteSelector; the other sides are
    linked from the body.
    """
    view = View(report)
    items = [
        _annotation(view, report, finding, number)
        for finding in report.findings
        for number, side in enumerate(finding.evidence)
        if side.source in view.sources
    ]
    address = f"urn:claimcheck:{content_id('report-', *(item['id'] for item in items))}"
    page = {"id": f"{address}:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": _CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": f"Findings of {report.tool.name} {report.tool.version}",
        "total": len(items),
        "first": page,
    }
    stream.write(dump_json(collection, indent=1) + "\n")


def _annotation(view: View, report: Report, finding: Finding, number: int) -> dict[str, Any]:
    evidence = finding.evidence[number]
    others = [item for at, item in enumerate(finding.evidence) if at != number and item.source in view.sources]
    comment = {
        "type": "TextualBody",
        "purpose": "commenting",
        "format": "text/plain",
        "language": "en",
        "value": make_line(finding.explanation),
    }
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (finding.kind, finding.type)]
    links = [{**_target(view.sources[item.source], item), "purpose": "linking"} for item in others]
    return {
        "id": f"urn:claimcheck:{finding.id}:{number + 1}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS.get(finding.kind, "assessing"),
        "generator": {
            "id": f"urn:claimcheck:{report.tool.version}",
            "type": "Software",
            "name": f"{report.tool.name} {report.tool.version}",
        },
        "body": [comment, *tags, *links],
        "target": _target(view.sources[evidence.source], evidence),
    }


def _target(source: Source, evidence: Evidence) -> dict[str, Any]:
    start, end = evidence.start, evidence.end
    described = {
        "id": web_address(source) or file_address(source.path),
        "type": "Text",
        "format": "text/plain" if is_plain_file(source) else "text/html",
        **({"language": source.language} if source.language else {}),
    }
    return {
        "type": "SpecificResource",
        "source": described,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": evidence.text,
                "prefix": source.text[max(start - _AROUND, 0) : start],
                "suffix": source.text[end : end + _AROUND],
            },
        ],
    }
