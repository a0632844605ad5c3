"""The place, day and agency that open an agency item: "PARIS, Dec 24 (Reuters) -", "BERLIN, 3 mars (AFP) –"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.clean.agencies import find_agencies
from claimcheck.clean.days import Day, find_days
from claimcheck.clean.furniture import weekdays
from claimcheck.clean.phrases import words_of
from claimcheck.lexicon import load_words

#: A dateline ends within so many characters of the paragraph's beginning.
LOOK = 110
#: Within so many characters a second dash shows that the first opened an aside.
ASIDE = 200
#: A place has so many words at most, with region or country after a comma.
PLACE_WORDS = 4
#: Fewer letters than these in capitals are initials ("EU – ") rather than a city.
CITY_LETTERS = 4

_DASH = re.compile(
    r"\s+(?:—|–|--|-)\s*(?=\S)|(?<=[)\]/])\s*(?:—|–|--|-|:)\s*(?=\S)|(?<=[A-ZÀ-Þ.])—(?=\S)|"
    r"(?<=[)\]/])\.\s?(?:-\s*)?(?=[^\s-])"
)
_COLON = re.compile(r"\s?:\s+(?=[A-ZÀ-ÖØ-Þ“\"«])")
_AGENCY = re.compile(r"\s*(?:\((?P<round>[^()]{2,40})\)|\[(?P<square>[^\[\]]{2,40})\]|/(?P<slash>[^/()]{2,40})/)\s*$")
_PLACE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?:[ /](?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|de|du|des|la|le|sur|am|an|of|the))*$")
_REGION = re.compile(r"\s*\((?P<region>[A-ZÀ-ÖØ-Þ][\w’' -]{1,30})\)$")
_PARTICLES = frozenset({"DE", "DU", "DES", "LA", "LE", "LES", "SUR", "AU", "AUX", "OF", "THE", "AM", "AN", "D", "L"})


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline as read: its length in the paragraph, and the day with or without a year."""

    length: int
    place: str | None
    day: Day | None
    agency: str | None


def read_dateline(text: str, first: bool = True) -> Opening | None:
    """Return the dateline that opens the paragraph, None if there is none.

    A place alone before a dash counts in the article's ``first`` paragraph only.
    """
    look = text[:LOOK]
    for match in _DASH.finditer(look):
        head = text[: match.start()]
        opening = _read_head(head, match.end())
        if opening is None:
            continue
        if opening.agency or (opening.day and (opening.place or opening.day.year)):
            return opening
        plain = first and opening.place and opening.day is None
        return opening if plain and _place_alone(text, head, match) else None
    colon = _COLON.search(look)
    head = text[: colon.start()] if colon else ""
    if colon and first and head.isupper() and len(head) >= CITY_LETTERS and len(head.split()) <= 3:
        opening = _read_head(head, colon.end())
        return opening if opening and opening.place and head.casefold() not in words_of("dateline_stoppers") else None
    return None


def read_dateline_line(text: str) -> Opening | None:
    """Return the dateline that fills a line of its own ("Paris, le 3 mars 2024", "PARIS (AFP)"), None if none does."""
    if len(text) > LOOK:
        return None
    opening = _read_head(text.rstrip(" -–—.:"), len(text))
    return opening if opening and opening.place and (opening.day or opening.agency) else None


def _read_head(head: str, length: int) -> Opening | None:
    agency = None
    bracket = _AGENCY.search(head)
    if bracket:
        inside = bracket["round"] or bracket["square"] or bracket["slash"]
        known = find_agencies(inside, sure=True)
        agency = known[0] if known else None
        if agency is None and (bracket["round"] is None or not _REGION.search(head)):
            return None
        head = head[: bracket.start()] if agency else head
    days = find_days(head)
    day = days[-1] if days else None
    if len(days) > 1:
        return None
    if day:
        head = head[: day.start].rstrip() + head[day.end :]
    place = _read_place(head)
    if place == "":
        return None
    if agency is None and place and (inline := find_agencies(place.split(",")[-1].strip(), sure=False)):
        agency, place = inline[0], place.rpartition(",")[0].strip() or None
    return Opening(length, place, day, agency) if place or agency or day else None


def _read_place(head: str) -> str | None:
    """Return the place that is left of a dateline, None when nothing is left, "" when it is no place."""
    region = _REGION.search(head)
    if region:
        head = head[: region.start()] + ", " + region["region"]
    parts = [part.strip(" ;") if part.count(".") > 1 else part.strip(" .;") for part in head.split(",")]
    parts = [part for part in parts if part and part.casefold() not in weekdays() | {"le", "on", "ce", "this"}]
    if not parts:
        return None
    if len(parts) > 3 or not all(_PLACE.match(part) and len(part.split()) <= PLACE_WORDS for part in parts):
        return ""
    return ", ".join(map(_in_small_letters, parts)) if parts[0].casefold() not in words_of("dateline_stoppers") else ""


def _in_small_letters(place: str) -> str:
    """Return "Paris" for "PARIS"; initials with full stops stay."""
    if not place.isupper() or "." in place:
        return place
    parts = re.split(r"([ ’'-])", place)
    small = [part.lower() if i and part in _PARTICLES else part.capitalize() for i, part in enumerate(parts)]
    return "".join(small)


def _place_alone(text: str, head: str, dash: re.Match[str]) -> bool:
    """Tell whether a bare place stands before the dash, and not a name, a label or the start of an aside."""
    rest = text[dash.end() : dash.end() + ASIDE]
    if not (rest[0].isupper() or rest[0] in "“\"«‘'" or rest[0].isdigit()):
        return False
    if re.search(r"\s[—–-]{1,2}\s|\w—\w", rest.split(". ", 1)[0]):
        return False
    city = head.split(",")[0]
    if city.isupper():
        return sum(map(str.isalpha, city)) >= CITY_LETTERS and not any(map(str.isdigit, city))
    words = city.split()
    return len(words) == 1 or "," in head or words[0] in load_words("any", "place_openers")
