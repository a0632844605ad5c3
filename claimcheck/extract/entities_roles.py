"""Titles and offices that stand beside a person's name ("French Defence Minister", "le président")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import load_table, load_words
from claimcheck.lexicon.gazetteer import people_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: An apposition with an office ("the head of the regional health agency") is rarely longer than this, in tokens.
LONGEST_ROLE = 12
#: Parts of speech that may stand inside a title ("outgoing", "Defence", "des Affaires").
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "ADP", "DET", "PART", "NUM"})
_BEFORE_OFFICE = frozenset({"ADJ", "NOUN", "PROPN"})
_CLOSERS = frozenset({",", ".", ";", ")", ":", "-", "–", "—", "!", "?"})


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office beside a name: its tokens ``[start, end)`` and the gender its form shows."""

    start: int
    end: int
    gender: str | None = None


def word(token: Token) -> str:
    """Return a token's lower-case form with a straight apostrophe, as the lexicon writes it."""
    return str(token.lower_).replace("’", "'")


@cache
def offices(language: str) -> dict[tuple[str, ...], tuple[str, str | None]]:
    """Return an office's words → (its class, the gender its form shows)."""
    table = {}
    for form, entry in load_table(language, "offices").items():
        kind, _, gender = entry.partition("|")
        for written in (form, form.replace("-", " - ")):
            table[tuple(written.replace("'", "' ").split())] = (kind, gender or None)
    return table


