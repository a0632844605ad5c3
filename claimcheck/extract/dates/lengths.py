"""Builders for lengths of time, told apart from ages and from "so much a day"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extract.dates.found import Built, Found, is_plural, spec_of
from claimcheck.extract.dates.relative import count
from claimcheck.extract.dates.spec import Atom, Spec
from claimcheck.lexicon import load_words

_DURATION = Spec("duration")


#: Days of a unit; a month and a year are those of the mean Gregorian year.
_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "weekday": 1.0, "week": 7.0, "weekend": 2.0,
    "fortnight": 14.0, "month": 30.436875, "quarter": 91.310625, "half": 182.62125, "semester": 182.62125,
    "year": 365.2425, "decade": 3652.425, "century": 36524.25,
}  # fmt: skip
#: Beyond this many years "de N ans" is no age.
OLDEST = 112


def part_of_hour(f: Found) -> Built:
    """Read « trois quarts d'heure »."""
    fits = f.need("n").number < 1 and f.need("u").value == "hour"
    return f.built("Ndur", _DURATION) if fits and f.language == "fr" else None


def one_night(f: Found) -> Built:
    """Read "one night", « une nuit »."""
    counts = f.language == "en" and f.need("n").cls == "one"
    return f.built("Ndur", Spec("duration", n=1, unit="day")) if f.need("u").value == "night" and not counts else None


def duration(f: Found) -> Built:
    """Read "Three weeks", "14-month", "une heure"; an age or a lone "a day" ("twice a day") is none."""
    number, unit, before = f["n"], f.need("u"), f.before()
    text = f.atoms[f.first - 1].text.lower() if f.first else ""
    if (
        number is not None
        and number.cls == "one"
        and unit.value in {"day", "year", "month", "week", "hour", "half", "quarter", "weekend", "second"}
    ):
        counted = before is not None and before.cls in _COUNTED
        rate = counted or is_plural(before) or text in _RATE_WORDS or (f.language == "fr" and unit.value == "half")
        half = f.has("z") and any(_is_half(atom) for atom in f.atoms[f.at("z") or 0 : f.last + 1])
        if (rate and not half) or unit.value in {"half", "second", "quarter"}:
            return None
    if (
        unit.value in {"half", "quarter"}
        and unit.text in {"half", "moitié", "quarter", "semestre"}
        and number is not None
        and number.cls != "one"
    ):
        return None if f.language == "en" else f.built("Ndur", _DURATION)
    if unit.text == "j" or (unit.text == "second" and number is not None and number.cls == "ord"):
        return None
    if _is_age(f) or _is_some_day(f) or _is_place(f):
        return None
    last = f.last
    if f.has("z") and (f.atoms[f.last].cls in {"and", "one"} or _is_other_number(f)):
        last = (f.at("z") or f.last) - 1
    n = count(number) if number is not None and unit.cls == "unit" and unit.value not in {"half", "weekday"} else 0
    if n and f.has("z") and any(_is_half(atom) for atom in f.atoms[f.at("z") or 0 : last + 1]):
        n += 0.5
    lasts = _lasts(f, number, unit, last)
    return f.built("Ndur", Spec("duration", n=n, unit=unit.value if n else "", low=lasts, high=lasts), None, last)


def _lasts(f: Found, number: Atom | None, unit: Atom, last: int) -> float | None:
    """Return the days of "two and a half years", "3 weeks and 2 days"; None where no number is told."""
    told = count(number) if number is not None else 0.0
    if not told or unit.value not in _DAYS:
        return None
    if f.has("z") and any(_is_half(atom) for atom in f.atoms[f.at("z") or 0 : last + 1]):
        told += 0.5
    more, at = f["j"], f.at("j")
    rest = f.atoms[at - 1].number * _DAYS.get(more.value, 0.0) if more is not None and at is not None else 0.0
    return round(told * _DAYS[unit.value] + rest, 6)


#: What stands before "a day" where it says how often: "40 a day", "eight hours a day".
_COUNTED = frozenset({"num", "dd", "card", "yy", "sym", "one", "few", "unit", "unitt"})


def _is_some_day(f: Found) -> bool:
    """Whether « un jour » stands apart and says no length (« Un jour, il partira »)."""
    number, after = f["n"], f.after()
    if f.language != "fr" or number is None or number.cls != "one" or f.need("u").value != "day":
        return False
    return f.lead in {"", "comma", "br", "dot"} or (after is not None and after.cls == "comma")


def _is_other_number(f: Found) -> bool:
    """Whether the number behind "and" is no part of the unit but another figure (« trois mois et 2,6 % »)."""
    return f.atoms[f.last].cls == "num" and not 0 < f.atoms[f.last].number < 1


def _is_half(atom: Atom) -> bool:
    return atom.cls == "halfnum" or atom.value == "half" or atom.number == 0.5


