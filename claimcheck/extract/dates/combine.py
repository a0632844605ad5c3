"""Builders for parts, shifts and times of expressions already found."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extract.dates.found import Built, Found, is_plain_word, spec_of
from claimcheck.extract.dates.spec import Spec


def edge(f: Found) -> Built:
    """Read "Late December", "mi-janvier", "the end of 2025", "fin mars"."""
    word, x = f.need("e"), f.need("x")
    spec = spec_of(x)
    if spec.op not in {
        "month",
        "year",
        "unit",
        "decade",
        "century",
        "season",
        "quarter",
        "half",
        "text",
        "units",
        "weekday",
        "deictic",
    }:
        return None
    if "weak" in word.value:
        return None
    if x.cls == "Nday":
        return f.built("Nday", Spec("timed", base=spec))
    start = f.first
    if f.language == "fr" and word.text.startswith(("la ", "le ", "au ")):
        start = f.first
    return f.built("Nspan", Spec("edge", word=word.value.split()[0], base=spec), start)


def _whole(f: Found) -> Spec:
    """Return the month or year that something is counted in; "of the month" is the one of the day of writing."""
    x = f.need("x")
    return Spec("unit", n=0, unit=x.value) if x.cls == "unit" else spec_of(x)


def nth_weekday(f: Found) -> Built:
    """Read "The first Friday of July", "the last Monday of May"."""
    named, base, number = spec_of(f.need("w")), _whole(f), f["n"]
    if named.op != "weekday" or base.op not in {"month", "unit", "text"} or base.unit not in {"", "month"}:
        return None
    if number is None and named.word != "last":
        return None
    n = int(number.number) if number is not None and number.cls == "ord" else -1
    day = Spec("nth", n=n, weekday=named.weekday, base=base)
    return f.built("Nday", Spec("timed", base=day) if f.has("z") else day)


def last_unit_of(f: Found) -> Built:
    """Read "La dernière semaine de juin": "last" belongs to the month, not to the day of writing."""
    named, base = spec_of(f.need("w")), spec_of(f.need("x"))
    if named.op == "units" and named.n < 0 and named.word != "vague" and base.op in {"month", "year", "unit"}:
        return f.built("Nspan", Spec("last_units", n=-named.n, unit=named.unit, base=base))
    if (
        named.op != "unit"
        or named.n != -1
        or named.word
        or base.op not in {"month", "year", "unit"}
        or named.unit == base.op
    ):
        return None
    return f.built("Nspan", Spec("nth", n=-1, unit=named.unit, base=base))


def first_units_of(f: Found) -> Built:
    """Read "The first nine months of 2025", "les trois premiers mois de l'année"."""
    x = f.need("x")
    measure = spec_of(f.need("w")) if f.has("w") else Spec("duration", n=f.need("n").number, unit=f.need("u").value)
    if f.need("o").number != 1 or not measure.unit or not measure.n:
        return None
    base = Spec("unit", n=0, unit=x.value) if x.cls == "unit" else spec_of(x)
    return f.built("Nspan", Spec("first_units", n=measure.n, unit=measure.unit, base=base))


def at_hour_day(f: Found) -> Built:
    """Read "At 6 on Friday"."""
    if f.need("i").text != "at" or f.need("h").number > 24:
        return None
    return f.built("Nday", Spec("timed", base=spec_of(f.need("x"))), f.at("h"))


def month_of(f: Found) -> Built:
    """Read "The month of June"."""
    spec = spec_of(f.need("x"))
    if f.need("u").value != spec.op:
        return None
    return f.built("Nspan", spec)


def edge_of_unit(f: Found) -> Built:
    """Read "By the end of the year", "fin de semaine", "début du mois": of the unit that holds the day of writing."""
    unit = f.need("u")
    if unit.value not in {"week", "month", "year", "quarter", "decade", "century"} or (
        unit.text.endswith("s") and unit.text != "mois"
    ):
        return None
    if f.need("e").cls == "later" and f.language != "en":
        return None
    if not f.has("t") and f.language == "en" and not f.need("e").text.startswith("the"):
        return None
    base, mark = Spec("unit", n=0, unit=unit.value), f.need("e")
    word = {"-1": "early", "1": "late"}.get(mark.value, mark.value.split()[0])
    return f.built("Nspan", Spec("edge", word=word, base=base))


def near_part(f: Found) -> Built:
    """Read "This afternoon", "last night", "late this morning"."""
    n = {"this": 0, "next": 1}.get(f.need("r").cls, -1)
    return f.built("Nday", Spec("timed", base=Spec("deictic", n=n)))


def nth_of(f: Found) -> Built:
    """Read "The first week of January 2015", "the last Monday of May"."""
    number, unit = f.need("n"), f.need("u")
    n = -1 if number.cls == "last" else int(number.number)
    base = _whole(f)
    if unit.cls == "weekof":
        return f.built("Nspan", Spec("nth", n=n, unit="week", base=base))
    if unit.value == "half":
        return f.built("Nspan", Spec("half_of", n=1 if n == 1 else 2, base=base))
    cls = "Nday" if unit.value == "day" else "Nspan"
    return f.built(cls, Spec("nth", n=n, unit=unit.value, base=base))


def month_of_year(f: Found) -> Built:
    """Read "January of the year 2015"."""
    x, y = spec_of(f.need("x")), spec_of(f.need("y"))
    if x.op not in {"month", "season", "quarter", "half"} or x.year is not None or y.op != "year":
        return None
    return f.built("Nspan", replace(x, year=y.year))


def week_of(f: Found) -> Built:
    """Read "The week of April 10th", "la semaine du 3 mars"."""
    return f.built("Nspan", Spec("week_of", base=spec_of(f.need("x"))))


def week_of_nth(f: Found) -> Built:
    """Read "The week of the 18th"."""
    day = f.need("d").number
    if not 1 <= day <= 31:
        return None
    return f.built("Nspan", Spec("week_of", base=Spec("month_day", day=int(day))))


def shifted(f: Found) -> Built:
    """Read "Three days after January 12th"; the length must be a number of whole units."""
    word, mark = f.need("x"), f.need("l").cls
    base = spec_of(f.need("y"))
    measure = word.spec
    if measure is None or not measure.unit or not measure.n:
        return None
    sign = -1 if mark == "before" else 1
    if base.op == "weekday" and not base.word and mark == "from":
        base = replace(base, direction=1)
    return f.built("Nday", Spec("shift", n=sign * measure.n, unit=measure.unit, base=base))


def unit_of_day(f: Found) -> Built:
    """Read "Weekend of Thanksgiving 2023"."""
    unit, day = f.need("u"), spec_of(f.need("x"))
    if unit.value == "week" and day.op == "holiday" and unit.text == "week":
        return f.built("Nspan", Spec("week_of", base=day))
    return f.built("Nspan", Spec("week_of", base=day, word="weekend")) if unit.value == "weekend" else None


def day_time(f: Found) -> Built:
    """Read "Wednesday at 5 p.m.", "mercredi soir"."""
    return f.built("Nday", Spec("timed", base=spec_of(f.need("x"))))


def time_day(f: Found) -> Built:
    """Read "8am on Friday", "in the evening of 3 May"."""
    start = f.first
    if f.atoms[start].cls in {"in", "of", "to"}:
        start += 1
    return f.built(
        "Nday",
        Spec("timed", base=spec_of(f.need("x"))),
        f.at("z") if start != f.first and f.need("z").cls == "Ntime" else None,
    )


def part_of_nth(f: Found) -> Built:
    """Read "the night of the 3rd"; not "the night of the third attack"."""
    day, after = f.need("d").number, f.after()
    if not 1 <= day <= 31 or is_plain_word(after) or (after is not None and after.cls in {"unit", "of"}):
        return None
    return f.built("Nday", Spec("timed", base=Spec("month_day", day=int(day))))


def day_hour(f: Found) -> Built:
    """Read "Monday at 2.30", "Sat at 5"."""
    if f.need("h").number > 24 or f.language == "fr":
        return None
    return f.built("Nday", Spec("timed", base=spec_of(f.need("x"))))


def hours_of_day(f: Found) -> Built:
    """Read "Between 7 and 9 last night", "Wednesday from 10-4"."""
    if f.need("g").number > 24 or f.need("h").number > 24:
        return None
    return f.built("Nday", Spec("timed", base=spec_of(f.need("x"))))
