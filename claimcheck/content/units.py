"""The units of a stretch of text: names, figures, dates and content words, in order, with their offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import Literal

from claimcheck.content.patterns import WORD, fold, load_patterns
from claimcheck.lexicon import load_words
from claimcheck.records import Claim, Date, Entity, Extract, Figure, Mention

UnitKind = Literal["word", "name", "figure", "date"]
#: Endings cut from a word to compare it with its other forms; the rest must keep four letters.
_ENDINGS = {
    "en": ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y"),
    "fr": ("issement", "ement", "ées", "és", "ée", "er", "ent", "ant", "ait", "é", "es", "s", "x", "e"),
}
_SHORTEST_STEM = 4
#: Lexicon files of patterns that say what a word means.
_PATTERNS = ("concepts", "antonyms", "manner", "quantifiers")
#: Words whose entries in those files are remembered: a folder of articles repeats the same few thousand.
_REMEMBERED = 65_536
#: Characters between a negator and the particle that it needs ("ne … personne").
_PARTNER_REACH = 50


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit. ``norm`` is the folded text, ``stem`` its word without ending; ``poles`` are ends of opposites.

    ``entity`` is an entity id; a content word can have one too (the head of "the minister"). ``function`` words have
    no content of their own and are kept only for phrases and marks.
    """

    start: int
    end: int
    text: str
    kind: UnitKind
    norm: str
    stem: str
    concepts: tuple[str, ...] = ()
    poles: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    quantity: str | None = None
    entity: str | None = None
    label: str | None = None
    figure: Figure | None = None
    date: Date | None = None
    function: bool = False
    before: str = ""

    def __hash__(self) -> int:
        """Return a hash of what tells units of one text apart: comparison puts them in sets by the thousand."""
        return hash((self.start, self.end, self.kind))


@dataclass(frozen=True)
class Content:
    """All units of ``[start, end)`` of a source. ``negations`` are the spans of words that negate."""

    source: str
    start: int
    end: int
    language: str
    units: tuple[Unit, ...]
    negations: tuple[tuple[int, int], ...]

    @cached_property
    def content(self) -> tuple[Unit, ...]:
        """The units that are no function words."""
        return tuple(unit for unit in self.units if not unit.function)


def cut_stem(word: str, language: str) -> str:
    """Return a folded word without its ending."""
    endings = _ENDINGS.get(language, ())
    if not word.endswith(endings):
        return word
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word[: -len(ending)]
            doubled = len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if language == "en" and doubled else stem
    return word


@cache
def _words_of(language: str, name: str) -> frozenset[str]:
    try:
        return load_words(language, name)
    except FileNotFoundError:
        return frozenset()


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the lexicon has on one word, by file of patterns."""

    stem: str
    keys: tuple[tuple[str, ...], ...]
    empty: bool


@lru_cache(maxsize=_REMEMBERED)
def _entry(word: str, language: str) -> _Entry:
    keys = tuple(load_patterns(language, name).keys(word) for name in _PATTERNS)
    empty = word in _words_of(language, "function_words") or word in _words_of(language, "negators")
    return _Entry(cut_stem(word, language), keys, empty or (len(word) == 1 and not word.isdigit()))


def read_words(text: str, language: str, offset: int = 0) -> tuple[Unit, ...]:
    """Return the words of a text as units, with concepts, opposites, manners and quantities from the lexicon."""
    found = list(WORD.finditer(text))
    words = [fold(match.group()) for match in found]
    entries = [_entry(word, language) for word in words]
    phrases, inner = _find_phrases(words, language)
    units = []
    before = ""
    for index, (match, word, entry) in enumerate(zip(found, words, entries, strict=True)):
        own = phrases.get(index)
        keys = _without(entry.keys, inner[index]) if index in inner else entry.keys
        concepts, antonyms, manners, quantities = keys if own is None else _with_phrases(keys, own)
        units.append(
            Unit(
                offset + match.start(), offset + match.end(), match.group(), "word", word, entry.stem,
                concepts, antonyms, manners, quantities[0] if quantities else None,
                function=index in inner or (entry.empty and not manners and own is None),
                before=before,
            )
        )  # fmt: skip
        before = word
    return tuple(units)


def _find_phrases(words: list[str], language: str) -> tuple[dict[int, list[tuple[int, str]]], dict[int, set[int]]]:
    """Return the phrases that open at each word as (file, key), and the words inside one after its first, by file."""
    opened: dict[int, list[tuple[int, str]]] = {}
    inner: dict[int, set[int]] = {}
    for number, name in enumerate(_PATTERNS):
        for first, past, key in load_patterns(language, name).find_phrases(words):
            opened.setdefault(first, []).append((number, key))
            for place in range(first + 1, past):
                inner.setdefault(place, set()).add(number)
    return opened, inner


def _without(keys: tuple[tuple[str, ...], ...], files: set[int]) -> tuple[tuple[str, ...], ...]:
    """Return a word's keys without those of the files in which it is part of a phrase ("struck down" is not down)."""
    return tuple(() if number in files else row for number, row in enumerate(keys))


def _with_phrases(keys: tuple[tuple[str, ...], ...], own: list[tuple[int, str]]) -> tuple[tuple[str, ...], ...]:
    """Return a word's keys with those of the phrases that it opens, the last first."""
    rows = [list(row) for row in keys]
    for number, key in own:
        rows[number] = [key, *(known for known in rows[number] if known != key)]
    return tuple(tuple(row) for row in rows)


