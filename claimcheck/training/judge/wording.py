"""Pairs about polarity, opposite words, certainty and plans, and their harmless twins."""

from __future__ import annotations

import random
import re

from claimcheck.training.judge.made import AGREES, CONTRADICTS, NEUTRAL, Made, Pool, both_ways, replaced, words
from claimcheck.training.judge.sentences import Sentence

_AUXILIARY = {
    "en": re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|did|does)\b(?! not\b|n['’]t)"),
    "fr": re.compile(
        r"(?<=\w )(?:a|ont|est|sont|était|étaient|sera|seront|avait|avaient|peut|peuvent|doit|doivent|va|vont)"
        r"(?= [a-zéè]{3,})(?! (?:pas|plus|jamais|lieu)\b)"
    ),
}
_NOT = re.compile(r"\b(is|are|was|were|has|have|had|would|could|should|did|does|do) not\b")
# Before these the verb has a clitic or a subject that "ne" would have to go round.
_CLITIC = re.compile(r"\b(?:y|en|se|me|te|lui|leur|le|la|les|nous|vous|ne|qui l|l|s)['’ ]?\s?$", re.I)
_HEDGES = {
    "en": (
        (r"\bwill\b", ("may", "could", "is likely to", "is expected to", "plans to")),
        (r"\b(was|were)(?= \w+(?:ed|en)\b)", (r"\1 reportedly", r"\1 allegedly", r"may have been")),
        (r"\b(has|have)(?= \w+(?:ed|en)\b)", (r"\1 reportedly", "may have")),
    ),
    "fr": (
        (r"\b(?<=\w )a(?= \w+[éitu]e?s?\b)", ("aurait",)),
        (r"\bont(?= \w+[éitu]e?s?\b)", ("auraient",)),
        (r"\bsera\b", ("serait", "devrait être", "pourrait être")),
        (r"\bseront\b", ("seraient", "pourraient être")),
        (r"\b(?<=\w )est(?= \w+[éitu]e?s?\b)", ("serait",)),
        (r"\bsont(?= \w+[éitu]e?s?\b)", ("seraient",)),
    ),
}
_PLANS = {
    "en": ((r"\b(?:was|were)(?= \w+(?:ed|en)\b)", "will be"), (r"\b(?:has|have) been(?= \w+(?:ed|en)\b)", "will be")),
    "fr": ((r"\ba été\b", "sera"), (r"\bont été\b", "seront"), (r"\bavait été\b", "sera")),
}
_ASIDE = re.compile(
    r",\s(?:who|which|whose|where|a|an|the|including|now|then|qui|dont|où|un|une|le|la|ancien|ancienne|notamment)\s"
    r"[^,.;:“”\"«»]{6,70},(?=\s)|\s\([^()]{4,60}\)"
)
_SAID = {
    "en": re.compile(
        r",\s(?:[^,.“”\"]{2,50}\s)?(?:said|says|told|announced|reported|added)(?:\s[^,.“”\"]{1,60})?(?=\.$)"
    ),
    "fr": re.compile(
        r",\s(?:a|ont)\s(?:déclaré|annoncé|indiqué|affirmé|précisé|rapporté|ajouté)\s[^,.“”\"«»]{1,60}(?=\.$)"
    ),
}


def negate(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair of a sentence and its negation, either way round."""
    text, lang = sentence.text, sentence.lang
    matches = [m for m in _AUXILIARY[lang].finditer(text) if lang == "en" or not _CLITIC.search(text[: m.start()])]
    if not matches:
        return []
    match = matches[0]
    verb = match.group()
    if lang == "en":
        new = rng.choice((f"{verb} not", f"{verb} not", f"{verb} never")) if verb != "will" else "will not"
    else:
        new = f"n'{verb} pas" if verb[0] in "aoéeè" else f"ne {verb} pas"
    turned = replaced(text, *match.span(), new)
    pair = (text, turned) if rng.random() < 0.7 else (turned, text)
    return [Made(*pair, CONTRADICTS, "negated")]


def contract(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the twin of a negation: the same one in its short form; and the sentence without it."""
    match = _NOT.search(sentence.text)
    if not match or sentence.lang != "en":
        return []
    text = sentence.text
    pairs = [Made(text, replaced(text, *match.span(), match.group(1) + "n't"), AGREES, "negation rewritten")]
    if match.group(1) not in ("did", "does", "do"):
        pairs.append(Made(text, replaced(text, *match.span(), match.group(1)), CONTRADICTS, "negated"))
    return pairs


def _exchange(text: str, lang: str, kind: str, rng: random.Random) -> str | None:
    table = words(lang, kind)
    found = list(re.finditer(rf"(?<![\w'’-])(?:{'|'.join(map(re.escape, table))})(?![\w'’-])", text))
    if not found:
        return None
    match = rng.choice(found)
    return replaced(text, *match.span(), rng.choice(table[match.group()]))


def oppose(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair with a word turned into its opposite."""
    turned = _exchange(sentence.text, sentence.lang, "opposite", rng)
    return [Made(sentence.text, turned, CONTRADICTS, "opposite word")] if turned else []


def reword(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the twin with a word of like meaning."""
    turned = _exchange(sentence.text, sentence.lang, "same", rng)
    return [Made(sentence.text, turned, AGREES, "word of like meaning")] if turned else []


def _first(text: str, table: tuple[tuple[str, object], ...], rng: random.Random) -> str | None:
    for pattern, choices in table:
        match = re.search(pattern, text)
        if match:
            new = rng.choice(choices) if isinstance(choices, tuple) else str(choices)
            return text[: match.start()] + match.expand(new) + text[match.end() :]
    return None


def hedge(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the pairs of what is said for certain and what may be."""
    turned = _first(sentence.text, _HEDGES[sentence.lang], rng)
    return both_ways(sentence.text, turned, "hedged") if turned else []


def plan(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair of what was done and what will be: a plan and a fact can both be true."""
    turned = _first(sentence.text, _PLANS[sentence.lang], rng)
    if not turned:
        return []
    pair = (sentence.text, turned) if rng.random() < 0.5 else (turned, sentence.text)
    return [Made(*pair, NEUTRAL, "planned, done")]


def leave_out(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the pairs where one side lacks an aside or who said it."""
    text = sentence.text
    match = _SAID[sentence.lang].search(text)
    if match and len(text) - len(match.group()) > 40:
        return [Made(text, text[: match.start()] + text[match.end() :], AGREES, "attribution left out")]
    match = _ASIDE.search(text)
    if match and match.start() > 8:
        return both_ways(text, text[: match.start()] + text[match.end() :], "aside left out")
    return []
