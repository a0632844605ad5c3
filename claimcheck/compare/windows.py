"""What the judge model reads of two texts: whole sentences, in windows of a size that it was trained on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.compare.sides import Laid
from claimcheck.records import Extract, Figure

#: Characters of a premise that the model reads at once (about 160 word pieces), and of a hypothesis (about 70).
PREMISE = 700
HYPOTHESIS = 300

#: Letters by which words are compared: enough for inflected forms and most names in two languages.
_STEM = 5
_WORD = re.compile(r"[^\W_]{4,}|\d+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """The passages of two texts that are read against each other, each with all of the other side's."""

    premises: tuple[str, ...]
    hypotheses: tuple[str, ...]


def read_in_windows(premise: Extract, hypothesis: Extract, worded: str | None = None) -> Reading:
    """Return the passages of both texts; a short text is one passage, whole.

    A long premise is cut into overlapping windows of sentences (each begins with the last sentence of the one before);
    a long hypothesis into its sentences, of which each must hold for the whole to hold. ``worded`` is a short
    hypothesis in the words in which it is to be read.
    """
    left, right = premise.source.text.strip(), hypothesis.source.text.strip()
    premises = (left,) if len(left) <= PREMISE else _windows(premise, PREMISE, overlap=True)
    short = len(right) <= HYPOTHESIS
    hypotheses = (worded or right,) if short else _windows(hypothesis, HYPOTHESIS // 2, overlap=False)
    return Reading(premises or (left[:PREMISE],), hypotheses or (right[:HYPOTHESIS],))


def in_the_others_figures(pair: Laid) -> str:
    """Return the hypothesis (right) with each figure that the premise has too as the premise writes it.

    "9.0 %" is other word pieces than "9 %", and "12,000 metres" than "12 kilometres": rules know that they are one
    value, a small model takes the difference for a contradiction.
    """
    text, start = pair.right.source.text, pair.right.claim.start
    if pair.languages[0] != pair.languages[1]:
        return pair.right.claim.text
    parts, end = [], start
    for one, two, _ in sorted(pair.matching.pairs, key=lambda row: row[1].start):
        if one.figure and two.figure and two.start >= end and _same_value(one.figure, two.figure):
            parts += [text[end : two.start], one.text]
            end = two.end
    return ("".join(parts) + text[end : pair.right.claim.end]).strip()


def _same_value(one: Figure, two: Figure) -> bool:
    """Tell whether two figures are one value of one unit, bounded alike."""
    return one.value is not None and (one.value, one.unit, one.relation) == (two.value, two.unit, two.relation)


def shared_words(passage: str, part: str) -> float:
    """Return the share of the part's longer words and figures that the passage has too, by their beginnings."""
    want = _stems(part)
    return len(want & _stems(passage)) / len(want) if want else 0.0


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}


def _windows(extract: Extract, size: int, overlap: bool) -> tuple[str, ...]:
    sentences = _sentences(extract)
    windows: list[list[Span]] = []
    for span in sentences:
        if windows and span[1] - windows[-1][0][0] <= size:
            windows[-1].append(span)
        else:
            repeated = overlap and windows and span[1] - windows[-1][-1][0] <= size
            windows.append([windows[-1][-1], span] if repeated else [span])
    return tuple(extract.source.text[window[0][0] : window[-1][1]].strip() for window in windows)


def _sentences(extract: Extract) -> Sequence[Span]:
    """Return the sentences that hold claims, from left to right, none within another."""
    spans = sorted({claim.sentence or (claim.start, claim.end) for claim in extract.claims})
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
