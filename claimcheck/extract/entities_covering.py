"""Which mention a noun of the tree is: the one that covers it, or the name beside it that says whom it means."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from claimcheck.lexicon import load_table
from claimcheck.passages import Passage
from claimcheck.records import Mention

Span = tuple[int, int]

#: Relations between a noun and the name that says whom it means.
_SAME_THING = frozenset({"appos", "flat", "flat:name", "nmod:desc", "conj"})
_HOPS = 4


def covering_mention(head: Token, phrase: Span, mentions: Sequence[Mention], passage: Passage) -> str | None:
    """Return the mention that covers a head word, names first; else a person or body named in its phrase.

    Somebody's unnamed sister or lawyers are not that somebody, while a body may speak through an unnamed spokesman.
    """
    start, end = passage.span(head)
    inside = [m for m in mentions if m.start < phrase[1] and phrase[0] < m.end]
    covering = [m for m in inside if m.start < end and start < m.end]
    unnamed = bool(covering) and all(m.form == "stranger" for m in covering)
    if not covering or unnamed:
        covering = [m for m in inside if m.form == "name" and _is_named_by(m, head, passage, unnamed)]
    holders = [m for m in inside if m.label == "PERSON" and any(c.text in role for c in covering for role in m.roles)]
    chosen = holders or covering
    return min(chosen, key=lambda m: (m.form != "name", m.start, -m.end)).id if chosen else None


def _is_named_by(mention: Mention, head: Token, passage: Passage, unnamed: bool) -> bool:
    """Return whether a name in the phrase of a noun says whom the noun means (“the coach, Ann Lee”), or for whom."""
    if mention.label != "PERSON":
        return mention.label == "ORG"
    span = passage.chars(max(mention.start, passage.block.start), min(mention.end, passage.block.end))
    if unnamed or span is None:
        return False
    if any(head.text in role.split() for role in mention.roles):
        return True
    top = span.root
    for _ in range(_HOPS):
        bare = top.dep_ == "nmod" and not any(child.dep_ == "case" for child in top.children)
        if not (bare or top.dep_ in _SAME_THING) or top.head == top:
            return False
        top = top.head
        if top == head:
            return load_table(head.doc.lang_, "kinds").get(head.lemma_.lower()) is None
    return False
