"""How surely two units say the same, and what a unit counts for."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.fuzz import token_set_ratio

from claimcheck.content.lengths import days_of, is_length, same_length
from claimcheck.content.synonyms import Synonyms, word_likeness
from claimcheck.content.units import Unit
from claimcheck.lexicon import load_words
from claimcheck.lexicon.gazetteer import fold, place_key
from claimcheck.records import Date, Figure

#: Likeness of two names (0 to 100) that no linking has joined, from which they count as one.
SAME_NAME = 90.0
#: How many times a bound ("at least 21 people") an amount may be and still be matched with it, counting something else
#: or the same.
NEAR_A_BOUND = (1.3, 2.0)
#: Likeness of two dates of which one is unresolved but worded as part of the other ("midnight", "Tuesday midnight").
_OPEN_DATE = 0.8
#: Likeness of two place names that share a telling word ("northern Zambia", "Zambie").
_PART_OF_NAME = 0.85
#: Likeness of a name and a word for the kind of thing that it names.
_KIND_OF_NAME = 0.8
#: What a unit counts for, by kind, before rarity: names and figures tell events apart better than words do.
WEIGHTS: Mapping[str, float] = {"name": 1.3, "figure": 1.1, "date": 0.7, "word": 1.0}


#: What a word counts for that only says what kind of thing a name names ("the town of", "striker").
LIGHT = 0.4


def dates_meet(left: Date, right: Date) -> bool | None:
    """Tell whether two dates can mean the same days; None when one of them is unresolved or open at another end.

    Two ends ("until Friday") or two starts are compared as the days they name.
    """
    one, two = named_days(left), named_days(right)
    if one is None or two is None or (left.from_ is None) != (right.from_ is None):
        return None
    return one[0] <= two[1] and two[0] <= one[1]


def named_days(date: Date) -> tuple[str, str] | None:
    """Return the first and last day that a date names, the named end alone where it is open; None if unresolved."""
    if date.from_ is None and date.to is None:
        return None
    return date.from_ or date.to or "", date.to or date.from_ or ""


def figures_meet(left: Figure, right: Figure) -> bool:
    """Tell whether the intervals of two figures share a value."""
    if left.value is not None and left.value == right.value:
        return True
    low = max(_bound(left.low, -1), _bound(right.low, -1))
    high = min(_bound(left.high, 1), _bound(right.high, 1))
    if low != high:
        return low < high
    return not any(_shuts_out(figure, low) for figure in (left, right))


def _bound(value: float | None, sign: int) -> float:
    return sign * float("inf") if value is None else value


def _shuts_out(figure: Figure, value: float) -> bool:
    """Tell whether a figure's interval ends at the value without holding it ("over 26" does not hold 26)."""
    return (figure.relation == ">" and value == figure.low) or (figure.relation == "<" and value == figure.high)


def likeness(left: Unit, right: Unit, languages: tuple[str, str], synonyms: Synonyms) -> float:
    """Return how surely two units say the same, 0 to 1."""
    if left.entity is not None and left.entity == right.entity:
        return 1.0
    if left.kind != right.kind:
        return _name_as_word(left, right)
    if left.kind == "name":
        if left.norm == right.norm:
            return 1.0
        return _name_likeness(left, right)
    if left.kind == "figure":
        return float(left.figure is not None and right.figure is not None and _same_amount(left.figure, right.figure))
    if left.kind == "date":
        if left.norm == right.norm:
            return 1.0
        return _date_likeness(left, right, languages)
    return word_likeness(left, right, languages, synonyms)


def _same_amount(left: Figure, right: Figure) -> bool:
    """Tell whether two figures say one amount: they can both hold, and count the same or lie near each other."""
    if not same_unit(left, right) or not figures_meet(left, right):
        return False
    if is_measure(left.unit) or "between" in (left.relation, right.relation):
        return True
    one_noun = left.counts_head is not None and left.counts_head == right.counts_head
    values = sorted(abs(value) for value in (left.value, right.value) if value is not None)
    return len(values) < 2 or values[1] <= NEAR_A_BOUND[one_noun] * values[0]


