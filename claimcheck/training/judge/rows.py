"""A pair to train or test on, and the files that hold such pairs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """A pair to train or test on."""

    premise: str
    hypothesis: str
    verdict: int
    kind: str
    languages: tuple[str, str]


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """Write rows as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            fields = [row.premise, row.hypothesis, row.verdict, row.kind, row.languages]
            out.write(json.dumps(fields, ensure_ascii=False) + "\n")


def read_rows(path: Path) -> list[Row]:
    """Read what ``write_rows`` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [Row(p, h, v, k, (langs[0], langs[1])) for p, h, v, k, langs in map(json.loads, lines)]
