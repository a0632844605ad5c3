"""What a figure measures: the counted noun, what happened to the counted, and the scope it is given."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.compare.sides import Laid, Side, once_a_side
from claimcheck.content import Unit, fold
from claimcheck.content.match import is_measure, likeness
from claimcheck.lexicon import load_words
from claimcheck.records import Figure

#: What is left of a number whose thousands were set apart ("20 , 000").
_BROKEN = "000"
#: Units of figures that neither count nor measure.
_NO_COUNTS = frozenset({"ordinal"})
#: Letters of a place's name that its adjective shares.
_STEM = 4
#: Characters between a figure and an event's noun that stand beside each other ("the death of three").
_BESIDE = 4
#: Units before the second number of a vote among which the first stands.
_VERSUS = 4
#: Characters between a figure and the word that says what happened to what it counts.
_REACH = 40


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with what it measures: concepts and stems of the counted noun, or of the nearest telling word."""

    unit: Unit
    figure: Figure
    measure: frozenset[str]
    nouns: tuple[Unit, ...]
    counted: bool
    name: str
    leading: bool = False
    alone: bool = False


@once_a_side
def measured_figures(side: Side) -> list[Measured]:
    """Return the figures of a side with what each measures."""
    found = []
    for unit in side.content.units:
        if unit.kind != "figure" or unit.figure is None or unit.text.startswith(_BROKEN):
            continue
        if unit.figure.unit not in _NO_COUNTS:
            measured = _measure(unit, unit.figure, side)
            found.append(replace(measured, alone=_is_argument(unit, side)))
    return found


def _is_argument(unit: Unit, side: Side) -> bool:
    """Tell whether a figure is a participant by itself ("thirty-one were injured"), and no age or aside."""
    return any((a.start, a.end) == (unit.start, unit.end) for a in side.claim.arguments)


def _measure(unit: Unit, figure: Figure, side: Side) -> Measured:
    generic = load_words("any", "generic_counts")
    nouns = _counted_nouns(unit, figure, side)
    counted = not is_measure(figure.unit)
    named = _leading_measure(unit, side)
    if named:
        return Measured(unit, figure, named, nouns, False, unit.before, leading=True)
    own = {concept for noun in _heads(nouns, figure) for concept in noun.concepts} - generic
    own = own or {concept for noun in nouns for concept in noun.concepts} - generic
    if own and counted:
        return Measured(unit, figure, frozenset(own), nouns, counted, figure.counts or figure.unit or "")
    telling = _nearest_telling(unit, side, counted)
    concepts = set(telling.concepts) - generic if telling is not None else set()
    name = telling.text if telling is not None else figure.counts or figure.unit or ""
    return Measured(unit, figure, frozenset(concepts | own), nouns, counted, name)


def _counted_nouns(unit: Unit, figure: Figure, side: Side) -> tuple[Unit, ...]:
    if figure.counts_span is None:
        return _nouns_before(unit, side) if figure.unit is None else ()
    first, past = figure.counts_span
    return tuple(
        other for other in side.content.content if first <= other.start and other.end <= past and other != unit
    )


def _nouns_before(unit: Unit, side: Side) -> tuple[Unit, ...]:
    """Return what a bare number counts by the words before it: a group ("a crew of 14"), votes that it stands against.

    "98 votes to 87" gives two counts of votes; the second is told from the first by the word between them.
    """
    before = [other for other in side.content.units if other.end <= unit.start]
    language = side.content.language
    if len(before) < 2 or unit.start - before[-1].end > 1:
        return ()
    link, other = before[-1], before[-2]
    if link.norm in load_words(language, "genitive_links") and other.kind == "word" and not other.function:
        return (other,)
    if link.norm in load_words(language, "versus_words"):
        counted = [item for item in before[-_VERSUS:] if item.figure is not None and item.figure.counts_span]
        return (link, *_counted_nouns(counted[-1], counted[-1].figure, side)) if counted else ()  # type: ignore[arg-type]
    return ()


def against(item: Measured, side: Side) -> bool:
    """Tell whether a count is the second of a score or vote ("98 votes to 87")."""
    return bool(item.nouns) and item.nouns[0].norm in load_words(side.content.language, "versus_words")


def _leading_measure(unit: Unit, side: Side) -> frozenset[str]:
    """Return the measure that stands before its value ("magnitude 6.1"), or nothing."""
    words = [other for other in side.content.units if other.end <= unit.start or (other.start < unit.end)]
    near = [other for other in words if other.kind == "word" and unit.start - other.end <= 1 and other != unit]
    known = load_words("any", "leading_measures")
    return frozenset(known & {concept for other in near[-3:] for concept in other.concepts})


def _heads(nouns: tuple[Unit, ...], figure: Figure) -> tuple[Unit, ...]:
    """Return the counted noun itself among the words that stand with it."""
    head = (figure.counts_head or "").lower()
    found = tuple(noun for noun in nouns if head and (noun.stem[:4] == head[:4] or noun.norm.startswith(head)))
    return found or nouns


def _nearest_telling(unit: Unit, side: Side, counted: bool) -> Unit | None:
    """Return the nearest word that says what happened to what is counted, None when none is near."""
    best: tuple[int, Unit] | None = None
    for other in side.content.content:
        if other.kind != "word" or (other.start < unit.end and unit.start < other.end):
            continue
        if not set(other.concepts) & known_events():
            continue
        distance = other.start - unit.end if other.start >= unit.end else (unit.start - other.end)
        if counted and not _undergoes(unit, other, side, distance):
            continue
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, other)
    return best[1] if best else None


