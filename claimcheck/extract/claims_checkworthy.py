"""Check-worthiness: how far a clause states what can be checked rather than praise, analysis or generality.

A logistic score of a dozen counts; the weights are learnt from the project's own labelled sentences
(``tests/gold/*/checkworthy.jsonl``) by ``claimcheck.training.reporting.checkworthy`` and kept in the lexicon.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from claimcheck.extract.attribution_spans import is_finite
from claimcheck.extract.claims_predicate import Predicate, helpers_of, lemma_of
from claimcheck.lexicon import load_json, load_words
from claimcheck.records import Date, Figure, Mention, Modality

#: The counts in the order of the weights.
FEATURES = (
    "figure", "date", "quote", "person_or_body", "second_name", "place", "past_event", "present_analysis",
    "opinion_words", "vague_subject", "unsure", "long",
)  # fmt: skip
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_UNSURE = frozenset({"hedged", "conditional", "opinion"})
_LONG = 25
_NO_POINT = frozenset({"set", "duration", "unknown"})


def features(
    doc: Doc,
    own: Collection[int],
    predicate: Predicate,
    subject: Token | None,
    modality: Modality,
    mentions: Sequence[Mention],
    figures: Sequence[Figure],
    dates: Sequence[Date],
    has_quote: bool,
    language: str,
) -> tuple[float, ...]:
    """Return what the score is made of, in the order of `FEATURES`; every value lies between 0 and 1."""
    names = {m.text for m in mentions if m.form == "name" and m.label in ("PERSON", "ORG")}
    words = [doc[i] for i in own if doc[i].pos_ in _CONTENT]
    opinion = load_words(language, "opinion_words")
    analysis = lemma_of(predicate.token) in load_words(language, "analysis_verbs") or _accompanies(predicate.token)
    event = is_event(predicate, language) and not analysis
    return (
        float(bool(figures)),
        float(any(date.grain not in _NO_POINT for date in dates)),
        float(has_quote),
        float(bool(names)),
        float(len(names) > 1),
        float(any(m.form == "name" and m.label == "LOC" for m in mentions)),
        float(event),
        float(analysis),
        min(1.0, 4 * sum(lemma_of(word) in opinion for word in words) / max(1, len(words))),
        float(subject is None or is_vague(subject, language)),
        float(modality in _UNSURE),
        float(len(words) > _LONG),
    )


def _accompanies(verb: Token) -> bool:
    """Return whether a verb is a bare present participle, a comment on what another verb tells (“…, raising fears”)."""
    forms = verb.morph.get("VerbForm", [])
    present = "Ger" in forms or ("Part" in forms and "Pres" in verb.morph.get("Tense", []))
    return present and not any(child.dep_.startswith("aux") for child in verb.children)


def is_event(predicate: Predicate, language: str) -> bool:
    """Return whether the predicate is a verb in the past or a passive: something is told to have happened."""
    token = predicate.above[0] if predicate.above else predicate.token
    if token.pos_ not in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.children):
        return False
    helpers = [child for child in helpers_of(token) if child.dep_.startswith("aux")]
    unreal = load_words(language, "hedging_verbs") | load_words(language, "duty_auxiliaries")
    unreal |= load_words(language, "future_auxiliaries") | load_words(language, "unreal_auxiliaries")
    if any(lemma_of(helper) in unreal for helper in helpers):
        return False
    tenses = [tense for verb in (token, *helpers) for tense in verb.morph.get("Tense", [])]
    perfect = any(lemma_of(helper) in ("have", "avoir", "être") for helper in helpers)
    return ("Past" in tenses and (is_finite(token) or bool(helpers) or token.dep_ in ("acl", "advcl"))) or perfect


def is_vague(subject: Token, language: str) -> bool:
    """Return whether a subject names nobody and nothing in particular."""
    vague = load_words(language, "vague_subjects")
    return subject.lower_ in vague or lemma_of(subject) in vague


def score(values: Sequence[float]) -> float:
    """Return the check-worthiness of a clause with these features, 0 to 1, to two places."""
    weights = load_json("any", "checkworthy_weights")
    total = weights["bias"] + sum(weights[name] * value for name, value in zip(FEATURES, values, strict=True))
    return round(1 / (1 + math.exp(-total)), 2)
