"""How the work from linking to findings grows: with the articles of a folder, and with copies of one of them.

Every article is extracted once; what is measured begins after that.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from measure import Row

from claimcheck.pipeline.articles import read_articles
from claimcheck.pipeline.crossing import cross_check
from claimcheck.pipeline.extraction import extract_source, extract_sources
from claimcheck.records import Extract
from claimcheck.settings import Settings

#: Shares of the folder that are checked, and numbers of copies of its longest article.
PARTS = (8, 4, 2, 1)
COPIES = (10, 50, 100)
#: Time may grow this many times as fast as the number of articles.
BAR = 1.15


def measure_checking(folder: Path) -> Iterator[Row]:
    """Yield the time from linking to findings for an eighth, a quarter, half and all of a folder, then for copies."""
    settings = Settings()
    sources, _ = read_articles([str(folder)], settings)
    extracts = list(extract_sources(sources, settings))
    cross_check(extracts[:5], settings)  # so that models are loaded before the clock starts
    yield from _rows("articles, link to findings", [extracts[: len(extracts) // part] for part in PARTS], settings)
    longest = max(sources, key=lambda source: (source.characters, source.id))
    copies = [
        extract_source(replace(longest, id=f"copy{number:03}", sha256=f"copy{number}"), settings)
        for number in range(max(COPIES))
    ]
    yield from _rows("copies of one article, link to findings", [copies[:count] for count in COPIES], settings)


def _rows(what: str, parts: Sequence[Sequence[Extract]], settings: Settings) -> Iterator[Row]:
    first: float | None = None
    for part in parts:
        clock = time.process_time()
        cross_check(part, settings)
        each = (time.process_time() - clock) / max(len(part), 1)
        first = first or each
        said = f"{1000 * each:.1f} ms of CPU an article"
        yield Row(f"{len(part)} {what}", said, f"{each / first:.2f}", f"<= {BAR}")
