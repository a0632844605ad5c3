"""Builders for years, decades, centuries and pairs of years."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extract.dates.found import NEAR_YEARS, YEARS, Built, Found, is_plain_word, is_plural
from claimcheck.extract.dates.spec import Atom, Spec
from claimcheck.lexicon import load_table, load_words

_ROMAN = {"I": 1, "V": 5, "X": 10}


def decade(f: Found) -> Built:
    """Read "The 1990s", "'90s", "the sixties"; "in her 50s" is an age."""
    atom, before = f.need("v"), f.before()
    if before is not None and before.text.lower() in load_words("en", "possessives"):
        return None
    if atom.cls == "decadeword":
        return f.built("Nspan", Spec("decade", year=int(atom.value)))
    return f.built("Nspan", Spec("decade", year=int(re.sub(r"\D", "", atom.text))))


def spoken_decade(f: Found) -> Built:
    """Read "The nineteen seventies"."""
    century, decade = int(f.need("c").number), int(f.need("v").value) % 100
    return f.built("Nspan", Spec("decade", year=century * 100 + decade)) if 11 <= century <= 20 else None


def era_year(f: Found) -> Built:
    """Read "AD 79", "44 BC", « 44 av. J.-C. »: a year before our era has no day in the calendar."""
    if not _is_era(f):
        return None
    number = int(f.need("y").number)
    return f.built("Nyear", Spec("era_year", year=number) if f.need("e").value.startswith("1") else Spec("unknown"))


def era_century(f: Found) -> Built:
    """Read "the fifth century BC"."""
    if f.need("u").value != "century" or not _is_era(f):
        return None
    atom = f.need("n")
    number = atom.number if atom.cls == "ord" else _roman(re.sub(r"[^XVI]", "", atom.text))
    before = f.need("e").value.startswith("-")
    return f.built("Nspan", Spec("unknown") if before else Spec("century", n=number))


def _is_era(f: Found) -> bool:
    value = f.need("e").value
    return "weak" not in value or "cap" in value


def years_fr(f: Found) -> Built:
    """Read "Les années 1990", "années 90"."""
    value = int(f.need("v").number)
    if f.need("v").cls == "card" and value < 20:
        return None
    if f.language != "fr" or f.need("u").text not in {"années", "annees"} or value % 10:
        return None
    if value < 100 or value % 100:
        return f.built("Nspan", Spec("decade", year=value))
    return f.built("Nspan", Spec("decade", year=value))


def century(f: Found) -> Built:
    """Read "The 21st century", "XXIe siècle"."""
    if f.need("u").value != "century":
        return None
    atom = f.need("n")
    number = atom.number if atom.cls == "ord" else _roman(re.sub(r"[^XVI]", "", atom.text))
    return f.built("Nspan", Spec("century", n=number))


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def nothing(f: Found) -> Built:
    """Read what looks like a date and is none ("2012-13" the season): taken, so that no part of it is read."""
    return f.built("skip", Spec("unknown"))


def pair_of_years(f: Found) -> Built:
    """Read "his rule of 1975-79"; two years that follow each other are a season of sport unless a word says when."""
    first, second = int(f.need("a").number), int(f.need("c").number)
    century = first // 100 * 100
    span = Spec("range", base=Spec("year", year=first), other=Spec("year", year=century + second))
    if not f.need("c").text.isdigit() or len(f.need("c").text) != 2 or f.lead in {"hy", "slash"}:
        return nothing(f)
    if second - first % 100 in {1, -99}:
        if is_season(f):
            return nothing(f)
        return f.built("Nspan", span if second else replace(span, other=Spec("year", year=century + 100)))
    return f.built("Nspan", span) if second > first % 100 and f.need("s").cls == "hy" else nothing(f)


def pair_of_full_years(f: Found) -> Built:
    """Read "in 2003/2004"."""
    first, second = int(f.need("a").number), int(f.need("c").number)
    if second - first != 1 or is_season(f):
        return nothing(f)
    return f.built("Nspan", Spec("range", base=Spec("year", year=first), other=Spec("year", year=second)))


def is_season(f: Found) -> bool:
    """Whether no word of time leads to a pair of years, or a word of sport follows it."""
    after = f.after()
    if after is not None and after.cls == "w" and after.text.lower() in load_words(f.language, "season_words"):
        return True
    return f.lead not in {"in", "since", "until", "by", "from", "for", "between"}


def named_year(f: Found) -> Built:
    """Read "The year 2019", "l'année 2025", "l'an 2000"."""
    if f.need("u").value != "year" or f.need("u").text in {"years", "ans", "années"}:
        return None
    return f.built("Nyear", Spec("year", year=f.year()))


def special_year(f: Found) -> Built:
    """Fiscal and school years: found, but their bounds differ from country to country."""
    if (f.has("u") and f.need("u").value != "year") or not (f.has("r") or f.has("y") or f.has("q")):
        return None
    if not f.has("u") and f.language == "fr":
        return None
    start = f.first + 1 if f.has("t") and f.language == "en" else f.first
    return f.built("Nspan", Spec("unknown"), start)


def fiscal(f: Found) -> Built:
    """Read "FY2025", « l'exercice 2025-2026 »: found, but its bounds differ from house to house."""
    return f.built("Nspan", Spec("unknown"))


