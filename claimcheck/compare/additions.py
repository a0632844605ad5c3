"""Additions: checkable content of one source that no other source of the story supports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimcheck.compare.news import News
from claimcheck.compare.sides import Side
from claimcheck.compare.utterances import Utterance
from claimcheck.content import Synonyms, Unit, match_units
from claimcheck.records import AlignedPair, Evidence

#: Check-worthiness below which a claim is commentary or a generality, which no editor would follow up.
CHECKABLE = 0.35
#: Share of a claim's content found in one claim of another source, or in two together, that counts as support.
SUPPORTED_BY_ONE = 0.5
SUPPORTED_BY_TWO = 0.7
#: Content units below which a claim says too little to be followed up; a quote needs so many words.
FEWEST_UNITS = 3
FEWEST_WORDS = 4
#: Telling words of a quoted fragment that is worth its place.
FEWEST_TELLING = 2
#: Share that is nothing once it is rounded.
_SAYS_NOTHING = 0.005
#: Claims of other sources that are looked at for support.
_PARTNERS = 8
_ROLES = frozenset({"body", "item", "caption"})
#: Rank from which an addition is worth an editor's time: one without name, figure, date or quote must be plainer.
WORTH_STATEMENT = 0.57
WORTH_TYPED = 0.3
#: Least rank of a quote that only one source has: whoever said it can be asked.
QUOTED = 0.6
#: Additions of one source that a report lists: an editor follows up a few.
MOST_OF_A_SOURCE = 8


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
    news = News(sides, pairs, synonyms)
    best: dict[tuple[str, int], Addition] = {}
    quoted = [item for key, item in sorted(utterances.items()) if key not in settled]
    spans = [(item.source.id, item.quote.start, item.quote.end) for item in utterances.values()]
    found = [_quote_addition(item, sides) for item in quoted if _worth_quoting(item, news)]
    for key, side in sorted(sides.items()):
        if key not in settled and _checkable(side) and not _inside(side, spans):
            share = _support(side, [sides[other] for other in partners[key][:_PARTNERS]], synonyms)
            if share is not None:
                addition = _claim_addition(side, share, news)
                found += [addition] if addition is not None else []
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
    ranked = sorted(worth, key=lambda item: (-item.rank, item.source, item.evidence.start))
    return _the_first_of_each(_without_repeats(ranked))


def _the_first_of_each(ranked: Sequence[Addition]) -> list[Addition]:
    """Return the additions without the last of a source that has too many."""
    seen: Counter[str] = Counter()
    kept = []
    for item in ranked:
        seen[item.source] += 1
        if seen[item.source] <= MOST_OF_A_SOURCE:
            kept.append(item)
    return kept


def _worth_quoting(item: Utterance, news: News) -> bool:
    """Tell whether a quote says enough: a sentence, or a few telling words that are only here."""
    if len(item.words) >= FEWEST_WORDS:
        return True
    telling = [unit for unit in item.content.content if unit.kind == "word"]
    return len(telling) >= FEWEST_TELLING and item.quote.cue is not None and not news.has_words(item)


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
    total = sum(weight for _, weight in side.weights)
    shares = []
    for other in others:
        matched = {pair[0] for pair in match_units(side.content, other.content, synonyms).pairs}
        shares.append(frozenset(matched))
    single = max((_weight(side, units) / total for units in shares), default=0.0)
    if single >= SUPPORTED_BY_ONE:
        return None
    supported = any(_weight(side, a | b) / total >= SUPPORTED_BY_TWO for a, b in combinations(shares, 2))
    return None if supported else single


def _weight(side: Side, units: frozenset[Unit]) -> float:
    """Return what some of a side's units count for, added up in the order of the text: the last digit depends on it."""
    return sum(weight for unit, weight in side.weights if unit in units)


def _claim_addition(side: Side, share: float, news: News) -> Addition | None:
    claim = side.claim
    found = news.of(side)
    if found is None:
        return None
    marked = tuple((unit.start, unit.end) for unit in found.telling)
    evidence = Evidence(claim.id, claim.source, claim.start, claim.end, claim.text, None, marked)
    held = (
        f"at most {share:.0%} of it is found in one of their statements" if share >= _SAYS_NOTHING else "nothing of it"
    )
    explanation = f"no other source says this; {held}" + ("" if share >= _SAYS_NOTHING else " is found elsewhere")
    rank = round(claim.checkworthy * (1 - share), 4)
    figures = [unit.figure.value for unit in found.telling if unit.figure and unit.figure.value is not None]
    return Addition(claim.source, found.type, (claim.id,), evidence, rank, explanation, tuple(figures))


def _quote_addition(item: Utterance, sides: Mapping[str, Side]) -> Addition:
    side = sides.get(item.claim or "")
    rank = max(side.claim.checkworthy if side else 0.0, QUOTED)
    named = item.speaker is not None or (item.speaker_name or "")[3:]  # "Il" names nobody
    who = item.speaker_name if named else "the speaker"
    claims = (item.claim,) if item.claim else ()
    return Addition(item.source.id, "quote", claims, item.evidence(), rank, f"only here is {who} quoted so")


def _sentence_start(sides: Mapping[str, Side], addition: Addition) -> int:
    side = sides.get(addition.claims[0]) if addition.claims else None
    if side is None or side.claim.sentence is None or addition.type == "quote":
        return addition.evidence.start
    return side.claim.sentence[0]
