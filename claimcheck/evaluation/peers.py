"""What other tools find on the same items, beside ours where they are installed (``pip install .[peers]``).

`dateparser` (its ``search_dates``) names no offsets, so its finds are looked up from left to right; a find is one day.
`quantulum3` reads English alone; its unit names are matched as ours are.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any

from claimcheck.evaluation.items import Items
from claimcheck.evaluation.rows import Row
from claimcheck.extract.dates import FoundDate

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Read:
    """What was found at a span: the value as written, the unit and the kind."""

    value: float | None
    unit: str | None = None
    unit_text: str = ""
    kind: str = "number"


def beside(peer: Callable[[], Any], part: Items, area: str, score: Callable[..., list[Row]]) -> list[Row]:
    """Return another tool's rows on the same items, or one row that says it is not installed."""
    tool = str(peer.__name__).removesuffix("_finder")
    try:
        find = peer()
    except ImportError:
        return [Row(area, part.name, f"{tool} skipped", 0.0, 0, "not installed: pip install claimcheck-news[peers]")]
    return score(part.items, part.language, f"{part.name}, {tool}", find)


def dateparser_finder() -> Callable[[str, str, date | None], Iterator[FoundDate]]:
    """Return a finder of days by `dateparser.search.search_dates`."""
    search = import_module("dateparser.search").search_dates

    def find(text: str, language: str, published: date | None) -> Iterator[FoundDate]:
        base = datetime.combine(published, datetime.min.time()) if published else None
        settings = {"RELATIVE_BASE": base} if base else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            hits = search(text, languages=[language], settings=settings) or ()
        at = 0
        for words, moment in hits:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            yield FoundDate(start, at, words, moment.date(), moment.date(), "day", None)

    return find


def quantulum_finder() -> Callable[[str, str, str, Sequence[dict[str, Any]]], Iterable[tuple[Span, Read]]]:
    """Return a finder of numbers and quantities by `quantulum3`, without its classifier."""
    parse = import_module("quantulum3.parser").parse

    def find(text: str, language: str, kind: str, results: Sequence[dict[str, Any]]) -> Iterator[tuple[Span, Read]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = parse(text)
        for quantity in found:
            plain = quantity.unit.name == "dimensionless"
            if plain if kind == "units" else not plain and quantity.unit.name != "percentage":
                continue
            wanted = {str(result["typename"]) for result in results}
            if kind == "units" and wanted and _kind(quantity.unit.entity.name) not in wanted:
                continue
            start, end = quantity.span
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            span = (start + lead, start + len(text[start:end].rstrip()))
            code = _CODES.get(quantity.unit.name, quantity.unit.name)
            yield span, Read(quantity.value, code, quantity.unit.name)

    return find


def _kind(entity: str) -> str:
    return {"currency": "currency", "temperature": "temperature", "time": "age"}.get(entity, "dimension")


#: Names of quantulum3 whose ISO or own name differs; the rest is compared as it stands.
_CODES = {
    "dollar": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "yen": "JPY",
    "indian rupee": "INR",
    "rupee": "INR",
    "south korean won": "KRW",
    "kilometre": "metre",
    "mile": "metre",
    "foot": "metre",
    "inch": "metre",
    "centimetre": "metre",
    "yard": "metre",
    "millimetre": "metre",
    "gram": "kilogram",
    "pound-mass": "kilogram",
    "tonne": "kilogram",
    "ton": "kilogram",
    "ounce": "kilogram",
    "degree celsius": "degree-celsius",
    "degree fahrenheit": "degree-celsius",
    "kelvin": "degree-celsius",
    "degree angle": "degree",
    "mile per hour": "kilometre-per-hour",
    "kilometre per hour": "kilometre-per-hour",
    "gallon": "litre",
    "acre": "square-metre",
    "hectare": "square-metre",
    "square kilometre": "square-metre",
    "square metre": "square-metre",
}
