"""Finite forms of verbs made from their participles, for clauses that are shown by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimcheck.lexicon import load_table, load_words

#: Forms of “be” and « être »: (language, time) → singular, plural.
_BE = {
    ("en", "past"): ("was", "were"),
    ("en", "present"): ("is", "are"),
    ("fr", "past"): ("était", "étaient"),
    ("fr", "present"): ("est", "sont"),
    ("fr", "future"): ("sera", "seront"),
    ("fr", "unreal"): ("serait", "seraient"),
}
_PERFECT = {"past": ("a été", "ont été"), "present": ("a été", "ont été")}
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")
#: Changes of the stem that the present of French verbs in -er makes before a mute ending are left to tables.
_REGULAR_ER = re.compile(r"(?<![eé][bcdfghjklmnpqrstvx])(?<!y)er$")
_ACUTE_ER = re.compile(r"é([bcdfghjklmnpqrstvx]{1,2})er$")
#: Presents of frequent French verbs that no rule makes from the participle: singular, plural.
_PRESENT = {
    "ayant": ("a", "ont"), "étant": ("est", "sont"), "faisant": ("fait", "font"), "allant": ("va", "vont"),
    "venant": ("vient", "viennent"), "permettant": ("permet", "permettent"), "prenant": ("prend", "prennent"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tense:
    """The time of a clause: ``past``, ``present``, ``future`` or ``unreal``, and the modal verb that makes it."""

    time: Literal["past", "present", "future", "unreal"]
    modal: str = ""


def be(language: str, tense: Tense, plural: bool, verb: str = "", happened: bool = False) -> str | None:
    """Return what stands before a past participle or an attribute; None in a language without such a table.

    ``happened`` says that the participle tells of an event, not of a state: French then takes the perfect.
    """
    if language == "fr" and verb and verb in load_words("fr", "perfect_with_be"):
        return _BE["fr", "present"][plural]
    if language == "fr" and happened and tense.time in _PERFECT:
        return _PERFECT[tense.time][plural]
    if language == "en" and tense.modal:
        return f"{tense.modal} be"
    forms = _BE.get((language, tense.time))
    return forms[plural] if forms else None


def finite_form(language: str, participle: str, lemma: str, tense: Tense, plural: bool) -> str | None:
    """Return the finite form of a present participle (“killing” → “killed”), None where no rule is safe."""
    if language == "en" and participle.endswith("ing"):
        return _english(participle, lemma, tense, plural)
    return _french(participle, lemma, tense, plural) if language == "fr" and participle.endswith("ant") else None


def _english(participle: str, lemma: str, tense: Tense, plural: bool) -> str | None:
    if lemma == participle or not lemma.isalpha() or lemma[0] != participle[0]:
        return None
    if tense.modal:
        return f"{tense.modal} {lemma}"
    if tense.time != "present":
        return _english_past(participle, lemma)
    if lemma in ("be", "have"):
        return {"be": ("is", "are"), "have": ("has", "have")}[lemma][plural]
    if plural:
        return lemma
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if _SIBILANT.search(lemma) or lemma.endswith("o") else "s")


def _english_past(participle: str, lemma: str) -> str:
    listed = load_table("en", "past_irregular").get(lemma)
    if listed:
        return listed
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    stem = participle.removesuffix("ing")
    return (stem if stem.startswith(lemma) or _DOUBLES.match(lemma) else lemma) + "ed"


def _french(participle: str, lemma: str, tense: Tense, plural: bool) -> str | None:
    if tense.time == "past":
        stem = {"ayant": "av", "sachant": "sav"}.get(participle, participle.removesuffix("ant"))
        return stem + ("aient" if plural else "ait")
    if tense.time != "present":
        return None
    if participle in _PRESENT:
        return _PRESENT[participle][plural]
    if not _REGULAR_ER.search(lemma) and not _ACUTE_ER.search(lemma):
        return None
    stem = _ACUTE_ER.sub(r"è\1er", lemma).removesuffix("er")
    return stem + ("ent" if plural else "e")
