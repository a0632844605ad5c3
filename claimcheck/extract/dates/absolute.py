"""Builders for expressions that name their day, month or year: literals, names of months, seasons, holidays."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extract.dates.found import NEAR_YEARS, YEARS, Built, Found, is_plain_word, is_plural
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


def _two(atom: Atom | None) -> int | None:
    return int(atom.number) if atom is not None else None


def literal(f: Found) -> Built:
    """Read "2025-12-24", "24/12/2025": the order of day and month is the language's, unless only the other one exists."""
    parts = [int(part) for part in re.findall(r"\d+", f.need("v").text.split("T")[0])]
    first, second, third = parts[:3]
    if len(f.need("v").text) >= 8 and first > 31:
        return f.built("Nday", Spec("day", year=first, month=second, day=third))
    day, month = (second, first) if f.language == "en" else (first, second)
    if month > 12 >= day:
        day, month = month, day
    mark = "." in f.need("v").text
    if mark and f.language == "en" and first <= 31 and second <= 12:
        day, month = first, second
    if mark and third < 100 and not f.has("w"):
        return None
    return f.built("Nday", Spec("day", year=third, month=month, day=day))


def _slashed(text: str, language: str) -> tuple[int, int]:
    first, second = (int(part) for part in re.findall(r"\d+", text))
    day, month = (second, first) if language == "en" else (first, second)
    return (month, day) if month > 12 >= day else (day, month)


def slash(f: Found) -> Built:
    """Read "22/04": a day only where it cannot be a fraction or a name like 9/11: padded, with a weekday, or beyond one."""
    text = f.need("v").text
    day, month = _slashed(text, f.language)
    first, second = (int(part) for part in text.split("/"))
    padded = bool(re.fullmatch(r"0\d/\d\d|\d\d/0\d", text))
    before, after = f.before(), f.after()
    led = before is not None and before.cls in {
        "in",
        "from",
        "the",
        "to",
        "between",
        "until",
        "since",
        "hy",
        "dash",
        "by",
        "near",
    }
    other = after is not None and after.cls in {"hy", "dash"}
    alone = (before is None or before.cls in {"br", "paren"}) and (after is None or after.cls in {"br", "paren"})
    if not (padded or f.has("w") or f.has("y") or led or other or alone) or text == "24/7":
        return None
    if first < second and not (padded or f.has("w") or f.has("y") or led or other or alone):
        return None
    return f.built("Nday", Spec("day", year=f.year(), month=month, day=day))


def weekday_number(f: Found) -> Built:
    """Read "Friday 7.6": a number with a point behind a weekday."""
    match = re.fullmatch(r"(\d{1,2})[.](\d{1,2})", f.need("v").text)
    if match is None:
        return None
    day, month = _slashed(f"{match[1]}/{match[2]}", f.language)
    return f.built("Nday", Spec("day", month=month, day=day))


def weekday_hyphen(f: Found) -> Built:
    """Read "Friday 7-6" when the numbers are a day of that month; hours ("Monday 11-4") are taken before."""
    return (
        None
        if f.language == "en" and f.need("v").number > 7
        else f.built("Nday", Spec("day", month=int(f.need("v").number), day=int(f.need("d").number)))
    )


def year_month(f: Found) -> Built:
    """Read "2025-03": ISO 8601."""
    first, second = (int(part) for part in re.findall(r"\d+", f.need("v").text))
    year, month = (first, second) if first > 31 else (second, first)
    return f.built("Nspan", Spec("month", year=year, month=month)) if 1 <= month <= 12 else None


def _month(atom: Atom) -> int:
    return int(atom.value.split()[0])


def _is_weak(atom: Atom, text_is_lower: bool = False) -> bool:
    return "weak" in atom.value


def day_month(f: Found) -> Built:
    """Read "24 December 2025", "mercredi 24 décembre", "the 9th of May"."""
    day, month_atom = f.need("d"), f["m"] or f.need("k")
    if not 1 <= day.number <= 31:
        return None
    lead = f.before()
    if lead is not None and lead.text in set("$€£¥"):
        return None
    year = f.year()
    first, last = f.first, f.last
    yy = f["yy"]
    if yy is not None and year is None:
        before_time = f.after()
        if before_time is not None and (is_plain_word(before_time) or before_time.cls in {"unit", "unitt"}):
            last -= 1
        else:
            year = int(yy.number)
    if f.language == "fr" and f.atoms[first].cls == "the":
        first += 1
    return f.built("Nday", Spec("day", year=year, month=_month(month_atom), day=int(day.number),
                                word=_named(f)), first, last)  # fmt: skip


