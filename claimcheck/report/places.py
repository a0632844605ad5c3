"""Where a source's words stand for other programs: addresses, lines and columns."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from pathlib import PurePath
from urllib.parse import quote

from claimcheck.records import Source

_WEB = re.compile(r"https?://", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\n")
#: Files whose text is the file itself, so that offsets into the text are places in the file.
_PLAIN = (".txt", ".md")


def web_address(source: Source) -> str | None:
    """Return the source's address on the web if it is one; never ``javascript:`` or the like."""
    address = source.url or ""
    return address if _WEB.match(address) and not re.search(r"[\s\x00-\x20\x7f-\x9f\"'<>\\]", address) else None


def file_address(path: str) -> str:
    """Return a file's path as a URI reference (RFC 3986), relative paths relative."""
    if _WEB.match(path):
        return quote(path, safe="/:?#[]@!$&'()*+,;=%~")
    if path == "-":
        return "stdin"
    plain = quote(os.fsencode(PurePath(path).as_posix()), safe="/")
    return f"file://{plain}" if plain.startswith("/") else plain


def is_plain_file(source: Source) -> bool:
    """Whether offsets into the source's text are also places in its file."""
    return source.path.lower().endswith(_PLAIN)


class Lines:
    """The lines of a text, for turning offsets into 1-based lines and columns of code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
