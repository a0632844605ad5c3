"""Polarity: one claim denies what the other says of the same participants."""

from __future__ import annotations

from claimcheck.compare.sides import Laid
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit

#: Shares of the better and the worse covered claim that must be matched.
SAME_STATEMENT = (0.65, 0.45)
#: With fewer matched units than this a denied word is no denied statement.
_FEWEST = 2


def compare_polarity(pair: Laid) -> Verdict | None:
    """Return a contradiction between a statement and its denial, or None."""
    denied = denied_pair(pair)
    if denied is None or len(pair.matching.pairs) < _FEWEST:
        return None
    shares = pair.rest(())
    if max(shares) < SAME_STATEMENT[0] or min(shares) < SAME_STATEMENT[1]:
        return None
    left, right = denied
    values = tuple(f"not {u.text}" if u in s.negated else u.text for u, s in ((left, pair.left), (right, pair.right)))
    explanation = f"one says “{values[0]}”, the other “{values[1]}”"
    return differ(pair, "polarity", "polarity.negated", explanation, denied, (values[0], values[1]), SAME_STATEMENT[0])


def denied_pair(pair: Laid) -> tuple[Unit, Unit] | None:
    """Return the matched words of which one is negated and the other not, or None.

    The predicate decides when it is matched, so that a negation beside it ("said nothing while …") does not.
    """
    differing = [
        (left, right)
        for left, right, _ in pair.matching.pairs
        if left.kind == "word" and (left in pair.left.negated) != (right in pair.right.negated)
    ]
    heads = set(pair.left.predicate) | set(pair.right.predicate)
    telling = [(left, right) for left, right in differing if left in heads or right in heads]
    matched_heads = [1 for left, right, _ in pair.matching.pairs if left in heads or right in heads]
    if matched_heads and not telling and not _nominal(pair, differing):
        return None
    return next(iter(telling or differing), None)


def _nominal(pair: Laid, differing: list[tuple[Unit, Unit]]) -> bool:
    """Tell whether what is negated is a noun that the predicate acts on ("reported no incidents")."""
    roles = ("object", "attribute")
    for left, right in differing:
        for side, unit in ((pair.left, left), (pair.right, right)):
            if any(a.role in roles and a.start <= unit.start and unit.end <= a.end for a in side.claim.arguments):
                return True
    return False
