"""The distinct units of a story's texts, numbered, with those that say the same: each two are compared once.

The words of one story repeat from claim to claim, and few pairs of them have anything in common. So every distinct
word and name is registered once and compared only with those that share a key with it (form, stem, concept, entity …);
to lay two claims beside each other is then a matter of looking up numbers. Figures and dates are compared as they
meet: hardly two of them are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio, token_set_ratio
from rapidfuzz.process import extract

from claimcheck.content.match import SAME_NAME, likeness, place_parts, weigh
from claimcheck.content.synonyms import COGNATE, SHORTEST_COGNATE, Synonyms, WordPair, plain, renderings
from claimcheck.content.units import Content, Unit

_TYPED = frozenset({"figure", "date"})
#: What each unit of a text counts for, and all of them together.
Weighed = tuple[list[float], float]


@dataclass(slots=True)
class Numbered:
    """The content units of a text, their numbers, and at which places each number stands.

    ``typed`` are the places of figures and dates, which have no number (-1), ``poled`` those of ends of opposites.
    """

    content: Content
    units: tuple[Unit, ...]
    numbers: list[int]
    typed: list[int]
    poled: tuple[int, ...] = ()
    places: dict[int, list[int]] = field(default_factory=dict)
    weights: list[tuple[Mapping[str, float] | None, Weighed]] = field(default_factory=list)
    #: What the units are alike to, by number, when so many units were known.
    reached: dict[int, list[tuple[int, float]]] = field(default_factory=dict)
    known: int = -1


class Senses(Mapping[WordPair, float]):
    """A growing table of the distinct units of some texts and what each is alike to; reads as its synonyms."""

    def __init__(self, synonyms: Synonyms) -> None:
        self.synonyms = synonyms
        self._partners: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for one, other in synonyms:
            self._partners[one].append(other)
            self._partners[other].append(one)
        self._number: dict[tuple[object, ...], int] = {}
        self._known: list[tuple[str, Unit]] = []
        self._alike: list[dict[int, float]] = []
        self._by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._stems: dict[str, dict[int, str]] = defaultdict(dict)
        self._names: dict[str | None, dict[int, str]] = defaultdict(dict)
        self._read: dict[int, Numbered] = {}
        #: Contents of claims by id, for whoever reads the same claims after.
        self.contents: dict[str, Content] = {}
        #: Places matched before, by the identity of the two contents (see `claimcheck.content.matching`).
        self.matched: dict[tuple[int, int], list[tuple[int, int, float]]] = {}

    def __getitem__(self, pair: WordPair) -> float:
        """Return the likeness of two words that the encoder holds for one another."""
        return self.synonyms[pair]

    def __iter__(self) -> Iterator[WordPair]:
        """Iterate over the pairs of words that the encoder holds for one another."""
        return iter(self.synonyms)

    def __len__(self) -> int:
        """Return how many such pairs there are."""
        return len(self.synonyms)

    def read(self, content: Content) -> Numbered:
        """Return a text's content units with their numbers."""
        known = self._read.get(id(content))
        if known is None or known.content is not content:
            units = content.content
            numbers = [-1 if unit.kind in _TYPED else self._number_of(unit, content.language) for unit in units]
            typed = [place for place, number in enumerate(numbers) if number < 0]
            poled = tuple(place for place, unit in enumerate(units) if unit.poles)
            known = Numbered(content, units, numbers, typed, poled)
            for place, number in enumerate(numbers):
                known.places.setdefault(number, []).append(place)
            self._read[id(content)] = known
        return known

    def alike(self, left: Numbered, right: Numbered) -> list[tuple[float, int, int]]:
        """Return the likeness and places of every two units that say the same, more or less."""
        found: list[tuple[float, int, int]] = []
        reached, held = self._reached(left), right.places
        for number in reached.keys() & held.keys():
            found += [(score, place, there) for place, score in reached[number] for there in held[number]]
        if left.typed and right.typed:
            languages = (left.content.language, right.content.language)
            for place in left.typed:
                for there in right.typed:
                    score = likeness(left.units[place], right.units[there], languages, self.synonyms)
                    if score > 0:
                        found.append((score, place, there))
        return found

    def _reached(self, text: Numbered) -> dict[int, list[tuple[int, float]]]:
        """Return the numbers that a text's units are alike to, with the places and likeness, of all known so far."""
        if text.known != len(self._known):
            text.known, text.reached = len(self._known), {}
            for place, number in enumerate(text.numbers):
                if number >= 0:
                    for other, score in self._alike[number].items():
                        text.reached.setdefault(other, []).append((place, score))
        return text.reached

    def _number_of(self, unit: Unit, language: str) -> int:
        text = unit.text if unit.kind == "name" else ""
        key = (language, unit.kind, unit.norm, unit.entity, unit.label, unit.concepts, unit.poles, text)
        known = self._number.get(key)
        if known is None:
            known = self._number[key] = len(self._known)
            self._register(unit, language, known)
        return known

    def _register(self, unit: Unit, language: str, number: int) -> None:
        self._known.append((language, unit))
        self._alike.append({})
        keys = set(_keys(unit, language))
        for key in keys:
            self._by_key[key].append(number)
        found = {other for key in keys for other in self._by_key[key]}
        found.update(self._by_name(unit, number) if unit.kind == "name" else self._by_word(unit, language, number))
        for other in found:
            self._lay(number, other)

    def _lay(self, one: int, other: int) -> None:
        """Compare two units, both ways round if it matters: of two ends of opposites in one word the last counts."""
        (language, left), (tongue, right) = self._known[one], self._known[other]
        score = likeness(left, right, (language, tongue), self.synonyms)
        back = likeness(right, left, (tongue, language), self.synonyms) if left.poles and right.poles else score
        if score > 0:
            self._alike[one][other] = score
        if back > 0:
            self._alike[other][one] = back

    def _by_word(self, unit: Unit, language: str, number: int) -> Iterable[int]:
        for tongue, word in self._partners.get((language, unit.norm), ()):
            yield from self._by_key.get(("word", tongue, word), ())
        if len(unit.norm) >= SHORTEST_COGNATE:
            stem = plain(unit.stem)
            for tongue, stems in self._stems.items():
                if tongue != language:
                    yield from (row[2] for row in extract(stem, stems, scorer=ratio, score_cutoff=COGNATE, limit=None))
            self._stems[language][number] = stem

    def _by_name(self, unit: Unit, number: int) -> Iterable[int]:
        names = self._names[unit.label]
        found = extract(unit.norm, names, scorer=token_set_ratio, score_cutoff=SAME_NAME, limit=None)
        names[number] = unit.norm
        return [row[2] for row in found]


