"""What a number counts, by the words behind it alone; for text without a parse."""

from __future__ import annotations

import re

from claimcheck.extract.figures.nouns import singular
from claimcheck.extract.figures.spec import Counted
from claimcheck.lexicon import load_table, load_words

_WORD = re.compile(r"[\s\u00a0]+|[-‐‑](?=\w)")


def counted_in_text(text: str, tail: int, language: str) -> Counted | None:
    """Return what a number counts by the words after it alone: the noun phrase up to a function word or mark."""
    at = tail
    hyphened = re.match(r"[-‐‑](?=[^\W\d_])", text[at : at + 2]) is not None
    link = re.compile(
        r"\s+of\s+(?:the\s+|his\s+|her\s+|its\s+|their\s+)?|\s+(?:de\s+|des\s+|du\s+|d['’])(?:la\s+|l['’]|ces\s+|ses\s+)?",
        re.IGNORECASE,
    ).match(text, at)
    if link is not None:
        at = link.end()
    words = _words_after(text, at, language, fresh=link is not None)
    if not words or words[0][2].lower() in load_words(language, "uncounted"):
        return None
    if hyphened:
        words = words[:1]
    state = words[0][2].lower()
    if language == "en" and state.endswith("ed") and state not in load_words("en", "person_states") and len(words) == 1:
        return None
    if (
        language == "en"
        and state in load_words("en", "person_states")
        and (len(words) == 1 or not words[1][2].endswith("s"))
    ):
        return Counted(words[0][1], (words[0][0], words[0][1]), state, "person")
    head = _surface_head(words, language)
    last = (
        head + 1 if language == "fr" and head + 1 < len(words) and _agrees(words[head][2], words[head + 1][2]) else head
    )
    lemma = singular(words[head][2], language)
    scope = tuple(word for _, _, word in words[: last + 1] if word[:1].isupper() and word != words[head][2])
    return Counted(words[last][1], (words[0][0], words[last][1]), lemma, lemma, scope)


def _words_after(text: str, at: int, language: str, fresh: bool) -> list[tuple[int, int, str]]:
    stops = load_words(language, "function_words")
    past = load_words(language, "tense_past")
    words: list[tuple[int, int, str]] = []
    while len(words) < 4:
        gap = _WORD.match(text, at)
        if gap is None and not (fresh and not words):
            break
        start = gap.end() if gap is not None else at
        match = re.compile(r"[^\W\d_]+").match(text, start)
        if match is None or "\n" in text[at:start]:
            break
        word = match.group()
        if word.lower() in stops or (word.lower() in past and (words or language == "en")):
            break
        words.append((match.start(), match.end(), word))
        at = match.end()
        if text[at : at + 1] in {"'", "’"}:
            break
    return words


def _surface_head(words: list[tuple[int, int, str]], language: str) -> int:
    if language == "fr":
        return next(
            (i for i, (_, _, word) in enumerate(words) if word.lower() not in load_words("fr", "prenominal")), 0
        )
    irregular = load_table("en", "plural_irregular")
    for index, (_, _, word) in enumerate(words):
        lower = word.lower()
        plural = lower in irregular or (lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous")))
        following = words[index + 1][2].lower() if index + 1 < len(words) else ""
        if plural and not (following in irregular or (following.endswith("s") and len(following) > 4)):
            return index
    return 0 if len(words) == 1 or words[0][2].islower() else min(1, len(words) - 1)


def _agrees(noun: str, word: str) -> bool:
    """Whether a French word behind a noun looks like its adjective: plural with plural, and no verb."""
    return (
        noun[-1:] in "sx"
        and word[-1:] in "sx"
        and word.islower()
        and len(word) > 3
        and not word.endswith(("ment", "ons", "ais"))
    )
