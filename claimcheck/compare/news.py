"""What is new in a claim beside the other sources of its story: a person, a figure, a day, a body, or a plain fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.compare.sides import Side
from claimcheck.compare.utterances import Utterance
from claimcheck.content import Synonyms, Unit, fold, match_units
from claimcheck.content.lengths import is_length
from claimcheck.content.match import dates_meet, is_measure, likeness, same_unit
from claimcheck.content.synonyms import translations_of
from claimcheck.content.units import read_words
from claimcheck.lexicon import load_words
from claimcheck.records import AlignedPair

#: Alignment score, and cosine, from which a plain claim is another source's claim in other words.
TOLD_ELSEWHERE = 0.7
SAME_SENSE = 0.62
#: Check-worthiness below which a claim without figure, date or new name is not worth an editor's time.
PLAIN_FACT = 0.6
#: The same, and the cosine, for a claim that names nobody and nowhere.
NAMELESS_FACT = 0.75
SAME_SENSE_NAMELESS = 0.5
#: Grains of a date that is a fact of its own, not the "on Tuesday" of the news.
_FULL_DATES = frozenset({"day", "month"})
#: Share of a name's words that another source's names hold, in its language, from which it is no new name.
KNOWN_NAME = 0.6


@dataclass(frozen=True, slots=True)
class Novelty:
    """What kind of fact a claim adds, and the units that make it so."""

    type: str
    telling: tuple[Unit, ...]


class News:
    """What the sources of a story tell, so that each claim can be asked what only it tells."""

    def __init__(self, sides: Mapping[str, Side], pairs: Sequence[AlignedPair], synonyms: Synonyms) -> None:
        self._sides = sides
        self._synonyms = synonyms
        self._named: dict[str, set[str]] = defaultdict(set)
        self._words: dict[str, set[str]] = defaultdict(set)
        self._figures: dict[str, list[tuple[Side, Unit]]] = defaultdict(list)
        self._dates: dict[str, list[Unit]] = defaultdict(list)
        for side in sides.values():
            self._read(side)
        self._score: dict[str, float] = defaultdict(float)
        self._cosine: dict[str, float] = defaultdict(float)
        for pair in pairs:
            if sides[pair.left].source.id != sides[pair.right].source.id:
                for key in (pair.left, pair.right):
                    self._score[key] = max(self._score[key], pair.score)
                    self._cosine[key] = max(self._cosine[key], pair.similarity or 0.0)

    def of(self, side: Side) -> Novelty | None:
        """Return what is new in a claim, None when nothing is that an editor would follow up."""
        units = side.content.units
        new = [unit for unit in units if self._is_new_name(unit, side)]
        people = tuple(unit for unit in new if unit.label == "PERSON")
        figures = tuple(unit for unit in units if unit.figure is not None and not self._figure_told(unit, side))
        lengths = tuple(unit for unit in units if is_length(unit) and not self._date_told(unit, side))
        dates = tuple(unit for unit in units if _full(unit) and not self._date_told(unit, side))
        bodies = tuple(unit for unit in new if unit.label == "ORG")
        if _is_coverage(side) and not (people or figures or dates):
            return None
        for type_, telling in (
            ("entity", people),
            ("figure", (*figures, *lengths)),
            ("date", dates),
            ("entity", bodies),
        ):
            if telling:
                return Novelty(type_, telling)
        if self._new_holder(side):
            return Novelty("entity", ())
        return Novelty("statement", ()) if self._is_plain_fact(side) else None

    def has_words(self, item: Utterance) -> bool:
        """Tell whether a claim of another source holds all telling words of a quote."""
        others = (side for side in self._sides.values() if side.source.id != item.source.id)
        return any(match_units(item.content, other.content, self._synonyms).coverage_left >= 1 for other in others)

    def _read(self, side: Side) -> None:
        source = side.source.id
        for unit in side.content.units:
            if unit.entity:
                self._named[unit.entity].add(source)
            if unit.kind == "name":
                self._words[source].update(_name_words(unit, side.content.language))
            if unit.figure is not None:
                self._figures[source].append((side, unit))
            if unit.date is not None:
                self._dates[source].append(unit)
        if side.claim.holder:
            self._named[side.claim.holder].add(source)

    def _is_new_name(self, unit: Unit, side: Side) -> bool:
        if unit.kind != "name" or not unit.entity or len(self._named[unit.entity]) > 1 or not unit.text[:1].isupper():
            return False
        language = side.content.language
        if unit.norm in load_words(language, "function_words"):
            return False
        words = [word for word in read_words(unit.text, language) if not word.function]
        for source, known in self._words.items():
            if source == side.source.id or not words:
                continue
            held = sum(bool({word.norm, *translations_of(word, language)} & known) for word in words)
            if held / len(words) >= KNOWN_NAME:
                return False
        return True

    def _new_holder(self, side: Side) -> bool:
        entity = side.entities.get(side.claim.holder or "")
        return entity is not None and entity.label == "PERSON" and len(self._named[entity.id]) == 1

    def _figure_told(self, unit: Unit, side: Side) -> bool:
        """Tell whether another source gives the same figure for a like thing."""
        figure = unit.figure
        if figure is None:
            return True
        for source, units in self._figures.items():
            for other_side, other in units if source != side.source.id else ():
                if other.figure is None or other.figure.value != figure.value or not same_unit(figure, other.figure):
                    continue
                if is_measure(figure.unit) or self._like_nouns(unit, side, other, other_side):
                    return True
        return False

    def _like_nouns(self, one: Unit, side: Side, two: Unit, other: Side) -> bool:
        nouns = [_counted(unit, at) for unit, at in ((one, side), (two, other))]
        languages = (side.content.language, other.content.language)
        if not nouns[0] or not nouns[1]:
            return True
        return any(likeness(a, b, languages, self._synonyms) > 0 for a in nouns[0] for b in nouns[1])

    def _date_told(self, unit: Unit, side: Side) -> bool:
        for source, units in self._dates.items():
            for other in units if source != side.source.id else ():
                if is_length(unit) != is_length(other) or unit.date is None or other.date is None:
                    continue
                if is_length(unit) and likeness(unit, other, (side.content.language,) * 2, self._synonyms) >= 1:
                    return True
                if not is_length(unit) and other.date.grain == unit.date.grain and dates_meet(unit.date, other.date):
                    return True
        return False

    def _is_plain_fact(self, side: Side) -> bool:
        """Tell whether a claim without figure, date or new name says something definite that no other source words."""
        claim = side.claim
        named = any(unit.kind == "name" and unit.label for unit in side.content.units)
        least, most = (PLAIN_FACT, SAME_SENSE) if named else (NAMELESS_FACT, SAME_SENSE_NAMELESS)
        if claim.checkworthy < least:
            return False
        return self._score[claim.id] < TOLD_ELSEWHERE and self._cosine[claim.id] < most


def _counted(unit: Unit, side: Side) -> list[Unit]:
    span = unit.figure.counts_span if unit.figure else None
    if span is None:
        return []
    return [u for u in side.content.content if u.kind == "word" and span[0] <= u.start and u.end <= span[1]]


def _name_words(unit: Unit, language: str) -> Iterable[str]:
    for word in read_words(unit.text, language):
        yield word.norm
        yield word.stem
        yield from translations_of(word, language)


def _full(unit: Unit) -> bool:
    date = unit.date
    if date is None or date.from_ is None or not any(char.isdigit() for char in date.text):
        return False
    return date.grain == "year" or (date.grain in _FULL_DATES and date.anchor == "absolute")


def _is_coverage(side: Side) -> bool:
    """Tell whether a claim says that media cover something, which is no fact of the story."""
    language = side.content.language
    verbs, media = load_words(language, "coverage_verbs"), load_words(language, "media_words")
    if side.claim.predicate not in verbs:
        return False
    subjects = [a.text for a in side.claim.arguments if a.role == "subject"]
    return any(word in media for text in subjects for word in fold(text).replace("’", "'").split())