@cache
def _edge_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the last words of all offices: a quick no for most words of a text."""
    table = offices(language)
    return frozenset(words[0] for words in table), frozenset(words[-1] for words in table)


@cache
def titles(language: str) -> dict[str, tuple[str | None, bool]]:
    """Return a form of address → (its gender, whether it is part of the name)."""
    table = {}
    for form, entry in load_table(language, "titles").items():
        gender, _, kept = entry.partition("|")
        table[form] = (gender if gender in ("m", "f") else None, kept == "kept")
    return table


def office_at(doc: Doc, start: int, language: str) -> tuple[int, str, str | None] | None:
    """Return (end, class, gender) of the longest office that begins at a token, None if none does."""
    if start >= len(doc) or word(doc[start]) not in _edge_words(language)[0]:
        return None
    table = offices(language)
    words = tuple(word(token) for token in doc[start : start + 5])
    for length in range(len(words), 0, -1):
        if words[:length] in table:
            kind, gender = table[words[:length]]
            return start + length, kind, gender
    return None


def office_ending(doc: Doc, end: int, language: str) -> tuple[int, str | None] | None:
    """Return (start, gender) of the longest office that ends before a token, None if none does."""
    if not end or word(doc[end - 1]) not in _edge_words(language)[1]:
        return None
    for length in (5, 4, 3, 2, 1):
        if end - length >= 0:
            found = offices(language).get(tuple(word(token) for token in doc[end - length : end]))
            if found:
                return end - length, found[1]
    return None


def find_roles(doc: Doc, start: int, end: int, language: str) -> tuple[Role, ...]:
    """Return the offices that stand before or after the name at tokens ``[start, end)``."""
    before = _role_before(doc, start, end, language)
    after = _role_after(doc, end, language)
    return tuple(role for role in (before, after) if role)


def _role_before(doc: Doc, start: int, end: int, language: str) -> Role | None:
    while start and word(doc[start - 1]) in titles(language):
        start -= 1
    if not start:
        return None
    if word(doc[start - 1]) == ",":
        return _apposed(doc, start, end, language)
    direct = office_ending(doc, start, language)
    if direct:
        return Role(_extend_left(doc, direct[0], language), start, direct[1])
    return _with_complement(doc, start, language)


def _extend_left(doc: Doc, first: int, language: str) -> int:
    """Widen an office to the words before it: "French Defence", "NATO", "outgoing"."""
    tagged = doc.has_annotation("POS")
    while first:
        token = doc[first - 1]
        if word(token) in ("'s", "'") and first > 1 and doc[first - 2].text[:1].isupper():
            first -= 2
            continue
        capital = token.text[:1].isupper() and not token.is_sent_start
        known = people_of(token.text) or word(token) in load_words(language, "former_words") or capital
        fits = token.pos_ in _BEFORE_OFFICE if tagged else bool(known)
        if not fits or word(token) in titles(language):
            return first
        first -= 1
    return first


def _with_complement(doc: Doc, start: int, language: str) -> Role | None:
    """Find an office that its complement parts from the name: "le président français Emmanuel Macron"."""
    if doc[start - 1].pos_ in ("ADP", "DET", "VERB", "AUX") or word(doc[start - 1]) in load_words(
        language, "genitive_links"
    ):
        return None
    for first in range(start - 1, max(-1, start - LONGEST_ROLE), -1):
        if not _may_stand_inside(doc[first]):
            return None
        first = _whole_office(doc, first, language)
        office = office_at(doc, first, language)
        if office and office[0] <= start:
            return Role(first, start, office[2]) if _complement_fits(doc, office[0], start, language) else None
    return None


def _whole_office(doc: Doc, first: int, language: str) -> int:
    """Step back to the start of an office of several words: "général" is the end of "secrétaire général"."""
    for start in range(max(0, first - 4), first):
        office = office_at(doc, start, language)
        if office and office[0] > first:
            return start
    return first


def _complement_fits(doc: Doc, first: int, end: int, language: str) -> bool:
    """Tell whether what follows the office belongs to it: an adjective or "of …", as French writes it."""
    if first == end:
        return True
    opener = doc[first]
    linked = word(opener) in load_words(language, "genitive_links")
    return language == "fr" and (linked or opener.pos_ == "ADJ" or bool(people_of(opener.text)))


def _may_stand_inside(token: Token) -> bool:
    if token.is_punct and token.text not in ("-", "'", "’"):
        return False
    return token.pos_ in _INSIDE if token.pos_ else True


def _apposed(doc: Doc, start: int, end: int, language: str) -> Role | None:
    """Read "le secrétaire général de l'OTAN, Mark Rutte," where the name itself is the apposition."""
    if end < len(doc) and doc[end].text not in _CLOSERS:
        return None
    comma = start - 1
    head = doc[start:end].root
    apposed_to = head.head.i if head.dep_ == "appos" and head.head.i < comma else None
    for first in range(comma - 1, max(-1, comma - LONGEST_ROLE), -1):
        if not _may_stand_inside(doc[first]):
            return None
        first = _whole_office(doc, first, language)
        office = office_at(doc, first, language)
        if office and office[0] <= comma and (apposed_to is None or first <= apposed_to < office[0]):
            return Role(_extend_left(doc, first, language), comma, office[2])
    return None


def _role_after(doc: Doc, end: int, language: str) -> Role | None:
    """Read ", NATO secretary general," and "(head of the agency)" behind a name."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "("):
        return None
    first = end + 1
    if doc[first].pos_ == "NUM" and first + 2 < len(doc) and doc[first + 1].text == ",":
        first += 2
    last = first
    while last < len(doc) and doc[last].text not in _CLOSERS and last - first < LONGEST_ROLE:
        if not _may_stand_inside(doc[last]) or (doc[last].is_sent_start and last > first):
            return None
        last += 1
    closed = last == len(doc) or doc[last].text in _CLOSERS
    if not closed or doc[first].pos_ in ("ADP", "VERB", "PRON"):
        return None
    return _first_office(doc, first, last, language)


def _first_office(doc: Doc, first: int, last: int, language: str) -> Role | None:
    for index in range(first, last):
        if doc[index].pos_ == "ADP":
            return None
        office = office_at(doc, index, language)
        if office and office[0] <= last:
            while first < index and doc[first].pos_ == "DET":
                first += 1
            return Role(first, last, office[2])
    return None
