"""Paragraphs that are the page's and not the article's by their own look, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from babel.dates import get_day_names

from claimcheck.clean.agencies import is_agency_credit
from claimcheck.clean.days import find_days
from claimcheck.clean.layout import Paragraph, matching_key
from claimcheck.clean.phrases import Phrase, find_phrase, words_of
from claimcheck.lexicon import installed_languages, load_words

#: A trail of sections ("Home > World > Europe") has parts of at most so many words, a menu on one line of so many.
TRAIL_WORDS = 14
MENU_WORDS = 3
#: A line of author, date or credit is no longer than this.
CREDIT_LINE_WORDS = 22
#: A date line may hold so many words beside dates, hours and their labels (an outlet, a place, a section).
DATE_LINE_EXTRA = 4
#: A picture's credit with fewer words before it says nothing of the picture.
CAPTION_WORDS = 5

_TRAIL = re.compile(r"\s+(?:>|»|›|→|▸|/)\s+")
_MENU = re.compile(r"\s+[|•·]\s+|\s*\|\s*")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w{2,}$|^@\w+$|^#\w+(?:\s+#\w+)*$")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:h.]\d{2}){1,2}\b|\b\d{1,2}\s?h\b|\bT\d\d:\d\d\S*|\b\d+\b")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_NAMES = re.compile(
    rf"{_NAME}(?:\s+(?:(?:de|du|des|la|le|van|von|der|den|bin|al|el|da|di|dos)\s+)?{_NAME}){{0,5}}"
    rf"(?:\s*(?:,|&|and|et|in|à|avec|with|\||·|–|—|-|/)\s*\S.*)?$"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_FIELD = re.compile(r"^\s*(?P<name>[A-Za-zÀ-ÿ_ -]{2,20})\s*[:=]\s*(?P<value>\S.*)$", re.DOTALL)
_IMAGE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
_LINKED = re.compile(r"^\[[^\]]+\]\([^)]+\)\.?$")


@cache
def photo_credit() -> re.Pattern[str]:
    """Return the pattern of a photographer's credit that ends a caption: "(AP Photo/Jane Doe)", "© AFP", "Photo: …"."""
    agencies = "|".join(sorted(map(re.escape, load_words("any", "photo_agencies")), key=len, reverse=True))
    names = r"(?:\s*(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|via|pool|handout|/|-|,|\|)){0,9}"
    return re.compile(
        rf"\s*[\[(]?\s*(?:(?<!\w)(?:{agencies})\s*(?:/|via\b){names}|©\s*\w[^()]{{0,60}}|"
        r"\b(?:Photo|Photograph|Picture|Image|Crédit|Credit|Photographie)(?:\s+(?:by|credit))?\s*[:/©][^().]{0,80}|"
        rf"[\[(]{names}\s*/\s*(?:{agencies})|"
        r"\((?:Photo|Image|Picture) (?:by|credit)[^()]{0,80}|\((?:File photo|Getty Images|Photo d[’']archives))"
        r"\s*\.?[)\]]?\s*$"
    )


def find_furniture(paragraph: Paragraph, in_body: bool) -> Phrase | None:
    """Return why this paragraph is no part of the article, None when its look alone does not say so.

    Inside the body a bare day is a chronology's heading and a line that begins "By …" a heading like another, so
    these count only outside it.
    """
    if paragraph.kind == "mark":
        return Phrase("separator")
    text = paragraph.text[paragraph.marker :]
    if paragraph.words > CREDIT_LINE_WORDS * 3:
        return find_phrase(paragraph)
    if paragraph.kind == "line" and not any(map(str.isalpha, text)):
        return Phrase("separator")
    if _ADDRESS.match(text) or is_trail(paragraph):
        return Phrase("navigation")
    if _IMAGE.match(text):
        return Phrase("image-credit")
    if paragraph.kind != "prose":
        if not in_body and is_byline(text):
            return Phrase("byline")
        if is_date_line(text, labelled=in_body):
            return Phrase("posted-on")
        if paragraph.kind == "line" and is_agency_credit(text.strip(" ()[].")):
            return Phrase("credit")
    return find_phrase(paragraph) or (
        Phrase("image-credit") if _photo_words(paragraph) in range(CAPTION_WORDS) else None
    )


