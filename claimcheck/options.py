"""The options of the command line: how they are spelt, and what they become."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import typer

import claimcheck
from claimcheck.config import find_config, read_defaults
from claimcheck.errors import UsageError
from claimcheck.records import FindingKind, Report
from claimcheck.report import FORMATS
from claimcheck.report.output import check_writable
from claimcheck.settings import Settings

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, web addresses; - is standard input.")
]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="NAME", help=f"{', '.join(FORMATS)}; terminal or json if left out."),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Written whole or not at all.")]
Published = Annotated[
    list[str] | None,
    typer.Option("--published", metavar="SOURCE=DATE", help="Overrule a source's publication day (YYYY-MM-DD)."),
]
Languages = Annotated[
    list[str] | None, typer.Option("--language", metavar="SOURCE=xx", help="Overrule a source's language.")
]
MinConfidence = Annotated[
    float, typer.Option("--min-confidence", metavar="0..1", min=0.0, max=1.0, help="Leave out findings below this.")
]
FailOn = Annotated[
    list[str] | None,
    typer.Option("--fail-on", metavar="KINDS", help="Exit with 1 on these kinds (contradiction,altered_quote,...)."),
]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="OLD.json", help="Say what is new since an earlier JSON report.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Worker processes.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error but what ends the run.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="No progress bars.")]
Models = Annotated[
    list[str] | None, typer.Option("--model", metavar="xx=NAME", help="Another installed spaCy pipeline (en=NAME).")
]
Judge = Annotated[str | None, typer.Option("--judge", metavar="PATH", help="Another judge model.")]
Cache = Annotated[
    str | None, typer.Option("--cache", metavar="DIR", help="Keep what is extracted here, not in your cache folder.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing between runs.")]
Verbose = Annotated[int, typer.Option("--verbose", "-v", count=True, help="-v shows everything, -vv also why.")]

ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Print the options that hold and where they come from, and exit.")
]

_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_URL = re.compile(r"https?://", re.IGNORECASE)


def build_settings(
    published: Iterable[str] | None = None,
    languages: Iterable[str] | None = None,
    min_confidence: float = 0.0,
    fail_on: Iterable[str] | None = None,
    models: Iterable[str] | None = None,
    judge: str | None = None,
) -> Settings:
    """Return the settings that the options ask for; `UsageError` names the first option that makes no sense."""
    days = _read_pairs("--published", published, "SOURCE=YYYY-MM-DD")
    for source, day in days.items():
        days[source] = _read_day(source, day)
    codes = {source: code.lower() for source, code in _read_pairs("--language", languages, "SOURCE=xx").items()}
    for code in codes.values():
        if not _LANGUAGE.match(code):
            raise UsageError(f"--language: {code!r} is no language code; write for example SOURCE=fr")
    if judge is not None and not judge.strip():
        raise UsageError("--judge: the name is empty; give a folder or an installed model")
    return Settings(
        published=days,
        languages=codes,
        models=_read_pairs("--model", models, "xx=NAME"),
        min_confidence=min_confidence,
        fail_on=_read_kinds(fail_on),
        judge=judge,
    )


def is_terminal(output: str | None) -> bool:
    """Tell whether a report goes to a terminal: not into a file or pipe."""
    return output is None and sys.stdout.isatty()


def choose_cache(folder: str | None, off: bool = False) -> Path | None:
    """Return where extracts are kept between runs: the folder asked for, else the user's own; None if nowhere.

    Raises `UsageError` when the folder asked for is none, or cannot be made or written.
    """
    if off:
        return None
    if folder is None:
        from platformdirs import user_cache_path

        return user_cache_path("claimcheck") / "extracts"
    path = Path(folder).absolute()
    there = next(parent for parent in (path, *path.parents) if os.path.lexists(parent))
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise UsageError(f"--cache {folder}: {there} is no folder that can be written; name another, or use --no-cache")
    return path


def _read_pairs(option: str, values: Iterable[str] | None, shape: str) -> dict[str, str]:
    pairs = {}
    for value in values or ():
        # A source id may hold "=", a day, a code and a model's name cannot.
        name, sign, right = value.rpartition("=") if option != "--model" else value.partition("=")
        if not (sign and name.strip() and right.strip()):
            raise UsageError(f"{option} {value!r}: write {option} {shape}")
        pairs[name.strip()] = right.strip()
    return pairs


def _read_day(source: str, day: str) -> str:
    try:
        if re.match(r"\d{4}-\d{2}-\d{2}\Z", day):
            return date.fromisoformat(day).isoformat()
    except ValueError:
        pass
    raise UsageError(f"--published {source}={day}: no such day; write it as 2025-12-24")


def _read_kinds(values: Iterable[str] | None) -> tuple[str, ...]:
    known = get_args(FindingKind)
    kinds = [kind.strip() for value in values or () for kind in value.split(",") if kind.strip()]
    for kind in kinds:
        if kind not in known:
            raise UsageError(f"--fail-on: no finding is called {kind!r}; there are {', '.join(known)}")
    return tuple(sorted(set(kinds), key=known.index))


def describe_version() -> str:
    """Return the versions of the program, of the reports it writes, and of Python."""
    schema = next(item.default for item in fields(Report) if item.name == "schema_version")
    return f"claimcheck {claimcheck.__version__} (report schema {schema}, Python {platform.python_version()})"


def use_config(context: typer.Context) -> None:
    """Take the options of the current folder's configuration file as defaults for every command."""
    found = find_config(Path.cwd())
    if found is not None:
        path, table = found
        defaults = read_defaults(path, table)
        commands = ("run", "extract", "check", "compare", "judge")
        context.default_map = dict.fromkeys(commands, defaults)
        context.obj = path.name


def list_settings(context: typer.Context) -> Iterator[str]:
    """Yield a line for each option of a command: its value and whether a file, the command line or neither set it."""
    for name, value in context.params.items():
        source = context.get_parameter_source(name)
        origin = {"COMMANDLINE": "command line", "DEFAULT_MAP": str(context.obj)}.get(getattr(source, "name", ""))
        if name not in ("paths", "show_settings"):
            yield f"{name.rstrip('_').replace('_', '-')} = {value!r} ({origin or 'default'})"


def check_request(paths: Sequence[str] | None, output: str | None) -> list[str]:
    """Return the paths when all exist and the output can be written; else `UsageError` before any work is done."""
    if not paths:
        raise UsageError(
            "no input: name files, folders or addresses, or - for standard input (for example: claimcheck run seeds/)"
        )
    for path in paths:
        if path != "-" and not _URL.match(path) and not os.path.lexists(path):
            raise UsageError(f"{path} does not exist; name a file or a folder, or - for standard input")
    if list(paths).count("-") > 1:
        raise UsageError("standard input (-) can be read only once")
    if output is not None:
        check_writable(output)
    return list(paths)


def check_overruled(report: Report, settings: Settings) -> None:
    """Raise `UsageError` when an option overrules a source that was not read: its effect would silently be lost."""
    known = {item.id for item in report.sources}
    named = {"--published": settings.published, "--language": settings.languages}
    for option, values in named.items():
        missing = next((item for item in values if item not in known), None)
        unread = any(item.level == "error" for item in report.problems)  # perhaps the very source that is meant
        if missing is not None and known and not unread:
            raise UsageError(f"{option}: no source is called {missing!r}; there are {', '.join(sorted(known)[:8])}")
