"""How much of one article's wording stands in another: shared runs of words with their positions, quotes left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from claimcheck.lexicon import installed_languages, load_words
from claimcheck.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.records import Extract

    #: Windows of words, with the places where each begins.
    Windows = dict[tuple[str, ...], list[int]]

#: Shared wording is looked for in windows of so many words: short enough to survive an edit every few words, long
#: enough that two reporters seldom hit on it (Reuse studies of news use 3 to 7; see METER, Clough et al. 2002).
WINDOW = 5
#: A window counts when so many of its words are neither small words nor part of a name or title: "French President
#: Emmanuel Macron said on" is nobody's wording.
CONTENT_WORDS = 2
#: Places of one window that a shared stretch is looked for from: an article seldom says the same words more often.
MOST_PLACES = 8
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Wording:
    """An article's own words in order, with what tells a window of them from stock phrases.

    ``open`` marks the words outside quotations: a quotation may reach two articles without either copying.
    """

    words: tuple[str, ...]
    open: tuple[bool, ...]
    content: tuple[bool, ...]

    @property
    def size(self) -> int:
        """The number of words outside quotations."""
        return sum(self.open)


def read_wording(extract: Extract) -> Wording:
    """Return the wording of an article's kept blocks; headlines, captions and text alike."""
    source = extract.source
    size = len(source.text)
    quoted = _marked(size, ((quote.start, quote.end) for quote in extract.quotes if quote.direct))
    named = _marked(size, ((m.start - _role_length(m.roles), m.end) for m in extract.mentions if m.form == "name"))
    language = source.language if source.language in installed_languages() else installed_languages()[0]
    small = load_words(str(language), "function_words")
    words, opened, content = [], [], []
    for block in source.blocks:
        for match in _WORD.finditer(source.text, block.start, block.end):
            word = fold(match.group())
            words.append(word)
            opened.append(not quoted[match.start()])
            content.append(word not in small and not named[match.start()])
    return Wording(tuple(words), tuple(opened), tuple(content))


def _role_length(roles: Iterable[str]) -> int:
    return sum(len(role) + 1 for role in roles)


def _marked(size: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """Return for each character of a text whether a span holds it."""
    marks = bytearray(size)
    for start, end in spans:
        start = max(start, 0)
        marks[start:end] = b"\1" * (end - start)
    return marks


def windows(wording: Wording) -> Windows:
    """Return every window that counts, with the places where it begins."""
    found: dict[tuple[str, ...], list[int]] = {}
    for start in range(len(wording.words) - WINDOW + 1):
        end = start + WINDOW
        if all(wording.open[start:end]) and sum(wording.content[start:end]) >= CONTENT_WORDS:
            found.setdefault(wording.words[start:end], []).append(start)
    return found


def covered(wording: Wording, ours: Windows, theirs: Iterable[tuple[str, ...]]) -> float:
    """Return the share of an article's own words, 0 to 1, that lie in windows shared with another."""
    places = {
        place for window in theirs if window in ours for start in ours[window] for place in range(start, start + WINDOW)
    }
    return len(places) / wording.size if wording.size else 0.0


def longest_run(one: Wording, other: Wording, ours: Windows, theirs: Windows) -> int:
    """Return the length in words of the longest stretch that both have outside quotations; 0 without shared windows."""
    best = 0
    seen: set[tuple[int, int]] = set()
    for window in sorted(ours.keys() & theirs.keys()):
        for start, begin in product(ours[window][:MOST_PLACES], theirs[window][:MOST_PLACES]):
            if (start, begin) in seen:
                continue
            length = 0
            while _same_word(one, start + length, other, begin + length):
                seen.add((start + length, begin + length))
                length += 1
            while _same_word(one, start - 1, other, begin - 1):
                start, begin, length = start - 1, begin - 1, length + 1
            best = max(best, length)
    return best


def _same_word(one: Wording, start: int, other: Wording, begin: int) -> bool:
    if not (0 <= start < len(one.words) and 0 <= begin < len(other.words)):
        return False
    return one.open[start] and other.open[begin] and one.words[start] == other.words[begin]