def month_day(f: Found) -> Built:
    """Read "December 24, 2025", "April the ninth"."""
    day = f["d"] or f.need("g")
    if not 1 <= day.number <= 31:
        return None
    after = f.after()
    if (
        f.language == "fr"
        and not f.has("y")
        and (is_plain_word(after) or (after is not None and after.cls in {"of", "unit"}))
    ):
        return None
    if day.cls == "card" and not f.has("y") and is_plural(after):
        return None
    if after is not None and after.cls in {"sym"} and after.text == "%":
        return None
    return f.built("Nday", Spec("day", year=f.year(), month=_month(f.need("m")), day=int(day.number), word=_named(f)))


def _named(f: Found) -> str:
    """Whether a day only names what stands beside it ("the Oct. 7 attack", "les attentats du 13 novembre")."""
    if f.has("y") or f.has("yy"):
        return ""
    before = f.before()
    if f.language == "fr":
        return "named" if before is not None and before.text == "du" else ""
    return "named" if is_plain_word(f.after()) and before is not None and before.cls in {"the", "w"} else ""


def _pair(f: Found, low: Spec, high: Spec, first: int | None = None) -> Built:
    return f.built("Nspan", Spec("range", base=low, other=high), first)


def _range_start(f: Found) -> int | None:
    """Read a leading "of"/"between" belongs to the span only with the right middle: "de … à", "between … and"."""
    lead, mark = f["f"], f.need("s").cls
    if lead is None:
        return f.first
    fits = {"between": {"and", "to"}, "from": {"to", "hy", "dash", "until", "and"}, "of": {"to"}}.get(lead.cls, set())
    if mark in fits:
        return f.first
    return None if mark == "and" and lead.cls == "between" else f.first + 1


def month_days(f: Found) -> Built:
    """Read "November 19-20", "between 3 and 5 May 2025", "du 3 au 5 mai"."""
    mark, lead = f.need("s").cls, f["f"]
    if mark == "and" and (lead is None or lead.cls != "between"):
        return None
    month, year = _month(f.need("m")), f.year()
    low, high = f.need("a").number, f.need("d").number
    if not (1 <= low <= 31 and 1 <= high <= 31):
        return None
    start = _range_start(f)
    if start == f.first + 1 and f.has("t") and f.language == "fr":
        start += 1
    if lead is not None and lead.cls == "in":
        start = f.first + 1
    return _pair(f, Spec("day", year=year, month=month, day=int(low)),
                 Spec("day", year=year, month=month, day=int(high)), start)  # fmt: skip


def days_of_unit(f: Found) -> Built:
    """Read "4-23 mois prochain"."""
    if f.need("u").value != "month":
        return None
    base = Spec("unit", n={"next": 1, "last": -1}.get(f.need("r").cls, 0), unit="month")
    low, high = (Spec("nth", n=f.need(x).number, unit="day", base=base) for x in "ad")
    return _pair(f, low, high)


def day_of_unit(f: Found) -> Built:
    """Read "The 27th of this month", "le 5 du mois prochain"."""
    day = f["d"] or f.need("g")
    if f.need("u").value != "month" or not 1 <= day.number <= 31:
        return None
    base = Spec("unit", n={"next": 1, "last": -1}.get(f.need("r").cls, 0), unit="month")
    return f.built("Nday", Spec("nth", n=day.number, unit="day", base=base))


def month_year(f: Found) -> Built:
    """Read "May 2025", "april of 87"."""
    year = f.year() if f.has("y") else _two(f["yy"])
    if f.atoms[f.first].cls == "yyyy" and f.last == f.first + 1 and "weak" in f.need("m").value:
        return None
    if f.has("yy") and f.atoms[f.last - 1].cls not in {"of", "apos"} and not f.atoms[f.last - 2].cls == "apos":
        return None
    return f.built("Nspan", Spec("month", year=year, month=_month(f.need("m"))))


def near_month(f: Found) -> Built:
    """Read "Last May", "mai dernier", "cette décembre"."""
    if "weak" in f.need("m").value and "cap" not in f.need("m").value and f.language == "en":
        return None
    return f.built("Nspan", Spec("month", month=_month(f.need("m")), unit=f.need("r").cls))


def months(f: Found) -> Built:
    """Read "From January to April 2015", "entre mars et mai"."""
    mark, lead = f.need("s").cls, f["f"]
    if mark == "and" and (lead is None or lead.cls != "between"):
        return None
    start = _range_start(f)
    low = Spec("month", month=_month(f.need("a")))
    high = Spec("month", year=f.year(), month=_month(f.need("m")))
    if lead is None and ("weak" in f.need("a").value and "weak" in f.need("m").value):
        return None
    return _pair(f, low, high, start)


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
    return f.built("Nspan", Spec("month", month=_month(atom)))


def near_weekday(f: Found) -> Built:
    """Read "Last Wednesday", "mercredi prochain", "ce mercredi"."""
    return f.built("Nday", Spec("weekday", weekday=_month(f.need("w")), word=f.need("r").cls))


