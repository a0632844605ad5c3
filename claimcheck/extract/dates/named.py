"""Builders for expressions that name their day: literals, days of a month."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extract.dates.found import (
    Built,
    Found,
    first_number,
    is_plain_word,
    is_plural,
    pair_of,
    range_start,
    side,
    way,
)
from claimcheck.extract.dates.joined import near_year
from claimcheck.extract.dates.spec import Spec
from claimcheck.lexicon import load_words


def literal(f: Found) -> Built:
    """Read "2025-12-24", "24/12/2025": day and month in the language's order, unless only the other one exists."""
    parts = [int(part) for part in re.findall(r"\d+", f.need("v").text.split("T")[0])]
    first, second, third = parts[:3]
    if len(f.need("v").text) >= 8 and first > 31:
        return f.built("Nday", Spec("day", year=first, month=second, day=third))
    day, month = (second, first) if f.language == "en" else (first, second)
    if month > 12 >= day:
        day, month = month, day
    mark = "." in f.need("v").text
    if mark and f.language == "en" and first <= 31 and second <= 12:
        day, month = first, second
    if mark and third < 100 and not f.has("w"):
        return None
    return f.built("Nday", Spec("day", year=third, month=month, day=day))


def _slashed(text: str, language: str) -> tuple[int, int]:
    first, second = (int(part) for part in re.findall(r"\d+", text))
    day, month = (second, first) if language == "en" else (first, second)
    return (month, day) if month > 12 >= day else (day, month)


#: Attacks and a way of opening that are named like a day.
_NO_DAYS = frozenset({"24/7", "9/11", "7/7"})


def slash(f: Found) -> Built:
    """Read "22/04": a day only where it can be no fraction and no name like 9/11."""
    text = f.need("v").text
    day, month = _slashed(text, f.language)
    first, second = (int(part) for part in text.split("/"))
    if text in _NO_DAYS and not (f.has("w") or f.has("y")):
        return None
    padded = bool(re.fullmatch(r"0\d/\d\d|\d\d/0\d", text))
    before, after = f.before(), f.after()
    led = before is not None and before.cls in {
        "in",
        "from",
        "the",
        "to",
        "between",
        "until",
        "since",
        "hy",
        "dash",
        "by",
        "near",
        "weekof",
    }
    other = after is not None and after.cls in {"hy", "dash"}
    alone = (before is None or before.cls in {"br", "paren"}) and (after is None or after.cls in {"br", "paren"})
    if not (padded or f.has("w") or f.has("y") or led or other or alone):
        return None
    if alone and first < second and not (padded or f.has("w") or f.has("y")) and f.lead == "paren":
        return None
    if first < second and not (padded or f.has("w") or f.has("y") or led or other or alone):
        return None
    return f.built("Nday", Spec("day", year=f.year(), month=month, day=day))


def weekday_number(f: Found) -> Built:
    """Read "Friday 7.6": a number with a point behind a weekday."""
    match = re.fullmatch(r"(\d{1,2})[.](\d{1,2})", f.need("v").text)
    if match is None:
        return None
    day, month = _slashed(f"{match[1]}/{match[2]}", f.language)
    return f.built("Nday", Spec("day", month=month, day=day))


def weekday_hyphen(f: Found) -> Built:
    """Read "Friday 7-6" as a day of July, "Monday 11-4" as hours."""
    first, second = int(f.need("v").number), int(f.need("d").number)
    if f.language == "en" and 7 < first <= 12 and second < 7:
        return f.built("Nday", Spec("timed", base=Spec("weekday", weekday=first_number(f.need("w")))))
    if f.language == "en" and first > 7:
        return None
    return f.built("Nday", Spec("day", month=first, day=second))


def day_month(f: Found) -> Built:
    """Read "24 December 2025", "mercredi 24 décembre", "the 9th of May"."""
    day, month_atom = f.need("d"), f["m"] or f.need("k")
    if not 1 <= day.number <= 31:
        return None
    lead = f.before()
    if lead is not None and lead.text in set("$€£¥"):
        return None
    year = f.year() if f["zz"] is None else int(f.need("zz").number)
    first, last = f.first, f.last
    yy = f["yy"]
    if yy is not None and year is None:
        before_time = f.after()
        if before_time is not None and (is_plain_word(before_time) or before_time.cls in {"unit", "unitt"}):
            last -= 1
        else:
            year = int(yy.number)
    if f.language == "fr" and f.atoms[first].cls in {"the", "this"}:
        first += 1
    spec = Spec("day", year=year, month=first_number(month_atom), day=int(day.number), word=_named(f))
    return _beside_year(f, spec, first, last)


def _beside_year(f: Found, spec: Spec, first: int, last: int) -> Built:
    """Return a day with the year that "of last year" or a lone "last" behind it tells."""
    if f.has("u") or f.has("v"):
        base = near_year(f)
        return f.built("Nday", replace(spec, base=base, word=""), first, last) if base is not None else None
    if f.has("r"):
        return f.built("Nday", replace(spec, unit=side(f.need("r")), word=""), first, last)
    return f.built("Nday", spec, first, last)


