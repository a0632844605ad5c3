"""Builders for expressions that name a month, quarter, season, year or more, and for holidays."""

from __future__ import annotations

import re

from claimcheck.extract.dates.found import (
    NEAR_YEARS,
    YEARS,
    Built,
    Found,
    first_number,
    is_plain_word,
    is_plural,
    pair_of,
    range_start,
    whole_number,
)
from claimcheck.extract.dates.spec import Atom, Spec

#: Words before a weak month ("May", "mars") that make it a month.
_MONTH_LEADS = frozenset(
    [
        "in",
        "since",
        "until",
        "by",
        "from",
        "to",
        "of",
        "last",
        "next",
        "this",
        "edge",
        "before",
        "after",
        "between",
        "for",
        "the",
        "and",
        "start",
        "every",
        "hy",
        "weekof",
    ]
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def year_month(f: Found) -> Built:
    """Read "2025-03": ISO 8601."""
    first, second = (int(part) for part in re.findall(r"\d+", f.need("v").text))
    year, month = (first, second) if first > 31 else (second, first)
    return f.built("Nspan", Spec("month", year=year, month=month)) if 1 <= month <= 12 else None


def month_year(f: Found) -> Built:
    """Read "May 2025", "april of 87"."""
    year = f.year() if f.has("y") else whole_number(f["yy"])
    if f.atoms[f.first].cls == "yyyy" and f.last == f.first + 1 and "weak" in f.need("m").value:
        return None
    if f.has("yy") and f.atoms[f.last - 1].cls not in {"of", "apos"} and f.atoms[f.last - 2].cls != "apos":
        return None
    return f.built("Nspan", Spec("month", year=year, month=first_number(f.need("m"))))


def near_month(f: Found) -> Built:
    """Read "Last May", "mai dernier", "cette décembre"."""
    if "weak" in f.need("m").value and "cap" not in f.need("m").value and f.language == "en":
        return None
    return f.built("Nspan", Spec("month", month=first_number(f.need("m")), unit=f.need("r").cls))


def months(f: Found) -> Built:
    """Read "From January to April 2015", "entre mars et mai"."""
    mark, lead = f.need("s").cls, f["f"]
    if mark == "and" and (lead is None or lead.cls != "between"):
        return None
    start = range_start(f)
    low = Spec("month", month=first_number(f.need("a")))
    high = Spec("month", year=f.year(), month=first_number(f.need("m")))
    if lead is None and ("weak" in f.need("a").value and "weak" in f.need("m").value):
        return None
    return pair_of(f, low, high, start)


def month(f: Found) -> Built:
    """Read a month alone; one that is also a name, a verb or a short form needs a word of time before it."""
    atom, before = f.need("m"), f.before()
    lead = before.cls if before is not None else ""
    if "weak" in atom.value or "abbr" in atom.value:
        if lead not in _MONTH_LEADS or (f.language == "en" and "cap" not in atom.value):
            return None
        if lead in {"to", "and"} and "weak" in atom.value:
            return None
        if "weakabbr" in atom.value:
            return None
        second = f.before(2)
        dated = second is not None and second.cls in {"weekday", "unit", "ord", "dd", "edge", "part", "month"}
        if lead in {"the", "of", "this"} and f.language == "fr" and not dated:
            return None
    return f.built("Nspan", Spec("month", month=first_number(atom)))


def holiday(f: Found) -> Built:
    """Read "Christmas Eve", "easter 2020", "next Easter", "Independence Day of this year"."""
    near = f["r"]
    base = None
    unit = near.cls if near is not None else ""
    if near is not None and f.has("u"):
        if f.need("u").value != "year":
            return None
        base, unit = Spec("unit", n={"last": -1, "next": 1}.get(near.cls, 0), unit="year"), ""
    lead = f.before()
    ahead = 1 if lead is not None and lead.cls == "for" and not unit else 0
    return f.built(
        "Nday", Spec("holiday", year=f.year(), word=f.need("h").value, unit=unit, base=base, direction=ahead)
    )


def quarter_literal(f: Found) -> Built:
    """Read "Q3 2025", "T1 2024", "H1 2025"."""
    atom = f.need("q")
    base = None
    near = f["r"]
    if near is not None:
        base = Spec("unit", n={"last": -1, "next": 1}.get(near.cls, 0), unit="year")
    half = atom.cls == "hlit"
    return f.built(
        "Nspan", Spec("half" if half else "quarter", year=f.year(), n=int(re.sub(r"\D", "", atom.text)), base=base)
    )


def _ordinal(atom: Atom) -> int:
    return -1 if atom.cls == "last" else int(atom.number)


def nth_quarter(f: Found) -> Built:
    """Read "The first quarter of 2025", "premier semestre", "first half of 2025", "the last week of 2019"."""
    unit, number, lead = f.need("u").value, _ordinal(f.need("n")), f.before()
    if lead is not None and lead.cls in {"dd", "card"}:
        return None
    op = {"quarter": "quarter", "half": "half", "semester": "half"}.get(unit)
    base = None
    if f.has("r"):
        if f.need("v").value != "year" and op:
            return None
        base = Spec("unit", n={"last": -1, "next": 1}.get(f.need("r").cls, 0), unit=f.need("v").value)
    elif f.has("v"):
        base = Spec("unit", n=0, unit=f.need("v").value)
    if op and (number > 0 or base is not None or f.has("y")):
        if not (f.has("y") or base) and unit in {"half", "semester"} and f.language == "en":
            return None
        return f.built("Nspan", Spec(op, year=f.year(), n=number, base=base))
    if op or not (f.has("y") or base):
        return None
    base = base or Spec("year", year=f.year())
    return f.built("Nspan", Spec("nth", n=number, unit=unit, base=base))


def season(f: Found) -> Built:
    """Read "Summer 2025", "last winter", "winter 2024-25", "cet été"; "fall" and "été" alone need a word of time."""
    atom, before = f.need("s"), f.before()
    lead = before.cls if before is not None else ""
    dated = f.has("y") or f.has("r") or f.has("yy")
    if "weak" in atom.value and not dated and lead not in {"in", "the", "edge", "since", "until", "by"}:
        return None
    if f.language == "fr" and "weak" in atom.value and not dated and lead != "the":
        return None
    if not dated and lead not in {"in", "the", "edge", "since", "until", "by", "to", "last", "from", "this"}:
        return None
    near = f["r"]
    name = atom.value.split()[0]
    year = f.year() if f.has("y") else whole_number(f["yy"])
    spec = Spec("season", year=year, word=name, unit=near.cls if near is not None else "")
    start = f.first + 1 if f.language == "en" and f.has("t") else f.first
    return f.built("Nspan", spec, start)


def decade(f: Found) -> Built:
    """Read "The 1990s", "'90s", "the sixties"."""
    atom = f.need("v")
    if atom.cls == "decadeword":
        return f.built("Nspan", Spec("decade", year=int(atom.value)))
    return f.built("Nspan", Spec("decade", year=int(re.sub(r"\D", "", atom.text))))


def years_fr(f: Found) -> Built:
    """Read "Les années 1990", "années 90"."""
    value = int(f.need("v").number)
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


def week_number(f: Found) -> Built:
    """Read "Week 10", "semaine 43"."""
    if f.need("u").text not in {"week", "semaine"} or (f.language == "en" and not f.need("n").text.isdigit()):
        return None
    return f.built("Nspan", Spec("week_number", year=f.year(), n=f.need("n").number))


def nothing(f: Found) -> Built:
    """Read what looks like a date and is none ("2012-13" the season): taken, so that no part of it is read."""
    return f.built("skip", Spec("unknown"))


def pair_of_years(f: Found) -> Built:
    """Read "2012-13" alone is a season of sport or a budget: left alone."""
    return nothing(f)


def named_year(f: Found) -> Built:
    """Read "The year 2019", "l'année 2025", "l'an 2000"."""
    if f.need("u").value != "year" or f.need("u").text in {"years", "ans", "années"}:
        return None
    return f.built("Nyear", Spec("year", year=f.year()))


def special_year(f: Found) -> Built:
    """Fiscal and school years: found, but their bounds differ from country to country."""
    if (f.has("u") and f.need("u").value != "year") or not (f.has("r") or f.has("y")):
        return None
    start = f.first + 1 if f.has("t") and f.language == "en" else f.first
    return f.built("Nspan", Spec("unknown"), start)


_YEAR_LEADS = frozenset(
    ["in", "since", "until", "by", "edge", "from", "of", "to", "start", "before", "month", "weekday"]
)


def year(f: Found) -> Built:
    """Read a four-digit number alone, unless it counts something: "over 2000", "2000 soldiers", "1950 metres"."""
    atom = f.need("y")
    number = int(atom.number)
    if atom.cls != "yw" and (not YEARS[0] <= number <= YEARS[1] or _is_part_of_number(f) or _counts(f, number)):
        return None
    return f.built("Nyear", Spec("year", year=number))


def _is_part_of_number(f: Found) -> bool:
    """Whether hyphens or slashes make the digits part of a telephone number, a season or a name."""
    second, third, after, behind = f.before(2), f.before(3), f.after(), f.after(2)
    lead = f.lead
    if (lead == "hy" and third is not None and third.cls == "hy") or lead == "slash":
        return True
    if lead == "hy" and second is not None and second.cls not in {"edge", "month", "yyyy"}:
        return True
    return after is not None and after.cls == "hy" and behind is not None and behind.cls in {"num", "dd", "yy"}


def _counts(f: Found, number: int) -> bool:
    """Whether words or signs around the digits make them a count or a sum."""
    before, after, lead = f.before(), f.after(), f.lead
    if before is not None and (lead in {"more", "less", "approx", "apos"} or before.text in set("$€£¥#№+")):
        return True
    if after is not None and (after.cls in {"unit", "unitt", "slash", "num"} or after.text in set("%$€£°")):
        return True
    if not is_plural(after):
        return False
    if (before is not None and before.text == "over") or (f.language == "fr" and lead in {"of", "to"}):
        return True
    return lead not in _YEAR_LEADS and not _near(number, after)


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
