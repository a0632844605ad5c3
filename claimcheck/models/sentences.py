"""Where sentences begin: the trunk's scores, put right where printed marks leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Token

from claimcheck.lexicon import load_table
from claimcheck.models.trunk import NOWHERE, Floats

START = 0.0
"""Log odds above which a word begins a sentence."""
LONGEST_SENTENCE = 300
"""Words; a tree over more costs memory by their square and means nothing."""
BLANK_LINE = 2
"""Line breaks that no sentence crosses."""
IN_WRAPPED_TEXT = 2.0
"""Added to a word that begins a line where other lines go on with a small letter."""
AFTER_FULL_STOP = 2.5
"""Added to a capital after a small-letter word and its full stop, which the trunk, trained on web text too, doubts."""
OPENING, CLOSING, STRAIGHT = "“«‘([", "”»’)].,;:!?", "\"'"
LONGEST_NAME = 5
"""Words between a quotation and its verb that may all be a name."""
FINAL, BRACKETS = (".", "!", "?"), "(["


def sentence_bounds(starts: Floats) -> list[tuple[int, int]]:
    """Return the sentences as word ranges; the first word always begins one."""
    if not len(starts):
        return []
    firsts = [0, *(int(i) for i in np.flatnonzero(starts > START) if i)]
    bounds = zip(firsts, [*firsts[1:], len(starts)], strict=True)
    return [part for begin, end in bounds for part in _cut_overlong(starts, begin, end)]


def _cut_overlong(starts: Floats, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what runs on without end, tables of names say, at the likeliest words."""
    while end - begin > LONGEST_SENTENCE:
        low = begin + LONGEST_SENTENCE // 2
        cut = low + int(starts[low : begin + LONGEST_SENTENCE].argmax())
        yield begin, cut
        begin = cut
    yield begin, end


def settle_starts(words: Sequence[Token], breaks: Sequence[int], scores: Floats, lang: str) -> Floats:
    """Return the scores with line breaks, short forms, list marks and quotation marks taken into account."""
    starts = scores.copy()
    _after_breaks(words, breaks, starts)
    forms, verbs = load_table(lang, "short_forms"), load_table(lang, "reporting_forms")
    for i in range(1, len(words)):
        if words[i - 1].text in FINAL and not breaks[i]:
            starts[i] += _after_full_stop(words, i)
        likely = starts[i] > START and not breaks[i]
        if likely and (
            (words[i - 1].text == "," and is_opening(words[i]))
            or _continues_short_form(words, i, forms)
            or _speaker_follows(words, i, verbs)
        ):
            starts[i] = NOWHERE
    _move_past_marks(words, breaks, starts)
    _join_bare_marks(words, breaks, starts)
    return starts


def _after_breaks(words: Sequence[Token], breaks: Sequence[int], starts: Floats) -> None:
    """Begin a sentence with every line, unless lines are cut in the middle of sentences."""
    lines = [i for i, count in enumerate(breaks) if count]
    wrapped = any(words[i].text[0].islower() for i in lines if breaks[i] < BLANK_LINE and i)
    for i in lines:
        if breaks[i] >= BLANK_LINE or not (wrapped or is_closing(words[i])):
            starts[i] = -NOWHERE
        elif not words[i].text[0].islower():
            starts[i] += IN_WRAPPED_TEXT


def _after_full_stop(words: Sequence[Token], i: int) -> float:
    """Return how much a word gains from the full stop, question or exclamation mark before it."""
    if is_opening(words[i]) and words[i].text not in BRACKETS:
        return -NOWHERE
    plain = words[i - 1].text == "." and i > 1 and words[i - 2].is_alpha and words[i - 2].is_lower
    return AFTER_FULL_STOP if plain and words[i].is_title else 0.0


def _continues_short_form(words: Sequence[Token], i: int, forms: dict[str, str]) -> bool:
    """Tell whether the full stop before a word belongs to a short form, cut off as a token or not."""
    before = words[i - 1]
    if before.text == "." and i > 1 and not words[i - 2].whitespace_:
        before = words[i - 2]
    elif not before.text.endswith("."):
        return False
    kind = forms.get(before.lower_.rstrip("."))
    figure = words[i].text[0].isdigit() or words[i].text[0].islower()
    return kind == "both" or kind == ("figure" if figure else "name")


def _speaker_follows(words: Sequence[Token], i: int, verbs: dict[str, str]) -> bool:
    """Tell “Ask me!” Oduya said, whose mark inside the quotation ends no sentence."""
    if i < 2 or words[i - 2].text not in "!?," or not is_closing(words[i - 1]):
        return False
    for word in words[i : i + LONGEST_NAME]:
        if word.lower_ in verbs:
            return word.i > words[i].i
        if not word.is_title and not word.text.endswith("."):
            return False
    return False


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


def _join_bare_marks(words: Sequence[Token], breaks: Sequence[int], starts: Floats) -> None:
    """Keep a list mark, a number or a year with the words that follow it on its line."""
    bare = True
    for i, word in enumerate(words):
        if i and starts[i] > START:
            if bare and not breaks[i]:
                starts[i] = NOWHERE
            else:
                bare = True
        bare = bare and not any(character.isalpha() for character in word.text)


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