_YEAR_LEADS = frozenset(
    ["in", "since", "until", "by", "edge", "from", "of", "to", "start", "before", "month", "weekday"]
)


def year(f: Found) -> Built:
    """Read a four-digit number alone, unless it counts something: "over 2000", "2000 soldiers", "1950 metres"."""
    atom = f.need("y")
    number = int(atom.number)
    usual = YEARS[0] <= number <= YEARS[1]
    if atom.cls != "yw" and (_is_part_of_number(f) or _counts(f, number) or not (usual or _is_told_by_lead(f))):
        return None
    return f.built("Nyear", Spec("year", year=number))


#: What may stand before a hyphen and a year: "mid-2025", "May-2025", "2019-2025", "pre-2025", "Q3-2025".
_BEFORE_HYPHEN = frozenset({"edge", "month", "yyyy", "before", "after", "qlit", "hlit"})


def _is_told_by_lead(f: Found) -> bool:
    """Whether a word of time before a year far from ours leaves no doubt ("in 1066", "between 1261 and 1265")."""
    before, third = f.before(), f.before(3)
    paired = f.lead == "and" and third is not None and third.cls == "between"
    if before is None or is_plain_word(f.after()):
        return False
    return paired or f.lead in {"since", "until", "between"} or before.text.lower() in {"in", "en"}


def _is_part_of_number(f: Found) -> bool:
    """Whether hyphens or slashes make the digits part of a telephone number, a season or a name."""
    second, third, after, behind = f.before(2), f.before(3), f.after(), f.after(2)
    lead, before = f.lead, f.before()
    if lead == "w" and before is not None and before.text.lower() in load_words(f.language, "numbered_things"):
        return True
    if (lead == "hy" and third is not None and third.cls == "hy") or lead == "slash":
        return True
    if lead == "hy" and second is not None and second.cls not in _BEFORE_HYPHEN:
        return True
    return after is not None and after.cls == "hy" and behind is not None and behind.cls in {"num", "dd", "yy"}


#: Years of which events of many are named behind "the".
_EVENTS = (1900, 2040)


def _counts(f: Found, number: int) -> bool:
    """Whether words or signs around the digits make them a count or a sum."""
    before, after, lead = f.before(), f.after(), f.lead
    if lead == "approx" and _is_about_year(f, number):
        return False
    if before is not None and (lead in {"more", "less", "approx", "apos"} or before.text in set("$€£¥#№+")):
        return True
    if after is not None and (after.cls in {"unit", "unitt", "slash", "num"} or after.text in set("%$€£°")):
        return True
    irregular = after is not None and after.text in load_table(f.language, "plural_irregular")
    if irregular and lead not in _YEAR_LEADS:
        return True
    if not is_plural(after):
        return False
    if (before is not None and before.text == "over") or (f.language == "fr" and lead in {"of", "to"}):
        return True
    # "At the 2007 worlds" names a year, "the 2000 soldiers" does not.
    event = lead in {"the", "poss"} and number % 100 != 0 and _EVENTS[0] <= number <= _EVENTS[1]
    return lead not in _YEAR_LEADS and not event and not _near(number, after)


def _is_about_year(f: Found, number: int) -> bool:
    """Whether "about" stands before a year ("around 1850 in Paris", "circa 1900") and not before a count."""
    before, after = f.before(), f.after()
    if before is not None and before.value == "year":
        return True
    apart = after is None or after.cls in {"comma", "dot", "paren", "in", "and", "br", "to", "until", "the"}
    return apart and number % 100 != 0


def short_year(f: Found) -> Built:
    """Read "In '08"."""
    return f.built("Nyear", Spec("year", year=int(f.need("yy").number)))


def _near(number: int, after: Atom | None) -> bool:
    """Read a year of our days before a plural noun ("2025 gains") rather than a round count ("2000 soldiers")."""
    return number % 100 != 0 and abs(number - 2025) <= NEAR_YEARS


def spelled_year(f: Found) -> Built:
    """Read "In two thousand and fifteen"."""
    atom = f.need("y")
    if not 1900 <= atom.number <= 2100 or is_plain_word(f.after()):
        return None
    return f.built("Nyear", Spec("year", year=int(atom.number)))