def _name_likeness(left: Unit, right: Unit) -> float:
    """Return how surely two names that no linking has joined are one: alike in spelling, or a telling part shared."""
    if left.label == right.label and token_set_ratio(left.norm, right.norm) >= SAME_NAME:
        return 0.9
    if left.label == right.label == "LOC" and place_parts(left) & place_parts(right):
        return _PART_OF_NAME
    return 0.0


def place_parts(unit: Unit) -> set[str]:
    """Return what the capitalised words of a place name stand for in every language."""
    words = [word for word in unit.text.replace("-", " ").split() if word[:1].isupper()]
    return {place_key(word) or fold(word) for word in words if fold(word) not in _compass()}


def _compass() -> frozenset[str]:
    return load_words("any", "compass_words")


def _date_likeness(left: Unit, right: Unit, languages: tuple[str, str]) -> float:
    """Return 1 for dates that can mean the same days, less where one is open and its words stand in the other's."""
    if _same_weekday(left, right):
        return _OPEN_DATE
    if is_length(left) != is_length(right) and days_of(left, languages[0]) and days_of(right, languages[1]):
        return _length_likeness(left, right, languages)
    if is_length(left) or is_length(right):
        return _length_likeness(left, right, languages) if is_length(left) and is_length(right) else 0.0
    lengths = days_of(left, languages[0]), days_of(right, languages[1])
    if lengths[0] and lengths[1] and not same_length(lengths[0], lengths[1]):
        return 0.0  # "within 60 days", "within 90 days"
    meet = dates_meet(left.date, right.date) if left.date and right.date else None
    if meet is None:
        named = bool(set(left.concepts) & set(right.concepts))
        return _OPEN_DATE if named or left.norm in right.norm or right.norm in left.norm else 0.0
    return float(meet)


def _length_likeness(left: Unit, right: Unit, languages: tuple[str, str]) -> float:
    """Return 1 for one length of time, 0 for two; less than 1 where the words of one do not say how long it is."""
    one, two = days_of(left, languages[0]), days_of(right, languages[1])
    if one is not None and two is not None:
        return float(same_length(one, two))
    if left.norm == right.norm:
        return 1.0
    return _OPEN_DATE if set(left.concepts) & set(right.concepts) else 0.0


def _same_weekday(left: Unit, right: Unit) -> bool:
    """Tell whether both are weekdays of one name, which a week's difference in reading does not set apart."""
    days = set(left.concepts) & set(right.concepts) & load_words("any", "weekday_concepts")
    return bool(days) and all(unit.date is not None and unit.date.anchor != "absolute" for unit in (left, right))


def _name_as_word(left: Unit, right: Unit) -> float:
    """Return the likeness of a name and a word that spells it, or says what it is ("Parliament", "la banque")."""
    if {left.kind, right.kind} != {"name", "word"}:
        return 0.0
    if left.norm == right.norm:
        return 1.0
    return _KIND_OF_NAME if set(left.concepts) & set(right.concepts) else 0.0


def same_unit(left: Figure, right: Figure) -> bool:
    """Tell whether two figures are measured in one unit, or count things at all."""
    measured = {unit for unit in (left.unit, right.unit) if is_measure(unit)}
    return left.unit == right.unit if measured else True


def is_measure(unit: str | None) -> bool:
    """Tell a unit of measure or a currency from a counted noun's lemma."""
    if unit is None:
        return False
    return (len(unit) == 3 and unit.isupper()) or unit in load_words("any", "measure_units")


def weigh(unit: Unit, rarity: Mapping[str, float] | None) -> float:
    """Return what a unit counts for."""
    rare = 1.0 if rarity is None else rarity.get(unit.entity or unit.stem, 1.0)
    light = unit.kind == "word" and bool(set(unit.concepts) & load_words("any", "light_concepts"))
    return WEIGHTS[unit.kind] * rare * (LIGHT if light else 1.0)


def is_currency(figure: Figure) -> bool:
    """Tell whether a figure is a sum of money."""
    return figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()
