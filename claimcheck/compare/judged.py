"""Conflicts that rules propose on little evidence and the judge model confirms, or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.compare.asking import CONTRADICTS, ENTAILS, JudgeModel
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.verdict import Verdict
from claimcheck.lexicon import load_table, load_words
from claimcheck.records import Step

#: Probability of a contradiction, in both directions, from which a proposal is looked at further.
EXCLUDED = 0.4
#: With the value of the other side put in its place, or the negation taken away: mean probability, over both
#: directions, that the two agree. Two sentences that differ in the one thing alone agree when they have the same there;
#: two about different things do not. Of 26 proposals in the open and own short stories that the model holds for
#: exclusive, 8 of 8 above this are of one thing, and 8 of 15 below it.
SAME_BUT_FOR_IT = 0.7
#: The same for a day, sum, count or denial where the model is not sure in both directions that they exclude each other,
#: but does not rule it out: two values that differ do, if they are said of one thing.
SURELY_SAME = 0.9
DOUBTED = 0.2
#: Types whose values exclude each other by themselves, and types whose differing words can change places.
_VALUES = frozenset({"figure", "date", "polarity"})
EXCHANGED = frozenset({"figure", "date", "place", "entity"})
#: Who did something else is no contradiction to the model, which knows that two people may do alike: not asked.
_NOT_ASKED = frozenset({"entity"})
#: Pairs that the judge is asked about, the best aligned first: so many a source, and a story's first few in any case.
MOST = 1
FEWEST = 10

Proposal = tuple[Laid, Verdict]


def confirm(proposals: Sequence[Proposal], judge: JudgeModel | None) -> list[Verdict | None]:
    """Return each proposed verdict that the judge confirms, None in place of the others.

    It must read the two as exclusive in both directions, and as agreeing once they no longer differ in the one thing.
    """
    answers: list[Verdict | None] = [None] * len(proposals)
    if judge is None or not proposals:
        return answers
    for index in _nearest(proposals):
        pair, verdict = proposals[index]
        there, back = _excluded(pair, judge, 0.0 if verdict.type in _VALUES else EXCLUDED)
        if min(there, back) < EXCLUDED and (verdict.type not in _VALUES or max(there, back) < DOUBTED):
            continue
        needed = SAME_BUT_FOR_IT if min(there, back) >= EXCLUDED else SURELY_SAME
        same = same_but_for_it(pair, verdict, judge, needed)
        if same >= needed:
            answers[index] = _confirmed(verdict, min(there, back), same)
    return answers


def _nearest(proposals: Sequence[Proposal]) -> list[int]:
    """Return the places of the proposals that are asked about, the best aligned first."""
    order = sorted(
        (index for index, (_, verdict) in enumerate(proposals) if verdict.type not in _NOT_ASKED),
        key=lambda index: -(proposals[index][0].score + sum(proposals[index][0].rest(()))),
    )
    sources = len({side.source.id for pair, _ in proposals for side in (pair.left, pair.right)})
    return order[: max(FEWEST, MOST * sources)]


def _excluded(pair: Laid, judge: JudgeModel, needed: float = 0.0) -> tuple[float, float]:
    """Return how probable a contradiction is, read from left to right and back; below ``needed`` only the former."""
    texts = texts_of(pair)
    there = _ask(texts, pair.languages, judge)[CONTRADICTS]
    return (there, there) if there < needed else (there, _ask(texts[::-1], pair.languages[::-1], judge)[CONTRADICTS])


def same_but_for_it(pair: Laid, verdict: Verdict, judge: JudgeModel, needed: float = 0.0) -> float:
    """Return how probable it is that the two agree once they do not differ in the one thing; 1 if it cannot be told.

    What cannot reach ``needed`` any more after one direction is not read in the other, and counts less than it would.
    """
    if verdict.type in EXCHANGED:
        changed = exchanged(pair, verdict)
    elif verdict.type == "polarity":
        changed = [undenied(pair)]
    else:
        return 1.0
    found = []
    for texts in changed:
        there = _ask(texts, pair.languages, judge)[ENTAILS]
        if (there + 1.0) / 2 < needed:
            continue
        back = _ask(texts[::-1], pair.languages[::-1], judge)[ENTAILS]
        found.append((there + back) / 2)
    return max(found, default=0.0)


def texts_of(pair: Laid) -> tuple[str, str]:
    """Return the words of both sides as the judge reads them."""
    return pair.left.claim.text, pair.right.claim.text


def undenied(pair: Laid) -> tuple[str, str]:
    """Return the words of both sides without the negation that only one of them has."""
    texts = texts_of(pair)
    if pair.left.content.negations:
        return _affirm(pair.left), texts[1]
    return texts[0], _affirm(pair.right)


def _affirm(side: Side) -> str:
    """Return a claim's words without its negators and the particles that belong to them."""
    language, text, offset = side.content.language, side.claim.text, side.claim.start
    particles = _words(language, "negation_partners")
    spans = {(start - offset, end - offset) for start, end in side.content.negations}
    spans |= {(u.start - offset, u.end - offset) for u in side.content.units if u.norm in particles}
    for start, end in sorted(spans, reverse=True):
        if start >= 0:
            text = text[:start].rstrip() + " " + text[end:].lstrip(" '’")
    for stem, whole in load_table(language, "cut_auxiliaries").items():
        text = re.sub(rf"\b{stem}\b", whole, text)
    return " ".join(text.split())


def _words(language: str, name: str) -> frozenset[str]:
    try:
        return load_words(language, name)
    except FileNotFoundError:
        return frozenset()


def exchanged(pair: Laid, verdict: Verdict) -> list[tuple[str, str]]:
    """Return the words of both sides with the one's differing words in place of the other's, and the reverse."""
    if not verdict.left.marked or not verdict.right.marked:
        return []
    (start, end), (first, past) = verdict.left.marked[0], verdict.right.marked[0]
    left, right = pair.left, pair.right
    one, two = left.source.text[start:end], right.source.text[first:past]
    texts = texts_of(pair)
    changed_left = left.source.text[left.claim.start : start] + two + left.source.text[end : left.claim.end]
    changed_right = right.source.text[right.claim.start : first] + one + right.source.text[past : right.claim.end]
    return [(changed_left, texts[1]), (texts[0], changed_right)]


def _ask(texts: tuple[str, str], languages: tuple[str, str], judge: JudgeModel) -> list[float]:
    """Return the judge's probabilities for two texts."""
    return [float(value) for value in judge.predict([texts], [languages])[0]]


def _confirmed(verdict: Verdict, exclusive: float, same: float) -> Verdict:
    detail = f"exclusive {exclusive:.2f}, same but for the value {same:.2f}"
    step = Step("judged", "confirmed", detail, EXCLUDED)
    return replace(verdict, rule=f"judged.{verdict.type}", steps=(*verdict.steps, step))
