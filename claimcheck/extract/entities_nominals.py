"""Mentions that are no names: offices and kinds of thing ("the minister", "l'agence"), pronouns, unnamed people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extract.entities_pronouns import means_person, pronoun_at
from claimcheck.extract.entities_roles import office_at, word
from claimcheck.extract.entities_strangers import stranger_at
from claimcheck.lexicon import load_table, load_words
from claimcheck.lexicon.gazetteer import people_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from spacy.tokens import Doc

    from claimcheck.records import EntityLabel, MentionForm


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


def find_references(doc: Doc, language: str, names: Set[int], roles: Set[int]) -> Iterator[Reference]:
    """Yield the nominals, pronouns and unnamed people of a Doc.

    Their head is no token of a name or of a name's role; a name may stand among a nominal's modifiers.
    """
    index = 0
    while index < len(doc):
        found = _pronoun(doc, index, language, names) or _nominal(doc, index, language, names)
        found = found or _stranger(doc, index, language, names)
        if found and found.head not in names and not roles & set(range(found.start, found.end)):
            yield found
            index = found.end
        else:
            index += 1


def _pronoun(doc: Doc, index: int, language: str, names: Set[int]) -> Reference | None:
    found = pronoun_at(doc, index, language)
    if found is None:
        return None
    end, form = found
    label: EntityLabel = "PERSON" if means_person(doc, index, end, form, language, names) else "MISC"
    return Reference(index, end, end - 1, label, "pronoun", form.gender, form.number)


def _stranger(doc: Doc, index: int, language: str, names: Set[int]) -> Reference | None:
    gender = stranger_at(doc, index, language, names)
    if gender is None:
        return None
    return Reference(index, index + 1, index, "PERSON", "stranger", None if gender == "-" else gender, "sg")


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
