"""Which reader reads which ending: a new input format is a file here and a line in the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimcheck.errors import InputError
from claimcheck.read.decode import decode_text
from claimcheck.read.feed import looks_like_feed, read_feed
from claimcheck.read.html import looks_like_html, read_html
from claimcheck.read.jsons import is_json_lines, read_json, read_json_lines
from claimcheck.read.mail import read_mail
from claimcheck.read.pdf import read_pdf
from claimcheck.read.text import read_text
from claimcheck.read.warc import read_warc
from claimcheck.records import Problem, Source

Reader = Callable[[bytes, str, str], Iterator[Source | Problem]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".pdf": read_pdf,
    ".rss": read_feed,
    ".atom": read_feed,
    ".eml": read_mail,
    ".warc": read_warc,
    ".warc.gz": read_warc,
}

#: Which reader reads what a server calls so; what is not here is told by its first bytes, unless it is no text.
MEDIA_TYPES: dict[str, Reader] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_text,
    "text/markdown": read_text,
    "application/json": read_json,
    "application/x-ndjson": read_json_lines,
    "application/pdf": read_pdf,
    "application/rss+xml": read_feed,
    "application/atom+xml": read_feed,
    "message/rfc822": read_mail,
    "application/warc": read_warc,
}
#: Kinds of media that hold no article, by the first half of their name.
NO_TEXT = ("image", "audio", "video", "font", "model")


def reader_for(ending: str, data: bytes) -> Reader:
    """Return the reader of a file: by its ending, else by what its first bytes look like."""
    return READERS.get(ending) or guess_reader(data)


def reader_for_media(media_type: str, data: bytes) -> Reader:
    """Return the reader of what a server sent; `InputError` when it says that it is a picture or the like."""
    if media_type.partition("/")[0] in NO_TEXT:
        raise InputError(f"the server sends {media_type}, no article")
    return MEDIA_TYPES.get(media_type) or guess_reader(data)


def guess_reader(data: bytes) -> Reader:
    """Return the reader for bytes without a name.

    PDF and WARC by their first bytes; JSON Lines if every line is an object, JSON if the whole is one value with
    articles, a feed or HTML if it looks so, else text.
    """
    if data.startswith(b"%PDF-"):
        return read_pdf
    if data.startswith((b"WARC/", b"\x1f\x8b")):
        return read_warc
    try:
        text = decode_text(data).text
    except InputError:
        return read_text
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start == "{" and is_json_lines(text):
        return read_json_lines
    if start in ("{", "[") and text.rstrip().endswith(("}", "]")) and _is_json(data):
        return read_json
    if looks_like_feed(text):
        return read_feed
    return read_html if looks_like_html(text) else read_text


def _is_json(data: bytes) -> bool:
    try:
        return any(isinstance(item, Source) for item in read_json(data, "", ""))
    except InputError:
        return False
