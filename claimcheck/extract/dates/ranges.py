"""Builders for ranges and open ends of expressions already found."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extract.dates.found import Built, Found, spec_of
from claimcheck.extract.dates.spec import Spec
from claimcheck.extract.dates.years import is_season

_TIME = Spec("time")
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


def around(f: Found) -> Built:
    """Read "Around 3 May": approximate, the word outside the span."""
    x = f.need("x")
    return f.built(x.cls, replace(spec_of(x), approximate=True), f.at("x"))


def _edges(f: Found) -> tuple[Spec, Spec] | None:
    specs = []
    for label in "xy":
        atom = f.need(label)
        if atom.cls == "now":
            specs.append(Spec("deictic", n=0))
        elif atom.cls == "ord":
            specs.append(Spec("month_day", day=int(atom.number)))
        else:
            specs.append(spec_of(atom))
    return specs[0], specs[1]


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
    if (kind == "of" and mark not in {"to", "until"}) or (kind == "since" and mark not in {"to", "until"}):
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
    if _is_season(f, pair, mark, kind):
        return f.built("skip", Spec("unknown"))
    spec = Spec("range", base=pair[0], other=pair[1], direction=1 if f.need("x").cls == "now" else 0)
    return f.built("Nspan", spec)


def _is_season(f: Found, pair: tuple[Spec, Spec], mark: str, kind: str) -> bool:
    """Whether two years with a hyphen are a season of sport or a school year ("2025-2026")."""
    first, second = pair[0].year, pair[1].year
    years = pair[0].op == "year" and pair[1].op == "year" and first is not None and second is not None
    return years and mark in {"hy", "dash"} and not kind and (second or 0) - (first or 0) == 1 and is_season(f)


def range_of_number(f: Found) -> Built:
    """Read "Between 3 and 5 May", "from the 3rd to 5 May": the first end has only its day."""
    low = f.need("d").number
    high = spec_of(f.need("y"))
    lead, mark = f.need("f").cls, f.need("s").cls
    if high.op != "day" or not 1 <= low <= 31 or (mark == "and") != (lead == "between"):
        return None
    return f.built("Nspan", Spec("range", base=Spec("month_day", day=int(low)), other=high))


def range_of_month_days(f: Found) -> Built:
    """Read "from the 5th to the 9th", « du 5 au 9 » where nothing follows that they could count."""
    low, high, mark, after = f.need("a"), f.need("d"), f.need("s"), f.after()
    lead = f.need("f")
    if f.language == "en":
        fits = low.cls == high.cls == "ord" and lead.cls != "of" and (mark.cls == "and") == (lead.cls == "between")
    else:
        fits = lead.text == "du" and mark.text == "au"
    apart = after is None or after.cls in {"comma", "dot", "br", "paren"}
    if not fits or not apart or not 1 <= low.number < high.number <= 31:
        return None
    ends = (Spec("month_day", day=int(atom.number)) for atom in (low, high))
    return f.built("Nspan", Spec("range", base=next(ends), other=next(ends)))


def time_range(f: Found) -> Built:
    """Read "4:00 to 7 o'clock", "between 3:00 pm and 5:00 pm"."""
    lead, mark = f["f"], f.need("s").cls
    if mark == "and" and (lead is None or lead.cls != "between"):
        return None
    return f.built("Ntime", _TIME)


def for_from(f: Found) -> Built:
    """Read "For three days, from today": a stretch that begins there."""
    measure, start = f.need("x").spec, spec_of(f.need("y"))
    if f.need("y").cls == "Ntime":
        return f.built("Ntime", _TIME)
    if measure is None or not measure.unit or not measure.n:
        return None
    end = Spec("shift", n=measure.n, unit=measure.unit, base=start)
    return f.built("Nspan", Spec("range", base=start, other=end))


#: "Starting March 3" is open, "starting in March" names the month.
_STARTS = frozenset({"starting", "beginning"})


def open_end(f: Found) -> Built:
    """Read "Since early 2025", "until March", "d'ici fin mars"."""
    mark, x = f.need("o"), f.need("x")
    spec = spec_of(x)
    if mark.text in _STARTS and f.atoms[f.first + 1].cls == "in":
        return None
    word = "from" if mark.value == "from" else mark.cls
    if spec.op == "timed" and word in {"before", "after"}:
        # "Shortly before midnight on Tuesday" is still Tuesday.
        return f.built("Nday", spec)
    if spec.op in {"timed", "time"}:
        return f.built("Nday", Spec("timed", base=Spec("open", word=word, base=spec)))
    return f.built("Nspan", Spec("open", word=word, base=spec))


def from_end(f: Found) -> Built:
    """Read "From March": open to the right only where a length of time is meant; a lone "from 2025" names its year."""
    spec = spec_of(f.need("x"))
    if f.has("a"):
        return f.built("Nspan", Spec("open", word="from", base=spec))
    return None


def tail_open(f: Found) -> Built:
    """Read "2018 or later", "1/1/2016 and after"."""
    mark = f.need("o")
    way = {"before": "until", "after": "since"}.get(mark.cls, mark.value)
    way = {"1": "since", "-1": "until"}.get(way, way)
    return f.built("Nspan", Spec("open", word=way, base=spec_of(f.need("x"))))


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
    return f.built("Nspan", Spec("open", word=way, base=spec_of(f.need("x"))))
