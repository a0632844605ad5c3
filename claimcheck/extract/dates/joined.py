"""Builders for days told by another expression beside them: "the day after Christmas", "a year ago today"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extract.dates.found import Built, Found, first_number, is_plain_word, spec_of, way
from claimcheck.extract.dates.spec import Atom, Spec

#: "Mardi en huit" is the Tuesday a week after the next, "en quinze" two weeks after.
_WEEKS = {8: 1, 15: 2}
_NEXT_WEEKDAY = 1


def near_year(f: Found) -> Spec | None:
    """Return the year of "of last year", "de l'an dernier" behind a day or month; None for another unit."""
    unit = f["v"] or f["w"] or f.need("u")
    if unit.value != "year" or (unit.text.endswith("s") and f.language == "en"):
        return None
    return Spec("unit", n=way(f["r"] or f.need("q")), unit="year")


def month_of_near_year(f: Found) -> Built:
    """Read "May last year", "mai de l'an dernier"."""
    base = near_year(f)
    month = f.need("m")
    if base is None or ("weak" in month.value and "cap" not in month.value and f.language == "en"):
        return None
    return f.built("Nspan", Spec("month", month=first_number(month), base=base))


def _month_behind(f: Found) -> tuple[Atom, int | None] | None:
    """Return the month, and the year if one is written, at the end of a list of days."""
    for step in range(1, len(f.atoms) - f.last):
        atom = f.after(step)
        if atom is not None and atom.cls == "month":
            year = f.after(step + 1)
            return atom, int(year.number) if year is not None and year.cls == "yyyy" else None
    return None


def listed_day(f: Found) -> Built:
    """Read the "16" of "16, 17 and 18 July": a day of the month that closes the list."""
    month, before = _month_behind(f), f.before()
    day = int(f.need("d").number)
    if month is None or not 1 <= day <= 31 or (before is not None and before.cls in {"num", "between"}):
        return None
    return f.built("Nday", Spec("day", year=month[1], month=first_number(month[0]), day=day), f.first, f.at("d"))


def listed_day_behind(f: Found) -> Built:
    """Read the "29" of "March 22 and 29"; not "March 22 and 29 people"."""
    day, month, after = int(f.need("d").number), f.before(3), f.after()
    counted = is_plain_word(after) or (after is not None and after.cls in {"unit", "unitt", "sym", "month", "num"})
    if month is None or counted or not 1 <= day <= 31 or f.language != "en":
        return None
    return f.built("Nday", Spec("day", month=first_number(month), day=day), f.at("d"))


def weekday_after_next(f: Found) -> Built:
    """Read "the Monday after next", "Tuesday before last"."""
    n = 1 if f.has("v") else -1
    named = Spec("weekday", weekday=first_number(f.need("w")), direction=n)
    return f.built("Nday", Spec("shift", n=7 * n, unit="day", base=named))


def weekdays_ago(f: Found) -> Built:
    """Read "two Sundays ago", "three Mondays from now"."""
    value, number = f.need("w").value.split(), f.need("n")
    place = next((part for part in value if part.isdigit()), None)
    if place is None or number.cls == "few":
        return None
    n, back = (1 if number.cls == "one" else int(number.number)), f.need("a").cls == "ago"
    named = Spec("weekday", weekday=int(place), direction=-1 if back else 1)
    if n < 1:
        return None
    weeks = (1 - n) * 7 if back else (n - 1) * 7
    return f.built("Nday", Spec("shift", n=weeks, unit="day", base=named) if weeks else named)


def weekday_in_eight(f: Found) -> Built:
    """Read « mardi en huit »."""
    weeks, after = _WEEKS.get(int(f.need("n").number)), f.after()
    if f.language != "fr" or f.need("i").text != "en" or weeks is None:
        return None
    if after is not None and after.cls in {"unit", "unitt", "w"}:
        return None
    named = Spec("weekday", weekday=first_number(f.need("w")), direction=_NEXT_WEEKDAY)
    return f.built("Nday", Spec("shift", n=7 * weeks, unit="day", base=named))


def week_on_weekday(f: Found) -> Built:
    """Read "a week on Monday"."""
    if f.need("u").text != "week" or f.need("i").text != "on":
        return None
    named = Spec("weekday", weekday=first_number(f.need("w")), direction=_NEXT_WEEKDAY)
    return f.built("Nday", Spec("shift", n=7, unit="day", base=named))


def beside_day(f: Found) -> Built:
    """Read "the day after Christmas", « la veille du 3 mai », "the week before Easter"."""
    atom, base = f.need("v"), spec_of(f.need("x"))
    parts = atom.value.split()
    if f.language == "en" and "after" not in parts:
        return None
    if atom.cls == "textday":
        day = Spec("shift", n=int(parts[0]), unit="day", base=base)
        return f.built("Nday", day) if int(parts[0]) else None
    if parts[0] not in {"week", "weekend"} or f.language != "en":
        return None
    moved = Spec("shift", n=7 * int(parts[1]), unit="day", base=base)
    return f.built("Nspan", Spec("week_of", base=moved, word="plain " + parts[0]))


def beside_event(f: Found) -> Built:
    """Read « la veille du scrutin »: when, but of what no date is known."""
    return f.built("Nday", Spec("unknown"), None, f.at("v")) if f.language == "fr" else None


def weekday_beside(f: Found) -> Built:
    """Read "the Friday before Christmas"."""
    named, base = spec_of(f.need("w")), spec_of(f.need("x"))
    if named.op != "weekday" or named.word or base.op not in {"holiday", "day"}:
        return None
    sign = -1 if f.need("l").cls == "before" else 1
    return f.built("Nday", Spec("weekday_beside", weekday=named.weekday, n=sign, base=base))


def length_ago(f: Found) -> Built:
    """Read "a year and a half ago", « il y a un an et demi »."""
    measure = spec_of(f.need("x"))
    if not measure.unit or not measure.n:
        return f.built("Nday", Spec("unknown"))
    return f.built("Nday", Spec("shift", n=-measure.n, unit=measure.unit, approximate=True))


def rest_of_span(f: Found) -> Built:
    """Read "the remainder of 2025": from the day of writing, if it lies inside, to the end."""
    base = spec_of(f.need("x"))
    return f.built("Nspan", Spec("rest", base=base)) if base.op in {"month", "year", "season", "quarter"} else None


def same_day_of(f: Found) -> Built:
    """Read "this time last year", "this day last week"."""
    near = spec_of(f.need("x"))
    if near.op != "unit" or near.word or not near.n:
        return None
    return f.built("Nday", Spec("shift", n=near.n, unit=near.unit, approximate=True))


def shift_and_day(f: Found) -> Built:
    """Read "a year ago today", "a week ago Tuesday"; "Monday two weeks from now": that weekday of the week meant."""
    first, second = spec_of(f.need("x")), spec_of(f.need("y"))
    if second.op in {"shift", "shift_in"} and first.op == "weekday":
        first, second = second, first
    if first.op not in {"shift", "shift_in"} or not first.n or second.op not in {"weekday", "deictic"}:
        return None
    if first.n < 0 and first.base is None:
        return f.built("Nday", replace(first, base=second))
    if second.op != "weekday" or second.word:
        return None
    moved = replace(first, op="shift", word="")
    return f.built("Nday", Spec("weekday_of", weekday=second.weekday, base=moved))


def day_by_name(f: Found) -> Built:
    """Read « le lendemain, samedi 8 avril »: the day that stands beside says which."""
    first, second = spec_of(f.need("x")), spec_of(f.need("y"))
    if first.op != "text" or first.unit != "day" or second.op not in {"day", "weekday"}:
        return None
    last = f.at("y")
    return f.built("Nday", second, None, last)


def ahead_from(f: Found) -> Built:
    """Read "in two days from today"."""
    measure = spec_of(f.need("x"))
    if measure.op != "shift_in" or measure.base is not None:
        return None
    return f.built("Nday", replace(measure, op="shift", word="", base=spec_of(f.need("y"))))


def early_in(f: Found) -> Built:
    """Read "earlier last week", "later next month", "later in 2019"."""
    base = spec_of(f.need("x"))
    near = base.op == "unit" and not base.word and base.n
    # Without "in", "later" belongs to another word: "a month later May resigned".
    whole = f.has("p") and base.op in {"unit", "month", "year", "decade", "century", "season", "text"}
    if not (near or whole) or f.language != "en":
        return None
    return f.built("Nspan", Spec("edge", word="early" if f.need("l").value == "-1" else "late", base=base))


def within_next(f: Found) -> Built:
    """Read "within the next three days"."""
    spec = spec_of(f.need("x"))
    if spec.op == "unit" and spec.n == 1 and not spec.word:
        return f.built("Nspan", Spec("units", n=1, unit=spec.unit, word="within"))
    return f.built("Nspan", replace(spec, word="within")) if spec.op == "units" and spec.n > 0 else None


def units_to(f: Found) -> Built:
    """Read "the three months to the end of June", "the year ended June 30": so much time, up to that day."""
    x, end = f.need("x"), spec_of(f.need("y"))
    measure = spec_of(x) if x.cls == "Ndur" else Spec("duration", n=1, unit=x.value)
    if not measure.unit or not measure.n or measure.unit not in {"week", "month", "quarter", "year"}:
        return None
    if x.cls == "unit" and (f.need("l").text == "to" or x.text.endswith("s")) and f.atoms[f.first].cls != "the":
        return None
    return f.built("Nspan", Spec("units_to", n=measure.n, unit=measure.unit, base=end), f.at("x"))


def from_now_until(f: Found) -> Built:
    """Read "from now until May", "between now and Friday"."""
    lead, mark = f.need("f").cls, f.need("s").cls
    if (lead == "between") != f.has("n") or (mark == "and") != (lead == "between"):
        return None
    return f.built("Nspan", Spec("range", base=Spec("deictic", n=0), other=spec_of(f.need("y")), direction=1))


def to_present(f: Found) -> Built:
    """Read "2015 to date", "from 2015 to the present"."""
    if f.need("v").text == "date" and f.atoms[f.last - 1].cls == "the":
        return None
    return f.built("Nspan", Spec("range", base=spec_of(f.need("x")), other=Spec("deictic", n=0)))


def night_of_days(f: Found) -> Built:
    """Read « dans la nuit du 3 au 4 mai »."""
    days = spec_of(f.need("x"))
    if f.language != "fr" or days.op != "range" or f.need("z").spec != Spec("time", word="night"):
        return None
    return f.built("Nspan", days)
