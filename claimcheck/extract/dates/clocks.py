"""Builders for times of day, lengths of time and recurrences: found, told apart from days, and no points."""

from __future__ import annotations

from claimcheck.extract.dates.found import Built, Found, is_plural
from claimcheck.extract.dates.relative import count
from claimcheck.extract.dates.spec import Atom, Spec
from claimcheck.lexicon import load_words

#: Beyond this many years "de N ans" is no age.
OLDEST = 112
_TIME = Spec("time")
_DURATION = Spec("duration")
_SET = Spec("set")
#: Words before "N heures" that make it a time of day and not a length.
_HOUR_LEADS = frozenset(
    {"to", "approx", "start", "since", "until", "before", "after", "between", "and", "Nday", "deictic", "weekday", "of"}
)


def time(f: Found) -> Built:
    """Read a time of day as it stands."""
    if f.match.re.groupindex.get("h") and f.language == "en" and f["h"] is not None and f.need("h").cls == "part":
        return f.built("Ntime", _TIME)
    return f.built("Ntime", _TIME)


def spoken_hour(f: Found) -> Built:
    """Read "at seven thirty", "five forty pm"."""
    hour, minute = f.need("a").number, f.need("b").number
    led = f.has("p") or (f["i"] is not None and f.need("i").text == "at")
    if f.language != "en" or not led or not 1 <= hour <= 12 or not 10 <= minute < 60:
        return None
    return f.built("Ntime", _TIME)


def quarter_to(f: Found) -> Built:
    """Read "a quarter to five"."""
    return f.built("Ntime", _TIME) if f.language == "en" and f.need("n").text.endswith("quarter") else None


#: Minutes that are told "to" an hour.
_MINUTES_TO = frozenset({5, 10, 20, 25})


def minutes_to(f: Found) -> Built:
    """Read "at ten to eight"."""
    fits = f.need("i").text == "at" and f.need("t").text == "to" and f.need("n").number in _MINUTES_TO
    return f.built("Ntime", _TIME, f.at("n")) if fits and f.need("h").number <= 12 else None


def part_of_hour(f: Found) -> Built:
    """Read « trois quarts d'heure »."""
    fits = f.need("n").number < 1 and f.need("u").value == "hour"
    return f.built("Ndur", _DURATION) if fits and f.language == "fr" else None


def one_night(f: Found) -> Built:
    """Read "one night", « une nuit »."""
    counts = f.language == "en" and f.need("n").cls == "one"
    return f.built("Ndur", Spec("duration", n=1, unit="day")) if f.need("u").value == "night" and not counts else None


def past_hour(f: Found) -> Built:
    """Read "15 past seven"."""
    return f.built("Ntime", _TIME) if f.need("s").text == "past" else None


def quarter_hour(f: Found) -> Built:
    """Read "Half past eight", "a quarter to three"."""
    unit = f["u"]
    return f.built("Ntime", _TIME) if unit is None or unit.value == "quarter" else None


def clock(f: Found) -> Built:
    """Read "17:30", "5 p.m.", "17h30"; "3h" after "pour" is a length, and a score ("2:1") is none."""
    atom, before = f.need("h"), f.before()
    if (
        atom.cls == "hclock"
        and before is not None
        and before.cls in {"for", "in"}
        and before.text in {"pour", "pendant", "en", "durant"}
    ):
        return f.built("Ndur", _DURATION)
    hours = int("".join(c for c in atom.text[:2] if c.isdigit()))
    minutes = atom.text.split(":")[1][:2] if ":" in atom.text else "0"
    if hours > 24 or not minutes.isdigit() or int(minutes) > 59:
        return None
    return f.built("Ntime", _TIME)


def clock_range(f: Found) -> Built:
    """Read "From 5 to 6pm", "between 3 and 8am", "de 14h à 16h"."""
    lead, mark = f["f"], f.need("s").cls
    if mark == "and" and (lead is None or lead.cls != "between"):
        return None
    for label in "ac":
        atom = f[label]
        if atom is not None and atom.cls in {"dd", "card"} and atom.number > 24:
            return None
    start = f.first + 1 if lead is not None and lead.cls == "of" and mark != "to" else f.first
    return f.built("Ntime", _TIME, start)


def part(f: Found) -> Built:
    """Read "In the morning", "at night", "dans la nuit"; the bare noun says no time."""
    lead, the, word = f["p"], f["t"], f.need("h")
    if lead is None or lead.cls == "later":
        return None
    if f.language == "en" and the is None and lead.text not in {"at", "in"}:
        return None
    bare = lead.text == "en" and word.text in {"soirée", "matinée"}
    if f.language == "fr" and not bare and (the is None or lead.text not in {"dans", "durant", "à", "au", "en"}):
        return None
    if f.language == "en" and lead.text == "at" and word.value != "night":
        return None
    after = f.after()
    start = f.first
    if after is not None and after.cls == "of" and f.language == "en":
        return None
    return f.built("Ntime", Spec("time", word="night") if word.value == "night" else _TIME, start)


