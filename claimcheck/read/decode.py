"""Bytes to text: by byte-order mark, as UTF-8, else in the legacy encoding that makes the likeliest words."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from claimcheck.errors import InputError

#: Byte-order marks, longest first. The mark tells the encoding and is no part of the text: offsets count after it.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of files that are no text, and what to call them.
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
#: Share of control characters from which bytes are no text; valid UTF-8 gets the benefit of the doubt.
CONTROL_SHARE = 0.02
CONTROL_SHARE_UTF8 = 0.1
#: Share of NUL bytes at odd or even places that betrays UTF-16 without a mark.
NUL_SHARE = 0.3
#: At most this share of the non-ASCII bytes of a UTF-8 file may be strays of another encoding.
STRAY_SHARE = 0.2
#: Western encodings, likelier first; the order breaks ties.
WESTERN = ("cp1252", "iso8859_15", "mac_roman", "cp850")
#: In a Western language at most this share of the letters is accented, and so many of those are common ones.
ACCENTED_SHARE = 0.3
COMMON_SHARE = 0.85
#: Bytes examined to tell encodings apart.
LOOK = 200_000

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE_BYTES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_COMMON_INSIDE = frozenset("àâäáãåçéèêëíìîïñóòôöõúùûüœæøßÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜŒÆØ’'-­")
_COMMON_OUTSIDE = frozenset("«»“”‘’„…–—•·€£°§©®™\xa0¿¡½²³×†") | _COMMON_INSIDE
_NAMES = {"cp1252": "Windows-1252", "iso8859_15": "ISO-8859-15", "mac_roman": "Mac Roman", "cp850": "DOS code page 850"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and what there is to say about how it was decoded."""

    text: str
    notes: tuple[str, ...] = ()


def decode_text(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of a file; `InputError` says why there is none (empty, binary, undecodable).

    A byte-order mark is left out of the text. Nothing else is changed: no newline, no quotation mark. ``declared``
    is the encoding that the file itself names (HTML does); it is tried after UTF-8. Every choice that is not plain
    UTF-8 is noted.
    """
    if not data.strip():
        raise InputError("the file is empty")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding), () if encoding == "utf-8" else (_note(encoding),))
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"the file is {kind}, not text")
    wide = _unmarked_utf16(data)
    if wide:
        return _checked(_strict(data, wide), (_note(wide),))
    return _narrow(data, declared)


def _narrow(data: bytes, declared: str | None) -> Decoded:
    control = len(_CONTROL.findall(data, 0, LOOK)) / min(len(data), LOOK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if control > CONTROL_SHARE:
            raise InputError("the file is binary, not text") from None
        return _declared(data, declared) or _cut_short(data) or _surrogates(data) or _strays(data) or _legacy(data)
    if control > CONTROL_SHARE_UTF8:
        raise InputError("the file is binary, not text")
    return _checked(text, ())


def _checked(text: str, notes: tuple[str, ...]) -> Decoded:
    if not text.strip("\ufeff\x00 \t\r\n\x0b\x0c\xa0"):
        raise InputError("the file is empty")
    lost = text.count("\ufffd")
    if lost:
        notes = (*notes, f"{lost} characters were already lost in the file (U+FFFD)")
    return Decoded(text, notes)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _narrow(data, None).text
        raise InputError(f"the file begins as {encoding.upper()} but breaks at byte {error.start}") from None


def _note(encoding: str) -> str:
    return f"decoded from {_NAMES.get(encoding, encoding.upper().replace('_', '-'))} ({encoding})"


def _unmarked_utf16(data: bytes) -> str | None:
    look = data[:LOOK]
    half = len(look) // 2
    if half < 8:
        return None
    if look[1::2].count(0) > NUL_SHARE * half and look[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if look[0::2].count(0) > NUL_SHARE * half and look[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
        name = "cp1252" if name in ("iso8859-1", "latin-1", "ascii") else name  # as browsers read these labels
        if name.startswith(("utf", "unicode", "raw", "punycode", "idna", "base64", "hex", "rot", "zlib", "bz2", "quo")):
            return None
        return _checked(data.decode(name), (_note(name),))
    except (LookupError, UnicodeDecodeError, ValueError, InputError):
        return None


def _cut_short(data: bytes) -> Decoded | None:
    """Read a UTF-8 file that ends in the middle of a character; one last é of another encoding looks the same."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        rest = data[error.start :]
        sure = len(rest) > 1 or any(byte >= 0x80 for byte in data[: error.start])
        if error.reason == "unexpected end of data" and sure:
            return _checked(data[: error.start].decode("utf-8"), ("the file ends in the middle of a character",))
    return None


def _surrogates(data: bytes) -> Decoded | None:
    """Read UTF-8 in which characters beyond the first plane were written as two halves, as some databases do."""
    if not _SURROGATE_BYTES.search(data):
        return None
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _checked(whole, ("UTF-8 with surrogates (CESU-8)",))


def _strays(data: bytes) -> Decoded | None:
    """Read a UTF-8 file that holds a few bytes of Windows-1252, pasted in from elsewhere."""
    high = sum(byte >= 0x80 for byte in data[:LOOK])
    strays = 0

    def replace(error: UnicodeError) -> tuple[str, int]:
        nonlocal strays
        assert isinstance(error, UnicodeDecodeError)
        bad = error.object[error.start : error.end]
        strays += len(bad)
        return bad.decode("cp1252"), error.end

    codecs.register_error("claimcheck-strays", replace)
    try:
        text = data.decode("utf-8", "claimcheck-strays")
    except UnicodeDecodeError:
        return None
    if strays > max(1, STRAY_SHARE * high) or high - strays < 2:
        return None
    return _checked(text, (f"UTF-8 with {strays} stray bytes, read as Windows-1252 (cp1252)",))


def _legacy(data: bytes) -> Decoded:
    western = [
        (score, -rank, name) for rank, name in enumerate(WESTERN) if (score := _likeness(data, name)) is not None
    ]
    score, _, name = max(western, default=(0.0, 0, ""))
    if score >= COMMON_SHARE:
        return _checked(data.decode(name), (_note(name),))
    best = from_bytes(data[:LOOK]).best()
    if best is not None:
        try:
            return _checked(data.decode(best.encoding), (_note(best.encoding),))
        except UnicodeDecodeError:
            pass
    raise InputError("the file's encoding is unknown: save it as UTF-8")


def _likeness(data: bytes, encoding: str) -> float | None:
    """Return the share of the non-ASCII characters that are at home where they stand, None if impossible.

    Letters stand in words, marks and signs at their edge: "c½ur" is no Windows-1252, "œuvre" is ISO-8859-15.
    """
    try:
        text = data[:LOOK].decode(encoding)
    except UnicodeDecodeError:
        return None
    high = [match.start() for match in re.finditer(r"[^\x00-\x7f]", text)]
    letters = sum(map(str.isalpha, text))
    if not high or sum(text[i].isalpha() for i in high) > ACCENTED_SHARE * max(letters, 1):
        return 0.0
    return sum(_at_home(text, i) for i in high) / len(high)


def _at_home(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    inside = before.isalpha() and after.isalpha()
    if inside:
        return text[i] in _COMMON_INSIDE
    if text[i].isupper() and before.isalpha() and before.islower():
        return False
    return text[i] in _COMMON_OUTSIDE
