"""The words shown for a clause: what it owns, without the scraps that the clauses cut out of it leave at its edges."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

#: A subtree so many times as wide as its region is not walked token by token.
_WIDEST = 4
WHERE = frozenset({"where", "when", "où"})
_LINKS = frozenset({"cc", "mark"})
_OPENERS = frozenset({"que", "qu'", "qu’"})
_KEPT_EDGE = frozenset('“"«‘([') | {"''", "``", "'", "”", "»", "’", ")", "]", "%"}
#: Conjunctions that deny what they open, and so stay at the edge of a clause.
_DENYING = frozenset({"ni", "neither"})


def find_extent(
    head: Token,
    own: frozenset[int],
    region: frozenset[int],
    heads: Mapping[int, tuple[str, int | None]],
    owner: Mapping[int, int],
) -> tuple[int, int] | None:
    """Return first and last token of the words shown.

    Punctuation and conjunctions at the edges go, and so do clauses that a comma sets off; a clause that follows
    without a comma narrows down what stands before it and stays.
    """
    doc = head.doc
    words = sorted(i for i in own if not doc[i].is_punct or doc[i].text in _KEPT_EDGE)
    if not words:
        return None
    first, last = words[0], words[-1]
    while last + 1 in region and not doc[last + 1].is_punct and doc[last + 1].dep_ != "cc" and last + 1 not in own:
        guest = owner[last + 1]
        if heads[guest][0] in ("conj", "main", "adverbial", "meeting"):
            break
        last = max(i for i in region if owner[i] == guest)
    while first < last and (
        (doc[first].dep_ == "cc" and doc[first].lower_ not in _DENYING)
        or (doc[first].dep_ == "fixed" and doc[first].head.i < first)
        or (_may_lose_link(head, region, heads) and doc[first].head == head and _is_link(doc[first]))
        or (doc[first].is_punct and doc[first].text in ",;:—–-)”»’")
        or _is_odd(doc, first, last, first)
    ):
        first += 1
    while last > first and (
        doc[last].dep_ in _LINKS
        or doc[last].pos_ == "SCONJ"
        or doc[last].lower_ in _OPENERS
        or doc[last].lower_ in WHERE
        or doc[last].text in {",", ";", ":", "—", "–", "(", "“", "«"}
        or _is_odd(doc, first, last, last)
    ):
        last -= 1
    if last - first + 1 < 2 or not any(doc[i].is_alpha for i in range(first, last + 1)):
        return None
    return first, last


def _may_lose_link(head: Token, region: frozenset[int], heads: Mapping[int, tuple[str, int | None]]) -> bool:
    """Return whether the conjunction before a clause leads to what is not shown: it was cut out or left over."""
    return heads[head.i][0] != "main" or head.dep_ == "advcl"


def _is_link(token: Token) -> bool:
    return token.dep_ in ("mark", "case") or token.lower_ in WHERE


def tokens_below(token: Token, region: frozenset[int]) -> frozenset[int]:
    """Return the tokens of a region that hang on a token, itself included.

    In a tree that spans far more than the region, as where full stops are missing, all between its edges count.
    """
    left, right = token.left_edge.i, token.right_edge.i
    if right - left <= _WIDEST * len(region):
        return frozenset(item.i for item in token.subtree if item.i in region)
    return frozenset(i for i in region if left <= i <= right)


def splits_quotation(doc: Doc, first: int, last: int) -> bool:
    """Return whether a clause holds one of a pair of quotation marks without the other."""
    words = [doc[i].text for i in range(first, last + 1)]
    return any(words.count(left) != words.count(right) for left, right in (("«", "»"), ("“", "”")))


def _is_odd(doc: Doc, first: int, last: int, index: int) -> bool:
    """Return whether a straight mark at an edge has no partner inside the clause."""
    mark = doc[index].text
    return mark in ('"', "''") and sum(doc[i].text == mark for i in range(first, last + 1)) % 2 == 1
