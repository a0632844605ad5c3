"""Saved e-mail: a newsletter, or an article that somebody sent, as one source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from claimcheck.errors import InputError
from claimcheck.read.page import page_text
from claimcheck.read.text import add_title, text_source
from claimcheck.records import Problem, Source

#: A plain version this much shorter than the page beside it only says where to read it.
STUB_SHARE = 0.5
#: A message has one of these at least.
HEADERS = ("From", "Subject", "Date", "Received")
#: A header of more characters than this is refused: the parser's time grows with its square.
LONGEST_HEADER = 5000

_LONG_HEADER = re.compile(
    rb"^(?:content-[a-z-]{1,40}|from|date|subject|mime-version)[ \t]{0,9}:(?:[^\r\n]|\r?\n[ \t]){%d}" % LONGEST_HEADER,
    re.IGNORECASE | re.MULTILINE,
)


def read_mail(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield the message as one source: its subject, then its text.

    Of a plain and an HTML version the plain one is taken unless it is a stub. Sender and day come from the headers.
    Attachments are counted in a note.
    """
    if _LONG_HEADER.search(data):
        raise InputError("a header of the message is longer than any mail program writes")
    try:
        message = message_from_bytes(data, policy=default)
        plain, page = _part(message, "plain"), _part(message, "html")
        subject, sender, day = _headers(message)
        attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    except Exception as error:  # the parser fails on broken messages in ways nobody lists
        raise InputError(f"the message is broken: {' '.join(str(error).split())[:200]}") from None
    if not any(name in message for name in HEADERS):
        raise InputError("the file is no e-mail message")
    # the whole page, not what an extractor takes for its article: newsletters lay themselves out in tables
    shown = page_text(page).text
    text = plain.strip() if len(plain.strip()) >= STUB_SHARE * len(shown) else shown
    if not text:
        raise InputError("the message holds no text")
    yield replace(text_source(add_title(text + "\n", subject), path, stem), title=subject, outlet=sender, published=day)
    if attached:
        yield Problem(path, "read", "note", f"{attached} attachments were left out")


def _part(message: EmailMessage, kind: str) -> str:
    """Return the message's version of a kind, nothing when there is none; what cannot be decoded is replaced."""
    body = message.get_body(preferencelist=(kind,))
    if body is None:
        return ""
    try:
        return str(body.get_content(errors="replace"))
    except LookupError:  # an encoding that nobody knows
        return cast("bytes", body.get_payload(decode=True)).decode("utf-8", "replace")


def _headers(message: EmailMessage) -> tuple[str | None, str | None, str | None]:
    name, address = parseaddr(str(message.get("From", "")))
    try:
        day = parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        day = None
    return _line(str(message.get("Subject", ""))), _line(name or address.partition("@")[2]), day


def _line(text: str) -> str | None:
    return " ".join(text.split())[:1000] or None
