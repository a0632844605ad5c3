"""Builders for lengths of time, told apart from ages and from "so much a day"."""

from __future__ import annotations

from claimcheck.extract.dates.found import Built, Found, is_plural
from claimcheck.extract.dates.relative import count
from claimcheck.extract.dates.spec import Atom, Spec
from claimcheck.lexicon import load_words

_DURATION = Spec("duration")


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
    return f.built("Ndur", Spec("duration", n=n, unit=unit.value if n else ""), None, last)


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
    return f.built("Ndur", Spec("duration", n=f.need("n").number if f.has("n") else 1, unit="day"))


def duration_range(f: Found) -> Built:
    """Read "four to six weeks", "10-15 minutes"."""
    between = f.lead == "between"
    if (f.atoms[f.first + 1].cls == "and" and not between) or _is_age(f):
        return None
    return f.built("Ndur", _DURATION)


_OLD = frozenset({"old", "olds", "age", "vieux", "vieilles", "vieille"})


def _is_age(f: Found) -> bool:
    """Read "Three years old", "cinq ans" after "âgé de" or a name: an age is a figure, not a time."""
    after, second, before = f.after(), f.after(2), f.before()
    behind = second if after is not None and after.cls == "hy" else after
    if behind is not None and behind.text.lower() in _OLD:
        return True
    if f.language == "en" and before is not None and before.text.lower() == "aged":
        return True
    if after is not None and after.cls == "of" and second is not None and second.text.lower() in {"age", "âge"}:
        return True
    if f.language == "fr" and f.need("u").value == "year" and f.need("u").text in {"ans", "an"}:
        return _french_age(f, before, after) or _ends_age_range(f)
    lead = f.before(2)
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
    return f.built("Ndur", _DURATION)
