"""Builders for times of day: found, told apart from days, and no points."""

from __future__ import annotations

from claimcheck.extract.dates.found import Built, Found
from claimcheck.extract.dates.spec import Spec
from claimcheck.lexicon import load_words

_TIME = Spec("time")


_DURATION = Spec("duration")


#: Words before "N heures" that make it a time of day and not a length.
_HOUR_LEADS = frozenset(
    {"to", "approx", "start", "since", "until", "before", "after", "between", "and", "Nday", "deictic", "weekday", "of"}
)


def time(f: Found) -> Built:
    """Read a time of day as it stands."""
    if f.match.re.groupindex.get("h") and f.language == "en" and f["h"] is not None and f.need("h").cls == "part":
        return f.built("Ntime", _TIME)
    return f.built("Ntime", _TIME)


def at_hour(f: Found) -> Built:
    """Read "I'll be back at 7": only behind a word of coming and going, and where nothing follows to be counted."""
    before, after = f.before(), f.after()
    if before is None or before.text.lower() not in load_words("en", "at_hour_words") or f.language != "en":
        return None
    apart = after is None or after.cls in {"dot", "comma", "br", "in", "deictic", "night", "weekday"}
    return f.built("Ntime", _TIME) if apart and f.need("i").text == "at" and 1 <= f.need("h").number <= 24 else None


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


def meal(f: Found) -> Built:
    """Read "after lunch", "at dinner"."""
    lead = f.need("f")
    return f.built("Ntime", _TIME) if lead.cls != "in" or lead.text == "at" else None


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


def same_time(f: Found) -> Built:
    """Read a time with a word before it ("around 1pm", "before noon")."""
    return f.built("Ntime", _TIME)
