"""Where a report goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import io
import json
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from claimcheck.errors import ClaimcheckError, OutputError, UsageError
from claimcheck.records import Report


def check_writable(path: str) -> None:
    """Raise `OutputError` unless a file can be put at the path; leaves nothing behind and an old file untouched."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder; name a file")
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {path}: the folder {target.parent} does not exist; make it first")
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError(f"cannot write {path}: the file is read-only")
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        return
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from None
    os.close(handle)
    os.unlink(name)


def write_whole(path: str, write: Callable[[TextIO], object]) -> None:
    """Let ``write`` fill the file at the path in one step, in UTF-8; on any failure an old file stays as it was.

    A symbolic link keeps pointing where it did, an existing file keeps its permissions, and what is no regular
    file (``/dev/null``, a named pipe) is written to as it is. Raises `OutputError` when the disk is full, say.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            with target.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
                write(stream)
        else:
            _replace_file(target, write)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from None


def _replace_file(target: Path, write: Callable[[TextIO], object]) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_current_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:  # an interruption too must leave nothing half written
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def standard_output(utf8: bool) -> Iterator[TextIO]:
    """Give standard output for data and end quietly when its reader has gone.

    With ``utf8`` it is written in UTF-8 whatever the locale says, else in the terminal's own encoding. Raises
    `OutputError` when it goes to a disk that is full.
    """
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8" if utf8 else None, errors="replace", newline="\n")
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        give_up_output()
    except OSError as error:
        give_up_output()
        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from None


def give_up_output() -> None:
    """Let standard output take no more: the interpreter flushes it at exit, and would fail there once again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_text(write: Callable[[TextIO], object], output: str | None, utf8: bool = True) -> None:
    """Let ``write`` write to standard output, or to a file that is written whole or not at all."""
    if output is None:
        with standard_output(utf8) as stream:
            write(stream)
    else:
        write_whole(output, write)


def write_lines(lines: Iterable[str], output: str | None) -> None:
    """Write lines as they come to standard output, or all together to a file."""
    if output is not None:
        write_whole(output, lambda stream: stream.writelines(f"{line}\n" for line in lines))
        return
    with standard_output(utf8=True) as stream:
        for line in lines:
            stream.write(line + "\n")
            stream.flush()


def read_lines(path: str) -> Iterator[str]:
    """Yield the lines of a file or of standard input (``-``); bytes that are no UTF-8 come out as hexadecimal escapes.

    Raises `UsageError` when the file cannot be opened.
    """
    try:
        stream = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from None
    with stream:
        for number, line in enumerate(stream):
            text = line.decode("utf-8", "backslashreplace").rstrip("\r\n")
            yield text.removeprefix("\ufeff") if number == 0 else text


def read_report(path: str) -> Report:
    """Return a report made with ``--format json``; `UsageError` when the file is none."""
    try:
        data = json.loads("\n".join(read_lines(path)))
        if not isinstance(data, dict):
            raise UsageError(f"{path} is no report; make one with: claimcheck run PATH --format json -o report.json")
        return Report.from_dict(data)
    except UsageError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path} is no JSON report: {str(error).splitlines()[0]}") from None
    except ClaimcheckError as error:
        raise UsageError(f"{path}: {error}") from None
