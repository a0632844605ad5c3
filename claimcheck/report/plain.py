"""Text from articles made safe to show: nothing in it can steer a terminal, turn a line round or break an encoder."""

from __future__ import annotations

import re

#: C0 controls that text may hold without harm where line breaks are wanted.
_LAYOUT = "\n\t"
#: Control pictures begin here: U+241B is the visible sign for ESC (U+001B).
_PICTURES = 0x2400
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
#: C1 controls, DEL, bidirectional overrides and isolates, line and paragraph separators, lone surrogates.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BLANK = re.compile(r"\s+")
#: The signs the reports draw with, for output that has no Unicode.
_ASCII = str.maketrans(
    {"│": "|", "─": "-", "·": "-", "…": "...", "–": "-", "—": "-", "•": "*", "“": '"', "”": '"', "’": "'", "→": "->"}
)


def _replace_unsafe(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20 and match[0] not in "\r\x0b\x0c\x1c\x1d\x1e\x1f":
        return chr(_PICTURES + code)
    if code < 0x20 or code in (0x85, 0x2028, 0x2029):
        return " "
    return _REPLACEMENT


def make_visible(text: str) -> str:
    """Return the text with every control character replaced, one for one, so that offsets into it still hold."""
    return _UNSAFE.sub(_replace_unsafe, text)


def make_line(text: str) -> str:
    """Return the text as one safe line: controls replaced, runs of blank space made one space."""
    return _BLANK.sub(" ", make_visible(text)).strip()


def squeeze_blanks(text: str) -> str:
    """Return the text with runs of blank space made one space, also at its ends."""
    return _BLANK.sub(" ", text)


def make_ascii(text: str) -> str:
    """Return the text with the reports' own drawing signs in ASCII; letters stay as they are."""
    return text.translate(_ASCII)


def count_noun(number: int, singular: str, plural: str | None = None) -> str:
    """Return number and noun ("1 source", "3 sources", "2 stories")."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
