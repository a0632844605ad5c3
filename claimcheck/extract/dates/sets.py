"""Builders for recurrences: "every Tuesday", "daily", « tous les deux jours »."""

from __future__ import annotations

from claimcheck.extract.dates.found import Built, Found, spec_of
from claimcheck.extract.dates.spec import Spec

_SET = Spec("set")


def recurring(f: Found) -> Built:
    """Read "Every Tuesday", "tous les deux jours", "each week"."""
    return f.built("Nset", _SET)


def weekends(f: Found) -> Built:
    """Read "Weekends" without a number."""
    before = f.before()
    if f.need("u").text in {"weekend", "weekday"}:
        return f.built("Nset", _SET) if f.last > f.first else None
    loose = before is None or before.cls in {"in", "w"}
    return f.built("Nset", _SET) if loose and f.need("u").text in {"weekends", "weekdays"} else None


def recurring_word(f: Found) -> Built:
    """Read "Annually", "daily", "Sundays"."""
    atom, before = f.need("v"), f.before()
    if (
        "cap" in atom.value
        and not atom.value.startswith("weekday")
        and before is not None
        and before.cls not in {"dot", "br", "paren", "sym"}
    ):
        return None  # "the Daily News"
    after = f.after()
    if atom.cls == "set" and after is not None and after.cls == "w" and after.text[:1].isupper():
        return None
    if f.language == "fr" and before is not None and before.cls in {"the", "one", "this", "of"} and atom.cls == "set":
        return None  # « le quotidien », « un hebdomadaire » are papers
    if atom.cls == "weekdays" and (before is None or before.cls not in {"the", "every"}):
        return None
    return f.built("Nset", _SET)


def two_weekdays(f: Found) -> Built:
    """Read "every Tuesday and Thursday"."""
    return f.built("Nset", _SET) if spec_of(f.need("x")).op == "weekday" else None


def set_time(f: Found) -> Built:
    """Read "Every evening at 7:13 p.m."."""
    return f.built("Nset", _SET)
