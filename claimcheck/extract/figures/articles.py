"""Words that are a number in one place and an article, a pronoun or part of a unit in another: "one", "half a mile"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extract.figures.ages import age_after
from claimcheck.extract.figures.numbers import Number
from claimcheck.extract.figures.units import unit_after
from claimcheck.lexicon import load_words

#: "Half a mile", "half an inch", "half a percent".
_HALF_LINK = re.compile(r"[\s-]+(?:of\s)?an?(?=[\s-]+[^\W\d_])")


def halved(text: str, number: Number, language: str) -> Number:
    """Return "half" with the article behind it where a unit follows, so that it is half of that unit."""
    if number.kind != "fraction" or not number.article:
        return number
    link = _HALF_LINK.match(text, number.end) if language == "en" else None
    end = link.end() if link is not None else number.end
    unit = unit_after(text, end, language, False)
    measured = unit is not None and (unit.kind in {"money", "percent"} or len(unit.written) > 1)
    return replace(number, end=end, article=False) if measured else number


#: "At one point" says when.
_AT_ONE = re.compile(r"(?i)\bat\sone\s(?:point|stage|time|moment)")
#: "Nearly half said so", but "more than half a century".
_NEAR_HALF = re.compile(r"(?i)(?<!\w)(?:nearly|about|almost|around|roughly|than|over|under|least)\s$")
_PART_OF_UNIT = re.compile(r"[\s-](?:an?\s|time\b|way\b|full\b|empty\b|[a-z]+ed\s)|-")


def is_article(text: str, number: Number, language: str) -> bool:
    """Whether "one", "un", "une" is an article or pronoun here; a lone "half" is a part of nothing."""
    if number.kind == "fraction" and number.article:
        return not (language == "en" and _NEAR_HALF.search(text, max(0, number.start - 14), number.start)
                    and not _PART_OF_UNIT.match(text, number.end))  # fmt: skip
    unit = unit_after(text, number.end, language, False) if number.article else None
    if number.article and language == "en" and age_after(text, number.end, language) is not None:
        return False
    if (
        unit is not None
        and unit.kind in {"money", "measure", "percent"}
        and (len(unit.written) > 1 or unit.written == "%")
        and unit.written.lower() not in {"second", "stone"}
    ):
        return False
    if not number.article or number.digits or _AT_ONE.search(text, max(0, number.start - 4), number.end + 8):
        return not number.digits and number.article
    if language == "fr":
        return not re.match(r"\s?(?:%|pour\scent|million|milliard)", text[number.end : number.end + 12])
    if text[number.start : number.end].lower() not in {"one"}:
        return number.value == 1 and number.end - number.start < 3
    before = re.search(r"([^\W\d_]+)[\s-]+$|-$", text[max(0, number.start - 12) : number.start].lower())
    if before is not None and (before.group(1) is None or before.group(1) in load_words("en", "one_after")):
        return True
    after = re.match(r"[\s-]+([^\W\d_]{2,})", text[number.end : number.end + 14].lower())
    return after is None or after.group(1) in load_words("en", "one_before")
