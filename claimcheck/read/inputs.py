"""The stage itself: every path, folder and stream to sources and problems."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from claimcheck.errors import InputError
from claimcheck.read.fetch import Answer, fetch_address, is_address
from claimcheck.read.files import LARGEST_FILE, Found, check_paths, find_inputs, problem, read_bytes, split_ending
from claimcheck.read.formats import guess_reader, reader_for, reader_for_media
from claimcheck.read.ids import assign_ids
from claimcheck.records import Problem, Source
from claimcheck.settings import Settings

#: How standard input is called in ids.
STANDARD_INPUT = "stdin"


def read_inputs(
    paths: Sequence[str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[Source | Problem]:
    """Read files, folders and addresses, ``-`` being standard input; problems come where their input would have come.

    Raises `UsageError` at once when there is no path or one does not exist. A file that is named twice, or reached
    by two ways, is read once. Ids are unique over all sources (see `claimcheck.read.ids`), so everything is read
    before the first source comes; ``progress`` is told ("read", files done, files in all) as that goes on.
    """
    check_paths(paths)
    return iter(_read_all(paths, stdin, progress))


def _read_all(
    paths: Sequence[str], stdin: BinaryIO | None, progress: Callable[[str, int, int], None] | None
) -> list[Source | Problem]:
    items: list[tuple[Source | Problem, str]] = []
    seen: dict[str, str] = {}
    todo = list(_list_inputs(paths))
    for done, one in enumerate(todo, start=1):
        if isinstance(one, Problem):
            items.append((one, ""))
        elif isinstance(one, Found):
            items.extend((item, one.path) for item in _read_once(one, seen))
        elif one == "-":
            items.extend((item, STANDARD_INPUT) for item in _read_stream(stdin or sys.stdin.buffer))
        else:
            items.extend((item, one) for item in _read_address(one))
        if progress is not None:
            progress("read", done, len(todo))
    sources = [(item, file) for item, file in items if isinstance(item, Source)]
    named = iter(assign_ids([source for source, _ in sources], [file for _, file in sources]))
    return [next(named) if isinstance(item, Source) else item for item, _ in items]


def _list_inputs(paths: Sequence[str]) -> Iterator[Found | Problem | str]:
    """Yield every file of the paths, what cannot be one, addresses and the sign of standard input."""
    for path in dict.fromkeys(paths):
        if path == "-" or is_address(path):
            yield path
        else:
            yield from find_inputs(path)


def _read_once(found: Found, seen: dict[str, str]) -> Iterator[Source | Problem]:
    same = _already_read(found, seen)
    if same is None:
        yield from _read_file(found)
    elif isinstance(same, Problem):
        yield same


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


def _read_address(address: str) -> Iterator[Source | Problem]:
    try:
        answer = fetch_address(address)
        read = reader_for_media(answer.media_type, answer.data)
        for item in read(_in_utf8(answer), address, _name_page(answer.address)):
            yield replace(item, url=item.url or answer.address) if isinstance(item, Source) else item
    except InputError as error:
        yield problem(address, str(error))


def _in_utf8(answer: Answer) -> bytes:
    """Return the bytes of text in UTF-8 where only the server says how it is encoded."""
    if answer.charset is None or not answer.media_type.startswith("text/"):
        return answer.data
    try:
        return answer.data.decode(answer.charset).encode()
    except (LookupError, ValueError):
        return answer.data


def _name_page(address: str) -> str:
    """Return an address's last part without its ending, as a file's stem, or the host where there is none."""
    parts = urlsplit(address)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    stem = "".join(sign if sign.isprintable() and sign not in "/\\" else "_" for sign in split_ending(last)[0])
    return stem[:200] or parts.hostname or "page"


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
