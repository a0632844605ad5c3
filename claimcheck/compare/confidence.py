"""How sure a finding is: the share of findings of its rule that were right on the project's own stories."""

from __future__ import annotations

from claimcheck.lexicon import load_table

#: What a rule without counts is worth, as if so many findings of it had been seen with so many right. Heavy, because
#: the rules were tuned on the very stories that the counts come from.
_PRIOR_RIGHT = 6.0
_PRIOR_SEEN = 8.0


def confidence_of(rule: str) -> float:
    """Return the calibrated confidence of a rule: (right + 6) / (seen + 8) from ``lexicon/any/confidence.tsv``.

    The counts come from the stories that are not held back. A rule is looked up whole, then by its family
    (``antonym`` for ``antonym.level``).
    """
    table = load_table("any", "confidence")
    row = table.get(rule) or table.get(rule.split(".")[0]) or "0 0"
    right, seen = (float(number) for number in row.split()[:2])
    return round((right + _PRIOR_RIGHT) / (seen + _PRIOR_SEEN), 3)
