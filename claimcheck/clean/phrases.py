"""What pages print around an article, looked up in the lexicon's ``page_furniture`` tables."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from claimcheck.clean.layout import Paragraph, matching_key
from claimcheck.lexicon import installed_languages, load_table, load_words

#: A phrase at the beginning counts in paragraphs of at most so many words, one inside in at most so many.
OPENING_WORDS = 40
HOLDING_WORDS = 150
#: A full sentence so short that opens with a phrase ("Sign up here.") needs no further sign.
SHORT_SENTENCE = 7
#: Reasons whose texts talk to the reader; a full sentence under one of them must do so, or be short.
ADDRESSING = frozenset({"newsletter", "share-bar", "navigation", "comment-form", "advertising", "cookie-notice"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of a ``page_furniture`` table: why the paragraph goes, and how far the reason reaches."""

    reason: str
    section: bool = False
    rest: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    whole: dict[str, Phrase]
    opening: dict[str, Phrase]
    holding: dict[str, list[tuple[int, str, Phrase]]]
    longest: int


@cache
def _tables() -> _Tables:
    whole: dict[str, Phrase] = {}
    opening: dict[str, Phrase] = {}
    holding: dict[str, Phrase] = {}
    for language in installed_languages():
        for written, value in load_table(language, "page_furniture").items():
            reason, *flags = value.split()
            phrase = Phrase(reason, "section" in flags, "rest" in flags, "strong" in flags)
            for key in dict.fromkeys((matching_key(written), _without_accents(matching_key(written)))):
                if written.startswith("*"):
                    holding.setdefault(f" {key} ", phrase)
                elif written.endswith("*"):
                    opening.setdefault(key, phrase)
                else:
                    whole.setdefault(key, phrase)
    longest = max(key.count(" ") + 1 for key in opening)
    by_word: dict[str, list[tuple[int, str, Phrase]]] = {}
    for rank, (words, phrase) in enumerate(holding.items()):
        by_word.setdefault(words.split()[0], []).append((rank, words, phrase))
    return _Tables(whole, opening, by_word, longest)


def _without_accents(key: str) -> str:
    """Return the phrase as capitals often have it ("PUBLICITE")."""
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the entries of a word list in all installed languages together: pages mix their languages."""
    return frozenset(word for language in installed_languages() for word in load_words(language, name))


def find_phrase(paragraph: Paragraph) -> Phrase | None:
    """Return the phrase that shows the paragraph to be the page's and not the article's, None if there is none."""
    if paragraph.words > HOLDING_WORDS:
        return None
    tables = _tables()
    key = matching_key(paragraph.text[paragraph.marker :])
    exact = tables.whole.get(key.strip(":|> ")) or tables.whole.get(key)
    if exact is not None:
        return exact
    running = paragraph.kind == "prose"
    addressed = running and speaks_to_reader(paragraph.text)
    found = _opening(key, tables) if paragraph.words <= OPENING_WORDS else None
    if found and (not running or found.strong or addressed or _short_notice(paragraph, found)):
        return found
    held = _held(key, tables)
    strong = next((phrase for phrase in held if phrase.strong or addressed or not running), None)
    return strong if strong is None or not _quotes(paragraph.text) else None


def _short_notice(paragraph: Paragraph, phrase: Phrase) -> bool:
    return phrase.reason in ADDRESSING and paragraph.words <= SHORT_SENTENCE


def _held(key: str, tables: _Tables) -> list[Phrase]:
    """Return the phrases inside, in the tables' order; only those whose first word is there are looked for."""
    padded = f" {key} "
    first = tables.holding.keys() & set(key.split(" "))
    found = [(rank, phrase) for word in first for rank, words, phrase in tables.holding[word] if words in padded]
    return [phrase for _, phrase in sorted(found, key=lambda item: item[0])]


def _opening(key: str, tables: _Tables) -> Phrase | None:
    words = key.split(" ", tables.longest + 1)
    for length in range(min(len(words), tables.longest), 0, -1):
        phrase = tables.opening.get(" ".join(words[:length]))
        if phrase is not None and (length > 1 or len(words) > 1):
            return phrase
    return None


def speaks_to_reader(text: str) -> bool:
    """Tell whether the text says "we" or "you" outside quotation marks, as a page does and an article does not."""
    if _quotes(text):
        return False
    return not words_of("reader_words").isdisjoint(matching_key(text).split())


def _quotes(text: str) -> bool:
    return any(mark in text for mark in '“”«»"„')
