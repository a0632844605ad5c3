"""Web archives: every HTML page that a server sent is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from claimcheck.errors import InputError
from claimcheck.read.gunzip import Member, unpack_members
from claimcheck.read.html import read_html
from claimcheck.records import Problem, Source

#: A page is not larger than this once unpacked; a small file may unpack to any size.
LARGEST_RECORD = 20_000_000
#: Nor is a packed record of another kind, or an archive that was packed as a whole.
LARGEST_MEMBER = 100_000_000
#: All records together are not larger than this once unpacked.
LARGEST_ARCHIVE = 500_000_000
#: A record's own header is over within so many bytes.
LONGEST_HEADER = 100_000

_RECORD_ENDS = (b"\r\n\r\n", b"\n\n")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Page:
    """A record of the archive: the page it holds, if it holds one, its address, and what is wrong with it, if anything.

    ``other`` tells that it is a response that holds no page.
    """

    body: bytes = b""
    address: str | None = None
    fault: str | None = None
    other: bool = False


def read_warc(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield a source for every HTML response of the archive, called by the stem and the record's number.

    Broken records are problems with their number, and so is one that the archive's end cuts short; what could be read
    of it is a source all the same. Responses that are no pages, and redirects and errors, are counted in one note.
    """
    packed = data.startswith(b"\x1f\x8b")
    members = unpack_members(data, LARGEST_MEMBER, LARGEST_ARCHIVE) if packed else iter([Member(data)])
    number = others = pages = faults = 0
    for member in members:
        for page in _pages(member):
            number += 1
            others += page.other
            faults += page.fault is not None
            if page.fault:
                yield Problem(path, "read", "error", f"record {number}: {page.fault}")
            if page.body:
                pages += 1
                yield from _read(page, path, f"{stem}-{number}", number)
    if not faults and not packed and not data.endswith(_RECORD_ENDS):
        yield Problem(path, "read", "error", "the file ends in the middle of a record")
    if others:
        yield Problem(path, "read", "note", f"{others} responses that are no HTML page were left out")
    if not pages:
        raise InputError("the archive holds no HTML page")


def _pages(member: Member) -> Iterator[Page]:
    """Yield what each record of a member holds; a fault of the member is one of its last record."""
    if member.fault and not member.data:
        yield Page(fault=member.fault)
        return
    if b"\n\r\n" not in member.data[:LONGEST_HEADER] and b"\n\n" not in member.data[:LONGEST_HEADER]:
        yield Page(fault="no record of a web archive")
        return
    last: Page | None = None
    for page in _records(member.data):
        if last is not None:
            yield last
        last = page
    if last is not None:
        yield replace(last, fault=last.fault or member.fault)


def _records(data: bytes) -> Iterator[Page]:
    """Yield the records of plain bytes; none comes after a broken one, whose length is not to be trusted."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if not _is_page(record):
                yield Page(other=record.rec_type in ("response", "resource"), fault=_cut(record))
                continue
            body = record.content_stream().read(LARGEST_RECORD + 1)
            if len(body) > LARGEST_RECORD:
                yield Page(fault=f"unpacks to more than {LARGEST_RECORD // 1_000_000} MB")
            else:
                yield Page(body, record.rec_headers.get_header("WARC-Target-URI"), _cut(record))
    except Exception:  # warcio fails on broken archives in ways nobody lists, and in words that help nobody
        yield Page(fault="broken: it and what follows it cannot be read")


def _cut(record: Any) -> str | None:  # noqa: ANN401 - a warcio record
    """Say so when the record is shorter than its header has it."""
    while record.raw_stream.read(1_000_000):
        pass
    return "the file ends in the middle of it" if getattr(record.raw_stream, "limit", 0) > 0 else None


def _is_page(record: Any) -> bool:  # noqa: ANN401 - a warcio record
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    if headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
        return record.rec_type == "resource" and kind.startswith(_PAGE_TYPES)
    kind = (headers.get_header("Content-Type") or "").strip().lower()
    return kind.startswith(_PAGE_TYPES) and (headers.get_statuscode() or "").startswith("2")


def _read(page: Page, path: str, name: str, number: int) -> Iterator[Source | Problem]:
    try:
        for source in read_html(page.body, path, name):
            yield replace(source, url=source.url or page.address) if isinstance(source, Source) else source
    except InputError as error:
        yield Problem(path, "read", "error", f"record {number}: {error}")
