"""How much of a line's wording a text shares, by the beginnings of its longer words."""

from __future__ import annotations

import re

#: Words from this length on carry meaning in English and French alike; their first letters stand for all forms.
WORD_LENGTH = 4
STEM_LENGTH = 5
#: Of a long text so many characters are looked at.
LOOK = 4000

_WORD = re.compile(rf"[^\W\d_]{{{WORD_LENGTH},}}")


def stems(text: str) -> frozenset[str]:
    """Return the first letters of the text's longer words, case folded."""
    return frozenset(word[:STEM_LENGTH].casefold() for word in _WORD.findall(text[:LOOK]))


def overlap(line: str, known: frozenset[str]) -> float:
    """Return the share of the line's longer words that the known stems hold, 0 when it has none."""
    own = stems(line)
    return len(own & known) / len(own) if own else 0.0
