"""Numbers that name and do not count: Article 5, Channel 4, F-16, 10 Downing Street, a phone number, a list mark."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.extract.figures.numbers import Number
from claimcheck.extract.figures.units import unit_after
from claimcheck.lexicon import load_table, load_words

_PHONE = re.compile(
    r"(?<![\w.,-])(?:555-\d{4}|\d{3}-0\d{3})(?![\w-])"
    r"|(?<![\w.,])\+\d[\d\s().-]{7,20}\d(?!\w)|(?<![\w.,-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])"
    r"|(?<![\w.,-])0\d(?:[ .]\d{2}){4}(?![\w-])|(?<![\w-])\d{2,4}(?:-\d{3,4}){2}(?![\w-])"
)
_COORDINATE = re.compile(
    r"-?\d{1,3}\.\d{3,}°?\s?[NSEWO]?\s?,\s?-?\d{1,3}\.\d{3,}|\d{1,3}\s?°\s?(?:\d{1,2}\s?['’′]\s?)?(?:\d{1,2}(?:\.\d+)?\s?[\"”″]\s?)?[NSEWO](?!\w)"
)
_VERSION = re.compile(r"(?<![\w.])(?!\d{1,3}(?:\.\d{3}){1,4}(?![\w.]))v?\d+(?:\.\d+){2,}(?![\w])|(?<!\w)v\d+(?:\.\d+)*")
_LIST_MARK = re.compile(r"(?m)^[ \t]*\(?\d{1,3}[.)](?=\s+[A-ZÀ-Ý\"“«])")
_HASH = re.compile(r"[#№]\s?\d+|(?<!\w)(?:[Nn]o|[Nn]os|[Nn]rs?|[Nn])(?:\.|°|º)\s?\d+(?:[-/]\d+)*")
_SEASON = re.compile(r"(?<![\d.,-])(?:19|20)\d\d[-–/](?:\d\d|(?:19|20)\d\d)(?![\d-]|[.,]\d)")
_STOPWATCH = re.compile(
    r"(?<![\d.])(?:\d{1,2}['’′]\s?)?\d{1,2}[\"”″]\s?\d{1,3}(?!\w)|(?<![\d.])\d{1,2}['’′]\d{2}(?!\d)"
)
#: The mark of a footnote.
_NOTE = re.compile(r"\[\d{1,3}\]")
_PART = re.compile(
    r"(?i)(?<!\w)(?:part|page|day|step|volume|episode|partie|étape|jour|tome|épisode)\s\d+\s(?:of|sur|de)\s\d+"
)
#: Attacks and a way of opening that are named by figures.
_DAY_NAME = re.compile(
    r"(?<![\d/.,$€£])(?:9/11|7/7|24/7|7/11|20/20|50/50)(?![\d/%])|(?<![\d/])24\s?h(?:eures)?\s?/\s?24(?!\d)"
)
_URL = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,}")


#: What a text must hold before a pattern that is slow over plain words is tried.
_MARKS = {
    _URL: re.compile(r"@|http|www\."),
    _STOPWATCH: re.compile(r"\d[\"”″'’′]"),
    _NOTE: re.compile(r"\["),
    _COORDINATE: re.compile(r"°|\d\.\d{3}"),
    _VERSION: re.compile(r"v\d|\d\.\d+\.\d"),
    _SEASON: re.compile(r"\d\d[-–/]\d\d"),
    _LIST_MARK: re.compile(r"\d[.)]\s"),
}
_NAMES = (_PHONE, _COORDINATE, _VERSION, _LIST_MARK, _HASH, _URL, _SEASON, _STOPWATCH, _PART, _NOTE, _DAY_NAME)
#: Without one of these a text has none of the above.
_ANY = re.compile(r"[\d@]|http|www")


def name_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of phone numbers, coordinates, versions, addresses of the net and list marks, sorted."""
    if not _ANY.search(text):
        return []
    spans = [
        m.span()
        for pattern in _NAMES
        if pattern not in _MARKS or _MARKS[pattern].search(text)
        for m in pattern.finditer(text)
    ]
    return sorted(spans)


