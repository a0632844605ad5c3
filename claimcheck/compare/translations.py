"""Quotes across languages: whether the one is a faithful rendering of the other."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare.asking import CONTRADICTS, ENTAILS, JudgeModel
from claimcheck.compare.negation import negated_units
from claimcheck.compare.utterances import Utterance, reference
from claimcheck.compare.verdict import Verdict
from claimcheck.content import Matching, Synonyms, Unit, match_units
from claimcheck.content.lengths import days_of, is_length, same_length
from claimcheck.content.match import figures_meet, same_unit
from claimcheck.content.synonyms import opposite
from claimcheck.records import FindingKind, Step

#: Cosine from which two quotes of one speaker may be one utterance; of two speakers, from which they surely are.
MAY_BE_ONE = 0.5
SURELY_ONE = 0.8
#: The same where nothing else that the speaker says there is nearly as near, or nearly all content is matched.
MAY_BE_ONE_ALONE = 0.4
_FEWEST_PAIRS = 2
#: Share of the content of the better covered side that must find its partner.
MATCHED = 0.4
SURELY_MATCHED = 0.6
#: A sentence with less of its content matched than this has no counterpart on the other side.
NO_COUNTERPART = 0.34
#: Cosine below which a matched rendering still says something else.
FAITHFUL = 0.6
_FEWEST_WORDS = 4
#: Cosine from which two quotes of one speaker without a rival are two renderings of one utterance, and the probability
#: that the one follows from the other from which they say the same (a loose translation: 0.57; others: 0.08 to 0.3).
LOOSELY_ONE = 0.34
FOLLOWS = 0.4
#: Mean probability of a contradiction over both directions from which a lone negation turns a rendering round.
TURNED_ROUND = 0.5


def compare_translations(
    left: Utterance, right: Utterance, similarity: float | None, synonyms: Synonyms, alone_there: bool = False
) -> Verdict | None:
    """Return how two quotes in two languages differ, an agreement where they do not, None if they are two utterances.

    ``alone_there``: each is clearly nearer to the other than to anything else. Figures, opposites and negations inside
    are compared; a sentence without counterpart on the side that is not the one to go by is an extension.
    """
    if similarity is None or min(len(left.words), len(right.words)) < _FEWEST_WORDS:
        return None
    matching = match_units(left.content, right.content, synonyms)
    if left.speaker is None or left.speaker != right.speaker:
        return _other_speaker(left, right, similarity, matching)
    alone = _without_counterpart(left, right, matching)
    if matching.overlap < MATCHED or len(matching.pairs) < _FEWEST_PAIRS:
        return None
    needed = MAY_BE_ONE_ALONE if alone_there or matching.overlap >= SURELY_MATCHED else MAY_BE_ONE
    if similarity < needed and not any(alone):
        return None
    return (
        _differing_verdict(left, right, similarity, matching)
        or _added(left, right, similarity, alone)
        or (_whole(left, right, similarity, matching, any(alone), alone_there))
    )


def unfaithful(left: Utterance, right: Utterance, similarity: float | None, judge: JudgeModel | None) -> Verdict | None:
    """Return that a rendering says something else, for two quotes of one speaker that are each other's nearest by far.

    The judge must find that neither follows from the other; without one nothing is said.
    """
    if judge is None or left.speaker is None or left.speaker != right.speaker or (similarity or 0.0) < LOOSELY_ONE:
        return None
    if min(len(left.words), len(right.words)) < _FEWEST_WORDS:
        return None
    texts, languages = (left.quote.text, right.quote.text), (left.language, right.language)
    rows = judge.predict([texts, texts[::-1]], [languages, languages[::-1]])
    if min(float(row[ENTAILS]) for row in rows) >= FOLLOWS:
        return None
    matching = match_units(left.content, right.content, {})
    marked = (matching.left, matching.right)
    explanation = "the two renderings say different things"
    return _verdict("altered_quote", "translated_differently", left, right, marked, explanation, similarity or 0.0)


def turned_round(
    left: Utterance, right: Utterance, similarity: float | None, judge: JudgeModel | None
) -> Verdict | None:
    """Return that a rendering denies what the other says: one alone has a negation, and the judge reads it so."""
    negations = left.content.negations, right.content.negations
    if judge is None or bool(negations[0]) == bool(negations[1]):
        return None
    texts, languages = (left.quote.text, right.quote.text), (left.language, right.language)
    rows = judge.predict([texts, texts[::-1]], [languages, languages[::-1]])
    if sum(float(row[CONTRADICTS]) for row in rows) / 2 < TURNED_ROUND:
        return None
    marked = tuple(
        tuple(unit for unit in side.content.units if (unit.start, unit.end) in side.content.negations)
        for side in (left, right)
    )
    explanation = "only one of the two renderings denies it"
    return _verdict(
        "altered_quote", "translated_differently", left, right, (marked[0], marked[1]), explanation, similarity or 0.0
    )


def _other_speaker(left: Utterance, right: Utterance, similarity: float, matching: Matching) -> Verdict | None:
    """Return that one utterance is given to two speakers, where nothing else can be meant."""
    people = left.speaker_label == right.speaker_label == "PERSON"
    if not people or similarity < SURELY_ONE or matching.overlap < SURELY_MATCHED:
        return None
    explanation = f"the same words are given to {left.speaker_name} and to {right.speaker_name}"
    return _verdict("altered_quote", "speaker", left, right, ((), ()), explanation, similarity)


def _differing_verdict(left: Utterance, right: Utterance, similarity: float, matching: Matching) -> Verdict | None:
    differing = _differing(left, right, matching)
    if differing is None:
        return None
    one, two = differing
    explanation = f"“{one.text}” is rendered “{two.text}”"
    if (one in negated_units(left.content)) != (two in negated_units(right.content)):
        explanation += ", and only one of them is negated"
    marked = ((differing[0],), (differing[1],))
    return _verdict("altered_quote", "translated_differently", left, right, marked, explanation, similarity)


def _added(
    left: Utterance, right: Utterance, similarity: float, alone: tuple[tuple[Unit, ...], tuple[Unit, ...]]
) -> Verdict | None:
    """Return that the side which is not the one to go by has a sentence more."""
    first = reference(left.source, right.source)
    for side, units in enumerate(alone):
        if units and first is not None and first != side:
            words = (left, right)[side].source.text[units[0].start : units[-1].end]
            explanation = f"a sentence was added: “{words}”"
            marked: tuple[Sequence[Unit], Sequence[Unit]] = (units, ()) if side == 0 else ((), units)
            return _verdict("altered_quote", "extended", left, right, marked, explanation, similarity)
    return None


def _whole(
    left: Utterance, right: Utterance, similarity: float, matching: Matching, partly: bool, alone_there: bool
) -> Verdict | None:
    """Return whether the two renderings say the same as wholes: near vectors do, far ones of one utterance do not."""
    if similarity >= FAITHFUL or partly:
        explanation = f"{left.speaker_name or 'the same speaker'} is quoted alike in two languages"
        return _verdict("agreement", "quote", left, right, ((), ()), explanation, similarity)
    if similarity >= MAY_BE_ONE and not alone_there:
        return None
    marked = (matching.left, matching.right)
    explanation = "the two renderings say different things"
    return _verdict("altered_quote", "translated_differently", left, right, marked, explanation, similarity)


def _without_counterpart(
    left: Utterance, right: Utterance, matching: Matching
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Return the words of whole sentences of either side that found no partner on the other."""
    return _alone(left, {pair[0] for pair in matching.pairs}), _alone(right, {pair[1] for pair in matching.pairs})


