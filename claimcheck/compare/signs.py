"""Signs: what tells, beside the rules' verdict and the model's, whether one text supports or contradicts another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.compare.manner import excluding_kinds
from claimcheck.compare.participants import role_of
from claimcheck.compare.polarity import differing_pairs
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.support import parts_exchanged
from claimcheck.content import Unit
from claimcheck.content.lengths import is_length
from claimcheck.content.match import dates_meet, figures_meet, same_unit
from claimcheck.content.synonyms import opposite

#: Clashes of two units without a partner, one a side, that are signs.
CLASHES = ("other figure", "other day", "opposites", "other name", "other place", "other name in its role")
#: Signs that something stands against agreement, whatever it is.
AGAINST = (*CLASHES, "denial", "other polarity", "undone", "other kind", "exchanged")
_UNSURE = frozenset({"hedged", "conditional", "opinion"})
_PLACES = frozenset({"LOC", "NORP"})
#: A second name that is missing says more than the first, a fifth word next to nothing.
_MOST, _MOST_WORDS = 2, 4


def read_signs(pair: Laid, left: Sequence[Side], right: Sequence[Side]) -> Mapping[str, float]:
    """Return the signs of a premise and a hypothesis, laid out whole; ``left`` and ``right`` are all their claims."""
    premise, hypothesis = pair.rest(())
    unsure = [any(side.claim.modality in _UNSURE for side in sides) for sides in (left, right)]
    across = float(pair.languages[0] != pair.languages[1])
    signs = {
        "share of premise": premise,
        "share of hypothesis": hypothesis,
        "premise unsure": float(unsure[0] and not unsure[1]),
        "hypothesis unsure": float(unsure[1] and not unsure[0]),
        "plan for fact": float(pair.left.to_come is True and pair.right.to_come is False),
        "fact for plan": float(pair.left.to_come is False and pair.right.to_come is True),
        "denial": float(bool(differing_pairs(pair))),
        "other polarity": float(pair.left.claim.polarity != pair.right.claim.polarity),
        "undone": float(_undone(pair.left, pair.matching.left) != _undone(pair.right, pair.matching.right)),
        "other kind": float(excluding_kinds(pair) is not None),
        "exchanged": float(parts_exchanged(pair)),
        "across": across,
        "share of hypothesis, across": across * hypothesis,
    }
    for kind in ("name", "figure", "date"):
        signs[f"{kind} shared"] = _count(one.kind == kind for one, _, _ in pair.matching.pairs)
        signs[f"{kind} missing"] = _count(unit.kind == kind for unit in pair.matching.right)
        signs[f"{kind} left out"] = _count(unit.kind == kind for unit in pair.matching.left)
    signs["word missing"] = _count(map(_tells, pair.matching.right), _MOST_WORDS)
    signs["word left out"] = _count(map(_tells, pair.matching.left), _MOST_WORDS)
    found = {clash for one in pair.matching.left for two in pair.matching.right for clash in _clashes(pair, one, two)}
    signs |= {clash: float(clash in found) for clash in CLASHES}
    return signs | {"something against it": max(signs[name] for name in AGAINST)}


def _count(found: Iterable[bool], most: int = _MOST) -> float:
    return float(min(sum(found), most))


def _tells(unit: Unit) -> bool:
    return unit.kind == "word" and not unit.function


def _undone(side: Side, unmatched: Sequence[Unit]) -> bool:
    """Tell whether a side's verb, which the other lacks, is negated."""
    return any(unit in side.negated for unit in side.predicate if unit in unmatched and not unit.function)


def _clashes(pair: Laid, one: Unit, two: Unit) -> Iterator[str]:
    if one.kind != two.kind:
        return
    if one.kind == "word" and opposite(one, two):
        yield "opposites"
    elif one.figure and two.figure:
        if same_unit(one.figure, two.figure) and not figures_meet(one.figure, two.figure):
            yield "other figure"
    elif one.date and two.date:
        if is_length(one) and is_length(two):
            yield "other figure"
        elif dates_meet(one.date, two.date) is False:
            yield "other day"
    elif one.kind == "name" and (one.label == two.label or {one.label, two.label} <= _PLACES):
        yield "other place" if one.label in _PLACES else "other name"
        role = role_of(pair.left, one)
        if role is not None and role == role_of(pair.right, two):
            yield "other name in its role"
