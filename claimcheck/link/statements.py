"""Claims made readable alone: names in place of pronouns, days in place of "on Wednesday"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date

from claimcheck.lexicon import installed_languages, load_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.records import Claim, Date, Entity, Mention

#: Anchors of dates that mean nothing outside their article.
_RELATIVE = frozenset({"published", "dateline", "text"})
_POINTLESS = frozenset({"duration", "set", "unknown"})
_PLURAL = re.compile(r" [a-z]+[^s\W]s\b")
_OWNER = re.compile(r"['’]s\b")
_NEXT_WORD = re.compile(r" (\w+)")
_VOWEL = re.compile(r"[aeiouyhàâéèêëîïôùûœæ]", re.IGNORECASE)


def write_statement(
    claim: Claim, mentions: Sequence[Mention], entities: Mapping[str, Entity], dates: Mapping[str, Date]
) -> str:
    """Return the claim's text with resolved pronouns named and relative dates given in full, in its language.

    ``mentions`` are those of the claim's source, ``entities`` mention id → entity, ``dates`` date id → date. A
    subject that stands outside the claim is put in front of it.
    """
    edits = [(start - claim.start, end - claim.start, words) for start, end, words in claim.rewording]
    own = [m for m in mentions if m.form == "pronoun" and claim.start <= m.start and m.end <= claim.end]
    edits += [edit for mention in own for edit in _naming(claim, mention, entities.get(mention.id))]
    edits += [edit for key in claim.dates if key in dates for edit in _dating(claim, dates[key])]
    text = claim.text
    floor = len(text) + 1
    for start, end, new in sorted(edits, reverse=True):
        if end <= floor:
            text = text[:start] + new + text[end:]
            floor = start
    subject = _missing_subject(claim, mentions, entities)
    if subject:
        first, _, rest = text.lstrip().partition(" ")
        text = rest if first.casefold() in load_words(_lexicon(claim.language), "relative_subjects") else text
    return " ".join(f"{subject} {text}".split())


def _lexicon(language: str) -> str:
    """Return the language whose lexicon serves a claim; the first installed one when its own has none."""
    return language if language in installed_languages() else installed_languages()[0]


def _naming(claim: Claim, mention: Mention, entity: Entity | None) -> list[tuple[int, int, str]]:
    inside = claim.start <= mention.start and mention.end <= claim.end
    if entity is None or not inside or mention.form != "pronoun":
        return []
    start, end = mention.start - claim.start, mention.end - claim.start
    before = claim.text[:start]
    if before.endswith("-"):
        return []
    elided = re.search(r"\b(\w*)['’]$", before)
    if elided and claim.language == "fr" and not _VOWEL.match(entity.name):
        return [(start - 1, end, "e " + entity.name)] if elided[1].lower() in ("qu", "lorsqu", "puisqu") else []
    return [(start, end, entity.name)]


def _dating(claim: Claim, when: Date) -> list[tuple[int, int, str]]:
    inside = claim.start <= when.start and when.end <= claim.end
    if not inside or when.anchor not in _RELATIVE or when.grain in _POINTLESS or not (when.from_ and when.to):
        return []
    start, end = when.start - claim.start, when.end - claim.start
    written = _written(when, claim.language)
    if _is_part_of_name(claim.text, end, when):
        return []
    owner = _OWNER.match(claim.text, end)
    if owner:
        return [(owner.end(), owner.end(), f" ({written})")]
    if when.from_ == when.to and when.grain == "day" and _stands_alone(claim, when):
        if _is_verb_behind(claim, end):
            alone = not start or claim.text[:start].rstrip().endswith(",")
            return [(start, end, written) if alone else (end, end, f" ({written})")]
        return [(start, end, _with_preposition(claim.text[:start], when.text, written, claim.language))]
    return [(end, end, f" ({written})")]


def _is_part_of_name(text: str, end: int, when: Date) -> bool:
    """Tell whether a day's name is part of another ("Christmas markets", "the 4 July parade")."""
    return when.text[:1].isupper() and when.text[-1:].isalpha() and bool(_PLURAL.match(text, end))


def _stands_alone(claim: Claim, when: Date) -> bool:
    """Tell whether a day stands by itself, no part of a noun phrase ("this Christmas Eve meeting") or of a measure."""
    words = claim.text[: when.start - claim.start].replace("’", "'").lower().split()
    language = _lexicon(claim.language)
    last = words[-1] if words else ""
    behind = _NEXT_WORD.match(claim.text, when.end - claim.start)
    pointed = when.text.split()[0].lower() in _determiners(language)
    if pointed and behind and behind[1].islower() and behind[1] not in load_words(language, "function_words"):
        return False
    if len(words) > 1 and words[-2] in _determiners(language) and not last.endswith((",", ".", ")")):
        return False
    bound = last.endswith(("'s", "-")) or last in load_words(language, "forms_of_be")
    if bound or last in _determiners(language) | load_words(language, "measure_links"):
        return False
    word = when.text.lower()
    return " " in word or when.text[:1].isupper() or word in load_words(language, "day_adverbs")


def _is_verb_behind(claim: Claim, end: int) -> bool:
    """Tell whether the word behind a day is a form of "be" ("Today is the last day", "threats today are")."""
    found = _NEXT_WORD.match(claim.text, end)
    return found is not None and found[1].lower() in load_words(_lexicon(claim.language), "forms_of_be")


def _determiners(language: str) -> frozenset[str]:
    """Return the determiners that never stand before a plain day, as "le" does in « le 24 décembre »."""
    listed = load_words(language, "definite_determiners") | load_words(language, "indefinite_articles")
    return listed - load_words(language, "day_prepositions")


def _written(when: Date, language: str) -> str:
    first, last = date.fromisoformat(str(when.from_)), date.fromisoformat(str(when.to))
    if first == last:
        return _day(first, language)
    if when.grain in ("month", "year"):
        return str(format_date(first, "MMMM y" if when.grain == "month" else "y", locale=language))
    return f"{_day(first, language)} – {_day(last, language)}"


def _day(day: date, language: str) -> str:
    return str(format_date(day, "d MMMM y", locale=language))


def _with_preposition(before: str, text: str, written: str, language: str) -> str:
    """Keep "on" or "le" in front of a day: "on Wednesday" → "on 24 December 2025", "mercredi" → "le 24 décembre"."""
    opener = text.split()[0].lower()
    prepositions = load_words(_lexicon(language), "day_prepositions")
    if opener in prepositions:
        return f"{text.split()[0]} {written}"
    words = before.split()
    if words and words[-1].lower() in prepositions:
        return written
    return f"{'le' if language == 'fr' else 'on'} {written}"


def _missing_subject(claim: Claim, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> str:
    """Return the words for a subject (in a passive, for whom it befell) that stands outside the claim."""
    subject = next(iter(claim.arguments), None)
    if subject is None or subject.role not in ("subject", "object"):
        return ""
    if not (subject.end <= claim.start or subject.start >= claim.end):
        return ""
    entity = entities.get(subject.entity or "")
    mention = next((item for item in mentions if item.id == subject.entity), None)
    is_it = mention is None or mention.form != "name" or mention.text.endswith(subject.text.split()[-1])
    return entity.name if entity and is_it else subject.text
