"""Pairs about names and dates: another person, place, body or day; roles turned round; and their twins."""

from __future__ import annotations

import random
import re

from claimcheck.training.judge.made import AGREES, CONTRADICTS, NEUTRAL, Made, Pool, both_ways, replaced
from claimcheck.training.judge.sentences import Sentence, Span

SWAPPED = ("PERSON", "ORG", "LOC", "NORP", "EVENT")
OTHER_EVENT_CHANGES = 3  # a sentence with this many details changed tells of another event
CALENDAR = {
    "en": (
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ),
    "fr": (
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    ),
}
# Before these a name is who was told or who reported, which two reports of one event may differ in.
_TOLD = re.compile(r"(?:\b(?:told|tells|telling|by|via|with)|\bà|\bpar|\()\s*(?:the\s|l['’])?$", re.I)
_BETWEEN = re.compile(r"^\s*(?:,|and|or|et|ou|,\s*and|as well as|ainsi que)\s*$")
_WITH = re.compile(r"\b(?:met|with|between|both|avec|entre|rencontr\w+|and|et|,|\()\b|[,(]")
_DROPPED = {
    "en": re.compile(r"\s+(?:(?:in|since)\s+(?:early|late|mid)|on|in|at|since|during|early|late)\s+$", re.I),
    "fr": re.compile(r"\s+(?:à|en|depuis)\s+$", re.I),
}
# What cannot be the last word once a date or a place is gone.
_DANGLING = re.compile(
    r"(?:\b(?:in|on|at|of|by|to|from|with|until|is|are|was|were|the|a|and|or|d'ici|de|du|des|dans|avec|par|le|la|les|"
    r"est|sont|était|et|ou|à|en)|')$",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(
    r"\b([1-9]|[12]\d|3[01])(?=(?:st|nd|rd|th)?\s+(?:[A-Z][a-z]+ber|January|February|March|April|May|June|"
    r"July|August|janvier|février|mars|avril|mai|juin|juillet|août|\w+bre)\b)"
)


def _other_date(rng: random.Random, text: str, lang: str) -> tuple[int, int, str] | None:
    """Return a stretch of ``text`` that names a day, month or year, and another in its place."""
    choices: list[tuple[int, int, str]] = []
    for series in CALENDAR[lang]:
        for match in re.finditer(rf"\b(?:{'|'.join(series)})\b", text):
            if match.group() == "May" and not re.match(r"\s+\d|,?\s+20\d\d", text[match.end() :]):
                continue
            if match.group() == "mars" and match.start() == 0:
                continue
            choices.append((*match.span(), rng.choice([name for name in series if name != match.group()])))
    for match in _YEAR.finditer(text):
        choices.append((*match.span(), str(int(match.group()) + rng.choice((-10, -5, -3, -2, -1, 1, 2, 3, 4)))))
    for match in _DAY.finditer(text):
        day = rng.choice([d for d in range(1, 29) if abs(d - int(match.group())) > 1])
        choices.append((*match.span(), str(day)))
    return rng.choice(choices) if choices else None


def swap_date(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair that differs in a weekday, a day, a month or a year."""
    other = _other_date(rng, sentence.text, sentence.lang)
    if not other:
        return []
    return [Made(sentence.text, replaced(sentence.text, *other), CONTRADICTS, "date")]


def drop_detail(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the pairs where one side lacks a date or a place that the other has."""
    text = sentence.text
    spans = [s for s in sentence.spans if s.label in ("DATE", "LOC") and s.end < len(text) and text[s.end] in ".,"]
    for span in spans:
        before = _DROPPED[sentence.lang].search(text[: span.start])
        if before and before.start() > len(text) // 3:
            if _DANGLING.search(text[: before.start()]):
                continue
            less = text[: before.start()] + text[span.end :]
            return both_ways(text, less, "date left out" if span.label == "DATE" else "place left out")
    return []


def _changeable(sentence: Sentence) -> list[Span]:
    text = sentence.text
    return [
        s
        for s in sentence.spans
        if s.label in SWAPPED and not _TOLD.search(text[: s.start]) and text[s.start].isupper()
    ]


def swap_name(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair that differs in one name."""
    spans = _changeable(sentence)
    if not spans:
        return []
    span = rng.choice(spans)
    name = sentence.text[span.start : span.end]
    other = pool.other(rng, sentence.lang, span.label, name)
    if not other or sentence.text.count(name) > 1:
        return []
    kind = {"PERSON": "person", "ORG": "organisation", "LOC": "place", "NORP": "people"}.get(span.label, "event name")
    return [Made(sentence.text, replaced(sentence.text, span.start, span.end, other), CONTRADICTS, kind)]


def shorten_name(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the twin where a person goes by the last name alone."""
    for span in sentence.spans:
        name = sentence.text[span.start : span.end]
        if span.label == "PERSON" and 2 <= len(name.split()) <= 3:
            short = replaced(sentence.text, span.start, span.end, name.split()[-1])
            pair = (sentence.text, short) if rng.random() < 0.6 else (short, sentence.text)
            return [Made(*pair, AGREES, "name shortened")]
    return []


def turn_roles(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair with two names of a kind in each other's place: a twin in a list, a contradiction elsewhere."""
    text = sentence.text
    for left, right in zip(sentence.spans, sentence.spans[1:], strict=False):
        between = text[left.end : right.start]
        a, b = text[left.start : left.end], text[right.start : right.end]
        if left.label != right.label or left.label not in SWAPPED[:3] or a.split()[-1] in b or b.split()[-1] in a:
            continue
        turned = replaced(text, left.start, right.end, b + between + a)
        if _BETWEEN.match(between):
            return [Made(text, turned, AGREES, "list reordered")]
        if 2 <= len(between.split()) <= 7 and not _WITH.search(between):
            return [Made(text, turned, CONTRADICTS, "roles")]
    return []


def other_event(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair with so many details changed that it tells of another event, which contradicts nothing."""
    text, changes, labels = sentence.text, 0, set()
    for span in reversed(_changeable(sentence)):
        other = pool.other(rng, sentence.lang, span.label, sentence.text[span.start : span.end])
        if other:
            text = replaced(text, span.start, span.end, other)
            changes += 1
            labels.add(span.label)
    date = _other_date(rng, text, sentence.lang)
    if date:
        text, changes = replaced(text, *date), changes + 1
    if changes < OTHER_EVENT_CHANGES or len(labels) < 2:
        return []
    return [Made(sentence.text, text, NEUTRAL, "other event, like words")]
