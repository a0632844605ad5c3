"""People whom a text does not name ("a nurse", "sa femme"): nobody's mention, but rivals for the pronouns near them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.entities_roles import office_at, word
from claimcheck.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Set

    from spacy.tokens import Doc, Token

#: Relations in which a noun describes somebody who is mentioned beside it.
_DESCRIBES = frozenset({"compound", "flat", "flat:name", "appos", "amod", "vocative", "nmod:desc", "fixed"})
_NAMES = frozenset({"appos", "flat", "flat:name", "nmod:desc", "compound"})
_OF_NAMES = frozenset({"PROPN", "X"})


def stranger_at(doc: Doc, index: int, language: str, named: Set[int]) -> str | None:
    """Return the gender (``m``, ``f``, ``-``) of the unnamed person at a token, None if it names none."""
    token = doc[index]
    if token.pos_ != "NOUN":
        return None
    if "Plur" in token.morph.get("Number", []) or index in named:
        return None
    gender = _gender(doc, index, language)
    if gender is None or _describes_somebody(token, named):
        return None
    return gender


def _gender(doc: Doc, index: int, language: str) -> str | None:
    token = doc[index]
    listed = load_table(language, "people_nouns")
    found = listed.get(word(token)) or listed.get(token.lemma_.lower())
    office = office_at(doc, index, language)
    if office is not None:
        found = office[2] or (found if found in ("m", "f") else "-")
    if found == "-" and language == "fr":
        shown = {value for child in token.children if child.dep_ == "det" for value in child.morph.get("Gender", [])}
        found = {"Masc": "m", "Fem": "f"}.get(next(iter(sorted(shown)), ""), "-")
    return found


def _describes_somebody(token: Token, named: Set[int]) -> bool:
    """Tell whether a noun is part of a name's phrase, or says of somebody what he or she is."""
    if token.i + 1 in named or (token.dep_ == "conj" and token.head.dep_ in _DESCRIBES):
        return True
    if token.dep_ in _DESCRIBES or any(child.dep_ == "cop" for child in token.children):
        return True
    return any(
        child.i in named and child.dep_ in _NAMES and child.pos_ in _OF_NAMES and child.dep_ != "compound"
        for child in token.children
    )