@cache
def _street(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(load_words(language, "street_words")))
    if language == "fr":
        return re.compile(rf"(?:\s?(?:bis|ter))?\s?,?\s+(?:{words})\s+(?:[A-ZÀ-Ý]|d[eu]s?\s|d['’])")
    return re.compile(rf"[A-Z]?\s+(?:[A-Z][\w.'’]*\s+){{0,3}}(?:{words})(?![\w])")


#: "The Six Rivers Corporation": a number word with a capital between a small word and a capital one.
_CAPITAL_NAME = re.compile(r"[a-zà-ÿ]\s[A-Z][a-zà-ÿ-]+\s[A-ZÀ-Ý][a-zà-ÿ]?")


def is_name(text: str, number: Number, language: str) -> bool:
    """Whether a number is (part of) a name by the text around it alone."""
    start, end = number.start, number.end
    before, after = text[max(0, start - 40) : start], text[end : end + 1]
    if re.search(r"[^\W\d_]['’]?[-‐‑/]$", before) and not re.search(
        r"(?i)(?:^|\W)(?:mid|sub|post|pre|of|the|a|and|to|or)[-‐‑]$", before
    ):
        return True
    if (
        number.digits
        and after.isalpha()
        and unit_after(text, end, language, False) is None
        and not re.match(r"(?!(?:s|ers)(?![^\W_]))(?:[a-z]{1,4}|[kKM]?[WHVB]h?|[MGK]?[Bb]|°)", text[end : end + 4])
    ):
        return True
    if not number.digits and text[start].isupper() and _CAPITAL_NAME.search(text, max(0, start - 2), end + 3):
        return True
    if language == "fr" and _is_postcode(text, number):
        return True
    if not number.digits and text[start].isupper() and _is_capital_part(text, start, end):
        return True
    if re.match(r"\s?[x×]\s?\d", text[end : end + 4]):
        return True
    if re.search(r"\d/$", before) and number.kind != "fraction":
        return True
    if after == "°" and re.match(r"\d", text[end + 1 : end + 2]):
        return True
    if number.digits and number.kind != "fraction" and _street(language).match(text, end):
        return True
    return _is_designated(text, before, number, language)


def _is_capital_part(text: str, start: int, end: int) -> bool:
    """Whether a capital number word is part of a name: "the Big Ten", « Trois-Rivières »."""
    before = re.search(r"[\w)]\s+([A-ZÀ-Ý][\w'’]*)\s$", text[max(0, start - 40) : start])
    return before is not None or re.match(r"[-‐‑][A-ZÀ-Ý]", text[end : end + 2]) is not None


#: « 75008 Paris »: five digits without a gap before a town.
_POSTCODE = re.compile(r"(?<![\w.,])\d{5}\s([A-ZÀ-Ý][a-zà-ÿ]{2,})")


def _is_postcode(text: str, number: Number) -> bool:
    """Whether a French number is a postcode; « 15000 Allemands » are people."""
    match = _POSTCODE.match(text, number.start)
    return match is not None and number.kind == "integer" and match.group(1).lower().rstrip("s") not in _inhabitants()


@cache
def _inhabitants() -> frozenset[str]:
    rows = load_table("any", "demonyms").values()
    forms = {form.strip() for row in rows for form in row.split("\t")[-1].split("|")}
    return frozenset(form.rstrip("s") for form in forms) | frozenset(form.rstrip("s") + "e" for form in forms)


#: A number with thousands apart counts ("the school year 8,745 pupils").
_MARKED = re.compile(r"\d[ ,.\u00a0\u202f]\d{3}")
#: French names its buses and flights in lower case ("vol 370"); beyond this the word counts ("un lot de 2000 pièces").
_LARGEST_NAME = 999


def _is_designated(text: str, before: str, number: Number, language: str) -> bool:
    """Read "Channel 4", "Article 5", "Phase 2": a word whose number is a name stands right before."""
    match = re.search(r"([^\W\d_]+[.°º]?|n°|№)\s+$", before)
    if match is None or number.kind == "ordinal" or _MARKED.search(text[number.start : number.end]):
        return False
    word = match.group(1)
    bare = word.lower().rstrip(".")
    if not {bare, word.lower()} & load_words(language, "designators"):
        return False
    if word.islower() and bare in load_words(language, "designators_doubtful"):
        return language == "fr" and abs(number.value) <= _LARGEST_NAME
    return True
