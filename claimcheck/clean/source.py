"""The stage itself: paragraphs, their verdicts, the metadata read off them, the regions and blocks they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.clean.agencies import tail_credit
from claimcheck.clean.blocks import Piece, cut_regions, make_blocks
from claimcheck.clean.dateline import Opening, read_dateline, read_dateline_line
from claimcheck.clean.days import read_day
from claimcheck.clean.furniture import mark_captions, photo_credit
from claimcheck.clean.header import read_header
from claimcheck.clean.languages import detect_language
from claimcheck.clean.layout import Paragraph, split_paragraphs
from claimcheck.clean.metadata import (
    byline_of,
    credit_lines,
    credited_agencies,
    lead_day,
    line_url,
    published_by,
    published_day,
    url_day,
)
from claimcheck.clean.regions import Reasons, judge_duplicates, judge_furniture, judge_names, judge_runs, judge_sections
from claimcheck.clean.roles import role_of
from claimcheck.clean.title import Head, judge_head
from claimcheck.records import BlockRole, Dateline, PublishedFrom, Source
from claimcheck.settings import Settings

#: A dateline stands in one of the first so many paragraphs of the body.
DATELINE_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class _Page:
    """What the judgement found, before metadata: one reason a paragraph, the head, the header's fields."""

    paragraphs: tuple[Paragraph, ...]
    reasons: Reasons
    head: Head
    fields: dict[str, tuple[str, int]]


def clean_source(source: Source, settings: Settings) -> Source:
    """Return the source with its article told from its page, and with what the page says of the article.

    ``language`` is the detected code, also of a language that is not installed; `Settings.languages` and
    `Settings.published` overrule by source id. Takes time linear in the text's length.
    """
    page = _judge(source)
    body = [p for p, reason in zip(page.paragraphs, page.reasons, strict=True) if reason is None]
    language = settings.languages.get(source.id) or _language(source, body)
    openings = _openings(page)
    source = _described(replace(source, language=language), page, openings, settings)
    pieces = _pieces(page, openings)
    kept, removed = cut_regions(len(source.text), pieces)
    blocks = make_blocks(source.text, pieces, language or "")
    return replace(source, kept=kept, removed=removed, blocks=blocks)


def _judge(source: Source) -> _Page:
    paragraphs = mark_captions(split_paragraphs(source.text))
    lines, fields = read_header(paragraphs)
    titled = fields["title"][1] if "title" in fields else None
    rest = paragraphs[lines:]
    reasons, phrases = judge_furniture(rest)
    reasons = judge_sections(rest, judge_names(rest, reasons), phrases)
    known = source.title or (fields["title"][0] if titled is not None else None)
    head = judge_head(rest, reasons, known)
    above: Reasons = [reason or "above" for reason in head.reasons[: head.body]]
    judged = judge_runs(rest, above + head.reasons[head.body :])
    reasons = head.reasons[: head.body] + judged[head.body :]
    if head.title is not None:
        reasons[head.title] = None
    reasons = judge_duplicates(rest, reasons, head.title)
    top: Reasons = ["metadata"] * lines
    head = replace(
        head,
        body=head.body + lines,
        title=None if head.title is None else head.title + lines,
    )
    return _Page(paragraphs, top + reasons, head, fields)


def _language(source: Source, body: Sequence[Paragraph]) -> str | None:
    if source.language:
        return source.language.strip().lower().replace("_", "-").split("-")[0][:3] or None
    prose = " ".join(p.text[:1000] for p in body if p.kind == "prose")
    everything = " ".join(p.text[:1000] for p in body)
    return detect_language(prose) or detect_language(everything) or detect_language(source.text)


def _openings(page: _Page) -> dict[int, Opening]:
    """Return the dateline by the paragraph that it opens or fills; at most one."""
    start = page.head.body
    prose = [
        i
        for i in range(start, len(page.paragraphs))
        if page.reasons[i] is None and page.paragraphs[i].kind in ("prose", "line")
    ]
    for rank, i in enumerate(prose[:DATELINE_PARAGRAPHS]):
        opening = read_dateline(page.paragraphs[i].text, first=rank == 0)
        if opening and opening.length < len(page.paragraphs[i].text):
            return {i: opening}
    for i in range(start):
        if page.reasons[i] in ("posted-on", "byline", "navigation", "credit"):
            opening = read_dateline_line(page.paragraphs[i].text)
            if opening:
                return {i: opening}
    return {}