def french_hour(f: Found) -> Built:
    """Read "Vingt heures", "sept heures moins dix"; "pendant trois heures" is a length."""
    unit, number, before = f.need("u"), f.need("h"), f.before()
    if f.language != "fr" or unit.value != "hour" or number.number > 24:
        return None
    longer = f.last > f.match.end("u") - 1
    lead = before.cls if before is not None else ""
    verb = before is not None and before.text.lower() in {"est", "était"}
    if longer and f.atoms[f.match.end("u")].cls != "ampm" and not f.has("m"):
        longer = f.atoms[f.last].cls in {"quart", "halfnum", "card", "dd", "ampm"}
    if not longer and not verb and lead not in _HOUR_LEADS:
        return None
    if lead == "of" and not longer:
        return None
    if before is not None and before.text in {"pour", "pendant"}:
        return None
    return f.built("Ntime", _TIME)


def recurring(f: Found) -> Built:
    """Read "Every Tuesday", "tous les deux jours", "each week"."""
    return f.built("Nset", _SET)


def weekends(f: Found) -> Built:
    """Read "Weekends" without a number."""
    before = f.before()
    loose = before is None or before.cls in {"in", "w"}
    return f.built("Nset", _SET) if loose and f.need("u").text in {"weekends", "weekdays"} else None


def recurring_word(f: Found) -> Built:
    """Read "Annually", "daily", "Sundays"."""
    atom, before = f.need("v"), f.before()
    if f.language == "fr" and before is not None and before.cls in {"the", "one", "this", "of"} and atom.cls == "set":
        return None  # « le quotidien », « un hebdomadaire » are papers
    if atom.cls == "weekdays" and (before is None or before.cls not in {"the", "every"}):
        return None
    return f.built("Nset", _SET)


def duration(f: Found) -> Built:
    """Read "Three weeks", "14-month", "une heure"; an age or a lone "a day" ("twice a day") is none."""
    number, unit, before, after = f["n"], f.need("u"), f.before(), f.after()
    text = f.atoms[f.first - 1].text.lower() if f.first else ""
    if (
        number is not None
        and number.cls == "one"
        and unit.value in {"day", "year", "month", "week", "hour", "half", "quarter", "weekend", "second"}
    ):
        counted = before is not None and before.cls in {"num", "dd", "card", "yy", "sym", "one", "few"}
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
    if _is_age(f) or _is_some_day(f):
        return None
    last = f.last
    if after is not None and after.cls == "hy":
        following = f.after(2)
        if following is not None and following.text.lower() == "old":
            return None
    if f.has("z") and f.atoms[f.last].cls in {"and", "one", "halfnum"} and f.atoms[f.last].cls != "halfnum":
        last = (f.at("z") or f.last) - 1
    n = count(number) if number is not None and unit.cls == "unit" and unit.value not in {"half", "weekday"} else 0
    if n and f.has("z") and any(_is_half(atom) for atom in f.atoms[f.at("z") or 0 : last + 1]):
        n += 0.5
    return f.built("Ndur", Spec("duration", n=n, unit=unit.value if n else ""), None, last)


def _is_some_day(f: Found) -> bool:
    """Whether « un jour » stands apart and says no length (« Un jour, il partira »)."""
    number, after = f["n"], f.after()
    if f.language != "fr" or number is None or number.cls != "one" or f.need("u").value != "day":
        return False
    return f.lead in {"", "comma", "br", "dot"} or (after is not None and after.cls == "comma")


def _is_half(atom: Atom) -> bool:
    return atom.cls == "halfnum" or atom.value == "half" or atom.number == 0.5


#: Words after which "a day" says how often and not how long.
_RATE_WORDS = frozenset({"twice", "once", "thrice", "fois", "per", "half"})


def nights(f: Found) -> Built:
    """Read "three nights", "deux nuits"."""
    return f.built("Ndur", Spec("duration", n=f.need("n").number if f.has("n") else 1, unit="day"))


def duration_range(f: Found) -> Built:
    """Read "four to six weeks", "10-15 minutes"."""
    between = f.lead == "between"
    if (f.atoms[f.first + 1].cls == "and" and not between) or _is_age(f):
        return None
    return f.built("Ndur", _DURATION)


def _is_age(f: Found) -> bool:
    """Read "Three years old", "cinq ans" after "âgé de" or a name: an age is a figure, not a time."""
    after, second, before = f.after(), f.after(2), f.before()
    if after is not None and after.text.lower() in {"old", "age", "vieux", "vieilles", "vieille"}:
        return True
    if after is not None and after.cls == "of" and second is not None and second.text.lower() in {"age", "âge"}:
        return True
    if f.language == "fr" and f.need("u").value == "year" and f.need("u").text in {"ans", "an"}:
        return _french_age(f, before, after)
    lead = f.before(2)
    return (
        f.language == "fr"
        and f.lead == "of"
        and lead is not None
        and lead.text.lower() in load_words("fr", "aged_words")
    )


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


def glued_duration(f: Found) -> Built:
    """Read "10D", "2W", "3.5ans": a number and a letter or unit without a blank."""
    number, unit = f.need("n"), f.need("u")
    if number.end != unit.start or unit.text not in {"D", "W", "Y", "h", "min", "mins", "hrs", "yrs", "j"}:
        return None
    return f.built("Ndur", _DURATION)


def set_time(f: Found) -> Built:
    """Read "Every evening at 7:13 p.m."."""
    return f.built("Nset", _SET)


def same_time(f: Found) -> Built:
    """Read a time with a word before it ("around 1pm", "before noon")."""
    return f.built("Ntime", _TIME)


def duration_bound(f: Found) -> Built:
    """Read "Less than two hours"."""
    return f.built("Ndur", _DURATION)
