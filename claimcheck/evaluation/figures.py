"""How well numbers and quantities are found and read: on Recognizers-Text items, and on the project's own gold.

What stands between their convention and ours:

- their number items hold every number, names and phone numbers too, so the reader of numbers is scored there, not the
  choice of what counts as a figure; a percentage is a number with its sign;
- their unit items annotate one kind (age, currency, dimension or temperature), so only findings of that kind count;
- their French reader counts the article of "un crédit" as a 1; a lone "un" or "une" is left out;
- values are compared as written, before a unit is brought to another one; a unit is right when both names mean one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from claimcheck.evaluation import peers
from claimcheck.evaluation.items import walk_items
from claimcheck.evaluation.peers import Read, Span
from claimcheck.evaluation.rows import Row, precision_recall_f1, share_row
from claimcheck.extract.dates import find_dates_in_text
from claimcheck.extract.figures import find_figures_in_text
from claimcheck.extract.figures.articles import is_article
from claimcheck.extract.figures.currencies import currency_names
from claimcheck.extract.figures.numbers import scan_numbers
from claimcheck.extract.figures.quantities import Quantity, find_quantities
from claimcheck.extract.figures.shares import join_shares
from claimcheck.extract.figures.unit_names import measures
from claimcheck.extract.figures.units import unit_after

AREA = "figures"
#: Their types of quantity → our kinds.
_KINDS = {"age": "age", "currency": "money", "dimension": "measure", "temperature": "measure"}
#: Relative difference up to which two values are one; theirs are rounded to fifteen digits.
TOLERANCE = 1e-4
_AGES = {"ans": "year", "mois": "month", "semaines": "week", "jours": "day", "age": "year"}
#: Reads a text of a language: ``kind`` is ``numbers`` or ``units``; the annotations say which kinds of unit to keep.
Finder = Callable[[str, str, str, list[dict[str, Any]]], Iterable[tuple[Span, Read]]]


def evaluate_figures(data_dir: Path | None = None, gold_dir: Path | None = None) -> list[Row]:
    """Return the rows of every figure file found, development items and the project's own gold; other tools beside."""
    rows: list[Row] = []
    for part in walk_items(data_dir, gold_dir, AREA, {"numbers": "numbers", "units": "units"}):
        if part.kind == "gold":
            rows += score_gold(part.items, part.language, part.name)
            continue
        score = partial(score_recognizers, kind=part.kind)
        rows += score(part.items, part.language, part.name)
        if part.language == "en":
            rows += peers.beside(peers.quantulum_finder, part, AREA, score)
    return rows


def _find(text: str, language: str, kind: str, results: list[dict[str, Any]]) -> Iterable[tuple[Span, Read]]:
    return _numbers(text, language) if kind == "numbers" else _units(text, language, results)


def score_recognizers(
    items: Iterable[dict[str, Any]], language: str, name: str, find: Finder = _find, *, kind: str
) -> list[Row]:
    """Score Recognizers-Text number or unit items (``end`` inclusive)."""
    count: Counter[str] = Counter()
    for item in items:
        wanted = dict(_annotated(item))
        found = dict(find(item["text"], language, kind, item["results"]))
        bare = {span for span, gold in wanted.items() if _value(gold) is None}
        bare |= {span for span in wanted if language == "fr" and item["text"][slice(*span)].lower() in {"un", "une"}}
        found = {span: read for span, read in found.items() if span not in bare}
        wanted = {span: gold for span, gold in wanted.items() if span not in bare}
        count["found"] += len(found)
        count["wanted"] += len(wanted)
        for span in found.keys() & wanted.keys():
            count["right"] += 1
            count["value right"] += _near(found[span].value, _value(wanted[span]))
            count["unit right"] += kind == "units" and is_same_unit(wanted[span], found[span], language)
    return _rows(count, name, "Recognizers-Text, mapped", units=kind == "units")


def _annotated(item: dict[str, Any]) -> Iterator[tuple[Span, dict[str, Any]]]:
    for result in item["results"]:
        resolution = result.get("resolution") or {}
        start = result["start"] if result.get("start") is not None else resolution.get("Start")
        end = result["end"] if result.get("end") is not None else resolution.get("End")
        if start is not None and end is not None:
            yield (start, end + 1), result


def _value(gold: dict[str, Any]) -> float | None:
    written = gold["resolution"].get("value")
    if written in {None, "null"}:
        return None
    return float(str(written).replace("%", "").replace(",", "."))


