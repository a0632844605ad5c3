"""Agreement: two claims that state the same, with nothing in either that the other excludes."""

from __future__ import annotations

from claimcheck.compare.differences import find_difference
from claimcheck.compare.guards import days_apart
from claimcheck.compare.manner import excluding_kinds
from claimcheck.compare.participants import role_of
from claimcheck.compare.polarity import differing_pairs
from claimcheck.compare.sides import Laid, Side, same_kind_of_time
from claimcheck.compare.verdict import Verdict, make_evidence
from claimcheck.content import Unit
from claimcheck.content.lengths import is_length
from claimcheck.content.match import dates_meet, figures_meet, same_unit
from claimcheck.content.synonyms import opposite
from claimcheck.lexicon import load_table, load_words
from claimcheck.records import Date, Figure, Step

#: The score of alignment below which two claims are not said to state the same.
ALIGNED = 0.6
#: The lesser matched share when the other claim is (nearly) wholly matched, and the shares when neither is.
CONTAINED = (0.7, 0.3)
MUTUAL = 0.5
#: Across languages fewer words find their partner; the vectors make up for it.
ACROSS = (0.5, 0.3)
SAME_VECTOR = 0.7
#: Share by which two figures may differ and still be one, rounded.
ROUNDED = 0.1
#: Shared words that an explanation shows; the claims themselves stand below it.
_SHOWN = 8


def compare_agreement(pair: Laid) -> Verdict | None:
    """Return an agreement of two claims, or None."""
    if pair.score < ALIGNED or not may_agree(pair):
        return None
    shares = pair.rest(())
    if not _covered(shares, pair):
        return None
    if len(pair.matching.pairs) < 2 or not _same_predicate(pair):
        return None
    step = Step("agreement.content", "same", f"{shares[0]:.2f} and {shares[1]:.2f} of the content matched", MUTUAL)
    return agree(pair, "agreement.content", step)


def may_agree(pair: Laid) -> bool:
    """Tell whether nothing keeps two claims from agreeing: no clash, both as sure, both of facts or both of plans."""
    certain = {"hedged", "opinion"}
    left, right = pair.left.claim, pair.right.claim
    if (left.modality in certain) != (right.modality in certain):
        return False
    if left.modality not in certain and not same_kind_of_time(pair):
        return False
    return clash(pair) is None and not _values_differ(pair)


def _values_differ(pair: Laid) -> bool:
    """Tell whether a figure or deadline of the one is another in the other, though both could hold ("up to 164", 146).

    Figures of one thing that stand unmatched on both sides count too.
    """
    for one, two, _ in pair.matching.pairs:
        if one.figure and two.figure and not _same_value(one.figure, two.figure):
            return True
        if one.date and two.date and _deadlines_differ(one.date, two.date):
            return True
    found = find_difference(pair, {})
    return found is not None and found.like and (found.event or found.specific)


def _same_value(left: Figure, right: Figure) -> bool:
    if left.value is None or right.value is None:
        return True
    return abs(left.value - right.value) <= ROUNDED * max(abs(left.value), abs(right.value))


def _deadlines_differ(left: Date, right: Date) -> bool:
    """Tell whether two spans begin together and end apart ("within 90 days", "within 60 days")."""
    if left.grain != "span" or right.grain != "span" or not (left.from_ and left.to and right.from_ and right.to):
        return False
    begun, ended = days_apart(left.from_, right.from_), days_apart(left.to, right.to)
    return begun <= 1 < ended - begun


def agree(pair: Laid, rule: str, step: Step) -> Verdict:
    """Return the agreement of two claims with what they share as its explanation."""
    pronouns = {**load_table(pair.languages[0], "person_pronouns"), **load_table(pair.languages[1], "person_pronouns")}
    # the words of one language, English where there is a choice
    shared = [two if pair.languages[1] == "en" else one for one, two, _ in pair.matching.pairs[:_SHOWN]]
    words = ", ".join(unit.text for unit in shared if unit.norm not in pronouns)
    explanation = f"both state: {words}" if words else "both state the same in other words"
    evidence = make_evidence(pair.left), make_evidence(pair.right)
    return Verdict("agreement", "statement", rule, explanation, *evidence, (step,))


def _same_predicate(pair: Laid) -> bool:
    """Tell whether what is said is matched, not only whom it is said of; near vectors stand in for it."""
    if pair.similarity is not None and pair.similarity >= SAME_VECTOR:
        return True
    heads = [{unit for unit in side.predicate if not unit.function} for side in (pair.left, pair.right)]
    if not any(heads):
        return True
    return any(one in heads[0] or two in heads[1] for one, two, _ in pair.matching.pairs)


def _covered(shares: tuple[float, float], pair: Laid) -> bool:
    high, low = max(shares), min(shares)
    if pair.languages[0] != pair.languages[1]:
        near = pair.similarity is not None and pair.similarity >= SAME_VECTOR
        if near and high >= ACROSS[0] and low >= ACROSS[1]:
            return True
    return low >= MUTUAL or (high >= CONTAINED[0] and low >= CONTAINED[1])


def clash(pair: Laid) -> str | None:
    """Return what in one claim stands against the other so that they cannot be said to agree, or None."""
    others = [_speaks_of_another(side) for side in (pair.left, pair.right)]
    if others[0] != others[1]:
        return "one speaks of another one"
    if _governed(pair.left, pair.matching.left) or _governed(pair.right, pair.matching.right):
        return "one says that it was denied, undone or not shown"
    if excluding_kinds(pair) is not None:
        return "they tell of kinds of one event that exclude each other"
    if differing_pairs(pair):
        return "one denies what the other says"
    ends = [unit for unit in pair.matching.right if _may_clash(unit)]
    for one in pair.matching.left if ends else ():
        for two in ends if _may_clash(one) else ():
            reason = _units_clash(pair, one, two)
            if reason:
                return reason
    return None


def _governed(side: Side, unmatched: tuple[Unit, ...]) -> bool:
    """Tell whether a verb that the other side lacks, negated or undoing, rules what both say ("has not shown that")."""
    verbs = [unit for unit in side.predicate if unit in unmatched and not unit.function]
    undoing = load_words(side.content.language, "undoing_verbs")
    return any(unit in side.negated for unit in verbs) or (bool(verbs) and side.claim.predicate in undoing)


def _speaks_of_another(side: Side) -> bool:
    words = load_words(side.content.language, "otherness")
    return any(unit.norm in words for unit in side.content.units)


def _may_clash(unit: Unit) -> bool:
    """Tell whether a unit can stand against another: most words have no opposite."""
    return unit.kind != "word" or bool(unit.poles)


def _units_clash(pair: Laid, one: Unit, two: Unit) -> str | None:
    if one.kind != two.kind:
        return None
    if one.kind == "word":
        return f"“{one.text}” and “{two.text}” are opposites" if opposite(one, two) else None
    if one.figure and two.figure and same_unit(one.figure, two.figure) and not figures_meet(one.figure, two.figure):
        return f"“{one.text}” and “{two.text}” differ"
    if is_length(one) and is_length(two):
        return f"“{one.text}” and “{two.text}” are other lengths of time"
    if one.date and two.date and dates_meet(one.date, two.date) is False:
        return f"“{one.text}” and “{two.text}” are other days"
    if one.kind == "name" and one.label == two.label:
        roles = role_of(pair.left, one), role_of(pair.right, two)
        if roles[0] is not None and roles[0] == roles[1]:
            return f"“{one.text}” and “{two.text}” are others in the same role"
    return None
