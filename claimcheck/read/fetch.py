"""Addresses that the user names, fetched: the one place of claimcheck that opens a connection.

A page is fetched only when its address is an input of the run, never because another input names it. The site's
robots.txt is asked first and obeyed (RFC 9309); no cookie is kept, no script run, nothing beside the page loaded.
"""

from __future__ import annotations

import re
import ssl
import time
import zlib
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import IO, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

import claimcheck
from claimcheck.errors import InputError
from claimcheck.read.robots import MOST_BYTES, is_allowed

#: The program's name in robots.txt.
PRODUCT = "claimcheck"
#: Seconds to wait for a server to answer or go on, and seconds that one address may take in all.
WAIT = 20.0
DEADLINE = 60.0
#: Bytes of an answer, unpacked: more than any article or feed has.
LARGEST_ANSWER = 20_000_000
#: Redirects followed from one address.
MOST_REDIRECTS = 5

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_TYPES = "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, application/json;q=0.8, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the bytes, what it calls them, and the address that they came from in the end."""

    data: bytes
    address: str
    media_type: str
    charset: str | None


def is_address(path: str) -> bool:
    """Tell whether an input is an address on the web and no file."""
    return bool(_ADDRESS.match(path))


class _NoRedirect(HTTPRedirectHandler):
    """Leaves redirects to `fetch_address`, which counts them and asks each site's robots.txt."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        return None


def fetch_address(address: str) -> Answer:
    """Return what the server sends for an address; `InputError` says in a line why there is nothing to read."""
    ends = time.monotonic() + DEADLINE
    opener = build_opener(_NoRedirect, HTTPSHandler(context=ssl.create_default_context()))
    asked: dict[str, str] = {}
    for _ in range(MOST_REDIRECTS + 1):
        address = _spell(address)
        _ask_robots(opener, address, asked, ends)
        try:
            with _open(opener, address) as answer:
                return _read(answer, address, ends)
        except HTTPError as error:
            with error:
                address = _follow(address, error)
        except (OSError, HTTPException, ValueError) as error:
            raise InputError(_explain(error)) from None
    raise InputError(f"redirected more than {MOST_REDIRECTS} times")


def _spell(address: str) -> str:
    """Return the address as it can be sent: letters beyond ASCII escaped, no fragment, no name and password."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        raise InputError("no address that can be fetched: its host makes no sense") from None
    if not host or parts.username is not None:
        raise InputError("no address that can be fetched: " + ("it names no host" if not host else "it has a password"))
    host = f"[{host}]" if ":" in host else host
    path, query = (quote(part, safe="/?&=*$:@!'(),;+~%[]") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme.lower(), f"{host}:{port}" if port else host, path, query, ""))


def _open(opener: OpenerDirector, address: str) -> HTTPResponse:
    headers = {
        "User-Agent": f"{PRODUCT}/{claimcheck.__version__} (cross-checks news articles; fetches single pages)",
        "Accept": _TYPES,
        "Accept-Encoding": "identity",
    }
    return cast("HTTPResponse", opener.open(Request(address, headers=headers), timeout=WAIT))


def _ask_robots(opener: OpenerDirector, address: str, asked: dict[str, str], ends: float) -> None:
    """Raise `InputError` when the site does not want the address fetched; no robots.txt means that it does not mind."""
    place = urljoin(address, "/robots.txt")
    if place not in asked:
        asked[place] = _fetch_robots(opener, place, ends)
    if not is_allowed(asked[place], PRODUCT, address):
        raise InputError("the site's robots.txt does not allow it: save the page yourself and name the file")


def _fetch_robots(opener: OpenerDirector, place: str, ends: float) -> str:
    for _ in range(MOST_REDIRECTS + 1):
        try:
            with _open(opener, place) as answer:
                return _take(answer, MOST_BYTES, ends)[:MOST_BYTES].decode("utf-8", "replace")
        except HTTPError as error:
            with error:
                if error.code >= 500:
                    raise InputError(f"the site's robots.txt cannot be read ({error.code} {error.reason})") from None
                if error.code < 400:
                    place = _follow(place, error)
                    continue
                return ""
        except (OSError, HTTPException, ValueError) as error:
            raise InputError(_explain(error)) from None
    return ""


def _follow(address: str, error: HTTPError) -> str:
    """Return where a redirect leads; `InputError` for an error of the server, and for where none may lead."""
    target = error.headers.get("Location") if error.code in (301, 302, 303, 307, 308) else None
    if target is None:
        raise InputError(f"the server answers {error.code} {' '.join(str(error.reason).split())[:80]}".rstrip())
    try:
        address, before = urljoin(address, target), address
    except ValueError:
        raise InputError("redirected to what is no web address") from None
    if not is_address(address):
        raise InputError("redirected to what is no web address")
    if before.startswith("https:") and address.lower().startswith("http:"):
        raise InputError("redirected from a protected connection to an open one")
    return address


def _read(answer: HTTPResponse, address: str, ends: float) -> Answer:
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > LARGEST_ANSWER:
        raise InputError(f"larger than {LARGEST_ANSWER // 1_000_000} MB")
    data = _take(answer, LARGEST_ANSWER, ends)
    if len(data) > LARGEST_ANSWER:
        raise InputError(f"larger than {LARGEST_ANSWER // 1_000_000} MB")
    if answer.length:  # what the server promised and did not send
        raise InputError("the connection broke off in the middle")
    data = _unpack(data, answer.headers.get("Content-Encoding", "").strip().lower())
    if not data.strip():
        raise InputError("the server sent nothing")
    kind = answer.headers.get_content_type() if "Content-Type" in answer.headers else ""
    return Answer(data, address, kind, answer.headers.get_content_charset())


def _take(answer: HTTPResponse, most: int, ends: float) -> bytes:
    """Return the answer's bytes, at most one more than asked for; `InputError` when they come too slowly."""
    parts: list[bytes] = []
    size = 0
    while size <= most:
        part = answer.read1(min(65_536, most + 1 - size))
        if not part:
            break
        parts.append(part)
        size += len(part)
        if time.monotonic() > ends:
            raise InputError(f"not there after {DEADLINE:g} seconds")
    return b"".join(parts)


def _unpack(data: bytes, encoding: str) -> bytes:
    """Return the bytes of an answer that was packed although that was not asked for."""
    if encoding in ("", "identity"):
        return data
    if encoding not in ("gzip", "x-gzip"):
        raise InputError(f"the server sent it packed ({encoding[:20]})")
    try:
        unpacker = zlib.decompressobj(wbits=31)
        plain = unpacker.decompress(data, LARGEST_ANSWER + 1)
    except zlib.error:
        raise InputError("the server's packed answer is broken") from None
    if len(plain) > LARGEST_ANSWER:
        raise InputError(f"unpacks to more than {LARGEST_ANSWER // 1_000_000} MB")
    return plain


def _explain(error: Exception) -> str:
    """Return in a line why a server could not be reached or stopped in the middle."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"the server's certificate is not valid: {reason.verify_message}"
    if isinstance(reason, TimeoutError):
        return f"no answer after {WAIT:g} seconds"
    words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return f"cannot be fetched: {' '.join(str(words).split())[:200]}"
