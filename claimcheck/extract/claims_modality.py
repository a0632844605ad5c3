"""Modality: how surely a clause is said — as fact, hearsay, guess, plan, condition, or opinion."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from spacy.tokens import Doc, Token

from claimcheck.extract.claims_predicate import helpers_of, lemma_of
from claimcheck.lexicon import load_table, load_words
from claimcheck.records import Modality

_FRENCH_FUTURE = re.compile(r"(?:er(?:ai|as?|ons|ez)|ront|dra|ttra|evra|(?:^|s)aura|(?:pou|ve|cou|mou)rra|^ira)$")
#: The stronger reservation wins where several meet.
_ORDER: tuple[Modality, ...] = ("denied", "conditional", "hedged", "planned", "opinion", "reported", "asserted")


def find_modality(
    predicate: Token,
    above: Collection[Token],
    own: Collection[int],
    language: str,
    inherited: Modality,
    past_cue: bool,
    opinion: bool,
) -> Modality:
    """Return the modality of a clause.

    ``inherited`` comes from the attribution around it, ``past_cue`` says that a cue in the past governs it (French
    puts the future into the conditional there), ``opinion`` that its words judge more than they report.
    """
    doc = predicate.doc
    seen: set[Modality] = {inherited}
    chain = (predicate, *above)
    seen.update(_from_words(doc, predicate, own, language))
    for verb in chain:
        seen.update(_from_verb(verb, verb == predicate, language, past_cue))
    if any(is_conditional(verb, language) for verb in chain) or _has_condition(chain, language):
        seen.add("conditional")
    if opinion:
        seen.add("opinion")
    return next(modality for modality in _ORDER if modality in seen)


def _from_words(doc: Doc, predicate: Token, own: Collection[int], language: str) -> set[Modality]:
    """Read adverbs of hearsay and doubt (“reportedly”, “sans doute”) in the clause."""
    table = load_table(language, "evidentials")
    found: set[Modality] = set()
    for index in own:
        word = doc[index].lower_
        if word not in _first_words(language):
            continue
        pair = f"{word} {doc[index + 1].lower_}" if index + 1 < len(doc) else ""
        value = table.get(word) or table.get(pair)
        if value in ("reported", "hedged"):
            found.add("reported" if value == "reported" else "hedged")
    return found


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(key.split()[0] for key in load_table(language, "evidentials"))


def _from_verb(verb: Token, is_predicate: bool, language: str, past_cue: bool) -> set[Modality]:
    found: set[Modality] = set()
    helpers = helpers_of(verb)
    lemmas = {lemma_of(helper) for helper in helpers} | {helper.lower_ for helper in helpers}
    if lemmas & load_words(language, "hedging_verbs"):
        found.add("hedged")
    if lemmas & load_words(language, "future_auxiliaries") or _is_future((verb, *helpers), language):
        found.add("planned")
    if lemmas & load_words(language, "duty_auxiliaries"):
        found.add("opinion")
    if {helper.lower_ for helper in helpers} & load_words(language, "future_in_past"):
        unreal = any(lemma_of(helper) == "have" for helper in helpers)
        found.add("planned" if past_cue and not unreal else "conditional")
    if not is_predicate:
        lemma = lemma_of(verb)
        if lemma in load_words(language, "duty_verbs"):
            found.add("opinion")
        if lemma in load_words(language, "planning_verbs") and not _has_gone(verb, lemma, language):
            found.add("planned")
        if lemma in load_words(language, "hedging_verbs"):
            found.add("hedged")
    if language == "fr" and _is_conditional((verb, *helpers)):
        found.add("planned" if past_cue else _french_conditional(verb, helpers))
    return found


def _is_future(verbs: Collection[Token], language: str) -> bool:
    """Return whether a verb is in the future, by its features or by an ending that no other French tense has."""
    for verb in verbs:
        if "Fut" in verb.morph.get("Tense", []):
            return True
        if language == "fr" and "Inf" not in verb.morph.get("VerbForm", []) and _FRENCH_FUTURE.search(verb.lower_):
            return True
    return False


def _is_conditional(verbs: Collection[Token]) -> bool:
    return any("Cnd" in verb.morph.get("Mood", []) for verb in verbs)


def _french_conditional(verb: Token, helpers: Collection[Token]) -> Modality:
    """Tell the conditional of report (“aurait tué”, “serait mort”) from that of supposition (“pourrait”)."""
    if any(lemma_of(helper) in ("pouvoir", "devoir") for helper in (*helpers, verb)):
        return "hedged"
    return "reported"


def _has_gone(verb: Token, lemma: str, language: str) -> bool:
    """Return whether a verb of going is in the past (“went to see”, “est allé voir”): what follows it took place."""
    if lemma not in load_words(language, "motion_verbs"):
        return False
    return "Past" in verb.morph.get("Tense", []) or "Past" in verb.morph.get("Aspect", [])


def is_conditional(verb: Token, language: str) -> bool:
    """Return whether a conjunction makes a clause a condition (“if”, “in case”), no concession (“even if”)."""
    words = load_words(language, "conditionals")
    for child in verb.children:
        if child.dep_ not in ("mark", "advmod", "case"):
            continue
        parts = (child, *(part for part in child.children if part.dep_ == "fixed"))
        if any(part.lower_ in words for part in parts):
            before = child.nbor(-1).lower_ if child.i else ""
            return not {before, child.lower_} & load_words(language, "concessive_words")
    return False


def _has_condition(chain: Collection[Token], language: str) -> bool:
    """Return whether a conditional clause hangs on the predicate."""
    clauses = (child for verb in chain for child in verb.children if child.dep_ == "advcl")
    return any(is_conditional(child, language) for child in clauses)
