"""Additions: checkable content of one source that no other source of the story supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.compare.sides import Side
from claimcheck.compare.utterances import Utterance
from claimcheck.content import Synonyms, Unit, match_units
from claimcheck.content.match import weigh
from claimcheck.lexicon import load_words
from claimcheck.records import AlignedPair, Evidence

#: Check-worthiness below which a claim is commentary or a generality, which no editor would follow up.
CHECKABLE = 0.35
#: Share of a claim's content found in one claim of another source, or in two together, that counts as support.
SUPPORTED_BY_ONE = 0.5
SUPPORTED_BY_TWO = 0.7
#: Content units below which a claim says too little to be followed up; a quote needs so many words.
FEWEST_UNITS = 3
FEWEST_WORDS = 4
#: Claims of other sources that are looked at for support.
_PARTNERS = 8
_ROLES = frozenset({"body", "item", "caption"})
#: Grains of a date that is a fact of its own, not the "on Tuesday" of the news.
_FULL_DATES = frozenset({"day", "month"})
#: Rank from which an addition is worth an editor's time: one without name, figure, date or quote must be plainer.
WORTH_STATEMENT = 0.5
WORTH_TYPED = 0.3


#: Alignment score from which a claim without a figure or name of its own is another source's claim in other words.
TOLD_ELSEWHERE = 0.7
_RETOLD = frozenset({"statement", "date"})


@dataclass(frozen=True, slots=True)
class Addition:
    """One addition: the claim or quote, its type, how much of it is supported, and its rank among the others."""

    source: str
    type: str
    claims: tuple[str, ...]
    evidence: Evidence
    rank: float
    explanation: str
    values: tuple[float, ...] = ()


def find_additions(
    sides: Mapping[str, Side],
    utterances: Mapping[str, Utterance],
    pairs: Sequence[AlignedPair],
    settled: frozenset[str],
    synonyms: Synonyms,
) -> list[Addition]:
    """Return the additions of a story, one a sentence at most, the most check-worthy first.

    ``settled`` are the ids of claims and quotes that another source confirms, contradicts or updates.
    """
    partners = _partners(pairs, sides)
    nearest = _nearest(pairs, sides)
    named = _named_by_source(sides.values())
    best: dict[tuple[str, int], Addition] = {}
    quoted = [item for key, item in sorted(utterances.items()) if key not in settled]
    spans = [(item.source.id, item.quote.start, item.quote.end) for item in utterances.values()]
    found = [_quote_addition(item, sides) for item in quoted if len(item.words) >= FEWEST_WORDS]
    for key, side in sorted(sides.items()):
        if key not in settled and _checkable(side) and not _inside(side, spans):
            share = _support(side, [sides[other] for other in partners[key][:_PARTNERS]], synonyms)
            if share is not None:
                addition = _claim_addition(side, share, named)
                if addition.type not in _RETOLD or nearest.get(key, 0.0) < TOLD_ELSEWHERE:
                    found.append(addition)
    for addition in found:
        where = (addition.source, _sentence_start(sides, addition))
        if where not in best or (addition.type == "quote", addition.rank) > (
            best[where].type == "quote",
            best[where].rank,
        ):
            best[where] = addition
    settled_sentences = {
        (side.source.id, side.claim.sentence) for key, side in sides.items() if key in settled and side.claim.sentence
    }
    kept = [item for item in best.values() if item.type == "quote" or not _in_settled(item, sides, settled_sentences)]
    worth = [i for i in kept if i.rank >= (WORTH_STATEMENT if i.type == "statement" else WORTH_TYPED)]
    return _without_repeats(sorted(worth, key=lambda item: (-item.rank, item.source, item.evidence.start)))


def _without_repeats(ranked: Sequence[Addition]) -> list[Addition]:
    """Return the additions without those whose figures a higher one of the same source gives already."""
    seen: set[tuple[str, float]] = set()
    kept = []
    for item in ranked:
        values = {(item.source, value) for value in item.values}
        if not values or not values <= seen:
            kept.append(item)
        seen |= values
    return kept


def _in_settled(item: Addition, sides: Mapping[str, Side], sentences: set[tuple[str, tuple[int, int]]]) -> bool:
    """Tell whether the sentence's main point is settled already and nothing new of weight is left in this claim."""
    side = sides[item.claims[0]]
    return item.type == "statement" and (side.source.id, side.claim.sentence) in sentences


def _partners(pairs: Sequence[AlignedPair], sides: Mapping[str, Side]) -> dict[str, list[str]]:
    partners: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda item: -item.score):
        if sides[pair.left].source.id != sides[pair.right].source.id:
            partners[pair.left].append(pair.right)
            partners[pair.right].append(pair.left)
    return partners


