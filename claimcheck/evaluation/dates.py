"""How well expressions of time are found and resolved: on Recognizers-Text items, and on the project's own gold.

The Recognizers-Text convention differs from news use in places, so a mapping stands between:

- times of day, lengths and recurrences need only be found: any overlap counts, in one expression or two;
- days and spans of days must match to the character once leading articles and prepositions are taken from both;
- their ends are exclusive, ours inclusive; the end of their ranges of months is the first day of the last month;
- a unit alone ("for the day", "of the year", « la journée ») is theirs the present one and for us a noun: left out;
- a weekday or a day without a year is right on either side of the reference, as their two values say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from claimcheck.evaluation import peers
from claimcheck.evaluation.items import walk_items
from claimcheck.evaluation.rows import Row, precision_recall_f1, share_row
from claimcheck.extract.dates import FoundDate, find_dates_in_text
from claimcheck.lexicon import load_words

AREA = "dates"
#: Types whose resolved value is compared.
_DAYS = frozenset({"date", "daterange"})
_LEAD = re.compile(r"^(?:(?:the|on|at|in|from|le|la|les|de|du|des|à|au|aux|en|dans|for|pour)\s+|l['’])+", re.IGNORECASE)
#: Finds expressions of time in a text of a language, written on a day; ours and those of other tools.
Finder = Callable[[str, str, date | None], Iterable[FoundDate]]


def evaluate_dates(data_dir: Path | None = None, gold_dir: Path | None = None) -> list[Row]:
    """Return the rows of every date file found, development items and the project's own gold; other tools beside."""
    rows: list[Row] = []
    for part in walk_items(data_dir, gold_dir, AREA, {"expressions": ""}):
        if part.kind == "gold":
            rows += score_gold(part.items, part.language, part.name)
            continue
        rows += score_recognizers(part.items, part.language, part.name)
        rows += peers.beside(peers.dateparser_finder, part, AREA, score_recognizers)
    return rows


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text[start:end])
    return (start + lead.end() if lead and lead.end() < end - start else start), end


def score_recognizers(
    items: Iterable[dict[str, Any]], language: str, name: str, find: Finder = find_dates_in_text
) -> list[Row]:
    """Score Recognizers-Text ``DateTimeModel`` items (``end`` inclusive)."""
    count: Counter[str] = Counter()
    for item in items:
        text, reference = item["text"], item["reference"]
        published = date.fromisoformat(reference[:10]) if reference else None
        found = {_trimmed(text, f.start, f.end): f for f in find(text, language, published)}
        wanted = {_trimmed(text, r["start"], r["end"] + 1): r for r in item["results"]
                  if r.get("typename") and r.get("start") is not None}  # fmt: skip
        bare = [span for span in wanted if text[slice(*span)].lower() in load_words(language, "bare_units")]
        for a, b in bare:
            del wanted[a, b]
            found = {s: f for s, f in found.items() if s[1] <= a or b <= s[0]}
        _score_item(found, wanted, count)
    return _rows(count, name, "Recognizers-Text, mapped")


_Span = tuple[int, int]


def _score_item(found: dict[_Span, FoundDate], wanted: dict[_Span, dict[str, Any]], count: Counter[str]) -> None:
    used: set[_Span] = set()
    for span, gold in wanted.items():
        kind = gold["typename"].rsplit(".", 1)[-1]
        near = [s for s in found if s[0] < span[1] and span[0] < s[1]]
        count["wanted"] += 1
        if kind not in _DAYS:
            used.update(near)
            count["right"] += bool(near)
        elif span in found:
            used.add(span)
            count["right"] += 1
            count["valued"] += 1
            count["value right"] += is_same_value(gold, found[span])
    count["found"] += count_found(found, used, wanted)


def count_found(found: dict[_Span, FoundDate], used: set[_Span], wanted: dict[_Span, dict[str, Any]]) -> int:
    """Return how many findings count: those unused, and one for each annotation that was reached."""
    reached = sum(any(s[0] < span[1] and span[0] < s[1] for s in used) for span in wanted)
    return sum(span not in used for span in found) + reached


def is_same_value(gold: dict[str, Any], found: FoundDate) -> bool:
    """Whether one of the annotated values, in their convention, is the days that were found."""
    values = (gold.get("resolution") or {}).get("values", [])
    return any(_same(value, found) for value in values)


def _same(value: dict[str, str], found: FoundDate) -> bool:
    if value.get("value") == "not resolved":
        return found.from_ is None and found.to is None
    if value.get("type") == "date" and "value" in value:
        return found.from_ is not None and found.from_.isoformat() == value["value"][:10]
    first, last = value.get("start"), value.get("end")
    begins = _is_day(found.from_, first, (0, 1))
    if begins and _is_day(found.to, last, (0, -1)):
        return True
    if not begins or last is None or found.to is None or found.grain != "span":
        return False
    end = date.fromisoformat(last[:10])
    return value.get("timex", "").startswith("(") and end <= found.to <= end + timedelta(days=366)


def _is_day(day: date | None, text: str | None, offsets: tuple[int, ...]) -> bool:
    if day is None or text is None:
        return day is None and text is None
    return any(day == date.fromisoformat(text[:10]) + timedelta(days=offset) for offset in offsets)


def score_gold(items: Iterable[dict[str, Any]], language: str, name: str) -> list[Row]:
    """Score the project's own sentences: exact spans; first day, last day and grain must all be right."""
    count: Counter[str] = Counter()
    for item in items:
        published = date.fromisoformat(item["published"]) if item["published"] else None
        found = {(f.start, f.end): f for f in find_dates_in_text(item["text"], language, published)}
        wanted = {(g["start"], g["end"]): g for g in item["dates"]}
        count["found"] += len(found)
        count["wanted"] += len(wanted)
        for span in found.keys() & wanted.keys():
            count["right"] += 1
            count["valued"] += 1
            gold, own = wanted[span], found[span]
            days = tuple(day.isoformat() if day else None for day in (own.from_, own.to))
            count["value right"] += (gold["from"], gold["to"], gold["grain"]) == (*days, own.grain)
    return _rows(count, name, "own sentences")


def _rows(count: Counter[str], name: str, note: str) -> list[Row]:
    _, _, both = precision_recall_f1(count["right"], count["found"], count["wanted"])
    right, wanted = count["right"], count["wanted"]
    return [
        share_row(AREA, name, "precision", right, count["found"], note),
        share_row(AREA, name, "recall", right, wanted, note),
        Row(AREA, name, "F1", both, wanted, note),
        share_row(AREA, name, "value", count["value right"], count["valued"], "days and spans of days"),
    ]
