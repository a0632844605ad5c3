"""Which side of publication a bare weekday or month lies on: from the verb that governs it, else the nearest cue."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import load_table, load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: How far a cue may stand from the expression, in characters; a news sentence seldom has more.
WINDOW = 240
#: A participle this many words behind a future helper belongs to it ("will soon be closed", "seront bientôt fermées").
HELPER_REACH = 3
#: How many words above the expression its verb is looked for; no sentence is built so deep, a list of days may be.
HIGHEST = 100
#: "The court is to rule on Friday".
_IS_TO = frozenset({"is", "are"})
_BREAK = re.compile(r"[.!?;:\n\r][\s\"”»)]|[\n\r]")
_WORDS = {"en": re.compile(r"[^\W\d_]+|['’]ll"), "fr": re.compile(r"[^\W\d_]+")}
_PAST_ENDING = {"en": re.compile(r"[a-z]{2,}ed"), "fr": re.compile(r"\w{2,}(?:aient|ait|èrent|ée?s?)")}
_FUTURE_ENDING = {
    "en": re.compile(r"(?!)"),
    "fr": re.compile(r"\w{2,}(?:rai|ras|ra|rons|rez|ront|rait|raient|rions|riez)"),
}


def direction_by_words(text: str, start: int, end: int, language: str) -> int:
    """Return 1 for the future, -1 for the past, 0 when nothing near ``[start, end)`` says."""
    head = text[max(0, start - WINDOW) : start]
    breaks = list(_BREAK.finditer(head))
    before = head[breaks[-1].end() :] if breaks else head
    tail = text[end : end + WINDOW]
    stop = _BREAK.search(tail)
    after = tail[: stop.start()] if stop else tail
    words = [word.group().lower() for word in _WORDS[language].finditer(before)]
    for at in range(len(words) - 1, -1, -1):
        cue = _cue(words[at], language)
        if words[at] == "to" and at and words[at - 1] in _IS_TO:
            return 1
        if cue < 0 and any(_is_helper(word, language) for word in words[max(0, at - HELPER_REACH) : at]):
            return 1
        if cue > 0 and words[at] in load_words(language, "planned_words"):
            return _plan(words[max(0, at - HELPER_REACH) : at])
        if cue:
            return cue
    for word in _WORDS[language].finditer(after):
        cue = _cue(word.group().lower(), language)
        if cue:
            return cue
    return 0


#: A side that only a weekday takes for the future; a day or month is then the nearest.
PLANNED = 2
_IS = frozenset({"is", "are", "be", "est", "sont", "sera", "seront", "être"})
#: Helpers that put a plan into the past.
_WAS = frozenset({"was", "were", "had", "been", "était", "étaient", "avait", "avaient", "fut", "furent"})


def _plan(helpers: list[str]) -> int:
    """Return the side of a plan: ahead ("is due on"), either ("was due on"), or nearest ("the vote due on")."""
    if not _WAS.isdisjoint(helpers):
        return 0
    return 1 if not _IS.isdisjoint(helpers) else PLANNED


@cache
def _lists(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    none = load_words("fr", "tense_not_future") if language == "fr" else frozenset()
    return load_words(language, "tense_past"), load_words(language, "tense_future"), none


@lru_cache(maxsize=10_000)
def _cue(word: str, language: str) -> int:
    past, future, none = _lists(language)
    if word.replace("’", "'") in future:
        return 1
    if word in past:
        return -1
    if word not in none and _FUTURE_ENDING[language].fullmatch(word):
        return 1
    return -1 if _PAST_ENDING[language].fullmatch(word) else 0


def _is_helper(word: str, language: str) -> bool:
    known = word.replace("’", "'") in load_words(language, "tense_helpers")
    return known or bool(_FUTURE_ENDING[language].fullmatch(word) and word not in _lists(language)[2])


def direction_by_tree(doc: Doc, start: int, end: int, language: str) -> int | None:
    """Return the tense of the verb that governs the tokens at ``[start, end)`` of a Doc, None where none is known.

    The search ends at the first finite verb above the expression; what governs that verb speaks of another time.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not span[0].dep:  # asking the whole Doc whether it is parsed looks at each of its tokens
        return None
    token = span.root
    for _ in range(HIGHEST):
        planned = _planned(token, language)
        if planned is not None:
            return planned
        if token.pos_ in {"VERB", "AUX"}:
            found = _tense(token, language)
            if found or _is_finite(token):
                return found or None
        if token.head is token:
            break
        token = token.head
    return None


def _planned(verb: Token, language: str) -> int | None:
    """Return the side of a plan ("is due on Friday", « il a promis de commencer en mai »), None for another verb."""
    helpers = [child.lower_ for child in verb.children if child.pos_ == "AUX"]
    if verb.lower_ in load_words(language, "planned_words") and verb.pos_ in {"VERB", "ADJ"}:
        # "The bank forecast on Monday" is no plan.
        return _plan(helpers) if helpers or not _is_finite(verb) else None
    said = language == "fr" and verb.pos_ == "VERB" and verb.morph.get("VerbForm", []) == ["Inf"] and not helpers
    return PLANNED if said and verb.head.lemma_ in load_table(language, "reporting_verbs") else None


def _is_finite(verb: Token) -> bool:
    finite = ["Fin"]
    helpers = [child for child in verb.children if child.pos_ == "AUX"]
    return verb.morph.get("VerbForm", []) == finite or any(h.morph.get("VerbForm", []) == finite for h in helpers)


def _tense(verb: Token, language: str) -> int:
    helpers = [child for child in verb.children if child.pos_ == "AUX"]
    together = [verb, *helpers]
    if any(token.morph.get("Tense", []) == ["Fut"] or token.morph.get("Mood", []) == ["Cnd"] for token in together):
        return 1
    if any(_is_helper(token.lower_, language) for token in together):
        return 1
    tense = verb.morph.get("Tense", [])
    if tense in (["Past"], ["Imp"]) and verb.morph.get("VerbForm", []) == ["Fin"]:
        return -1
    participle = verb.morph.get("VerbForm", []) == ["Part"]
    return -1 if participle and any(_is_past_helper(helper) for helper in helpers) else 0


def _is_past_helper(aux: Token) -> bool:
    return aux.lower_ in {"had", "has", "have", "was", "were", "a", "ont", "avait", "avaient", "était", "étaient", "ai"}