def month_day(f: Found) -> Built:
    """Read "December 24, 2025", "April the ninth"."""
    day = f["d"] or f.need("g")
    if not 1 <= day.number <= 31:
        return None
    after = f.after()
    if (
        f.language == "fr"
        and not f.has("y")
        and (is_plain_word(after) or (after is not None and after.cls in {"of", "unit"}))
    ):
        return None
    if day.cls == "card" and not f.has("y") and is_plural(after):
        return None
    if after is not None and after.cls in {"sym"} and after.text == "%":
        return None
    year = f.year() if f["zz"] is None else int(f.need("zz").number)
    return f.built("Nday", Spec("day", year=year, month=first_number(f.need("m")), day=int(day.number), word=_named(f)))


def day_in_parentheses(f: Found) -> Built:
    """Read the "(15.12.)" that a Continental writer puts behind a weekday: day before month in any language."""
    parts = [int(part) for part in re.findall(r"\d+", f.need("v").text)]
    year = parts[2] if len(parts) > 2 else None
    return f.built("Nday", Spec("day", year=year, month=parts[1], day=parts[0])) if parts[1] <= 12 else None


def _named(f: Found) -> str:
    """Whether a day only names what stands beside it ("the Oct. 7 attack", "les attentats du 13 novembre")."""
    if f.has("y") or f.has("yy") or f.has("zz"):
        return ""
    before = f.before()
    if f.language == "fr":
        return "named" if before is not None and before.text == "du" else ""
    return "named" if is_plain_word(f.after()) and before is not None and before.cls in {"the", "w"} else ""


def month_days(f: Found) -> Built:
    """Read "November 19-20", "between 3 and 5 May 2025", "du 3 au 5 mai"."""
    mark, lead = f.need("s").cls, f["f"]
    if mark == "and" and (lead is None or lead.cls != "between"):
        return None
    month, year = first_number(f.need("m")), f.year()
    low, high = f.need("a").number, f.need("d").number
    if not (1 <= low <= 31 and 1 <= high <= 31):
        return None
    start = range_start(f)
    if start == f.first + 1 and f.has("t") and f.language == "fr":
        start += 1
    if lead is not None and lead.cls == "in":
        start = f.first + 1
    return pair_of(f, Spec("day", year=year, month=month, day=int(low)),
                 Spec("day", year=year, month=month, day=int(high)), start)  # fmt: skip


def days_of_unit(f: Found) -> Built:
    """Read "4-23 mois prochain"."""
    if f.need("u").value != "month":
        return None
    base = Spec("unit", n=way(f.need("r")), unit="month")
    low, high = (Spec("nth", n=f.need(x).number, unit="day", base=base) for x in "ad")
    return pair_of(f, low, high)


def day_of_unit(f: Found) -> Built:
    """Read "The 27th of this month", "le 5 du mois prochain"."""
    day = f["d"] or f.need("g")
    if f.need("u").value != "month" or not 1 <= day.number <= 31:
        return None
    base = Spec("unit", n=way(f.need("r")), unit="month")
    return f.built("Nday", Spec("nth", n=day.number, unit="day", base=base))


_AFTER_DAY = frozenset({"comma", "dot", "br", "paren", "Ntime", "between", "clock", "hclock"})


def on_day(f: Found) -> Built:
    """Read "I'll go back on 15"."""
    before, after = f.before(), f.after()
    if before is None or before.text.lower() not in load_words("en", "at_hour_words") or f.language != "en":
        return None
    if f.need("i").text != "on" or not (after is None or after.cls in {"dot", "br"}):
        return None
    return f.built("Nday", Spec("month_day", day=int(f.need("d").number)))


def month_day_alone(f: Found) -> Built:
    """Read "On the 17th", "le 17" where no noun follows that the number could order."""
    atom, after, second, lead = f.need("d"), f.after(), f.after(2), f.before(2)
    timed = after is not None and after.cls in {"of", "in", "between"} and second is not None
    timed = timed and second is not None and second.cls in {"Ntime", "clock"}
    if not 1 <= atom.number <= 31 or not (after is None or after.cls in _AFTER_DAY or timed):
        return None
    before_time = after is not None and after.cls == "Ntime"
    if f.language == "en":
        led = lead is not None and lead.cls in {"in", "by", "until", "since", "before", "after"}
        fits = led and (atom.cls != "dd" or before_time)
        # "We leave the 12th." says a day, "he finished the first." does not.
        fits = fits or (atom.cls == "ord" and atom.text[:1].isdigit() and f.lead == "the" and lead is not None
                        and lead.cls == "w" and (after is None or after.cls in {"dot", "br"}))  # fmt: skip
    else:
        told = lead is not None and lead.cls == "w" and f.atoms[f.first - 1].text == "le"
        alone = told and atom.cls == "dd" and f.lead == "the"
        fits = (before_time or alone) and (atom.cls != "ord" or atom.text == "1er")
    return f.built("Nday", Spec("month_day", day=int(atom.number))) if fits else None
