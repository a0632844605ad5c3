"""How sure a finding is: the share of findings of its rule that were right on the project's own stories."""

from __future__ import annotations

from claimcheck.lexicon import load_table

#: What a rule without counts is worth, as if so many findings of it had been seen with so many right. Heavy, because
#: the rules were tuned on the very stories that the counts come from.
_PRIOR_RIGHT = 6.0
_PRIOR_SEEN = 8.0
_MOST_SEEN = 20.0


def confidence_of(rule: str) -> float:
    """Return the calibrated confidence of a rule: (right + 6) / (seen + 8) from ``lexicon/any/confidence.tsv``.

    More than `_MOST_SEEN` findings count as so many with the same share right: beyond that the stories on which the
    rules were made say nothing new about others. So capped, the findings on the stories held back are right about as
    often as their confidence says (the reliability table in the README).

    The counts come from the stories that are not held back. A rule is looked up whole, then by its family
    (``antonym`` for ``antonym.level``).
    """
    table = load_table("any", "confidence")
    row = table.get(rule) or table.get(rule.split(".")[0]) or "0 0"
    right, seen = (float(number) for number in row.split()[:2])
    share = min(1.0, _MOST_SEEN / seen) if seen else 1.0
    return round((right * share + _PRIOR_RIGHT) / (seen * share + _PRIOR_SEEN), 3)
