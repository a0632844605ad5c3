"""Builders for expressions that count from the day of writing or from another date of the text."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extract.dates.found import Built, Found, is_plain_word, side, way
from claimcheck.extract.dates.spec import Atom, Spec
from claimcheck.lexicon import load_words

#: "Several", "a few": how many cannot be told, so nothing is shifted by them.
_VAGUE = 0
#: Words after which "last" is the verb ("will last three weeks").
_BEFORE_VERB = frozenset(
    {"will", "to", "t", "not", "would", "could", "should", "may", "might", "can", "'ll", "never", "'t"}
)


def count(atom: Atom) -> float:
    """Return what a counting word says: 1 for an article, 2 for "a couple", 0 where no number can be told."""
    if atom.cls == "one":
        return 1
    if atom.cls == "few":
        return float(atom.value) if atom.value != "3" else _VAGUE
    return float(atom.value) if atom.cls == "halfnum" else atom.number


#: "In a few days" lies ahead, "the first in many years" does not.
_SAID_AHEAD = frozenset({"a few", "few", "a couple of", "a couple", "several", "couple of", "couple", "some"})


def deictic(f: Found) -> Built:
    """Read "Yesterday", "après-demain"; not the name of a paper or show ("USA Today")."""
    before = f.before()
    if "cap" in f.need("v").value and before is not None and before.cls == "w" and before.text[:1].isupper():
        return None
    return f.built("Nday", Spec("deictic", n=int(f.need("v").value.split()[0])))


def night(f: Found) -> Built:
    """Read "Tonight", "last night", "ce matin"."""
    return f.built("Nday", Spec("timed", base=Spec("deictic", n=int(f.need("v").value))))


def now(f: Found) -> Built:
    """Read "Right now" is a time, "recently" none that can be told; "now" alone waits for a range to begin with it."""
    value, after = f.need("v").value, f.after()
    if "weak" in value or ("adverb" in value and is_plain_word(after)):
        return None
    return f.built("Ntime", Spec("unknown" if "vague" in value else "time"))


def vague_now(f: Found) -> Built:
    """Read "now" where nothing else used it: when, but no day that can be compared."""
    return f.built("Ntime", Spec("unknown"))


def then(f: Found) -> Built:
    """Read "since then", "d'ici là": open, from the last date of the text."""
    after = f.after()
    office = after is not None and (after.cls == "hy" or (after.cls == "w" and not _follows_then(after.text)))
    if f.language == "en" and f.need("v").text == "by then" and office:
        return None  # "by then-president Bush"
    return f.built("Nspan", Spec("open", word=f.need("v").value, base=Spec("then")))


def _follows_then(word: str) -> bool:
    return word.lower() in load_words("en", "function_words")


def recent_units(f: Found) -> Built:
    """Read "in recent weeks": up to now, since when cannot be told."""
    unit = f.need("u")
    if not unit.text.endswith("s") or unit.value in {"half", "weekday"}:
        return None
    return f.built("Nspan", Spec("units", n=-1, unit=unit.value, word="vague"))


def vague_shift(f: Found) -> Built:
    """Read "days later", "years ago": how many cannot be told."""
    if not f.need("u").text.endswith("s") or f.language != "en":
        return None
    return f.built("Nday", Spec("unknown"))


def vague_within(f: Found) -> Built:
    """Read "within hours": soon, but no day that can be compared."""
    vague = f.need("u").text.endswith("s") and f.language == "en"
    return f.built("Ntime" if f.need("u").cls == "unitt" else "Nspan", Spec("unknown")) if vague else None


def now_units(f: Found) -> Built:
    """Read "The last minute", "la dernière heure"."""
    return f.built("Ntime", Spec("time"))


def text_day(f: Found) -> Built:
    """Read "The next day", "la veille", "the following week": from the last date of the text."""
    atom = f.need("v")
    parts = atom.value.split()
    after = f.after()
    if "after" in parts and after is not None and after.cls not in {"comma", "dot", "br", "paren"}:
        return None
    if f.language == "fr" and after is not None and after.cls == "of" and atom.cls == "textday":
        return None
    if atom.cls == "textunit":
        unit = parts[0]
        return f.built("Nspan", Spec("text", n=int(parts[1]), unit=unit))
    word = "time" if atom.cls == "texttime" else ""
    return f.built("Nday", Spec("text", n=int(parts[0]), unit="day", word=word))


def end_day(f: Found) -> Built:
    """Read "End of day" is a time of today, "end of year" the late part of this year."""
    atom = f.need("v")
    if atom.cls == "endday":
        after = f.after()
        if after is not None and after.cls == "w" and after.text[:1].islower() and f.before() is None:
            return None
        return f.built("Nday", Spec("timed", base=Spec("deictic", n=int(atom.value))))
    return f.built("Nspan", Spec("edge", word="end", base=Spec("unit", n=0, unit=atom.value)))


def near_unit(f: Found) -> Built:
    """Read "Last month", "cette semaine", "l'année prochaine"; "last days" and the like say no number."""
    unit, near = f.need("u"), f.need("r")
    if unit.value in {"half", "weekday"}:
        return None
    if unit.value == "day" and f.language == "en":
        return None
    plural = unit.text.endswith("s") and unit.text != "mois"
    if unit.value == "day" and near.cls != "this" and not plural:
        return None
    start = f.first
    if f.has("t") and (f.language == "en" or f.atoms[f.first].text not in {"la", "le", "l'"}):
        start += 1
    if plural:
        if side(near) == "this":
            return None
        return f.built("Nspan", Spec("units", n=way(near), unit=unit.value, word="vague"), f.first)
    word = near.value if near.value in {"earlier", "later", "early", "late"} else ""
    spec = Spec("unit", n=way(near), unit=unit.value, word=word)
    return f.built("Nday" if unit.value == "day" else "Nspan", spec, start)


def rest_of(f: Found) -> Built:
    """Read "The rest of the week": from the day of writing to the unit's end."""
    unit = f.need("u")
    if unit.value == "day":
        return f.built("Nday", Spec("timed", base=Spec("deictic", n=0)))
    return f.built("Nspan", Spec("unit", n=0, unit=unit.value, word="later"))


