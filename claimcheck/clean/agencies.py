"""News agencies that a text is credited to: in its dateline, its byline or a credit line, not in passing."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.clean.layout import matching_key
from claimcheck.clean.phrases import words_of
from claimcheck.lexicon import installed_languages, load_table, load_words

#: A credit in brackets, or behind a dash, at the end of a paragraph stands within so many characters of its end.
TAIL = 600

_BRACKETED = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{2,500})[)\]][\s.\"”»]*$")
_DASHED = re.compile(r"\s+[-–—]{1,2}\s*(?P<inside>[^-–—.!?]{2,60})[.]?\s*$")


@cache
def _aliases() -> re.Pattern[str]:
    names = sorted(map(re.escape, load_table("any", "agencies")), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])")


def find_agencies(text: str, sure: bool = False) -> tuple[str, ...]:
    """Return the agencies named in a credit, in order, each once.

    ``sure`` says that the text can hold nothing but agencies (brackets in a dateline), so that initials such as
    "PA" count too.
    """
    table, common = load_table("any", "agencies"), load_words("any", "agency_words")
    found = (match.group() for match in _aliases().finditer(text[:2000]))
    return tuple(dict.fromkeys(table[name] for name in found if sure or name not in common))


def is_agency_credit(text: str) -> bool:
    """Tell whether the text credits an agency and says nothing else: "Le Matin avec AFP", "with inputs from PTI"."""
    if not find_agencies(text, sure=len(text.split()) == 1):
        return False
    rest = _aliases().sub(" ", text)
    phrases = words_of("credit_phrases")
    words = [word for word in re.split(r"[\s,;/&+.:]+", rest) if word]
    spoken = {part for phrase in phrases for part in phrase.split()} | {"and", "et"}
    return all(word.casefold() in spoken or word[0].isupper() or len(word) <= 3 for word in words) and len(words) <= 6


def tail_credit(text: str) -> int | None:
    """Return where a credit that closes the paragraph begins ("… (Reporting by …)", "… — AFP"), None if none does."""
    tail = text[-TAIL:]
    offset = len(text) - len(tail)
    match = _BRACKETED.search(tail)
    if match and (is_agency_credit(match["inside"]) or _opens_credit(match["inside"])):
        return offset + match.start()
    match = _DASHED.search(tail)
    if match and offset + match.start() > 20 and is_agency_credit(match["inside"]):
        return offset + match.start()
    return None


def style_agency(text: str) -> str | None:
    """Return the agency whose house style a credit without a name follows, None if it is nobody's."""
    key = matching_key(text)
    for language in installed_languages():
        for phrases, agency in load_table(language, "credit_styles").items():
            if all(phrase in key for phrase in phrases.split("+")):
                return agency
    return None


@cache
def _credit_openings() -> tuple[str, ...]:
    tables = (load_table(language, "page_furniture") for language in installed_languages())
    rows = (item for table in tables for item in table.items())
    openings = (key for key, value in rows if value.startswith("credit") and key.endswith("*"))
    return tuple(sorted(matching_key(key) + " " for key in openings))


def _opens_credit(text: str) -> bool:
    return matching_key(text).startswith(_credit_openings())