#: Words after which "a day" says how often and not how long.
_RATE_WORDS = frozenset({"twice", "once", "thrice", "fois", "per", "half"})


#: "10D" is a length, "3D" a picture.
_SHORTEST_GLUED = 5


def nights(f: Found) -> Built:
    """Read "three nights", "deux nuits"."""
    n = f.need("n").number if f.has("n") else 1
    return f.built("Ndur", Spec("duration", n=n, unit="day", low=n, high=n))


def duration_range(f: Found) -> Built:
    """Read "four to six weeks", "10-15 minutes"."""
    between = f.lead == "between"
    lead = f.before(2)
    aged = between and lead is not None and lead.text.lower() == "aged"
    if (f.atoms[f.first + 1].cls == "and" and not between) or aged or _is_age(f):
        return None
    unit = _DAYS.get(f.need("u").value)
    ends = sorted((f.atoms[f.first].number, count(f.need("n"))))
    if unit is None or not ends[0]:
        return f.built("Ndur", _DURATION)
    return f.built("Ndur", Spec("duration", low=round(ends[0] * unit, 6), high=round(ends[1] * unit, 6)))


_OLD = frozenset({"old", "olds", "age", "vieux", "vieilles", "vieille"})


def _is_age(f: Found) -> bool:
    """Read "Three years old", "cinq ans" after "âgé de" or a name: an age is a figure, not a time."""
    after, second, before, lead = f.after(), f.after(2), f.before(), f.before(2)
    behind = second if after is not None and after.cls == "hy" else after
    if behind is not None and behind.text.lower() in _OLD:
        return True
    if f.language == "en" and before is not None and before.text.lower() == "aged":
        return True
    if after is not None and after.cls == "of" and second is not None and second.text.lower() in {"age", "âge"}:
        return True
    if f.language == "fr" and f.need("u").value == "year" and f.need("u").text in {"ans", "an"}:
        under = f.lead in {"less", "more"} and lead is not None and lead.text.lower() in {"les", "des", "aux"}
        return under or _french_age(f, before, after) or _ends_age_range(f)
    return (
        f.language == "fr"
        and f.lead == "of"
        and lead is not None
        and lead.text.lower() in load_words("fr", "aged_words")
    )


def _ends_age_range(f: Found) -> bool:
    """Whether « 80 ans » closes « âgés de 65 à 80 ans »."""
    words = [atom.text.lower() for atom in (f.before(4), f.before(3)) if atom is not None]
    joint, low = f.before(), f.before(2)
    ranged = joint is not None and joint.cls in {"to", "and", "hy", "dash"}
    return ranged and low is not None and low.cls in {"dd", "yy", "card"} and any(w.startswith("âgé") for w in words)


def _french_age(f: Found, before: object, after: object) -> bool:
    first, second = f.before(), f.before(2)
    texts = [atom.text.lower() for atom in (first, second) if atom is not None]
    if any(text.startswith(("âgé", "agé")) for text in texts) or (
        texts[:1] and texts[0] in {"avait", "a", "ayant", "avoir", "aura", "avaient", "ont"}
    ):
        return True
    if first is not None and first.cls == "of" and second is not None and second.cls == "w" and second.text.isalpha():
        number = f["n"]
        young = number is not None and 0 < number.number <= OLDEST and first.text in {"de", "d'"}
        return young and second.text.lower() not in load_words("fr", "duration_nouns")
    behind = f.after()
    return (
        first is not None and first.cls == "comma" and behind is not None and behind.cls in {"comma", "paren", "dot"}
    ) or (first is not None and first.cls == "paren" and behind is not None and behind.cls == "paren")


def _is_place(f: Found) -> bool:
    """Whether "a fifth day", "a decades-old" say which day and no length."""
    number, unit = f["n"], f.need("u")
    if f.language != "en" or number is None:
        return False
    ordinal = number.cls == "num" and number.number < 1 and number.text.startswith("a ") and number.text.endswith("h")
    return ordinal or (number.cls == "one" and unit.text.endswith("s"))


def glued_duration(f: Found) -> Built:
    """Read "10D", "2W", "3.5ans": a number and a letter or unit without a blank."""
    number, unit = f.need("n"), f.need("u")
    if number.end != unit.start or unit.text not in {"D", "W", "Y", "h", "min", "mins", "hrs", "yrs", "j"}:
        return None
    if unit.text == "D" and (number.number < _SHORTEST_GLUED or f.language == "fr"):
        return None  # films in 3D
    return f.built("Ndur", _DURATION)


def duration_bound(f: Found) -> Built:
    """Read "Less than two hours"."""
    measure = spec_of(f.need("x"))
    more = f.need("a").cls == "more"
    return f.built("Ndur", replace(measure, low=measure.low if more else None, high=None if more else measure.high))
