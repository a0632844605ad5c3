"""Tables of whole families of expressions: what is found in each sentence, and what it means.

A line of ``families/*.txt`` is a sentence with ``{expression=meaning}``; nothing else may be found in it. Dates: a day,
``first..last`` (either end may be open), ``t`` a time of day, ``d`` a length, ``s`` a recurrence (these three need only
be touched), ``?`` found, whatever it means; ``|`` parts readings that are both right. Numbers and units: the value, then
the unit. A line that begins with ``!`` is known to fail.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from claimcheck.evaluation import dates as dates_evaluation
from claimcheck.evaluation import figures as figures_evaluation
from claimcheck.extract.dates import find_dates_in_text
from claimcheck.extract.figures.quantities import find_quantities

TABLES = Path(__file__).parent / "families"
WRITTEN = date(2025, 11, 12)
TOUCHED = frozenset("tds")
_EXPRESSION = re.compile(r"\{([^{}=]+)=([^{}]*)\}")


def read_table(name: str) -> tuple[list[str], list[str]]:
    """Return the lines of a table that must hold, and those that are known to fail."""
    lines = (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    return [line for line in lines if line[0] != "!"], [line[1:].strip() for line in lines if line[0] == "!"]


def parse(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a line's sentence and its expressions with their meaning."""
    text, wanted, at = "", [], 0
    for match in _EXPRESSION.finditer(line):
        text += line[at : match.start()]
        wanted.append((len(text), len(text) + len(match[1]), match[2]))
        text, at = text + match[1], match.end()
    return text + line[at:], wanted


def wrong_dates(line: str, language: str) -> list[str]:
    """Return what is wrong with the dates found in a line."""
    text, wanted = parse(line)
    found = {dates_evaluation._trimmed(text, f.start, f.end): f for f in find_dates_in_text(text, language, WRITTEN)}
    wrong, used = [], set()
    for start, end, meaning in wanted:
        span = dates_evaluation._trimmed(text, start, end)
        near = {other for other in found if other[0] < end and start < other[1]}
        used |= near if meaning in TOUCHED else {span} & near
        if meaning in TOUCHED and near:
            continue
        if span not in found:
            wrong.append(f"not found: {text[start:end]} ({[text[a:b] for a, b in near]})")
            continue
        days = [day.isoformat() if day else "" for day in (found[span].from_, found[span].to)]
        read = days[0] if days[0] == days[1] else "..".join(days)
        if meaning != "?" and read not in meaning.split("|"):
            wrong.append(f"{text[start:end]} is {read}, not {meaning}")
    return wrong + [f"found: {text[a:b]}" for a, b in found if (a, b) not in used]


def wrong_numbers(line: str, language: str, units: bool) -> list[str]:
    """Return what is wrong with the numbers, or the quantities with a unit, that are found in a line."""
    text, wanted = parse(line)
    if units:
        dates = [(f.start, f.end) for f in find_dates_in_text(text, language)]
        kinds = set(figures_evaluation._KINDS.values())
        read = {q.core: figures_evaluation._as_written(q) for q in find_quantities(text, language, dates)
                if q.kind in kinds}  # fmt: skip
    else:
        read = dict(figures_evaluation._numbers(text, language))
    wrong = [f"found: {text[a:b]}" for a, b in read if not any(a < e and s < b for s, e, _ in wanted)]
    for start, end, meaning in wanted:
        value, _, unit = meaning.partition(" ")
        own = read.get((start, end))
        if own is None:
            wrong.append(f"not found: {text[start:end]}")
        elif value != "?" and own.value != pytest.approx(float(value), rel=1e-4):
            wrong.append(f"{text[start:end]} is {own.value}, not {value}")
        elif unit and own.unit != unit:
            wrong.append(f"{text[start:end]} is in {own.unit}, not {unit}")
    return wrong


def check(name: str, line: str) -> list[str]:
    """Return what is wrong with a line of a table by the table's kind and language ("dates_en")."""
    kind, language = name.split("_")
    return wrong_dates(line, language) if kind == "dates" else wrong_numbers(line, language, kind == "units")


NAMES = sorted(path.stem for path in TABLES.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_table_is_read(name: str) -> None:
    wrong = {line: found for line in read_table(name)[0] if (found := check(name, line))}
    assert not wrong


@pytest.mark.xfail(strict=True, reason="known not to be read")
@pytest.mark.parametrize(("name", "line"), [(name, line) for name in NAMES for line in read_table(name)[1]])
def test_lines_that_are_known_to_fail(name: str, line: str) -> None:
    assert not check(name, line)
