"""Text to paragraphs: where each stands, what it looks like, whether it reads as prose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["prose", "line", "item", "caption", "mark"]

#: Stripped around every line: Unicode blanks, NUL, byte-order mark, zero-width and direction marks.
BLANK = (
    " \t\n\r\x0b\x0c\x00\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200e\u200f"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
#: A text file wrapped by hand or by a mailer has lines of this length; longer ones are whole paragraphs.
WRAP_WIDTHS = (45, 110)
#: Share of the line breaks of a wrapped chunk at which the next word would not have fitted.
WRAP_AGREEMENT = 0.75
#: So few line breaks show no wrapping.
WRAP_PAIRS = 3
#: Share of a wrapped chunk's lines that begin with a small letter, as titles under each other do not.
WRAP_LOWER = 0.3
#: From here on a paragraph is prose whatever its last character: some sites drop the full stop, no title is so long.
PROSE_WORDS = 40
#: A sentence with a full stop needs this many words to be prose; below it may be "Inc." or "Live.".
SENTENCE_WORDS = 2
#: A line with so many words and a colon at its end introduces what follows; a shorter one labels it.
INTRODUCING_WORDS = 6
#: Above this length features are estimated from the paragraph's beginning.
LOOK = 4000

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARKER = re.compile(r"(?:[•‣▪●◦○■□·►▶→✓✔*+–—-]|\d{1,3}[.)]|[a-z]\))[ \t\xa0]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
#: A credit behind the full stop: "… said. (AFP)", "… said. — Reuters".
_SIGNED = re.compile(
    r"(?<=[.!?…\"”»])\s*(?:\([^()]{2,250}\)|\[[^\[\]]{2,250}\]|[-–—]{1,2}\s?[A-ZÀ-Þ][\w ,/&]{1,40})\s*$"
)
_FIELD = re.compile(r"[a-z][\w-]{1,15}:\s")
_CLOSERS = "\"'”’»›)]*_ \xa0\u202f"
_SENTENCE_BREAK = re.compile(
    r"(?:[a-zà-öø-ÿ0-9%)\]”»\"’]{2}|[A-ZÀ-Þ]{3})[.!?…][\"”»’)\]]*\s+(?=[“\"«(‘–—-]*\s*[A-ZÀ-ÖØ-Þ0-9])"
)
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:[ap]\.m|Inc|Corp|Ltd|Co|Jr|Sr|No|etc)\.$")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[:|>©@&/]")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: Share of the longer words that begin with a capital in a Title Set Like This One.
TITLE_CASE = 0.8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the file, blank space around it left out; ``marker`` is the length of its bullet or ``#``."""

    start: int
    end: int
    text: str
    blank_before: bool
    kind: Kind
    words: int
    sentences: int
    marker: int = 0
    markdown_heading: bool = False

    @property
    def solid(self) -> bool:
        """Whether this is plainly running text: several sentences, or a long one."""
        return self.kind == "prose" and (self.sentences >= 2 or self.words >= 25) and not self.trails_off

    @property
    def trails_off(self) -> bool:
        """Whether it breaks off with dots, as a teaser does."""
        return self.text[-12:].rstrip(_CLOSERS).endswith(("...", "…", "[…", "[..."))

    @property
    def introduces(self) -> bool:
        """Whether it ends in a colon and so announces what follows."""
        return self.text[-6:].rstrip(_CLOSERS).endswith(":")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    blank_before: bool


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs in order; every non-blank character of the text lies in exactly one."""
    chunks: list[list[_Line]] = []
    for line in _lines(text):
        if line.blank_before or not chunks:
            chunks.append([])
        chunks[-1].append(line)
    width = _wrap_width(chunks)
    return tuple(_paragraph(text, group) for chunk in chunks for group in _join(chunk, width))


def word_count(text: str) -> int:
    """Return the number of words, estimated from the length for very long texts."""
    return len(text.split()) if len(text) <= LOOK else len(text) // 6


def ends_sentence(text: str) -> bool:
    """Tell whether the text closes with a full stop, question or exclamation mark that is no abbreviation's."""
    tail = _SIGNED.sub("", text[-300:])[-40:].rstrip(_CLOSERS)
    return tail.endswith((".", "!", "?", "…", "。", "！", "？")) and not _ABBREVIATED.search(tail)


