"""Polarity: one claim denies what the other says of the same participants."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare.frames import fillers_of, frame_covered, predicates_match, shared_roles
from claimcheck.compare.likely import comes_near
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit
from claimcheck.lexicon import load_words

#: Shares of the better and the worse covered claim that must be matched.
SAME_STATEMENT = (0.58, 0.3)
#: With fewer matched units than this a denied word is no denied statement.
_FEWEST = 2


def compare_polarity(pair: Laid) -> Verdict | None:
    """Return a contradiction between a statement and its denial, or None."""
    if pair.tentative:
        return _denial_of_sense(pair)
    denied = denied_pair(pair)
    if denied is None or len(pair.matching.pairs) < _FEWEST or _both_deny(pair) or _says_more_than_it_denies(pair):
        return None
    shares = pair.rest(())
    covered = max(shares) >= SAME_STATEMENT[0] and min(shares) >= SAME_STATEMENT[1]
    if not covered and not frame_covered(pair, ()):
        return None
    if not predicates_match(pair) or _other_filler(pair) or _particle(pair.left) != _particle(pair.right):
        return None
    left, right = denied
    values = tuple(f"not {u.text}" if u in s.negated else u.text for u, s in ((left, pair.left), (right, pair.right)))
    explanation = f"one says “{values[0]}”, the other “{values[1]}”"
    return differ(pair, "polarity", "polarity.negated", explanation, denied, (values[0], values[1]), SAME_STATEMENT[0])


def _denial_of_sense(pair: Laid) -> Verdict | None:
    """Return that only one of two near claims is negated, whatever hangs on its negator; the judge reads the sense."""
    negations = pair.left.content.negations, pair.right.content.negations
    if bool(negations[0]) == bool(negations[1]) or _says_more_than_it_denies(pair) or not comes_near(pair, ()):
        return None
    sides = (pair.left, pair.right)
    matched = {unit for left, right, _ in pair.matching.pairs for unit in (left, right)}
    within = pair.languages[0] == pair.languages[1]
    if len(pair.matching.pairs) < _FEWEST or (within and not matched & (pair.left.negated | pair.right.negated)):
        return None
    units = tuple(_turning(side, spans) for side, spans in zip(sides, negations, strict=True))
    if units[0] is None or units[1] is None:
        return None
    explanation = f"only one of them denies it: “{units[0].text}” against “{units[1].text}”"
    return differ(pair, "polarity", "polarity.sense", explanation, (units[0], units[1]))


def _turning(side: Side, negations: Sequence[tuple[int, int]]) -> Unit | None:
    """Return the negator of a claim, or the first word of its predicate."""
    if negations:
        return next((unit for unit in side.content.units if (unit.start, unit.end) == negations[0]), None)
    return next(iter(side.predicate or side.content.content), None)


def _other_filler(pair: Laid) -> bool:
    """Tell whether an object or attribute of the one, or the subjects of both, find nothing on the other side."""
    shared = set(shared_roles(pair))
    if "subject" not in shared and all(fillers_of(side, "subject") for side in (pair.left, pair.right)):
        return True
    matched = {unit for one, two, _ in pair.matching.pairs for unit in (one, two)}
    for side in (pair.left, pair.right):
        for role in ("object", "attribute"):
            fillers = fillers_of(side, role)
            if fillers and not matched & set(fillers):
                return True
    return False


def _particle(side: Side) -> str | None:
    """Return the adverb that makes the verb another one ("walked away", "walked out"), if one stands behind it."""
    span = side.claim.predicate_span
    after = next((u for u in side.content.units if span is not None and u.start >= span[1]), None)
    if after is None or after.norm not in load_words(side.content.language, "verb_particles"):
        return None
    return after.norm


def _both_deny(pair: Laid) -> bool:
    """Tell whether either side has a negation: "no gun was found" is "the gun was not found"."""
    return bool(pair.left.negated) and bool(pair.right.negated)


def _says_more_than_it_denies(pair: Laid) -> bool:
    """Tell whether the denied statement is narrower than the other, or was true before ("no longer")."""
    for side, loose in ((pair.left, pair.matching.left), (pair.right, pair.matching.right)):
        if not side.negated:
            continue
        if any(unit.kind in ("name", "date", "figure") and not unit.function for unit in loose):
            return True
        ended = load_words(side.content.language, "ended_words")
        negations = side.content.negations
        if any(u.norm in ended and (not u.function or (u.start, u.end) in negations) for u in side.content.units):
            return True
    return False


def denied_pair(pair: Laid) -> tuple[Unit, Unit] | None:
    """Return the matched words of which one is negated and the other not, and on which the claims turn, or None.

    These are the predicate, what stands right beside it ("pleaded not guilty"), and nouns that it acts on
    ("reported no incidents"); a negation elsewhere ("said nothing while …") denies no claim.
    """
    heads = set(pair.left.predicate) | set(pair.right.predicate)
    matched = {unit for left, right, _ in pair.matching.pairs for unit in (left, right)}
    telling = {unit for unit in heads if not unit.function}
    if telling and not telling & matched:
        return None
    differing = differing_pairs(pair)
    for left, right in differing:
        if left in heads or right in heads:
            return left, right
    for left, right in differing:
        if _complement(pair.left, left) or _complement(pair.right, right):
            return left, right
    return differing[0] if differing and not heads else None


def differing_pairs(pair: Laid) -> list[tuple[Unit, Unit]]:
    """Return the matched words of which exactly one is negated."""
    return [
        (left, right)
        for left, right, _ in pair.matching.pairs
        if left.kind == "word"
        and (left in pair.left.negated) != (right in pair.right.negated)
        and not _negates_another(pair.left, left, pair.matching.left)
        and not _negates_another(pair.right, right, pair.matching.right)
    ]


def _negates_another(side: Side, unit: Unit, unmatched: tuple[Unit, ...]) -> bool:
    """Tell whether the negation over a unit is first of all about a word before it that the other side lacks.

    A modifier right before its noun ("no major incidents") is not counted.
    """
    if unit not in side.negated:
        return False
    before = [other for other in unmatched if other in side.negated and other.end < unit.start]
    return any(unit.start - other.end > 1 for other in before)


def _complement(side: Side, unit: Unit) -> bool:
    """Tell whether a unit stands right after the predicate, or heads its object or attribute."""
    content = side.content.content
    place = content.index(unit)
    if place and content[place - 1] in side.predicate:
        return True
    roles = ("object", "attribute")
    return any(a.role in roles and a.start <= unit.start and unit.end <= a.end for a in side.claim.arguments)
