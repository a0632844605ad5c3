"""Entailment: the judge model on aligned pairs that no rule could decide, and only where it is sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.verdict import Verdict, make_evidence
from claimcheck.records import Step

#: Probability of a contradiction, in both directions, from which the model is believed. Of the pairs that a run asks
#: about in the own stories it is right in 3 of 3 from here and in 3 of 5 from 0.9; in 250 articles of ECB+, where
#: next to nothing contradicts, no pair reached 0.75.
SURE = 0.92
#: Alignment score below which the model is not asked, and the share of the less matched claim: on loosely related
#: pairs it errs most.
ALIGNED = 0.5
SHARED = 0.3
#: Pairs a source that the model is asked about across languages, the best aligned first, and in one language, where
#: the rules read most and what many sources tell would cost more than all their parses; a story's first few in any
#: case. All that the model found in the own stories it found across languages, and nothing in 250 articles of ECB+.
MOST_ACROSS, MOST_WITHIN = 4, 1
FEWEST_ASKED = 12
#: Columns of a judge's answer.
ENTAILS, CONTRADICTS, NEUTRAL = 0, 1, 2


class JudgeModel(Protocol):
    """A model that gives each (premise, hypothesis) the probabilities of agrees, contradicts and neutral."""

    def predict(
        self, pairs: Sequence[tuple[str, str]], langs: Sequence[tuple[str, str]]
    ) -> npt.NDArray[np.floating[Any]]:
        """Return one row of three probabilities a pair."""


def judge_rest(pairs: Sequence[Laid], judge: JudgeModel | None) -> list[Verdict | None]:
    """Return a contradiction for each pair in which the model is sure of one in both directions, else None."""
    answers: list[Verdict | None] = [None] * len(pairs)
    if judge is None:
        return answers
    first = _worth_asking(pairs)
    second = [(index, least) for index, least in zip(first, _ask(pairs, first, judge), strict=True) if least >= SURE]
    again = _ask(pairs, [index for index, _ in second], judge, back=True)
    for (index, one), other in zip(second, again, strict=True):
        if other >= SURE:
            answers[index] = _contradiction(pairs[index], min(one, other))
    return answers


def _worth_asking(pairs: Sequence[Laid]) -> list[int]:
    """Return the places of the pairs to ask about: near enough, and of many the nearest."""
    near = [index for index, pair in enumerate(pairs) if pair.score >= ALIGNED and min(pair.rest(())) >= SHARED]
    near.sort(key=lambda index: -pairs[index].score)
    sources = len({side.source.id for pair in pairs for side in (pair.left, pair.right)})
    across = [index for index in near if len(set(pairs[index].languages)) > 1]
    within = [index for index in near if len(set(pairs[index].languages)) == 1]
    return across[: max(FEWEST_ASKED, MOST_ACROSS * sources)] + within[: max(FEWEST_ASKED, MOST_WITHIN * sources)]


def _ask(pairs: Sequence[Laid], places: Sequence[int], judge: JudgeModel, back: bool = False) -> list[float]:
    """Return how probable a contradiction is, each pair read from left to right, or back."""
    if not places:
        return []
    asked = [
        (pairs[index].right, pairs[index].left) if back else (pairs[index].left, pairs[index].right) for index in places
    ]
    texts = [(_readable(one), _readable(two)) for one, two in asked]
    langs = [(one.content.language, two.content.language) for one, two in asked]
    return [float(row[CONTRADICTS]) for row in judge.predict(texts, langs)]


def _readable(side: Side) -> str:
    return readable(side.claim.statement, side.claim.text)


def readable(statement: str, text: str) -> str:
    """Return the claim readable alone, or its words where no such statement was written."""
    return statement or text


def _contradiction(pair: Laid, least: float) -> Verdict:
    return Verdict(
        "contradiction", "entailment", "entailment.model",
        f"read together they exclude each other (the model's probability is {least:.2f} in the weaker direction)",
        make_evidence(pair.left), make_evidence(pair.right),
        (Step("entailment.model", "contradicts", f"{least:.3f}", SURE),),
    )  # fmt: skip