def _keys(unit: Unit, language: str) -> Iterator[tuple[str, ...]]:
    """Yield what a unit can be alike to another by, spelling and the encoder's synonyms apart."""
    yield ("norm", unit.norm)
    if unit.entity is not None:
        yield ("entity", unit.entity)
    for concept in unit.concepts:
        yield ("concept", concept)
    if unit.kind == "name":
        if unit.label == "LOC":
            yield from (("part", part) for part in place_parts(unit))
        return
    yield ("word", language, unit.norm)
    yield ("stem", language, unit.stem)
    yield from (("pole", pole) for pole in unit.poles)
    yield from (("rendering", word) for word in renderings(unit, language))


def weights_of(text: Numbered, rarity: Mapping[str, float] | None) -> Weighed:
    """Return what each unit of a text counts for and all together, reckoned once a text and table of rarity."""
    for known, weighed in text.weights:
        if known is rarity:
            return weighed
    weights = [weigh(unit, rarity) for unit in text.units]
    text.weights.append((rarity, (weights, sum(weights))))
    return text.weights[-1][1]


def contents_of(synonyms: Synonyms) -> Mapping[str, Content]:
    """Return the contents of claims, by id, that have been read together with a table of synonyms."""
    return synonyms.contents if isinstance(synonyms, Senses) else {}
