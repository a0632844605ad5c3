"""Ages: "45-year-old", "aged 12", "ten months old", « âgé de 45 ans », "Marta Diaz, 45,"."""

from __future__ import annotations

import re

from claimcheck.lexicon import load_words

_AFTER = {
    "en": re.compile(
        r"[\s-]*(?P<u>year|month|week|day)s?(?:[\s-]+olds?(?![^\W_])|\s+of\s+age)|\s*y(?:ea)?r?s?\.?\s?/?o(?:lds?)?(?![^\W_])",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\s*(?P<u>ans?|mois|semaines?|jours?)(?:\set\sdemie?)?(?:\s+d['’]âge|\s+vieil\w+|\s+révolus)?(?![^\W_])",
        re.IGNORECASE,
    ),
}
_AGED = re.compile(r"(?i)([^\W\d_]+)\s(?:de\s|d['’])\S*\s?$")
_AGED_UNIT = re.compile(r"\s(year|month|week|day)s?(?![^\W_])", re.IGNORECASE)
_TOLD_AGE = re.compile(r"(?i)âge|vieil")
_BEFORE = re.compile(r"(?<!\w)(?:aged?|age\s+of)\s+(?:of\s+)?$", re.IGNORECASE)
_UNITS = {
    "an": "year",
    "ans": "year",
    "mois": "month",
    "semaine": "week",
    "semaines": "week",
    "jour": "day",
    "jours": "day",
}
#: What closes an age put aside; a year behind the comma makes the number a day ("Sept, 26, 2014").
_ASIDE_END = re.compile(r"[,)](?!\s(?:19|20)\d\d(?!\d))|\.(?=\s*(?:[\"”]|$)|\s+[A-Z])")
#: A bare number between commas after a capital name is an age within a human life.
OLDEST = 112
HALF = 0.5


def age_after(text: str, end: int, language: str) -> tuple[int, str] | None:
    """Return where the words of an age behind a number end, and its unit; French "ans" must not be a length of time."""
    match = _AFTER[language].match(text, end)
    if match is None:
        return None
    unit = (match.groupdict().get("u") or "year").lower()
    # « Deux jours » is an age only beside « âgé de » or « d'âge ».
    aged = _AGED.search(text[max(0, end - 30) : end])
    told = _TOLD_AGE.search(match.group()) or (aged and aged.group(1).lower() in load_words("fr", "aged_words"))
    if language == "fr" and not unit.startswith("an") and not told:
        return None
    return match.end(), _UNITS.get(unit, unit)


def age_half(words: str) -> float:
    """Return the half year of « dix ans et demi » from the words of an age."""
    return HALF if re.search(r"(?i)\sdemie?\b", words) else 0.0


def age_before(text: str, start: int) -> int | None:
    """Return where "aged"/"age" before a number begins."""
    match = _BEFORE.search(text, max(0, start - 12), start)
    return match.start() if match else None


def aged_unit(text: str, end: int) -> tuple[int, str] | None:
    """Return where the unit of an age behind "aged" ends, and its name ("aged five months")."""
    match = _AGED_UNIT.match(text, end)
    return (match.end(), match.group(1).lower()) if match is not None else None


def is_age_apposition(text: str, start: int, end: int, value: float | None) -> bool:
    """Whether a number stands alone between commas behind a name ("Marta Diaz, 45, said")."""
    if value is None or not 1 <= value <= OLDEST or not text[start:end].isdigit():
        return False
    before = text[max(0, start - 30) : start]
    return re.search(r"[A-ZÀ-Ý][\w'’-]+,\s$", before) is not None and _ASIDE_END.match(text, end) is not None
