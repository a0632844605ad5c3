"""Entailment: the judge model on aligned pairs that no rule could decide, and only where it is sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from claimcheck.compare.sides import Laid
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
    asked = [index for index, pair in enumerate(pairs) if pair.score >= ALIGNED and min(pair.rest(())) >= SHARED]
    answers: list[Verdict | None] = [None] * len(pairs)
    if judge is None or not asked:
        return answers
    texts, langs = [], []
    for index in asked:
        one, two = pairs[index].left, pairs[index].right
        texts += [(readable(one.claim.statement, one.claim.text), readable(two.claim.statement, two.claim.text))]
        texts += [texts[-1][::-1]]
        langs += [pairs[index].languages, pairs[index].languages[::-1]]
    scores = judge.predict(texts, langs)
    for row, index in enumerate(asked):
        least = float(min(scores[2 * row][CONTRADICTS], scores[2 * row + 1][CONTRADICTS]))
        if least >= SURE:
            answers[index] = _contradiction(pairs[index], least)
    return answers


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
