"""How names are compared: folded, reduced to their sounds, taken apart into given names and surname."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.fuzz import ratio

from claimcheck.lexicon import load_table, load_words
from claimcheck.lexicon.gazetteer import SHORTEST_SPOKEN, bare, body_key, fold, is_acronym, people_of, place_key

#: Shorter names are compared as written: reduced to their sounds they meet by chance.
SHORTEST_SKELETON = 5
#: Given names of one person in two transcriptions ("Volodymyr", "Vladimir") are at least this alike (0-100).
SAME_GIVEN_NAME = 80
#: Shorter given names are too alike by chance ("Marie", "Maria") to be taken for transcriptions of one another.
SHORTEST_VARIANT = 7
#: Words between the parts of a name that a translation may put otherwise.
_LINKS = frozenset({"of", "for", "and", "et", "d", "l", "the", "in", "on", "pour", "en", "sur"})
_MUTE = re.compile(r"(?<=[bcdfgjklmnpqrstvxz])e$")
_DOUBLED = re.compile(r"(.)\1+")


@cache
def skeleton(name: str) -> str:
    """Return a name reduced to what survives transliteration: Zelensky, Zelenskiy and Zelenskyy are one.

    The classes of spellings are those of ``lexicon/any/transliteration.tsv``; doubled letters count once and a mute
    final e ("Poutine") is dropped. Names shorter than `SHORTEST_SKELETON` are only folded.
    """
    folded = fold(name)
    if len(folded) < SHORTEST_SKELETON:
        return folded
    for spelling, sound in load_table("any", "transliteration").items():
        folded = folded.replace(spelling, sound)
    return _MUTE.sub("", _DOUBLED.sub(r"\1", folded))


@cache
def parts(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name, without forms of address."""
    words = tuple(word for word in fold(name).replace("'s", "").split() if word)
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    return words


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(title) for language in ("en", "fr") for title in load_table(language, "titles"))


def surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the surname of a name's words with its particles ("von der leyen"); all of a single word."""
    links = load_words("any", "name_links")
    start = len(words) - 1
    while start > 1 and words[start - 1] in links:
        start -= 1
    return words[max(start, 0) :]


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names of several words can be one person's: same surname, given names that agree."""
    if skeleton(" ".join(surname(one))) != skeleton(" ".join(surname(other))):
        return False
    return _given_agree(one[: -len(surname(one))], other[: -len(surname(other))])


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return True
    first, second = one[0], other[0]
    if first == second or skeleton(first) == skeleton(second):
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    long_enough = min(len(first), len(second)) >= SHORTEST_VARIANT
    alike = long_enough and ratio(skeleton(first), skeleton(second)) >= SAME_GIVEN_NAME
    return alike or bool(set(one) & set(other[1:]) or set(other) & set(one[1:]))


def short_form_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a name is a shortened form of a longer one: its surname, or its first word."""
    if not short or len(short) >= len(full):
        return False
    if short == full[-len(short) :] or short == full[: len(short)]:
        return True
    return skeleton(" ".join(short)) == skeleton(" ".join(surname(full)))


def thing_key(name: str, label: str) -> str:
    """Return the key under which a body, place or thing is one: a gazetteer key, else its folded name."""
    if label == "NORP":
        code = people_of(name)
        return f"people:{code}" if code else f"people:{bare(name)}"
    known = (body_key(name) or place_key(name)) if label == "ORG" else (place_key(name) or body_key(name))
    if known:
        return known
    if is_acronym(name) and len(name) < SHORTEST_SPOKEN:
        return "acronym:" + name.replace(".", "")
    words = bare(name).split()
    suffixes = load_words("any", "organisation_suffixes")
    while label == "ORG" and len(words) > 1 and words[-1] in suffixes:
        words.pop()
    return "name:" + " ".join(words)


@cache
def meaning_key(name: str) -> str | None:
    """Return the key that a name shares with its translation ("University of Lund", « université de Lund »).

    Common nouns and adjectives are put into English, peoples and territories into their codes, small words left out.
    None without such a noun, or where nothing else tells which university or bank is meant.
    """
    table = load_table("any", "translated_nouns")
    small = load_words("any", "name_links") | load_words("fr", "articles") | load_words("en", "articles") | _LINKS
    words = [word for word in re.split(r"[\s\-'’]+", fold(name)) if word and word not in small]
    common = [table[word] for word in words if word in table]
    own = [people_of(word) or word for word in words if word not in table]
    return "means:" + " ".join(sorted([*common, *own])) if common and own else None


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made of a name's initials, small words counted or not."""
    return letters_of(acronym) in initials_of(name)


def letters_of(acronym: str) -> str:
    """Return the letters of an acronym, as `initials_of` has them."""
    return acronym.replace(".", "").casefold()


def initials_of(name: str) -> set[str]:
    """Return what acronyms a name can have: its initials, small words counted or not; two letters at least."""
    words = [word for word in re.split(r"[\s\-]+|(?<=[ld])['’]", name) if word]
    every = "".join(fold(word)[:1] for word in words)
    capital = "".join(fold(word)[:1] for word in words if word[0].isupper())
    small = load_words("any", "name_links") | load_words("fr", "articles")
    content = "".join(fold(word)[:1] for word in words if fold(word) not in small)
    return {letters for letters in (every, capital, content) if len(letters) > 1}
