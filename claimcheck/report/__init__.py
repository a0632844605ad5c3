"""The report in each output format: one file a format, one line in the table below."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TextIO, cast

from claimcheck.errors import UsageError
from claimcheck.records import Report

#: Where each format's writer stands; imported when asked for, so that a format costs nothing to those who use another.
FORMATS = {
    "terminal": "claimcheck.report.terminal:write_terminal",
    "json": "claimcheck.report.json:write_json",
    "jsonl": "claimcheck.report.jsonl:write_jsonl",
    "csv": "claimcheck.report.csv:write_csv",
    "markdown": "claimcheck.report.markdown:write_markdown",
    "html": "claimcheck.report.html:write_html",
    "sarif": "claimcheck.report.sarif:write_sarif",
    "webanno": "claimcheck.report.webanno:write_webanno",
}


def check_format(name: str) -> str:
    """Return the format's name; `UsageError` when there is none of that name."""
    if name not in FORMATS:
        raise UsageError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    return name


def write_report(report: Report, name: str, stream: TextIO, verbose: int = 0) -> None:
    """Write the report in a format; ``verbose`` matters to the terminal's alone."""
    module, function = FORMATS[check_format(name)].split(":")
    write = cast("Callable[..., None]", getattr(import_module(module), function))
    if name == "terminal":
        write(report, stream, verbose)
    else:
        write(report, stream)