def is_trail(paragraph: Paragraph) -> bool:
    """Tell whether the line is a breadcrumb trail or a one-line menu."""
    if paragraph.kind == "prose":
        return False
    text = paragraph.text[paragraph.marker :]
    parts = _TRAIL.split(text)
    if len(parts) >= 3 and all(len(part.split()) <= TRAIL_WORDS for part in parts[:-1]):
        return True
    items = [item for item in _MENU.split(text) if item]
    return len(items) >= 4 and all(len(item.split()) <= MENU_WORDS for item in items)


def is_byline(text: str) -> bool:
    """Tell whether the line names the author: "By Jane Doe, Brussels", "Par Le Matin avec AFP"."""
    return author_of(text) is not None


def author_of(text: str) -> str | None:
    """Return what follows "By"/"Par" on a line that names the author, None when the line does not."""
    if len(text.split()) > CREDIT_LINE_WORDS:
        return None
    key = text.casefold()
    for opener in _openers():
        rest = text[len(opener) :].lstrip(" :\xa0")
        if key.startswith(opener) and text[len(opener) : len(opener) + 1] in (" ", ":", "\xa0"):
            return rest if _NAMES.match(rest) else None
    return None


@cache
def _openers() -> tuple[str, ...]:
    """Return what stands before an author's name, longest first."""
    return tuple(sorted(words_of("byline_openers"), key=lambda opener: (-len(opener), opener)))


def author_inside(text: str) -> str | None:
    """Return the author whom a line of date and section names ("Posted on May 2, 2024 by Jane Doe in Sport")."""
    openers = "|".join(map(re.escape, _openers()))
    match = re.search(rf"(?<!\w)(?i:{openers})\s*:?\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,4}})", text[:300])
    return match["name"] if match else None


def is_date_line(text: str, labelled: bool = False) -> bool:
    """Tell whether the line holds a day and next to nothing else; ``labelled`` asks for "Posted", "Publié" … too."""
    if len(text.split()) > CREDIT_LINE_WORDS or not any(map(str.isdigit, text)):
        return False
    days = [day for day in find_days(text) if day.year]
    if not days:
        return False
    for day in reversed(days):
        text = text[: day.start] + " " + text[day.end :]
    words = _LETTERS.findall(_CLOCK.sub(" ", text).casefold().replace("'", " ").replace("’", " "))
    labels = words_of("date_labels")
    extra = [word for word in words if word not in labels and word not in weekdays()]
    has_label = any(len(word) > 3 and word in labels for word in words)
    if labelled:
        return has_label and not extra
    return len(extra) <= (DATE_LINE_EXTRA if has_label else 2)


def is_bare_day(text: str) -> bool:
    """Tell whether the line is a day and nothing else, not even "Posted"."""
    return len(text.split()) <= 6 and is_date_line(text) and not is_date_line(text, labelled=True)


@cache
def weekdays() -> frozenset[str]:
    """Return the weekdays' names and abbreviations in the installed languages, lower case."""
    names = (
        name.casefold().rstrip(".")
        for language in installed_languages()
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, locale=language).values()
    )
    return frozenset(names)


def field_of(text: str) -> tuple[str, str] | None:
    """Return name and value of a header line that a page saver wrote ("Title: …", "date = …"), None if it is none."""
    match = _FIELD.match(text) if len(text) < 500 else None
    return (matching_key(match["name"]), match["value"].strip()) if match else None


def is_link(text: str) -> bool:
    """Tell whether the whole text is one Markdown link."""
    return bool(_LINKED.match(text))


def mark_captions(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with those of kind ``caption`` that describe a picture and end in its credit."""
    return tuple(
        replace(p, kind="caption") if p.kind != "mark" and _photo_words(p) >= CAPTION_WORDS else p for p in paragraphs
    )


def _photo_words(paragraph: Paragraph) -> int:
    """Return how many words stand before a photographer's credit, -1 when there is no such credit."""
    if len(paragraph.text) > 500:
        return -1
    match = photo_credit().search(paragraph.text, max(0, len(paragraph.text) - 200))
    return len(paragraph.text[: match.start()].split()) if match else -1
