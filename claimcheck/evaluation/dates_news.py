"""How many of the dates that others marked in news articles are found: DWIE in English, WiNER in French.

Both mark absolute dates and leave most relative ones and lengths of time unmarked, so only recall can be measured;
they mark the bare date ("2030" where we read "by 2030"), so an overlap counts. Articles behind `READ` were not looked
at while the rules were written.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimcheck.evaluation.items import read_lines
from claimcheck.evaluation.rows import Row, share_row
from claimcheck.extract.dates import find_dates_in_text

#: File, language, and how many of its first articles were read for their errors.
READ = (("ner/en/dwie-train.jsonl", "en", 350), ("ner/fr/winer-train.jsonl", "fr", 600))
_NOTE = "marked dates that a find overlaps"


def evaluate_news_dates(data: Path | None) -> list[Row]:
    """Return a row of recall for the unread articles of each file that exists."""
    rows: list[Row] = []
    for name, language, read in READ:
        path = data / name if data else None
        if path is not None and path.is_file():
            found, wanted = _count(list(read_lines(path))[read:], language)
            rows.append(share_row("dates", f"dates/{language} news (unread articles)", "recall", found, wanted, _NOTE))
    return rows


def _count(articles: Iterable[dict[str, Any]], language: str) -> tuple[int, int]:
    """Return how many marked dates were found and how many there are."""
    hits = total = 0
    for article in articles:
        found = [(date.start, date.end) for date in find_dates_in_text(article["text"], language)]
        wanted = [(entity[0], entity[1]) for entity in article["entities"] if entity[2] == "DATE"]
        total += len(wanted)
        hits += sum(any(a < end and start < b for a, b in found) for start, end in wanted)
    return hits, total