def _described(source: Source, page: _Page, openings: dict[int, Opening], settings: Settings) -> Source:
    """Fill in title, outlet, byline, url, dateline, agencies and day of publication."""
    lines = credit_lines(page.paragraphs, page.reasons, page.head.body)
    field = {name: value for name, (value, _) in page.fields.items()}
    day_first = source.language != "en"
    title = _title(page)
    url = source.url or field.get("url") or line_url(lines, page.head.body)
    container = read_day(source.published, day_first) if source.published else None
    notes = source.notes
    if source.published and container is None:
        notes = (*notes, f"publication date not understood: {source.published[:80]!r}")
    stated = container or read_day(field.get("published", ""), day_first)
    printed = published_day(lines, page.head.title, page.head.body, day_first) or url_day(url)
    dateline = _dateline(page, openings, stated or printed)
    kept = [p for p, reason in zip(page.paragraphs, page.reasons, strict=True) if reason is None]
    prose = [p.text for p in kept if p.kind == "prose"]
    published, origin = _published(
        settings.published.get(source.id), stated, printed, dateline, prose[0] if prose else "", source.text, day_first
    )
    outlet = source.outlet or field.get("outlet") or published_by(lines) or page.head.outlet
    byline = source.byline or field.get("byline") or byline_of(lines, page.head.body)
    return replace(
        source,
        title=source.title or title or field.get("title"),
        outlet=outlet,
        byline=byline,
        url=url,
        published=published,
        published_from=origin,
        dateline=dateline,
        credited_to=credited_agencies(
            lines, [p.text for p in kept], (dateline.agency if dateline else None, byline, outlet)
        ),
        notes=notes,
    )


def _title(page: _Page) -> str | None:
    if page.head.title is None:
        return None
    paragraph = page.paragraphs[page.head.title]
    end = page.head.title_end or paragraph.end
    return " ".join(paragraph.text[paragraph.marker : end - paragraph.start].split()) or None


def _dateline(page: _Page, openings: dict[int, Opening], near: str | None) -> Dateline | None:
    for i, opening in openings.items():
        paragraph = page.paragraphs[i]
        text = paragraph.text[: opening.length].rstrip()
        day = opening.day
        date = day.iso or (day.completed(near) if near else None) if day else None
        return Dateline(paragraph.start, paragraph.start + len(text), text, opening.place, date, opening.agency)
    return None


def _published(
    option: str | None,
    stated: str | None,
    printed: str | None,
    dateline: Dateline | None,
    first: str,
    whole: str,
    day_first: bool,
) -> tuple[str | None, PublishedFrom | None]:
    """Return the day of publication and where it comes from.

    A page's own "Posted on" gives the day; where the dateline has the same one, the dateline is named for it, since
    it is the agency's own.
    """
    if option:
        return option, "option"
    if stated:
        return stated, "metadata"
    if dateline and dateline.date and printed in (None, dateline.date):
        return dateline.date, "dateline"
    if printed:
        return printed, "metadata"
    day = lead_day(first, whole, day_first)
    return (day, "text") if day else (None, None)


def _pieces(page: _Page, openings: dict[int, Opening]) -> list[Piece]:
    pieces = []
    for i, (paragraph, reason) in enumerate(zip(page.paragraphs, page.reasons, strict=True)):
        role: BlockRole = role_of(page.paragraphs, page.reasons, i, page.head)
        start, end, tail = paragraph.start + paragraph.marker, paragraph.end, "credit"
        if i == page.head.title:
            end, tail = page.head.title_end or end, "boilerplate"
        elif reason is None:
            if i in openings:
                start = paragraph.start + openings[i].length
            cut = tail_credit(paragraph.text)
            photo = photo_credit().search(paragraph.text) if paragraph.kind == "caption" else None
            if cut is not None:
                end = paragraph.start + cut
            elif photo:
                end, tail, role = paragraph.start + photo.start(), "image-credit", "caption"
        pieces.append(Piece(paragraph, reason, role, start, end, tail))
    return pieces