def _alone(side: Utterance, matched: set[Unit]) -> tuple[Unit, ...]:
    if len(side.sentences) < 2:
        return ()
    alone: list[Unit] = []
    for start, end in side.sentences:
        units = [unit for unit in side.content.content if start <= unit.start < end]
        share = sum(unit in matched for unit in units) / len(units) if units else 1.0
        if share < NO_COUNTERPART:
            alone += [word for word in side.words if start <= word.start < end]
    return tuple(alone)


def _differing(left: Utterance, right: Utterance, matching: Matching) -> tuple[Unit, Unit] | None:
    """Return the first figure, opposite or negation in which the two renderings differ."""
    negated = negated_units(left.content), negated_units(right.content)
    for one in matching.left:
        for two in matching.right:
            if opposite(one, two) or _other_length(one, two, (left.language, right.language)):
                return one, two
            if one.figure and two.figure and same_unit(one.figure, two.figure):
                if not figures_meet(one.figure, two.figure):
                    return one, two
            elif one.norm.isdigit() and two.norm.isdigit() and len(one.norm) == len(two.norm) and one.norm != two.norm:
                return one, two
    if bool(left.content.negations) == bool(right.content.negations):
        return None  # "saw no fog" and "n'a pas vu de brouillard" hang one negation on different words
    for one, two, score in matching.pairs:
        if one.kind == "word" and score >= SURELY_MATCHED and (one in negated[0]) != (two in negated[1]):
            return one, two
    return None


def _other_length(one: Unit, two: Unit, languages: tuple[str, str]) -> bool:
    """Tell whether two lengths of time are not the same ("two years", "dix ans")."""
    if not (is_length(one) and is_length(two)):
        return False
    days = days_of(one, languages[0]), days_of(two, languages[1])
    return days[0] is not None and days[1] is not None and not same_length(days[0], days[1])


def _verdict(
    kind: FindingKind,
    type_: str,
    left: Utterance,
    right: Utterance,
    marked: tuple[Sequence[Unit], Sequence[Unit]],
    explanation: str,
    similarity: float,
) -> Verdict:
    rule = "quote.same" if kind == "agreement" else f"quote.{type_}"
    step = Step("quote.sense", type_, f"cosine {similarity:.2f}", MAY_BE_ONE)
    return Verdict(kind, type_, rule, explanation, left.evidence(marked[0]), right.evidence(marked[1]), (step,))
