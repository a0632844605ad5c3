"""Builders for expressions that name a month, quarter, season, year or more, and for holidays."""

from __future__ import annotations

import re

from claimcheck.extract.dates.found import (
    Built,
    Found,
    first_number,
    pair_of,
    range_start,
    side,
    way,
    whole_number,
)
from claimcheck.extract.dates.joined import near_year
from claimcheck.extract.dates.spec import Atom, Spec

#: Words before a short month alone; "Jan" and "Mar" are also given names.
_SHORT_LEADS = frozenset({"in", "since", "until", "by", "last", "next", "this", "edge", "between", "before", "after"})
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
        "rest",
    ]
)


def year_month(f: Found) -> Built:
    """Read "2025-03": ISO 8601."""
    first, second = (int(part) for part in re.findall(r"\d+", f.need("v").text))
    year, month = (first, second) if first > 31 else (second, first)
    return f.built("Nspan", Spec("month", year=year, month=month)) if 1 <= month <= 12 else None


def month_year(f: Found) -> Built:
    """Read "May 2025", "april of 87"."""
    year = f.year() if f.has("y") else whole_number(f["yy"] or f["zz"])
    if f.atoms[f.first].cls == "yyyy" and f.last == f.first + 1 and "weak" in f.need("m").value:
        return None
    if f.has("yy") and f.atoms[f.last - 1].cls not in {"of", "apos"} and f.atoms[f.last - 2].cls != "apos":
        return None
    return f.built("Nspan", Spec("month", year=year, month=first_number(f.need("m"))))


def month_in_words(f: Found) -> Built:
    """Read "the month of June", "le mois de mai 2025"."""
    unit = f.need("u")
    if unit.text not in {"month", "mois"}:
        return None
    return f.built("Nspan", Spec("month", year=f.year(), month=first_number(f.need("m"))))


def near_month(f: Found) -> Built:
    """Read "Last May", "mai dernier", "cette décembre"."""
    if "weak" in f.need("m").value and "cap" not in f.need("m").value and f.language == "en":
        return None
    return f.built("Nspan", Spec("month", month=first_number(f.need("m")), unit=side(f.need("r"))))


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
        if lead not in _MONTH_LEADS or (f.language == "en" and "cap" not in atom.value and "weak" in atom.value):
            return None
        if lead in {"to", "and"} and "weak" in atom.value:
            return None
        if "weakabbr" in atom.value:
            return None
        second = f.before(2)
        counted = second is not None and second.cls in {"unit", "ord", "weekof"}
        if "abbr" in atom.value and (before is None or before.text in {"on", "at"}):
            return None
        if "abbr" in atom.value and not (lead in _SHORT_LEADS or (lead == "of" and counted)):
            return None
        if f.language == "fr" and "cap" in atom.value:
            return None  # the planet
        dated = second is not None and second.cls in {"weekday", "unit", "ord", "dd", "edge", "part", "month"}
        if lead in {"the", "of", "this"} and f.language == "fr" and not dated:
            return None
    return f.built("Nspan", Spec("month", month=first_number(atom)))


def holiday(f: Found) -> Built:
    """Read "Christmas Eve", "easter 2020", "next Easter", "Independence Day of this year"."""
    near = f["r"]
    base = None
    unit = side(near) if near is not None else ""
    if near is not None and f.has("u"):
        if f.need("u").value != "year":
            return None
        base, unit = Spec("unit", n=way(near), unit="year"), ""
    lead = f.before()
    ahead = 1 if lead is not None and lead.cls == "for" and not unit else 0
    return f.built(
        "Nday", Spec("holiday", year=f.year(), word=f.need("h").value, unit=unit, base=base, direction=ahead)
    )


#: The number of "Q3", "2Q", "1H", and the year glued to "2Q19".
_QUARTER = re.compile(r"(?<=[A-Za-z])[1-4](?!\d)|[1-4](?=[QH])|(?<=\d[QH])\d\d")


def quarter_literal(f: Found) -> Built:
    """Read "Q3 2025", "T1 2024", "H1 2025"."""
    atom = f.need("q")
    base = None
    near = f["r"]
    near = near or f["z"]
    if near is not None:
        base = Spec("unit", n=way(near), unit="year")
    half = atom.cls == "hlit"
    number, *short = (int(digits) for digits in _QUARTER.findall(atom.text))
    year = short[0] if short else f.year() if f.has("y") else whole_number(f["yy"])
    return f.built("Nspan", Spec("half" if half else "quarter", year=year, n=number, base=base))


def _ordinal(atom: Atom) -> int:
    return -1 if atom.cls in {"last", "final"} else int(atom.number)


def nth_quarter(f: Found) -> Built:
    """Read "The first quarter of 2025", "premier semestre", "first half of 2025", "the last week of 2019"."""
    unit, number, lead = f.need("u").value, _ordinal(f.need("n")), f.before()
    if lead is not None and lead.cls in {"dd", "card"}:
        return None
    after = f.after()
    if f.need("u").text == "moitié" and after is not None and after.cls == "of" and not f.has("y"):
        return None
    op = {"quarter": "quarter", "half": "half", "semester": "half"}.get(unit)
    base = None
    if f.has("r"):
        if f.need("v").value != "year" and op:
            return None
        base = Spec("unit", n=way(f.need("r")), unit=f.need("v").value)
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
    dated = f.has("y") or f.has("r") or f.has("yy") or f.has("v")
    after = f.after()
    if "weak" in atom.value and not dated and lead not in {"in", "the", "edge", "since", "until", "by"}:
        return None
    if "weak" in atom.value and not dated and after is not None and after.cls in {"of", "in", "hy"}:
        return None
    summer = before is not None and before.text == "en"
    if f.language == "fr" and "weak" in atom.value and not dated and lead != "the" and not summer:
        return None
    if not dated and lead not in {"in", "the", "edge", "since", "until", "by", "to", "last", "from", "this"}:
        return None
    near = f["r"]
    name = atom.value.split()[0]
    year = f.year() if f.has("y") else whole_number(f["yy"])
    spec = Spec("season", year=year, word=name, unit=side(near) if near is not None else "")
    if f.has("u") or f.has("v"):
        base = near_year(f)
        if base is None:
            return None
        spec = Spec("season", word=name, base=base)
    start = f.first + 1 if f.language == "en" and f.has("t") else f.first
    return f.built("Nspan", spec, start)


def week_number(f: Found) -> Built:
    """Read "Week 10", "semaine 43"."""
    if f.need("u").text not in {"week", "semaine"} or (f.language == "en" and not f.need("n").text.isdigit()):
        return None
    base = near_year(f) if f.has("v") or f.has("w") else None
    if f.has("v") and base is None:
        return None
    return f.built("Nspan", Spec("week_number", year=f.year(), n=f.need("n").number, base=base))


def whole_season(f: Found) -> Built:
    """Read "the whole summer", « tout l'hiver » as a length."""
    return f.built("Ndur", Spec("duration")) if "weak" not in f.need("s").value or f.language == "fr" else None
