"""What a text itself says of its names: how it shortens them, who has an age, what is one name and what two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.lexicon import load_table, load_words
from claimcheck.models.borders import Named

WHOLE_ADJECTIVES = frozenset({"en"})
"""Languages in which an adjective of place is part of the place's name (northern Kenya) as their corpora have it."""
COMMA_IN_PLACES = frozenset({"en"})
"""Languages in which a place may hold a comma (Butte, Mont.) as their corpora have it."""
LONGEST_PERSON = 3
OLDEST = 110
YEAR = re.compile(r"(?:19|20)\d\d")
NAMES = frozenset({"PERSON", "ORG", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "MISC"})
PLACES = frozenset({"LOC", "FAC"})


def weigh_evidence(spans: Iterable[Named], words: Sequence[str], lang: str, adjectives: Sequence[bool]) -> list[Named]:
    """Return the spans, sorted, with what the text says of them taken into account.

    `adjectives[i]` tells whether word `i` is one. A short form in brackets is what its full form is; who has an age is
    a person, everywhere in the text; an *affaire* is named after what follows; an event has its year.
    """
    split = _split_at_commas(spans, words, lang)
    found = list(_with_years(_with_small_letters(split, words, lang, adjectives), words))
    known = _of_short_forms(found, words, load_words(lang, "name_joints")) | _of_ages(found, words, lang)
    return [(start, end, known.get(tuple(words[start:end]), label)) for start, end, label in found]


def _of_short_forms(spans: Sequence[Named], words: Sequence[str], joints: frozenset[str]) -> dict[tuple[str, ...], str]:
    """Return the labels of short forms given in brackets after the name whose initials they are."""
    known: dict[tuple[str, ...], str] = {}
    for start, end, label in spans:
        if label in NAMES and end - start > 1 and words[end : end + 1] in (["("], ["["]) and end + 2 < len(words):
            short = words[end + 1]
            if words[end + 2] in ")]" and short.isupper() and short in _initials(words[start:end], joints):
                known[short,] = label
    return known


def _initials(name: Sequence[str], joints: frozenset[str]) -> set[str]:
    """Return the letters that may stand for a name: of its capitalised words, of all but joints, of their parts too."""
    full = [word for word in name if word.lower() not in joints]
    parts = [part for word in full for part in re.split("[-’']", word) if part]
    chosen = ([word for word in name if word[0].isupper()], full, parts)
    return {"".join(word[0].upper() for word in some) for some in chosen}


def _of_ages(spans: Sequence[Named], words: Sequence[str], lang: str) -> dict[tuple[str, ...], str]:
    """Return who is a person because an age follows the name or stands before it, by full name and by last word."""
    known: dict[tuple[str, ...], str] = {}
    after = load_words(lang, "after_age")
    for start, end, label in spans:
        if label in NAMES and (_age_after(words, end, after) or _age_before(words, start, after)):
            known[tuple(words[start:end])] = known[words[end - 1],] = "PERSON"
    return known


def _age_after(words: Sequence[str], at: int, after: frozenset[str]) -> bool:
    """Tell *, 37 ans* and *(37 ans)*, in English *, 37,*: there a single figure may count anything."""
    if at + 2 >= len(words) or words[at] not in ",(" or words[at + 2].lower() not in after:
        return False
    return _is_age(words[at + 1]) and (words[at + 2].isalpha() or len(words[at + 1]) > 1)


def _age_before(words: Sequence[str], at: int, after: frozenset[str]) -> bool:
    """Tell *un homme de 22 ans,* before a name."""
    return at > 2 and words[at - 1] == "," and words[at - 2].lower() in after and _is_age(words[at - 3])


def _is_age(word: str) -> bool:
    return word.isascii() and word.isdigit() and 0 < int(word) <= OLDEST


def _split_at_commas(spans: Iterable[Named], words: Sequence[str], lang: str) -> Iterator[Named]:
    """Cut *Almaty, Kazakhstan* in two places, and *Sénat, Anne Roux* in what somebody heads and who does."""
    given = load_table("any", "given_names")
    for start, end, label in spans:
        commas = [i for i in range(start + 1, end - 1) if words[i] == ","]
        if len(commas) == 1 and label in ("LOC", "ORG"):
            comma = commas[0]
            if label == "ORG" and _is_person(words[comma + 1 : end], given):
                yield from ((start, comma, label), (comma + 1, end, "PERSON"))
                continue
            if label == "LOC" and lang not in COMMA_IN_PLACES and words[end - 1][-1] != ".":
                yield from ((start, comma, label), (comma + 1, end, label))
                continue
        yield start, end, label


def _is_person(name: Sequence[str], given: Mapping[str, str]) -> bool:
    """Tell a given name and one or two capitalised words."""
    titled = all(word[0].isupper() and not word.isupper() for word in name)
    return 1 < len(name) <= LONGEST_PERSON and titled and name[0].lower() in given


def _with_small_letters(
    spans: Iterable[Named], words: Sequence[str], lang: str, adjectives: Sequence[bool]
) -> Iterator[Named]:
    """Join *affaire* to the name that it is named after, and cut adjectives off places."""
    held: Named | None = None
    for start, end, label in spans:
        if held and held[1] == start and label in NAMES:
            yield held[0], end, held[2]
            held = None
            continue
        if held:
            yield held
            held = None
        if label == "EVENT" and end - start == 1 and words[start].islower():
            held = (start, end, label)
        elif label in PLACES and words[start].islower() and adjectives[start] and lang not in WHOLE_ADJECTIVES:
            yield (start, end, "NORP") if end - start == 1 else (start + 1, end, label)
        else:
            yield start, end, label
    if held:
        yield held


def _with_years(spans: Iterable[Named], words: Sequence[str]) -> Iterator[Named]:
    """Make the year that follows an event's name part of it."""
    held: Named | None = None
    for start, end, label in spans:
        if held and held[1] == start and end - start == 1 and label == "DATE" and YEAR.fullmatch(words[start]):
            held = (held[0], end, held[2])
            continue
        if held:
            yield held
        held = None
        if label == "EVENT":
            held = (start, end, label)
        else:
            yield start, end, label
    if held:
        yield held