def whole_unit(f: Found) -> Built:
    """Read "The year before last", "year to date"."""
    unit, way = f.need("v").value.split()
    if way == "todate":
        return f.built("Nspan", Spec("unit", unit=unit, word="earlier"))
    return f.built("Nspan", Spec("unit", n=int(way), unit=unit))


def near_units(f: Found) -> Built:
    """Read "The last three months", "les deux prochaines années", "2 upcoming months"."""
    unit, near, lead = f.need("u"), f.need("r"), f.before()
    if near.text == "last" and lead is not None and lead.text.lower() in _BEFORE_VERB and not f.has("t"):
        return None
    if f.has("n") and not (unit.text.endswith("s") or unit.text in {"min", "sec"}) and f.need("n").number != 1:
        return None
    if f.has("n") and f.language == "en" and f.need("n").number == 1 and not f.has("t"):
        return None
    if f.language == "en" and f.atoms[f.last].cls in {"last", "next"}:
        return None
    if unit.cls == "unitt":
        return f.built("Ntime", Spec("time"), f.first + (f.has("t") and f.language == "en"))
    number = f["n"]
    if number is not None and number.cls == "one":
        return None
    n = count(number) if number is not None else _VAGUE
    if unit.value in {"half", "weekday"} or (number is None and not unit.text.endswith("s")):
        return None
    start = f.first + 1 if f.has("t") and near.cls == "last" and f.language == "en" else f.first
    word = "vague" if n == _VAGUE else "text" if near.text.startswith(("previous", "preceding", "précédent")) else ""
    return f.built("Nspan", Spec("units", n=way(near) * (n or 1), unit=unit.value, word=word), start)


def _shift(f: Found, number: Atom, unit: Atom, sign: int, word: str = "") -> Spec:
    if unit.cls == "unitt":
        return Spec("timed", base=Spec("deictic", n=0)) if unit.value != "hour" else Spec("time")
    if unit.value in {"half", "weekday"}:
        return Spec("unknown")
    return Spec("shift", n=sign * count(number), unit=unit.value, word=word)


def ago(f: Found) -> Built:
    """Read "Two months ago", "il y a trois jours"; "about a year ago" is approximate."""
    spec = _shift(f, f.need("n"), f.need("u"), -1)
    cls = "Ntime" if f.need("u").cls == "unitt" else "Nday"
    if f.has("k"):
        spec = Spec("unknown")
    start = f.at("n") if f.has("a") and f.language == "en" else None
    return f.built(cls, replace(spec, approximate=f.has("a")), start)


def ahead(f: Found) -> Built:
    """Read "In two days", "dans un mois"; French "en trois jours" is how long something takes."""
    lead, unit, number = f.need("i"), f.need("u"), f.need("n")
    if lead.cls == "in" and lead.text not in {"en": {"in"}, "fr": {"dans"}}[f.language]:
        return None
    if lead.cls == "in" and f.language == "en" and number.cls == "one" and unit.value in {"day", "second"}:
        return None
    if number.cls == "few" and lead.text == "in" and (unit.cls == "unitt" or number.text not in _SAID_AHEAD):
        return None
    if lead.cls == "within":
        spec = (
            Spec("units", n=count(number), unit=unit.value, word="within")
            if unit.cls == "unit" and count(number)
            else Spec("time")
        )
        return f.built("Nspan", spec)
    base = _shift(f, number, unit, 1)
    spec = replace(base, op="shift_in") if base.op == "shift" else base
    last = f.last - 1 if f.has("t") else f.last
    return f.built("Nday" if unit.cls == "unit" else "Ntime", replace(spec, approximate=f.has("a")), None, last)


def from_now(f: Found) -> Built:
    """Read "Three weeks from today", "a year from now"."""
    tail = f.need("f")
    spec = _shift(f, f.need("n"), f.need("u"), 1)
    if tail.value != "0" and spec.op == "shift":
        spec = replace(spec, base=Spec("deictic", n=int(tail.value)))
    return f.built("Nday" if f.need("u").cls == "unit" else "Ntime", spec)


def later(f: Found) -> Built:
    """Read "Two weeks later", "trois jours plus tôt": from the last date of the text."""
    mark = f.need("l")
    sign = int(mark.value) if mark.cls == "later" else 1 if mark.cls == "after" else -1
    if mark.cls != "later" and f.language == "en":
        return None
    spec = _shift(f, f.need("n"), f.need("u"), sign, "text")
    return f.built("Nday" if f.need("u").cls == "unit" else "Ntime", spec)


def the_unit(f: Found) -> Built:
    """Read "Over the weekend": the nearest; other units with a bare article say nothing."""
    if f.need("u").value != "weekend" or (f.need("u").text.endswith("s") and f.language == "en"):
        return None
    after = f.after()
    if after is not None and after.cls in {"of", "hy"}:
        return None
    return f.built("Nspan", Spec("unit", n=0, unit="weekend", word="near"))
