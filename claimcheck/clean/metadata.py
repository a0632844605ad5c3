"""When an article was published, by whom, and to which agency it is credited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.clean.agencies import find_agencies, is_agency_credit, style_agency, tail_credit
from claimcheck.clean.days import Day, find_days
from claimcheck.clean.furniture import author_inside, author_of
from claimcheck.clean.layout import Paragraph, matching_key
from claimcheck.clean.phrases import words_of
from claimcheck.clean.regions import Reasons

#: The lead is the first so many sentences, within so many characters.
LEAD_SENTENCES = 2
LEAD_LENGTH = 700
#: Words before a date that may turn it into something else than the day of the news ("since", "born on").
WORDS_BEFORE = 3
#: A text is searched for later dates up to here.
LOOK = 50_000
#: Reasons of removed lines that name author, day or agency.
CREDIT_REASONS = frozenset({"byline", "credit", "posted-on"})

_URL_DAY = re.compile(r"/(?P<year>20\d\d)[/-](?P<month>[01]\d)[/-](?P<day>[0-3]\d)(?=[/._-]|$)")
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9%)\]”»\"]{2})[.!?…][\"”»’)\]]*\s+(?=[“\"«(‘–—-]*\s*[A-ZÀ-ÖØ-Þ])")


@dataclass(frozen=True, slots=True)
class Line:
    """A removed line that says something about the article: where it stands, why it went, what it says."""

    position: int
    reason: str
    text: str


def credit_lines(paragraphs: Sequence[Paragraph], reasons: Reasons, body: int) -> tuple[Line, ...]:
    """Return the removed lines above the second paragraph and behind the last, in order.

    A page may set author and day between its opening sentence and the rest.
    Lines between are captions, boxes and teasers, whose dates and names are not the article's.
    """
    kept = [i for i, reason in enumerate(reasons) if reason is None]
    prose = [i for i in kept if i >= body and paragraphs[i].kind == "prose"]
    first, last = (prose[1] if len(prose) > 1 else max(body, 1)), (kept[-1] if kept else len(paragraphs))
    lines = []
    for i, (paragraph, reason) in enumerate(zip(paragraphs, reasons, strict=True)):
        outside = i < first or i > last
        if reason is not None and paragraph.words <= 80 and (outside or reason == "credit"):
            lines.append(Line(i, reason, paragraph.text[paragraph.marker :]))
    return tuple(lines)


def published_day(lines: Sequence[Line], title: int | None, body: int, day_first: bool) -> str | None:
    """Return the day on which the page says it published the article, None when it does not say.

    A line that says "posted" comes first, then one below the title, then one above it; a revision's day is the
    last resort.
    """
    found: list[tuple[int, int, str]] = []
    for line in lines:
        if line.reason not in CREDIT_REASONS | {"navigation"}:
            continue
        if line.reason == "navigation" and line.position >= body:
            continue
        for day in find_days(line.text, day_first):
            if day.iso:
                found.append((_rank(line, day, title), line.position, day.iso))
    return min(found)[2] if found else None


def _rank(line: Line, day: Day, title: int | None) -> int:
    before = set(matching_key(line.text[max(0, day.start - 30) : day.start]).split())
    if before & words_of("update_labels"):
        return 4
    if before & words_of("date_labels") and line.reason == "posted-on" and len(before) <= 4:
        labelled = any(len(word) > 3 for word in before & words_of("date_labels"))
        if labelled:
            return 0
    if line.reason == "navigation":
        return 3
    return 1 if title is not None and line.position > title else 2


def url_day(url: str | None) -> str | None:
    """Return the day in an address ("…/2025/12/24/…"), None if there is none."""
    match = _URL_DAY.search(url or "")
    found = find_days(f"{match['year']}-{match['month']}-{match['day']}") if match else ()
    return found[0].iso if found else None


def line_url(lines: Sequence[Line], body: int) -> str | None:
    """Return the address printed on a line of its own above the body, None if there is none."""
    for line in lines:
        match = _URL.match(line.text) if line.position < body else None
        if match:
            return match.group()
    return None


def lead_day(first: str, whole: str, day_first: bool) -> str | None:
    """Return the full date of the lead sentences when they plainly tell the day of the news, None otherwise.

    "announced on December 24, 2025" does; "since 3 May 2024", "will meet on 3 May 2024" and a lead with several
    dates do not, nor does a text that later speaks of a day after it without looking ahead.
    """
    lead = first[:LEAD_LENGTH]
    ends = [match.end() for match in _SENTENCE_END.finditer(lead)]
    lead = lead[: ends[LEAD_SENTENCES - 1]] if len(ends) >= LEAD_SENTENCES else lead
    days = [day for day in find_days(lead, day_first) if day.iso]
    if len({day.iso for day in days}) != 1:
        return None
    day = days[0]
    before = matching_key(lead[: day.start]).split()[-WORDS_BEFORE:]
    if words_of("passive_dates").intersection(before) or _looks_ahead(lead, day.start, clause=True):
        return None
    later = [d for d in find_days(whole[:LOOK], day_first) if d.iso and day.iso and d.iso > day.iso]
    return day.iso if all(_looks_ahead(whole, d.start) for d in later) else None


def _looks_ahead(text: str, position: int, clause: bool = False) -> bool:
    """Tell whether the sentence around the position speaks of the future; of a ``clause``, up to its "that"."""
    start = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, position - 400), position)), default=0)
    start = max(start, position - 400)
    end = _SENTENCE_END.search(text, position, position + 400)
    before = matching_key(text[start:position]).split()
    after = matching_key(text[position : end.start() if end else position + 200]).split()
    if clause:
        stops = [i for i, word in enumerate(after) if word in words_of("complementizers")]
        after = after[: stops[0]] if stops else after
    return not words_of("future_words").isdisjoint([*before, *after])


def byline_of(lines: Sequence[Line], body: int) -> str | None:
    """Return the author as the page names them, None when it does not."""
    for line in lines:
        if line.reason == "credit" and line.position <= body + 3 and is_agency_credit(line.text):
            return line.text.strip(" ()")
        if line.reason not in ("byline", "posted-on") or published_by((line,)):
            continue
        author = author_of(line.text)
        if author:
            days = find_days(author)
            return (author[: days[0].start] if days else author).strip(" ,|·•–—-") or None
        inside = author_inside(line.text)
        if inside:
            return inside
        if (
            line.reason == "byline"
            and line.text.istitle()
            and 2 <= len(line.text.split()) <= 4
            and line.position < body
        ):
            return line.text
    return None


def published_by(lines: Sequence[Line]) -> str | None:
    """Return the outlet that a line "Published by …" names, None when there is none."""
    for line in lines:
        key = matching_key(line.text)
        for phrase in sorted(words_of("outlet_phrases"), key=len, reverse=True):
            if key.startswith(phrase + " "):
                name = line.text[len(phrase) :].strip(" :\xa0")
                return name if name and len(name.split()) <= 8 and not find_days(name) else None
    return None


def credited_agencies(lines: Sequence[Line], kept: Sequence[str], known: Sequence[str | None]) -> tuple[str, ...]:
    """Return the agencies that the text is credited to, each once: ``known`` ones first, then lines, then brackets.

    ``kept`` are the kept paragraphs; an agency counts there only in a credit that closes one.
    """
    found: list[str] = [name for text in known if text for name in find_agencies(text, sure=True)]
    for line in lines:
        rights = line.reason == "boilerplate" and line.text.startswith(("©", "(c)", "Copyright", "(C)"))
        if line.reason in CREDIT_REASONS or rights:
            named = find_agencies(line.text, sure=len(line.text.split()) <= 2)
            found.extend(named)
            if not named and line.reason == "credit" and (style := style_agency(line.text)):
                found.append(style)
    for text in kept:
        cut = tail_credit(text)
        if cut is not None:
            named = find_agencies(text[cut:], sure=len(text) - cut < 20)
            style = style_agency(text[cut:])
            found.extend(named or ((style,) if style else ()))
    return tuple(dict.fromkeys(found))
