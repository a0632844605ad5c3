"""Builders that put found expressions together: parts, shifts, days with times, ranges, open ends."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extract.dates.found import Built, Found
from claimcheck.extract.dates.spec import Atom, Spec

_TIME = Spec("time")


def _spec(atom: Atom) -> Spec:
    return atom.spec or Spec("unknown")


def edge(f: Found) -> Built:
    """Read "Late December", "mi-janvier", "the end of 2025", "fin mars"."""
    word, x = f.need("e"), f.need("x")
    spec = _spec(x)
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


def nth_weekday(f: Found) -> Built:
    """Read "The first Friday of July", "the last Monday of May"."""
    named, base, number = _spec(f.need("w")), _spec(f.need("x")), f["n"]
    if named.op != "weekday" or base.op not in {"month", "unit", "text"}:
        return None
    if number is None and named.word != "last":
        return None
    n = int(number.number) if number is not None and number.cls == "ord" else -1
    day = Spec("nth", n=n, weekday=named.weekday, base=base)
    return f.built("Nday", Spec("timed", base=day) if f.has("z") else day)


def last_unit_of(f: Found) -> Built:
    """Read "La dernière semaine de juin": "last" belongs to the month, not to the day of writing."""
    named, base = _spec(f.need("w")), _spec(f.need("x"))
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
    measure = _spec(f.need("w")) if f.has("w") else Spec("duration", n=f.need("n").number, unit=f.need("u").value)
    if f.need("o").number != 1 or not measure.unit or not measure.n:
        return None
    base = Spec("unit", n=0, unit=x.value) if x.cls == "unit" else _spec(x)
    return f.built("Nspan", Spec("first_units", n=measure.n, unit=measure.unit, base=base))


def at_hour_day(f: Found) -> Built:
    """Read "At 6 on Friday"."""
    if f.need("i").text != "at" or f.need("h").number > 24:
        return None
    return f.built("Nday", Spec("timed", base=_spec(f.need("x"))), f.at("h"))


def month_of(f: Found) -> Built:
    """Read "The month of June"."""
    spec = _spec(f.need("x"))
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
    if not f.has("t") and f.language == "en" and not f.need("e").text.startswith("the"):
        return None
    base = Spec("unit", n=0, unit=unit.value)
    return f.built("Nspan", Spec("edge", word=f.need("e").value.split()[0], base=base))


def near_part(f: Found) -> Built:
    """Read "This afternoon", "last night", "late this morning"."""
    n = {"this": 0, "next": 1}.get(f.need("r").cls, -1)
    return f.built("Nday", Spec("timed", base=Spec("deictic", n=n)))


def nth_of(f: Found) -> Built:
    """Read "The first week of January 2015", "the last Monday of May"."""
    number, unit = f.need("n"), f.need("u")
    n = -1 if number.cls == "last" else int(number.number)
    base = _spec(f.need("x"))
    if unit.cls == "weekof":
        return f.built("Nspan", Spec("nth", n=n, unit="week", base=base))
    if unit.value == "half":
        return f.built("Nspan", Spec("half_of", n=1 if n == 1 else 2, base=base))
    cls = "Nday" if unit.value == "day" else "Nspan"
    return f.built(cls, Spec("nth", n=n, unit=unit.value, base=base))


def month_of_year(f: Found) -> Built:
    """Read "January of the year 2015"."""
    x, y = _spec(f.need("x")), _spec(f.need("y"))
    if x.op not in {"month", "season", "quarter", "half"} or x.year is not None or y.op != "year":
        return None
    return f.built("Nspan", replace(x, year=y.year))


def week_of(f: Found) -> Built:
    """Read "The week of April 10th", "la semaine du 3 mars"."""
    return f.built("Nspan", Spec("week_of", base=_spec(f.need("x"))))


def week_of_nth(f: Found) -> Built:
    """Read "The week of the 18th"."""
    day = f.need("d").number
    if not 1 <= day <= 31:
        return None
    return f.built("Nspan", Spec("week_of", base=Spec("month_day", day=int(day))))


def shifted(f: Found) -> Built:
    """Read "Three days after January 12th"; the length must be a number of whole units."""
    word, mark = f.need("x"), f.need("l").cls
    base = _spec(f.need("y"))
    measure = word.spec
    if measure is None or not measure.unit or not measure.n:
        return None
    sign = -1 if mark == "before" else 1
    return f.built("Nday", Spec("shift", n=sign * measure.n, unit=measure.unit, base=base))


def unit_of_day(f: Found) -> Built:
    """Read "Weekend of Thanksgiving 2023"."""
    if f.need("u").value != "weekend":
        return None
    return f.built("Nspan", Spec("week_of", base=_spec(f.need("x")), word="weekend"))


def day_time(f: Found) -> Built:
    """Read "Wednesday at 5 p.m.", "mercredi soir"."""
    return f.built("Nday", Spec("timed", base=_spec(f.need("x"))))


def time_day(f: Found) -> Built:
    """Read "8am on Friday", "in the evening of 3 May"."""
    start = f.first
    if f.atoms[start].cls in {"in", "of", "to"}:
        start += 1
    return f.built(
        "Nday",
        Spec("timed", base=_spec(f.need("x"))),
        f.at("z") if start != f.first and f.need("z").cls == "Ntime" else None,
    )


def day_hour(f: Found) -> Built:
    """Read "Monday at 2.30", "Sat at 5"."""
    if f.need("h").number > 24 or f.language == "fr":
        return None
    return f.built("Nday", Spec("timed", base=_spec(f.need("x"))))


def hours_of_day(f: Found) -> Built:
    """Read "Between 7 and 9 last night", "Wednesday from 10-4"."""
    if f.need("g").number > 24 or f.need("h").number > 24:
        return None
    return f.built("Nday", Spec("timed", base=_spec(f.need("x"))))


def around(f: Found) -> Built:
    """Read "Around 3 May": approximate, the word outside the span."""
    x = f.need("x")
    return f.built(x.cls, replace(_spec(x), approximate=True), f.at("x"))


def _edges(f: Found) -> tuple[Spec, Spec] | None:
    specs = []
    for label in "xy":
        atom = f.need(label)
        if atom.cls == "now":
            specs.append(Spec("deictic", n=0))
        elif atom.cls == "ord":
            specs.append(Spec("month_day", day=int(atom.number)))
        else:
            specs.append(_spec(atom))
    return specs[0], specs[1]


_RANGE_OPS = frozenset(
    [
        "day",
        "month",
        "year",
        "quarter",
        "half",
        "season",
        "holiday",
        "decade",
        "weekday",
        "deictic",
        "edge",
        "month_day",
        "text",
        "unit",
        "shift",
        "shift_in",
        "weekday_of",
        "nth",
        "week_of",
        "timed",
        "range",
    ]
)


def range_(f: Found) -> Built:
    """Read "From Monday to Thursday", "2014-2018", "between the end of 2007 and the end of 2008"."""
    lead, mark = f["f"], f.need("s").cls
    pair = _edges(f)
    if pair is None or not {pair[0].op, pair[1].op} <= _RANGE_OPS or "range" in {pair[0].op, pair[1].op}:
        return None
    kind = lead.cls if lead is not None else ""
    if mark == "and" and kind != "between":
        return None
    if f.need("y").cls == "ord" and (kind == "" or pair[0].op != "day"):
        return None
    if (kind == "of" and mark != "to") or (kind == "since" and mark not in {"to", "until"}):
        return None
    if f.need("x").cls == "now" and not kind:
        return None
    if mark in {"to", "upto"} and not kind and f.language == "fr" and f.need("s").text not in {"à", "au"}:
        return None
    if pair[0].op == "timed" and pair[1].op == "timed":
        return None
    before = f.before()
    if mark == "hy" and before is not None and before.cls == "hy":
        return None
    spec = Spec("range", base=pair[0], other=pair[1], direction=1 if f.need("x").cls == "now" else 0)
    return f.built("Nspan", spec)


def range_of_number(f: Found) -> Built:
    """Read "Between 3 and 5 May", "from the 3rd to 5 May": the first end has only its day."""
    low = f.need("d").number
    high = _spec(f.need("y"))
    lead, mark = f.need("f").cls, f.need("s").cls
    if high.op != "day" or not 1 <= low <= 31 or (mark == "and") != (lead == "between"):
        return None
    return f.built("Nspan", Spec("range", base=Spec("month_day", day=int(low)), other=high))


def time_range(f: Found) -> Built:
    """Read "4:00 to 7 o'clock", "between 3:00 pm and 5:00 pm"."""
    lead, mark = f["f"], f.need("s").cls
    if mark == "and" and (lead is None or lead.cls != "between"):
        return None
    return f.built("Ntime", _TIME)


def for_from(f: Found) -> Built:
    """Read "For three days, from today": a stretch that begins there."""
    measure, start = f.need("x").spec, _spec(f.need("y"))
    if f.need("y").cls == "Ntime":
        return f.built("Ntime", _TIME)
    if measure is None or not measure.unit or not measure.n:
        return None
    end = Spec("shift", n=measure.n, unit=measure.unit, base=start)
    return f.built("Nspan", Spec("range", base=start, other=end))


def open_end(f: Found) -> Built:
    """Read "Since early 2025", "until March", "d'ici fin mars"."""
    mark, x = f.need("o"), f.need("x")
    spec = _spec(x)
    word = "from" if mark.value == "from" else mark.cls
    if spec.op in {"timed", "time"}:
        return f.built("Nday", Spec("timed", base=Spec("open", word=word, base=spec)))
    return f.built("Nspan", Spec("open", word=word, base=spec))


def from_end(f: Found) -> Built:
    """Read "From March": open to the right only where a length of time is meant; a lone "from 2025" names its year."""
    spec = _spec(f.need("x"))
    if f.has("a"):
        return f.built("Nspan", Spec("open", word="from", base=spec))
    return None


def tail_open(f: Found) -> Built:
    """Read "2018 or later", "1/1/2016 and after"."""
    mark = f.need("o")
    way = {"before": "until", "after": "since"}.get(mark.cls, mark.value)
    way = {"1": "since", "-1": "until"}.get(way, way)
    return f.built("Nspan", Spec("open", word=way, base=_spec(f.need("x"))))


def within(f: Found) -> Built:
    """Read "Within three weeks": from the day of writing on."""
    measure = f.need("x").spec
    if f.has("b") and f.language == "en":
        return None
    if measure is None or not measure.unit or not measure.n:
        return f.built("Ntime", _TIME)
    return f.built("Nspan", Spec("units", n=measure.n, unit=measure.unit, word="within"))


def comparison(f: Found) -> Built:
    """Read ">= 2019"."""
    way = "since" if f.need("o").cls == "gt" else "until"
    return f.built("Nspan", Spec("open", word=way, base=_spec(f.need("x"))))