def index_mentions(entities: Iterable[Entity]) -> dict[str, str]:
    """Return the entity id of each mention id."""
    return {mention.id: entity.id for entity in entities for mention in entity.mentions}


def read_claim(extract: Extract, claim: Claim, entity_of: Mapping[str, str] | None = None) -> Content:
    """Return the units of a claim: its words, its own figures and dates, and participants that stand outside it."""
    language = claim.language or extract.source.language or "en"
    own = frozenset({*claim.figures, *claim.dates})
    outside = [(a.start, a.end) for a in claim.arguments if a.end <= claim.start or claim.end <= a.start]
    return read_content(extract, claim.start, claim.end, language, entity_of, own, outside)


def read_content(
    extract: Extract,
    start: int,
    end: int,
    language: str,
    entity_of: Mapping[str, str] | None = None,
    own: frozenset[str] | None = None,
    more: Iterable[tuple[int, int]] = (),
) -> Content:
    """Return the units of ``[start, end)`` of an extract's source, its names, figures and dates as one unit each.

    ``entity_of`` gives the entity of a mention's id (see `index_mentions`); a mention without one stands for itself.
    ``more`` are spans outside it that belong to it, such as the subject that a clause shares with the one before.
    ``own`` are the ids of the figures and dates that count: a clause does not own those of a clause inside it.

    Words inside a figure or date that are not the number itself stay units of their own, so that "26 countries"
    still shares "countries" with a text that counts them otherwise.
    """
    text = extract.source.text
    words = read_words(text[start:end], language, start)
    negators = _words_of(language, "negators")
    entity_of = entity_of or {}
    spans = _special_spans(extract, start, end, entity_of)
    units = [unit for unit in _special_units(spans, text, words, entity_of) if not _foreign(unit, own)]
    heads = {m.end: m for m in extract.mentions if m.form == "nominal" and start <= m.start and m.end <= end}
    negations = []
    for word in words:
        if word.norm in negators and not _restrictive(word, words, language):
            negations.append((word.start, word.end))
        cover = [item for first, past, item in spans if first <= word.start and word.end <= past]
        if any(isinstance(item, (Mention, Date)) for item in cover):
            continue
        if cover and isinstance(cover[0], Figure) and not _counted(word, cover[0]):
            continue
        nominal = heads.get(word.end)
        if nominal is not None:
            word = replace(word, entity=entity_of.get(nominal.id, nominal.id), label=nominal.label)
        units.append(word)
    for first, past in more:
        units += read_content(extract, first, past, language, entity_of, frozenset()).units
    units.sort(key=lambda unit: (unit.start, unit.kind))
    return Content(extract.source.id, start, end, language, tuple(units), tuple(negations))


def _restrictive(word: Unit, words: tuple[Unit, ...], language: str) -> bool:
    """Tell whether a negator negates nothing here: French "plus" or "personne" without a "ne" near it."""
    if word.norm not in _words_of(language, "paired_negators"):
        return False
    if word.before in _words_of(language, "counting_particles"):
        return True
    near = {other.norm for other in words if -_PARTNER_REACH <= other.start - word.end <= _PARTNER_REACH}
    return not near & _words_of(language, "negation_partners")


def _foreign(unit: Unit, own: frozenset[str] | None) -> bool:
    item = unit.figure or unit.date
    return item is not None and own is not None and item.id not in own


def _special_spans(
    extract: Extract, start: int, end: int, entity_of: Mapping[str, str]
) -> list[tuple[int, int, Mention | Figure | Date]]:
    """Return the names and pronouns, figures and dates inside ``[start, end)``; the longer wins an overlap."""
    found: list[tuple[int, int, Mention | Figure | Date]] = []
    found += [(d.start, d.end, d) for d in extract.dates if start <= d.start and d.end <= end]
    found += [(f.start, f.end, f) for f in extract.figures if start <= f.start and f.end <= end]
    taken = [(first, past) for first, past, _ in found]
    for mention in extract.mentions:
        if mention.form == "nominal" or mention.start < start or mention.end > end:
            continue
        if mention.form == "name" and mention.text.islower():
            continue
        if mention.form == "pronoun" and mention.id not in entity_of:
            continue
        if not any(first < mention.end and mention.start < past for first, past in taken):
            found.append((mention.start, mention.end, mention))
    return found


def _special_units(
    spans: list[tuple[int, int, Mention | Figure | Date]],
    text: str,
    words: tuple[Unit, ...],
    entity_of: Mapping[str, str],
) -> list[Unit]:
    units = []
    for first, past, item in spans:
        shown = text[first:past]
        inside = [word for word in words if first <= word.start and word.end <= past]
        before = next((word.norm for word in reversed(words) if word.end <= first), "")
        concepts = tuple(dict.fromkeys(key for word in inside for key in word.concepts))
        unit = Unit(first, past, shown, "word", fold(shown), fold(shown), before=before)
        if isinstance(item, Mention):
            units.append(
                replace(unit, kind="name", concepts=concepts, entity=entity_of.get(item.id, item.id), label=item.label)
            )
        elif isinstance(item, Figure):
            units.append(replace(unit, kind="figure", figure=item, concepts=concepts))
        else:
            units.append(replace(unit, kind="date", date=item, concepts=concepts))
    return units


def _counted(word: Unit, figure: Figure) -> bool:
    """Tell whether a word inside a figure's span belongs to what is counted."""
    if figure.counts_span is None:
        return False
    return figure.counts_span[0] <= word.start and word.end <= figure.counts_span[1]
