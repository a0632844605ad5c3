"""Nouns and verbs by rule, for text without a parse and for lemmas that a small model gets wrong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import load_table, load_words

if TYPE_CHECKING:
    from spacy.tokens import Token


def singular(word: str, language: str) -> str:
    """Return a noun's singular in lower case by rule; for text without a parse."""
    word = word.lower()
    known = load_table(language, "plural_irregular").get(word)
    if known is not None:
        return known
    if language == "fr":
        if word.endswith("aux") and len(word) > 5 and not word.endswith("eaux"):
            return word[:-3] + "al"
        return word[:-1] if len(word) > 3 and word[-1] in "sx" and not word.endswith("ss") else word
    if word.endswith("men") and len(word) > 4 and word not in {"specimen", "regimen", "abdomen"}:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def lemma_of(token: Token, language: str) -> str:
    """Return a token's lemma in lower case, corrected where the written form is a plural."""
    lemma = token.lemma_.lower()
    written = token.text.lower()
    known = load_table(language, "plural_irregular").get(written)
    if known is not None:
        return known
    if language == "en" and token.pos_ in {"NOUN", "PROPN"} and written.endswith("men"):
        return singular(written, language)
    if language == "fr" and token.pos_ == "NOUN" and lemma.endswith("er") and not written.rstrip("s").endswith("er"):
        return singular(written, language)
    if not lemma or not lemma[0].isalpha() or lemma == written:
        return singular(written, language) if token.pos_ == "NOUN" or not lemma else lemma
    return lemma


@cache
def _verb_forms(language: str, name: str) -> frozenset[str]:
    """Read the forms of a list's verbs that rules make; a lemma from a small model is not always one."""
    forms: set[str] = set()
    for verb in load_words(language, name):
        if language == "fr":
            stem = verb[:-2] if verb.endswith(("er", "ir", "re")) else verb
            tails = (
                "é",
                "ée",
                "és",
                "ées",
                "e",
                "ent",
                "ait",
                "aient",
                "ant",
                "a",
                "èrent",
                "era",
                "i",
                "ie",
                "is",
                "it",
                "u",
            )
            forms.update({verb, *(stem + tail for tail in tails)})
            continue
        stem = verb[:-1] if verb.endswith("e") else verb
        forms.update(
            {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
        )
    return frozenset(forms)


def is_verb(token: Token, language: str, name: str) -> bool:
    """Whether a token is a form of a verb of the list, by lemma or by rule."""
    return token.lemma_.lower() in load_words(language, name) or token.lower_ in _verb_forms(language, name)