def weekday_of_unit(f: Found) -> Built:
    """Read "Tuesday of next week", "next week on Tuesday"."""
    if f.need("u").value != "week":
        return None
    n = {"last": -1, "next": 1}.get(f.need("r").cls, 0)
    base = Spec("unit", n=n, unit="week")
    return f.built("Nday", Spec("weekday_of", weekday=_month(f.need("w")), base=base))


def weekday_day(f: Found) -> Built:
    """Read "Wed 13th": the nearest month in which that day is that weekday."""
    if not 1 <= f.need("d").number <= 31:
        return None
    return f.built("Nday", Spec("month_day", day=int(f.need("d").number), weekday=_month(f.need("w"))))


def weekday_day_fr(f: Found) -> Built:
    """Read "Mardi 23"; not "mardi 23 personnes"."""
    after = f.after()
    if (
        f.language == "en"
        and after is not None
        and after.cls not in {"in", "comma", "dot", "br", "paren"}
        and after.cls not in {"clock", "Ntime"}
    ):
        return None
    if is_plural(after) or (after is not None and after.cls in {"unit", "unitt", "hy", "of", "month", "sym"}):
        return None
    return weekday_day(f)


def weekday(f: Found) -> Built:
    """Read a weekday alone; a short form needs a time, a day or "on" beside it."""
    atom, before, after = f.need("w"), f.before(), f.after()
    if "abbr" in atom.value:
        near = {"in", "Ntime", "clock", "every", "dd"}
        sides = {x.cls for x in (before, after) if x is not None}
        if "weakabbr" in atom.value and (f.language == "fr" or not (sides & {"in"} and not {"the"} & sides)):
            return None
        if not sides & near:
            return None
    if "abbr" not in atom.value or f.language == "en":
        return f.built("Nday", Spec("weekday", weekday=_month(atom)))
    return None


def month_day_alone(f: Found) -> Built:
    """Read "On the 17th", "le 17" where no noun follows that the number could order."""
    atom, after = f.need("d"), f.after()
    if not 1 <= atom.number <= 31 or (after is not None and after.cls not in {"comma", "dot", "br", "paren", "Ntime", "at", "between", "clock", "hclock"}
                                     and not (after.cls in {"of", "in", "between"} and f.after(2) is not None and f.after(2).cls in {"Ntime", "clock"})):  # type: ignore[union-attr]  # fmt: skip
        return None
    lead = f.before(2)
    if f.language == "en" and (
        lead is None
        or lead.cls not in {"in", "by", "until", "since", "before", "after"}
        or (atom.cls == "dd" and (after is None or after.cls != "Ntime"))
    ):
        return None
    if f.language == "fr" and ((atom.cls == "ord" and atom.text != "1er") or after is None or after.cls != "Ntime"):
        return None
    start = f.first - 1 if f.language == "en" else f.first
    spec = Spec("month_day", day=int(atom.number))
    return (start, f.last, "Nday", spec) if start == f.first else (f.first, f.last, "Nday", spec)


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
    year = f.year() if f.has("y") else _two(f["yy"])
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


def year(f: Found) -> Built:
    """Read a four-digit number alone, unless it counts something: "over 2000", "2000 soldiers", "1950 metres"."""
    atom, before, after = f.need("y"), f.before(), f.after()
    number = int(atom.number)
    if atom.cls == "yw":
        return f.built("Nyear", Spec("year", year=number))
    if not YEARS[0] <= number <= YEARS[1]:
        return None
    lead = before.cls if before is not None else ""
    leads = {"in", "since", "until", "by", "edge", "from", "of", "to", "start", "before", "month", "upto", "weekday"}
    if before is not None and (before.cls in {"more", "less", "approx", "slash"} or before.text in set("$€£¥#№+")):
        return None
    second, behind, third = f.before(2), f.after(2), f.before(3)
    if before is not None and before.text == "over" and is_plural(after):
        return None
    if lead == "hy" and third is not None and third.cls == "hy":
        return None
    if lead in {"hy", "slash"} and second is not None and second.cls not in {"edge", "month", "yyyy"}:
        return None
    if after is not None and after.cls == "hy" and behind is not None and behind.cls in {"num", "dd", "yy"}:
        return None
    if after is not None and (after.cls in {"unit", "unitt", "slash", "num"} or after.text in set("%$€£°")):
        return None
    if lead == "apos" or (is_plural(after) and lead not in leads and not _near(number, after)):
        return None
    if f.language == "fr" and is_plural(after) and lead in {"of", "to"}:
        return None
    return f.built("Nyear", Spec("year", year=number))


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


def spec_with_year(spec: Spec, year: int) -> Spec:
    """Return the expression in that year."""
    return replace(spec, year=year)