def _nearest(pairs: Sequence[AlignedPair], sides: Mapping[str, Side]) -> dict[str, float]:
    """Return each claim's best alignment score with a claim of another source."""
    nearest: dict[str, float] = {}
    for pair in pairs:
        if sides[pair.left].source.id != sides[pair.right].source.id:
            for key in (pair.left, pair.right):
                nearest[key] = max(nearest.get(key, 0.0), pair.score)
    return nearest


def _named_by_source(sides: Iterable[Side]) -> dict[str, set[str]]:
    """Return the sources that name each entity."""
    named: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        for unit in side.content.units:
            if unit.entity:
                named[unit.entity].add(side.source.id)
    return named


def _checkable(side: Side) -> bool:
    claim = side.claim
    if claim.role not in _ROLES or claim.modality in ("opinion", "hedged") or claim.checkworthy < CHECKABLE:
        return False
    return len(side.content.content) >= FEWEST_UNITS


def _inside(side: Side, spans: Sequence[tuple[str, int, int]]) -> bool:
    """Tell whether a claim is (part of) a quote, which is looked at as a whole."""
    claim = side.claim
    if claim.kind == "quote":
        return True
    return any(source == claim.source and start <= claim.start and claim.end <= end + 2 for source, start, end in spans)


def _support(side: Side, others: Sequence[Side], synonyms: Synonyms) -> float | None:
    """Return the greatest share of the claim that one other claim holds, None when it counts as supported."""
    total = sum(weigh(unit, None) for unit in side.content.content)
    shares = []
    for other in others:
        matched = {pair[0] for pair in match_units(side.content, other.content, synonyms).pairs}
        shares.append(frozenset(matched))
    single = max((_weight(units) / total for units in shares), default=0.0)
    if single >= SUPPORTED_BY_ONE:
        return None
    double = max((_weight(a | b) / total for a in shares for b in shares), default=0.0)
    return None if double >= SUPPORTED_BY_TWO else single


def _weight(units: frozenset[Unit]) -> float:
    return sum(weigh(unit, None) for unit in units)


def _claim_addition(side: Side, share: float, named: Mapping[str, set[str]]) -> Addition:
    claim = side.claim
    type_, telling = _type_of(side, named)
    marked = tuple((unit.start, unit.end) for unit in telling)
    evidence = Evidence(claim.id, claim.source, claim.start, claim.end, claim.text, None, marked)
    explanation = f"no other source says this; at most {share:.0%} of it is found in one of their statements"
    rank = round(claim.checkworthy * (1 - share), 4)
    values = tuple(u.figure.value for u in telling if type_ == "figure" and u.figure and u.figure.value is not None)
    return Addition(claim.source, type_, (claim.id,), evidence, rank, explanation, values)


def _type_of(side: Side, named: Mapping[str, set[str]]) -> tuple[str, tuple[Unit, ...]]:
    """Return what kind of fact the claim adds, and the units that make it so."""
    units = side.content.units
    new = [unit for unit in units if unit.kind == "name" and unit.entity and len(named[unit.entity]) == 1]
    people = tuple(unit for unit in new if unit.label == "PERSON" and not _is_pronoun(unit, side.content.language))
    figures = tuple(unit for unit in units if unit.figure is not None)
    dates = tuple(unit for unit in units if unit.date is not None and _full(unit))
    bodies = tuple(unit for unit in new if unit.label == "ORG")
    for type_, telling in (("entity", people), ("figure", figures), ("date", dates), ("entity", bodies)):
        if telling:
            return type_, telling
    return "statement", ()


def _is_pronoun(unit: Unit, language: str) -> bool:
    return unit.norm in load_words(language, "function_words")


def _full(unit: Unit) -> bool:
    date = unit.date
    if date is None or date.from_ is None or date.grain not in _FULL_DATES:
        return False
    return date.anchor == "absolute" and any(char.isdigit() for char in date.text)


def _quote_addition(item: Utterance, sides: Mapping[str, Side]) -> Addition:
    side = sides.get(item.claim or "")
    rank = max(side.claim.checkworthy if side else 0.0, CHECKABLE)
    who = item.speaker_name or "an unnamed speaker"
    claims = (item.claim,) if item.claim else ()
    return Addition(item.source.id, "quote", claims, item.evidence(), rank, f"only here is {who} quoted so")


def _sentence_start(sides: Mapping[str, Side], addition: Addition) -> int:
    side = sides.get(addition.claims[0]) if addition.claims else None
    if side is None or side.claim.sentence is None or addition.type == "quote":
        return addition.evidence.start
    return side.claim.sentence[0]
