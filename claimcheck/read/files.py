"""Paths and folders to the files to be read, each once, in an order that depends on their names alone."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.errors import InputError, UsageError
from claimcheck.read.fetch import is_address
from claimcheck.records import Problem

#: A file's name ends so when it is an article; longer endings first.
ARTICLE_ENDINGS = (
    ".warc.gz", ".markdown", ".xhtml", ".ndjson", ".jsonl", ".atom", ".html", ".json", ".text", ".warc", ".eml", ".htm",
    ".pdf", ".rss", ".txt", ".md",
)  # fmt: skip
#: No single article, nor a list of them, is larger; what is, is refused with its size rather than read to the end.
LARGEST_FILE = 200_000_000
#: Folders nested deeper than this are not entered.
DEEPEST_FOLDER = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: where it is, how to call it in the report, its stem and ending, whether it was named."""

    path: str
    shown: str
    stem: str
    ending: str
    named: bool


def shown_path(path: str) -> str:
    """Return the path as text that can be printed and encoded: bytes that are no UTF-8 become escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def split_ending(name: str) -> tuple[str, str]:
    """Return a file name's stem and its article ending, lower case; the last ending when it is none of an article."""
    low = name.lower()
    for ending in ARTICLE_ENDINGS:
        if low.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)], ending
    stem, ending = os.path.splitext(name)
    return stem, ending.lower()


def check_paths(paths: Sequence[str]) -> None:
    """Raise `UsageError` when no path is given, or one does not exist."""
    if not paths:
        raise UsageError("no input: name files or folders with articles, or - for standard input")
    for path in paths:
        if path == "-" or is_address(path):
            continue
        try:
            os.stat(path)
        except PermissionError:
            continue
        except (OSError, ValueError) as error:
            broken = isinstance(error, OSError) and error.errno == errno.ELOOP
            why = "is a link that leads in a circle" if broken or os.path.islink(path) else "does not exist"
            name = shown_path(path).replace("\n", "\\n")
            raise UsageError(f"{name!r} {why}: name a file or folder with articles") from None


def find_inputs(path: str) -> Iterator[Found | Problem]:
    """Yield the file that the path names, or those in its folder, sorted by name at every level.

    What a folder holds beside articles is a problem of level ``note``; a named path, and a file with an article's
    ending, that cannot be read is one of level ``error``. Links are followed, each folder once.
    """
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield problem(path, reason_of(error))
        return
    if not stat.S_ISDIR(mode):
        yield _found(path, named=True) if stat.S_ISREG(mode) else problem(path, _special(mode))
        return
    articles = 0
    for item in _walk(path, frozenset(), 0):
        articles += isinstance(item, Found) or item.level == "error"
        yield item
    if not articles:
        endings = " ".join(sorted(ending for ending in ARTICLE_ENDINGS))
        yield problem(path, f"no article in this folder: claimcheck reads {endings}")


def problem(path: str, reason: str, named: bool = True) -> Problem:
    """Return a problem of this stage, an error unless the path was merely come across."""
    return Problem(shown_path(path), "read", "error" if named else "note", reason)


def reason_of(error: OSError) -> str:
    """Return in words why a file or folder could not be opened."""
    words = {
        errno.ENOENT: "the file has vanished",
        errno.EACCES: "no permission to read it",
        errno.EPERM: "no permission to read it",
        errno.ELOOP: "a link that leads in a circle",
    }
    return words.get(error.errno or 0, f"cannot be read: {error.strerror or type(error).__name__}")


def read_bytes(path: str) -> bytes:
    """Return a regular file's bytes; `InputError` for anything else, and for a file over `LARGEST_FILE`.

    Opened without waiting, so that a named pipe put in a file's place after it was found does not block the run.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise InputError(reason_of(error)) from None
    with open(descriptor, "rb") as file:
        try:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise InputError(_special(status.st_mode))
            data = file.read(LARGEST_FILE + 1) if status.st_size <= LARGEST_FILE else None
        except OSError as error:
            raise InputError(reason_of(error)) from None
    if data is None or len(data) > LARGEST_FILE:
        raise InputError(f"larger than {LARGEST_FILE // 1_000_000} MB: split it")
    return data


def _found(path: str, named: bool) -> Found:
    stem, ending = split_ending(os.path.basename(path))
    return Found(path, shown_path(path), _plain(stem) or "article", ending, named)


def _plain(stem: str) -> str:
    return "".join(c if c.isprintable() else "_" for c in shown_path(stem))


def _special(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    kind = next((name for test, name in kinds if test(mode)), "a device")
    return f"{kind}, not a file" + (": give its contents on standard input with -" if kind == "a named pipe" else "")


def _walk(folder: str, above: frozenset[tuple[int, int]], depth: int) -> Iterator[Found | Problem]:
    try:
        status = os.stat(folder)
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield problem(folder, reason_of(error))
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above or depth > DEEPEST_FOLDER:
        yield problem(folder, "a folder inside itself, not entered again", named=False)
        return
    for name in names:
        path = os.path.join(folder, name)
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            yield problem(path, reason_of(error), named=split_ending(name)[1] in ARTICLE_ENDINGS)
            continue
        if name.startswith(".") or name == "__MACOSX":
            yield problem(path, "hidden, not read", named=False)
        elif stat.S_ISDIR(mode):
            yield from _walk(path, above | {identity}, depth + 1)
        elif not stat.S_ISREG(mode):
            yield problem(path, _special(mode), named=False)
        elif split_ending(name)[1] in ARTICLE_ENDINGS:
            yield _found(path, named=False)
        else:
            yield problem(path, "no article by its ending", named=False)