def in_title_case(text: str) -> bool:
    """Tell whether nearly every longer word begins with a capital."""
    if text.isupper():
        return False
    long = [word for word in _WORD.findall(text[:400]) if len(word) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= TITLE_CASE * len(long)


def _lines(text: str) -> Iterator[_Line]:
    previous = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        left = raw.lstrip(BLANK)
        if not left:
            continue
        body = left.rstrip(BLANK)
        start = match.start() + len(raw) - len(left)
        gap = text[previous : match.start()]
        breaks = gap.count("\n") or gap.count("\r") or 1
        end = start + len(body)
        yield _Line(start, end, body, previous == 0 or breaks >= 2 or "\x0c" in gap or "\u2029" in gap)
        previous = end


def _wrap_width(chunks: list[list[_Line]]) -> int | None:
    """Return the width at which the file's lines were broken, None when its lines are paragraphs.

    Tried on all chunks together, then on the longest alone: a wrapped text may stand in a page that is not.
    """
    several = [chunk for chunk in chunks if len(chunk) >= 2]
    longest = sorted((chunk for chunk in several if len(chunk) >= 4), key=len, reverse=True)[:5]
    for tried in [several, *([chunk] for chunk in longest)]:
        pairs = [pair for chunk in tried for pair in pairwise(chunk)]
        width = max((line.end - line.start for chunk in tried for line in chunk), default=0)
        if len(pairs) < WRAP_PAIRS or not WRAP_WIDTHS[0] <= width <= WRAP_WIDTHS[1]:
            continue
        full = sum(_is_full(a, b, width) for a, b in pairs)
        running_on = sum(line.text[0].islower() for _, line in pairs)
        if full >= WRAP_AGREEMENT * len(pairs) and running_on >= WRAP_LOWER * len(pairs):
            return width
    return None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the first word of the following line would not have fitted on this one."""
    word = following.text[: width + 1].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > width - 2


def _join(chunk: list[_Line], width: int | None) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in chunk:
        if group and not _continues(group[-1], line, width):
            yield group
            group = []
        group.append(line)
    yield group


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    if any(pattern.match(following.text) for pattern in (_MARKER, _HEADING, _FIELD)):
        return False
    if width is not None and line.end - line.start <= width + 2 and _is_full(line, following, width):
        return True
    running_on = following.text[0].islower() and not ends_sentence(line.text) and line.text[-1] not in ":;|"
    return running_on and word_count(line.text) >= 4 and word_count(following.text) >= 2


def _paragraph(text: str, group: list[_Line]) -> Paragraph:
    start, end = group[0].start, group[-1].end
    body = text[start:end]
    heading, bullet = _HEADING.match(body), _MARKER.match(body)
    marker = heading or bullet
    words, sentences = word_count(body), len(_SENTENCE_BREAK.findall(body, 0, LOOK)) + 1
    kind: Kind = "prose" if _is_prose(body, words, sentences) else "line"
    if heading:
        kind = "line"
    elif bullet:
        kind = "item"
    elif not _ALPHANUMERIC.search(body):
        kind = "mark"
    length = marker.end() if marker else 0
    return Paragraph(start, end, body, group[0].blank_before, kind, words, sentences, length, bool(heading))


def _is_prose(text: str, words: int, sentences: int) -> bool:
    if words >= PROSE_WORDS:
        return True
    if text[-6:].rstrip(_CLOSERS).endswith(":") and words >= INTRODUCING_WORDS:
        return True
    if not ends_sentence(text) or words < SENTENCE_WORDS:
        return False
    asks = text[-12:].rstrip(_CLOSERS).endswith(("?", "!"))
    if asks and words <= 14 and sentences == 1:
        return False
    return sentences >= 2 or not (words <= 20 and in_title_case(text))


def matching_key(text: str) -> str:
    """Return the text as phrases are looked up: lower case, single blanks, digits as ``0``, most punctuation gone.

    Only the first 1,000 characters count: no phrase of a page's furniture stands further in.
    """
    plain = unicodedata.normalize("NFC", text[:1000]).replace("’", "'").replace("‘", "'").casefold()
    return re.sub(r"\d+", "0", " ".join(_TOKEN.findall(plain)))
