"""Where sentences begin: the trunk's scores, put right where printed marks leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Token

from claimcheck.models.trunk import NOWHERE, Floats

START = 0.0
"""Log odds above which a word begins a sentence."""
BLANK_LINE = 2
"""Line breaks that no sentence crosses."""
AFTER_BREAK = 3.0
"""Added to a word that begins a line and may begin a sentence: headlines and list items end without a mark."""
AFTER_SHORT_FORM = -4.0
"""Added to a figure or a small letter after a short word with a full stop (art. 12, env. 3 %)."""
SHORT_FORM = 4
OPENING, CLOSING, STRAIGHT = "“«‘([", "”»’)].,;:!?", "\"'"


def sentence_bounds(starts: Floats) -> list[tuple[int, int]]:
    """Return the sentences as word ranges; the first word always begins one."""
    if not len(starts):
        return []
    firsts = [0, *(int(i) for i in np.flatnonzero(starts > START) if i)]
    return list(zip(firsts, [*firsts[1:], len(starts)], strict=True))


def settle_starts(words: Sequence[Token], breaks: Sequence[int], scores: Floats) -> Floats:
    """Return the scores with breaks, short forms and quotation marks taken into account."""
    starts = scores.copy()
    for i, count in enumerate(breaks):
        if count and _may_begin(words[i]):
            starts[i] += AFTER_BREAK
    for i in map(int, np.flatnonzero(starts > START)):
        if i > 1 and not breaks[i] and _after_short_form(words, i):
            starts[i] += AFTER_SHORT_FORM
    _move_past_marks(words, breaks, starts)
    starts[np.array(breaks) >= BLANK_LINE] = -NOWHERE
    return starts


def _may_begin(word: Token) -> bool:
    return not word.text[0].islower() and not is_closing(word)


def _after_short_form(words: Sequence[Token], i: int) -> bool:
    """Tell a full stop that belongs to a short form, cut off as a token or not."""
    if not (words[i].text[0].isdigit() or words[i].text[0].islower()):
        return False
    before = words[i - 1]
    if before.text == ".":
        before = words[i - 2]
        if before.whitespace_:
            return False
    elif not before.text.endswith("."):
        return False
    form = before.text.rstrip(".")
    return form.isalpha() and len(form) <= SHORT_FORM and form.islower()


def _move_past_marks(words: Sequence[Token], breaks: Sequence[int], starts: Floats) -> None:
    """Begin a sentence at its opening mark, and never at a mark that closes the one before."""
    for i in range(len(words) - 1, 0, -1):
        if starts[i] > START and is_opening(words[i - 1]) and not breaks[i]:
            starts[i - 1], starts[i] = max(starts[i], starts[i - 1]), NOWHERE
    for i in range(1, len(words)):
        if starts[i] > START and is_closing(words[i]) and not breaks[i]:
            if i + 1 < len(words):
                starts[i + 1] = max(starts[i], starts[i + 1])
            starts[i] = NOWHERE


def is_opening(word: Token) -> bool:
    """Tell a mark that opens a quotation or bracket; a straight one by the blank before it alone."""
    if len(word) != 1:
        return False
    if word.text in STRAIGHT:
        return not word.whitespace_ and (word.i == 0 or _blank_before(word))
    return word.text in OPENING


def is_closing(word: Token) -> bool:
    """Tell a mark that closes something; a straight quotation mark by the lack of a blank before it."""
    if word.text in STRAIGHT:
        return word.i > 0 and not _blank_before(word)
    return len(word) == 1 and word.text in CLOSING


def _blank_before(word: Token) -> bool:
    before = word.nbor(-1)
    return before.is_space or bool(before.whitespace_)
