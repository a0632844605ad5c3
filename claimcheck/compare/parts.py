"""Counts that are parts of a whole ("two women and a man") or of a list of like shares, each with its own place."""

from __future__ import annotations

import re

from claimcheck.compare.sides import Laid, Side
from claimcheck.content import Unit
from claimcheck.lexicon import load_words

#: Characters around a count in which the other parts of a sum stand.
_REACH = 40
_WORD = re.compile(r"[^\W_]+|[,;.:()]")


def is_part(unit: Unit, side: Side) -> bool:
    """Tell whether a count is one of several that are added up: "two women and a man", "two more times"."""
    if set(unit.norm.split()[1:]) & load_words(side.content.language, "added_words"):
        return True
    first, past = unit.start, _past_noun(unit)
    text = side.source.text
    return _continues(text[past : past + _REACH], side) or _continued(text[max(0, first - _REACH) : first], side)


def _past_noun(unit: Unit) -> int:
    figure = unit.figure
    return max(unit.end, figure.counts_span[1]) if figure is not None and figure.counts_span else unit.end


def _continues(after: str, side: Side) -> bool:
    """Tell whether "and" with another count or a lone one follows at once."""
    words = [word.lower() for word in _WORD.findall(after)]
    if words[:1] == [","]:
        words = words[1:]
    return len(words) > 1 and words[0] in _and(side) and _counts(words[1], side)


def _continued(before: str, side: Side) -> bool:
    """Tell whether a count or a lone one stands before "and" right in front ("a man and two women")."""
    words = [word.lower() for word in _WORD.findall(before)]
    if not words or words[-1] not in _and(side):
        return False
    return any(_counts(word, side) for word in words[-4:-1]) and not set(words[-4:-1]) & {",", ";", ".", ":"}


def _and(side: Side) -> frozenset[str]:
    return load_words(side.content.language, "and_words")


def _counts(word: str, side: Side) -> bool:
    language = side.content.language
    return word.isdigit() or word in load_words(language, "small_numbers")


def of_two_places(left: Unit, right: Unit, pair: Laid) -> bool:
    """Tell whether each of two figures has a place of its own behind it, and they are two."""
    places = own_places(left, pair.left), own_places(right, pair.right)
    return bool(places[0] and places[1]) and not places[0] & places[1]


def own_places(unit: Unit, side: Side) -> set[str]:
    """Return the place named right behind a count and before the next mark or figure ("52 percent in Egypt")."""
    text, past = side.source.text, _past_noun(unit)
    end = min(
        [past + _REACH * 2, *(other.start for other in side.content.units if other.figure and other.start > past)]
    )
    stop = re.search(r"[,;:()]|\.\s", text[past:end])
    end = past + stop.start() if stop else end
    named = [
        u for u in side.content.units if u.kind == "name" and u.label == "LOC" and past <= u.start and u.end <= end
    ]
    return {other.entity or other.norm for other in named}
