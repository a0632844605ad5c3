"""Mentions that are no names: offices and kinds of thing ("the minister", "l'agence") and pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extract.entities_roles import office_at, word
from claimcheck.lexicon import load_table, load_words
from claimcheck.lexicon.gazetteer import people_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from spacy.tokens import Doc, Token

    from claimcheck.records import EntityLabel, MentionForm

#: Relations of a pronoun that stands for nothing ("il faut", "it rained").
_PREDICATE = frozenset({"expl", "expl:subj", "expl:pass", "expl:comp", "expl:pv"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A nominal or pronoun at tokens ``[start, end)`` with its head token and what its form shows."""

    start: int
    end: int
    head: int
    label: EntityLabel
    form: MentionForm
    gender: str | None = None
    number: str | None = None


@cache
def _pronouns(language: str) -> dict[tuple[str, ...], tuple[str | None, str]]:
    table = {}
    for form, entry in load_table(language, "person_pronouns").items():
        gender, number = entry.split("|")
        table[tuple(form.replace("'", "' ").split())] = (None if gender == "-" else gender, number)
    return table


def find_references(doc: Doc, language: str, names: Set[int], roles: Set[int]) -> Iterator[Reference]:
    """Yield the nominals and pronouns of a Doc.

    Their head is no token of a name or of a name's role; a name may stand among a nominal's modifiers.
    """
    index = 0
    while index < len(doc):
        found = _pronoun(doc, index, language) or _nominal(doc, index, language, names)
        if found and found.head not in names and not roles & set(range(found.start, found.end)):
            yield found
            index = found.end
        else:
            index += 1


def _pronoun(doc: Doc, index: int, language: str) -> Reference | None:
    for length in (2, 1):
        words = tuple(word(token) for token in doc[index : index + length])
        entry = _pronouns(language).get(words)
        if entry and len(words) == length and not _impersonal(doc[index]):
            person = entry[0] is not None and entry[1] == "sg"
            label: EntityLabel = "PERSON" if person else "MISC"
            return Reference(index, index + length, index + length - 1, label, "pronoun", *entry)
    return None


def _impersonal(token: Token) -> bool:
    """Tell whether a pronoun stands for nothing ("it rained", "il faut") or for no noun at all."""
    if token.dep_ in _PREDICATE:
        return True
    return bool(token.pos_) and token.pos_ not in ("PRON", "DET", "ADJ", "PROPN")


def _nominal(doc: Doc, index: int, language: str, taken: Set[int]) -> Reference | None:
    office = office_at(doc, index, language)
    kind = load_table(language, "kinds").get(word(doc[index]))
    if not office and not kind:
        return None
    if doc[index].pos_ and doc[index].pos_ not in ("NOUN", "PROPN"):
        return None
    end = office[0] if office else index + 1
    start, definite = _phrase_start(doc, index, language, taken)
    end = _phrase_end(doc, end, language)
    if not definite or start is None or (end < len(doc) and doc[end].text[:1].isupper() and end in taken):
        return None
    number = "pl" if "Plur" in doc[index].morph.get("Number", []) else "sg"
    label: EntityLabel = "PERSON" if office else "ORG" if kind == "ORG" else "LOC"
    return Reference(start, end, index, label, "nominal", office[2] if office else None, number)


def _phrase_start(doc: Doc, index: int, language: str, taken: Set[int]) -> tuple[int | None, bool]:
    """Walk left over modifiers to the determiner; also "NATO's chief" and "NATO chief" are definite."""
    definite = load_words(language, "definite_determiners")
    start = index
    while start and not doc[start].is_sent_start:
        token = doc[start - 1]
        lowered = word(token)
        if lowered in definite and token.pos_ not in ("PRON", "SCONJ", "ADV"):
            return (start if token.pos_ == "ADP" else start - 1), True
        if lowered in ("'s", "'") and start - 2 in taken:
            return _name_start(start - 2, taken), True
        adjective = token.pos_ in ("ADJ", "NOUN", "PROPN") if token.pos_ else bool(people_of(token.text))
        if not adjective:
            break
        start -= 1
    return start, False


def _name_start(index: int, taken: Set[int]) -> int:
    while index - 1 in taken:
        index -= 1
    return index


def _phrase_end(doc: Doc, end: int, language: str) -> int:
    """Take in what follows a French head: "le président français"."""
    while language == "fr" and end < len(doc) and (people_of(doc[end].text) or doc[end].pos_ == "ADJ"):
        end += 1
    return end