def _near(own: float | None, wanted: float | None) -> bool:
    if own is None or wanted is None:
        return own is wanted
    return abs(own - wanted) <= TOLERANCE * max(1e-9, abs(wanted))


def _numbers(text: str, language: str) -> Iterator[tuple[Span, Read]]:
    for number in join_shares(scan_numbers(text, language), text, language):
        pronoun = is_article(text, number, language) and (number.kind != "fraction" or number.article)
        unit = unit_after(text, number.end, language, False)
        if number.kind == "ordinal" or pronoun or (unit is not None and unit.kind == "measure"):
            continue
        end = unit.end if unit is not None and unit.name == "percent" else number.end
        yield (number.start, end), Read(number.value)


def _units(text: str, language: str, results: list[dict[str, Any]]) -> Iterator[tuple[Span, Read]]:
    wanted = {_KINDS.get(result["typename"]) for result in results}
    spans = {span for span, _ in _annotated({"results": results})}
    dates = [(found.start, found.end) for found in find_dates_in_text(text, language)]
    for quantity in find_quantities(text, language, dates):
        if quantity.kind not in _KINDS.values():
            continue
        if not wanted or quantity.kind in wanted or quantity.core in spans:
            yield quantity.core, _as_written(quantity)


def _as_written(quantity: Quantity) -> Read:
    sub_unit = quantity.kind == "money" and quantity.written is not None and quantity.value != quantity.written
    scaled = sub_unit and (quantity.value or 0) > (quantity.written or 0)
    value = quantity.value if scaled or quantity.written is None else quantity.written
    return Read(value, quantity.unit, quantity.unit_text, quantity.kind)


def is_same_unit(gold: dict[str, Any], found: Read, language: str) -> bool:
    """Whether the annotated unit ("Hong Kong dollar", "Kilometer", "C") is the one that was found."""
    resolution = gold["resolution"]
    name = str(resolution.get("unit", "")).lower()
    if resolution.get("isoCurrency"):
        return found.unit == str(resolution["isoCurrency"])
    if gold["typename"] == "age":
        return found.unit is not None and (found.unit in name or found.unit == _AGES.get(name))
    if gold["typename"] == "currency":
        known = {"pound": "GBP", "livre": "GBP", "dollar": "USD", **currency_names(language)}
        code = known.get(name, "").split(" ")[0]
        return found.unit == code if code else found.unit_text.lower().rstrip("s") == name
    if name in {"c", "f", "kelvin"}:
        return found.unit == "degree-celsius"
    table = measures(language)
    entry = table.get(name) or table.get(name + "s", "")
    return bool(entry) and (found.unit == entry.split(" ")[0] or ("degree" in entry and found.unit == "degree-celsius"))


def score_gold(items: Iterable[dict[str, Any]], language: str, name: str) -> list[Row]:
    """Score the project's own sentences: exact spans; interval, relation and value must all be right."""
    count: Counter[str] = Counter()
    for item in items:
        text = item["text"]
        dates = [(found.start, found.end) for found in find_dates_in_text(text, language)]
        found = {(f.start, f.end): f for f in find_figures_in_text(text, language, dates)}
        wanted = {(g["start"], g["end"]): g for g in item["figures"]}
        count["found"] += len(found)
        count["wanted"] += len(wanted)
        for span in found.keys() & wanted.keys():
            gold, own = wanted[span], found[span]
            pairs = ((own.interval.low, gold["low"]), (own.interval.high, gold["high"]), (own.value, gold["value"]))
            count["right"] += 1
            count["value right"] += own.interval.relation == gold["relation"] and all(_near(a, b) for a, b in pairs)
            count["unit right"] += own.unit == gold["unit"]
    return _rows(count, name, "own sentences", units=True)


def _rows(count: Counter[str], name: str, note: str, units: bool) -> list[Row]:
    _, _, both = precision_recall_f1(count["right"], count["found"], count["wanted"])
    right = count["right"]
    rows = [
        share_row(AREA, name, "precision", right, count["found"], note),
        share_row(AREA, name, "recall", right, count["wanted"], note),
        Row(AREA, name, "F1", both, count["wanted"], note),
        share_row(AREA, name, "value", count["value right"], right, "of those found"),
    ]
    if units:
        rows.append(share_row(AREA, name, "unit", count["unit right"], right, "of those found"))
    return rows
