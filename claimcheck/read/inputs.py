"""The stage itself: every path, folder and stream to sources and problems."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.read.files import LARGEST_FILE, Found, check_paths, find_inputs, problem, read_bytes
from claimcheck.read.formats import guess_reader, reader_for
from claimcheck.read.ids import assign_ids
from claimcheck.records import Problem, Source
from claimcheck.settings import Settings

#: How standard input is called in ids.
STANDARD_INPUT = "stdin"


def read_inputs(paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Source | Problem]:
    """Read files and folders, ``-`` being standard input; problems come where their file would have come.

    Raises `UsageError` at once when there is no path or one does not exist. A file that is named twice, or reached
    by two ways, is read once. Ids are unique over all sources (see `claimcheck.read.ids`), so everything is read
    before the first source comes.
    """
    check_paths(paths)
    return iter(_read_all(paths, stdin))


def _read_all(paths: Sequence[str], stdin: BinaryIO | None) -> list[Source | Problem]:
    items: list[tuple[Source | Problem, str]] = []
    seen: dict[str, str] = {}
    for path in dict.fromkeys(paths):
        if path == "-":
            items.extend((item, STANDARD_INPUT) for item in _read_stream(stdin or sys.stdin.buffer))
            continue
        for found in find_inputs(path):
            if isinstance(found, Problem):
                items.append((found, ""))
                continue
            same = _already_read(found, seen)
            if same is None:
                items.extend((item, found.path) for item in _read_file(found))
            elif isinstance(same, Problem):
                items.append((same, ""))
    sources = [(item, file) for item, file in items if isinstance(item, Source)]
    named = iter(assign_ids([source for source, _ in sources], [file for _, file in sources]))
    return [next(named) if isinstance(item, Source) else item for item, _ in items]


def _already_read(found: Found, seen: dict[str, str]) -> Problem | bool | None:
    """Return None for a new file, True for one given again, a note for one that a link leads to once more."""
    real = os.path.realpath(found.path)
    if real not in seen:
        seen[real] = found.shown
        return None
    if os.path.abspath(found.path) == real or os.path.abspath(seen[real]) == os.path.abspath(found.path):
        return True
    return problem(found.path, f"the same file as {seen[real]!r}, read once", named=False)


def _read_file(found: Found) -> Iterator[Source | Problem]:
    try:
        data = read_bytes(found.path)
        yield from reader_for(found.ending, data)(data, found.shown, found.stem)
    except InputError as error:
        yield problem(found.path, str(error))


def _read_stream(stream: BinaryIO) -> Iterator[Source | Problem]:
    try:
        data = stream.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise InputError(f"larger than {LARGEST_FILE // 1_000_000} MB: split it")
        yield from guess_reader(data)(data, "-", STANDARD_INPUT)
    except InputError as error:
        yield problem("-", str(error))
    except OSError as error:
        yield problem("-", f"cannot be read: {error.strerror}")
