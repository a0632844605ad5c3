"""Builders for weekdays: alone, with a day of the month, of a week, and those that only name a paper."""

from __future__ import annotations

from claimcheck.extract.dates.found import (
    Built,
    Found,
    first_number,
    is_plural,
    side,
    way,
)
from claimcheck.extract.dates.spec import Spec


def near_weekday(f: Found) -> Built:
    """Read "Last Wednesday", "mercredi prochain", "ce mercredi"."""
    near = f.need("r")
    word = "coming" if near.text.endswith("coming") else "past" if near.text.endswith("past") else side(near)
    return f.built("Nday", Spec("weekday", weekday=first_number(f.need("w")), word=word))


def weekday_of_unit(f: Found) -> Built:
    """Read "Tuesday of next week", "next week on Tuesday"."""
    if f.need("u").value != "week":
        return None
    base = Spec("unit", n=way(f.need("r")), unit="week")
    return f.built("Nday", Spec("weekday_of", weekday=first_number(f.need("w")), base=base))


def weekday_day(f: Found) -> Built:
    """Read "Wed 13th": the nearest month in which that day is that weekday."""
    if not 1 <= f.need("d").number <= 31:
        return None
    return f.built("Nday", Spec("month_day", day=int(f.need("d").number), weekday=first_number(f.need("w"))))


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
    if "cap" in atom.value and _is_paper(f):
        return None
    if "abbr" in atom.value and not _beside_weekday(f):
        near = {"in", "Ntime", "clock", "every", "dd"}
        sides = {x.cls for x in (before, after) if x is not None}
        if "weakabbr" in atom.value and (f.language == "fr" or f.lead != "in"):
            return None
        if not sides & near:
            return None
    if "abbr" not in atom.value or f.language == "en":
        return f.built("Nday", Spec("weekday", weekday=first_number(atom)))
    return None


def _is_paper(f: Found) -> bool:
    """Whether a weekday is part of a name: "the Sunday Times", « France Dimanche », « le Journal du Dimanche »."""
    before, second, after = f.before(), f.before(2), f.after()
    if f.language == "en":
        return f.lead == "the" and after is not None and after.cls == "w" and after.text[:1].isupper()
    named = before is not None and before.cls == "w" and before.text[:1].isupper()
    of = before is not None and before.text == "du" and second is not None and second.text[:1].isupper()
    return named or of


def _beside_weekday(f: Found) -> bool:
    """Whether a short weekday is one end of "Mon-Thu"."""
    joints = {"hy", "dash", "to", "or", "and"}
    sides = ((f.before(), f.before(2)), (f.after(), f.after(2)))
    return any(a is not None and a.cls in joints and b is not None and b.cls == "weekday" for a, b in sides)
