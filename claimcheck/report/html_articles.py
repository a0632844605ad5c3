"""The articles in full for the HTML report, cut where a finding's words or a removed region begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from claimcheck.records import Finding, Source
from claimcheck.report.plain import make_visible
from claimcheck.report.view import Story


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article under the same findings: the one that matters most first.

    ``anchors`` name the passages that begin here, ``ends`` tells that the first finding's words end here, ``removed``
    why it is no part of the article.
    """

    text: str
    findings: tuple[Finding, ...]
    anchors: tuple[str, ...]
    ends: bool
    removed: str | None


def name_passage(finding: Finding, number: int) -> str:
    """Return the permanent anchor of a finding's side, counted from 1."""
    return f"p-{finding.id}-{number}"


def make_slug(source_id: str) -> str:
    """Return a source's id without blanks and signs, fit for the ids and addresses of a page."""
    return quote(source_id, safe="", errors="surrogatepass")


def name_article(source_id: str) -> str:
    """Return the permanent anchor of an article."""
    return f"a-{make_slug(source_id)}"


def cut_articles(story: Story) -> dict[str, tuple[Segment, ...]]:
    """Return the segments of each source of a story, in order; joined they are the whole text, made safe to show."""
    spans: dict[str, list[tuple[int, int, Finding, str]]] = defaultdict(list)
    for finding in story.findings:
        for number, side in enumerate(finding.evidence, start=1):
            spans[side.source].append((side.start, side.end, finding, name_passage(finding, number)))
    return {source.id: _cut(source, spans[source.id]) for source in story.sources}


def _cut(source: Source, spans: Sequence[tuple[int, int, Finding, str]]) -> tuple[Segment, ...]:
    text = make_visible(source.text)
    opening, closing = defaultdict(list), defaultdict(list)
    for order, (start, end, _, _) in enumerate(spans):
        opening[start].append(order)
        closing[end].append(order)
    removed = {item.start: item for item in source.removed}
    borders = {0, len(text), *opening, *closing, *removed, *(item.end for item in source.removed)}
    ordered = sorted(item for item in borders if 0 <= item <= len(text))
    segments: list[Segment] = []
    active: set[int] = set()
    reason: tuple[int, str] | None = None
    for start, end in pairwise(ordered):
        active = (active - set(closing[start])) | set(opening[start])
        if start in removed:
            reason = (removed[start].end, removed[start].reason)
        elif reason is not None and start >= reason[0]:
            reason = None
        shown = sorted(active)
        segments.append(
            Segment(
                text[start:end],
                tuple(dict.fromkeys(spans[item][2] for item in shown)),
                tuple(spans[item][3] for item in opening[start]),
                bool(shown) and shown[0] in closing[end],
                reason[1] if reason else None,
            )
        )
    return tuple(segments)
