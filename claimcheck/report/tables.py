"""Rows of figures (scores, models) as a table on a terminal, else as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import is_dataclass
from typing import Any, TextIO

from claimcheck.report.json import dump_json
from claimcheck.report.plain import make_line
from claimcheck.serialise import encode_record


def write_table(rows: Iterable[Any], stream: TextIO, table: bool) -> None:
    """Write records or dictionaries with the same keys, a row each, as a table or as a JSON list.

    What has parts of its own is left to the JSON.
    """
    plain = [encode_record(row) if is_dataclass(row) else dict(row) for row in rows]
    if not table:
        stream.write(dump_json(plain, indent=1) + "\n")
        return
    from rich.table import Table
    from rich.text import Text

    from claimcheck.report.console import open_console

    columns = list(dict.fromkeys(key for row in plain for key in row if not isinstance(row[key], dict)))
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns:
        numeric = any(isinstance(row.get(column), (int, float)) for row in plain)
        grid.add_column(column, justify="right" if numeric else "left")
    for row in plain:
        grid.add_row(*(Text(_show(row.get(column))) for column in columns))
    open_console(stream).print(grid)


def _show(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, (list, tuple)):
        return ", ".join(_show(item) for item in value)
    return "" if value is None else make_line(str(value))