def _undergoes(unit: Unit, event: Unit, side: Side, distance: int) -> bool:
    """Tell whether what is counted undergoes an event, rather than causes it or stands by.

    It is the object of the verb or its only participant, it stands right beside the event's noun ("the death of
    three"), or a verb of measure puts the number ("the toll rose to 63").
    """
    if distance <= _BESIDE:
        return True
    if event not in side.predicate:
        return side.claim.predicate in load_words(side.content.language, "measure_verbs")
    roles = {a.role for a in side.claim.arguments if a.start <= unit.start and unit.end <= a.end}
    if not roles:
        return not side.claim.arguments
    return "object" in roles or ("subject" in roles and not any(a.role == "object" for a in side.claim.arguments))


def same_measure(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether two figures measure the same.

    What is counted must be the same kind of thing, and what happened to it the same kind of event; an event that is
    not known needs the same counted noun (and the rest of the claim, see `claimcheck.compare.figures`).
    """
    if left.counted != right.counted or against(left, pair.left) != against(right, pair.right):
        return False
    if not like_nouns(left, right, pair):
        return False
    if left.measure and right.measure:
        return bool(left.measure & right.measure)
    return bool(left.nouns and right.nouns) or not left.counted


def like_nouns(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether two counted nouns can mean the same things: like words, or one means people or the event itself."""
    if not left.counted:
        return True
    if not left.nouns or not right.nouns:
        return not left.nouns and not right.nouns and left.alone and right.alone
    ones, twos = _heads(left.nouns, left.figure), _heads(right.nouns, right.figure)
    if any(likeness(one, two, pair.languages, pair.synonyms) > 0 for one in ones for two in twos):
        return True
    return any(means_people(nouns) for nouns in (ones, twos)) and bool(left.measure & right.measure & known_events())


def counts_people(item: Measured) -> bool:
    """Tell whether people are counted, of whom a story has many counts."""
    return means_people(_heads(item.nouns, item.figure))


def means_people(nouns: tuple[Unit, ...]) -> bool:
    """Tell whether counted nouns stand for people, of whom a story counts many groups."""
    return any("person" in noun.concepts for noun in nouns)


def known_events() -> frozenset[str]:
    """Return the concepts of events whose victims or objects are counted."""
    return load_words("any", "countable_events")


def scope_differs(left: Measured, right: Measured, pair: Laid) -> str | None:
    """Return why two figures of one measure are not about the same whole, or None.

    Different places, a word such as "net" or "monthly" on one side only, or a part of what the other counts.
    """
    for side in (pair.left, pair.right):
        words = load_words(side.content.language, "scope_words")
        loose = pair.matching.left if side is pair.left else pair.matching.right
        compass = _compass(pair.right if side is pair.left else pair.left)
        scoped = next(
            (u.text for u in side.content.units if u.norm in words and u in loose and u.norm not in compass), None
        )
        if scoped is not None:
            return f"“{scoped}” narrows one figure down"
        if any(unit.norm in words and unit.function for unit in side.content.units):
            return "one figure is about a part"
    if _of_a_foreign_place(pair.left, pair.right) or _of_a_foreign_place(pair.right, pair.left):
        return "one figure is of a place that the other source does not speak of"
    if any(one.label == two.label == "LOC" for one, two, _ in pair.matching.pairs):
        return None
    places = [_places(side) for side in (pair.left, pair.right)]
    if places[0] and places[1] and not places[0] & places[1] and not _one_setting(left, right, pair):
        return "the figures are about two places"
    return None


def _one_setting(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether a value that an event has but one of ("magnitude 6.1") is set in places that either text names."""
    if not (left.leading and right.leading):
        return False
    return _named_there(pair.left, pair.right) or _named_there(pair.right, pair.left)


def _named_there(side: Side, other: Side) -> bool:
    entities = [side.entities.get(u.entity or "") for u in side.content.units if u.kind == "name" and u.label == "LOC"]
    return any(entity and any(m.source == other.source.id for m in entity.mentions) for entity in entities)


def _compass(side: Side) -> frozenset[str]:
    """Return the words for a point of the compass, if a place name of the claim holds one ("southern Andes")."""
    words = load_words("any", "compass_words")
    named = any(
        set(unit.norm.split()) & words for unit in side.content.units if unit.kind == "name" and unit.label == "LOC"
    )
    return words if named else frozenset()


def _of_a_foreign_place(side: Side, other: Side) -> bool:
    """Tell whether a claim's subject is of a place ("the budget of Flanders") that the other source never names."""
    subjects = [(a.start, a.end) for a in side.claim.arguments if a.role == "subject"]
    for unit in side.content.units:
        inside = any(start <= unit.start and unit.end <= end for start, end in subjects)
        entity = side.entities.get(unit.entity or "") if inside and unit.label == "LOC" else None
        if entity is None or any(mention.source == other.source.id for mention in entity.mentions):
            continue
        if unit.norm[:_STEM] in fold(other.source.text):  # "Andean" speaks of the Andes
            continue
        own = [mention for mention in entity.mentions if mention.source == side.source.id]
        if len(own) == 1 and own[0].start > side.source.text.find("\n\n"):  # named in passing, not in the lead
            return True
    return False


def _places(side: Side) -> set[str]:
    return {unit.entity or unit.norm for unit in side.content.units if unit.kind == "name" and unit.label == "LOC"}
