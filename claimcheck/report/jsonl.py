"""The report's records as JSON Lines: one a line, each with a ``record`` field that names its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from claimcheck.records import (
    Check,
    Claim,
    Date,
    Entity,
    Figure,
    Finding,
    Group,
    Problem,
    Quote,
    Report,
    Source,
)
from claimcheck.report.json import dump_json
from claimcheck.serialise import encode_record

Record = Source | Entity | Date | Figure | Quote | Claim | Group | Finding | Problem | Check


def list_records(report: Report) -> Iterator[Record]:
    """Yield the report's records in the order of the JSON report."""
    yield from report.sources
    yield from report.entities
    yield from report.dates
    yield from report.figures
    yield from report.quotes
    yield from report.claims
    yield from report.groups
    yield from report.findings
    yield from report.problems
    yield from report.checks


def format_record(record: Record) -> str:
    """Return one record as a line of JSON, without the line break."""
    return dump_json({"record": type(record).__name__.lower(), **encode_record(record)})


def write_jsonl(report: Report, stream: TextIO) -> None:
    """Write the report's records one a line."""
    for record in list_records(report):
        stream.write(format_record(record) + "\n")
