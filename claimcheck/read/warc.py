"""Web archives: every HTML page that a server sent is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from claimcheck.errors import InputError
from claimcheck.read.html import read_html
from claimcheck.records import Problem, Source

#: A page is not larger than this once unpacked; a small file may unpack to any size.
LARGEST_RECORD = 20_000_000
#: All records together are not larger than this once unpacked.
LARGEST_ARCHIVE = 500_000_000

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield a source for every HTML response of the archive, called by the stem and the record's number.

    Broken records are problems with their number; what comes after one is lost where the archive is compressed as a
    whole. Responses that are no pages, and redirects and errors, are counted in one note.
    """
    others = pages = 0
    number = 0
    records = _records(data)
    while True:
        number += 1
        try:
            record = next(records, None)
            if record is None:
                break
            if not _is_page(record):
                others += record.rec_type in ("response", "resource")
                continue
            body = record.content_stream().read(LARGEST_RECORD + 1)
            if len(body) > LARGEST_RECORD:
                raise InputError(f"unpacks to more than {LARGEST_RECORD // 1_000_000} MB")
        except Exception as error:  # warcio fails on broken archives in ways nobody lists
            why = " ".join(str(error).split(", first line")[0].split())[:200] or type(error).__name__
            yield Problem(path, "read", "error", f"record {number}: {why}")
            if not isinstance(error, InputError):
                return
            continue
        pages += 1
        yield from _page(body, path, f"{stem}-{number}", record.rec_headers.get_header("WARC-Target-URI"), number)
    if others:
        yield Problem(path, "read", "note", f"{others} responses that are no HTML page were left out")
    if not pages:
        raise InputError("the archive holds no HTML page")


def _records(data: bytes) -> Iterator[Any]:
    """Yield the archive's records; `InputError` when skipping over them has unpacked more than any archive holds."""
    from warcio.archiveiterator import ArchiveIterator

    unpacked = 0
    for record in ArchiveIterator(io.BytesIO(data)):
        length = record.length or 0
        unpacked += length
        if unpacked > LARGEST_ARCHIVE:
            raise ValueError(f"unpacks to more than {LARGEST_ARCHIVE // 1_000_000} MB")
        yield record


def _is_page(record: Any) -> bool:  # noqa: ANN401 - a warcio record
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    if headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
        return record.rec_type == "resource" and kind.startswith(_PAGE_TYPES)
    kind = (headers.get_header("Content-Type") or "").strip().lower()
    return kind.startswith(_PAGE_TYPES) and (headers.get_statuscode() or "").startswith("2")


def _page(body: bytes, path: str, name: str, url: str | None, number: int) -> Iterator[Source | Problem]:
    try:
        for source in read_html(body, path, name):
            yield replace(source, url=source.url or url) if isinstance(source, Source) else source
    except InputError as error:
        yield Problem(path, "read", "error", f"record {number}: {error}")
