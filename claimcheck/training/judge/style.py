"""One sentence in another dress: as a headline, with short units, in lower case. The verdict stays."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from claimcheck.training.judge.rows import Row

# Share of rows of which a side is dressed anew: enough to know headlines, few enough to leave prose the rule.
DRESSED = 0.12
SHORT = {
    "en": (
        (r"\bper ?cent\b", "%"), (r"(?<=\d) million\b", "m"), (r"(?<=\d) billion\b", "bn"), (r"\bU\.S\.", "US"),
        (r"\bUnited States\b", "U.S."), (r"\bEuropean Union\b", "EU"), (r"\bUnited Nations\b", "UN"),
        (r"\bUnited Kingdom\b", "UK"), (r"\band\b", "&"), (r"\$(\d+) ", r"USD \1 "), (r"\bNovember\b", "Nov."),
        (r"\bJanuary\b", "Jan."), (r"\bFebruary\b", "Feb."), (r"\bSeptember\b", "Sept."), (r"\bDecember\b", "Dec."),
    ),
    "fr": (
        (r"\bpour ?cent\b", "%"), (r"(?<=\d) millions\b", " M"), (r"(?<=\d) milliards\b", " Md"),
        (r"\bÉtats-Unis\b", "USA"), (r"\bUnion européenne\b", "UE"), (r"\bkilomètres\b", "km"), (r"\beuros\b", "€"),
        (r"\bNations unies\b", "ONU"), (r"\bRoyaume-Uni\b", "R.-U."),
    ),
}  # fmt: skip
_DROPPED = {
    "en": re.compile(r"\b(?:the|a|an|has|have|was|were|is|are|been) (?!not\b|more\b|few)", re.I),
    "fr": re.compile(r"(?<=, )(?:le|la|les|un|une) |^(?:le|la|les|un|une) (?=[a-zé])", re.I),
}
_SMALL = frozenset(
    ["of", "in", "on", "at", "to", "by", "for", "and", "or", "the", "a", "an", "as", "with", "from", "not"]
)


def shorten(text: str, lang: str) -> str:
    """Return ``text`` with units and well-known names in their short form."""
    for pattern, short in SHORT[lang]:
        text = re.sub(pattern, short, text)
    return re.sub(r"(?<=\d) %", "%", text)


def headline(text: str, lang: str, rng: random.Random) -> str:
    """Return ``text`` as a headline would have it: no articles, no helping verbs, capitals, no full stop."""
    text = _DROPPED[lang].sub("", text).rstrip(".")
    if lang == "en" and rng.random() < 0.6:
        words = (w if w in _SMALL or not w[:1].islower() else w[0].upper() + w[1:] for w in text.split(" "))
        text = " ".join(words)
    return text[:1].upper() + text[1:]


def dress(text: str, lang: str, rng: random.Random) -> str:
    """Return ``text`` in one of its other dresses."""
    choice = rng.random()
    if choice < 0.45:
        return shorten(headline(text, lang, rng), lang)
    if choice < 0.75:
        return shorten(text, lang)
    return text.lower() if choice < 0.85 else text.rstrip(".")


def dress_row(row: Row, rng: random.Random) -> Row:
    """Return a row, now and then with one side or both in another dress."""
    if rng.random() > DRESSED:
        return row
    side = rng.choice(("premise", "hypothesis", "both"))
    premise = dress(row.premise, row.languages[0], rng) if side != "hypothesis" else row.premise
    hypothesis = dress(row.hypothesis, row.languages[1], rng) if side != "premise" else row.hypothesis
    return replace(row, premise=premise, hypothesis=hypothesis)
