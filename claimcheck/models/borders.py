"""Borders of names that single words were labelled for: pieces of one name joined, loose ends cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Named = tuple[int, int, str]
"""First word, the word after the last, label."""
WHOLE = frozenset({"PERSON", "NORP", "DATE", "MONEY"})
"""Names that hold no name of another kind; the others may (Bank of England, Grand Prix of Monaco)."""


def settle_borders(
    spans: Iterable[Named], words: Sequence[str], touching: Sequence[bool], joints: frozenset[str]
) -> Iterator[Named]:
    """Yield the spans, sorted, with their borders settled.

    Two names of one kind never follow each other without a word or a mark
    between them, so they are one; `touching[i]` tells that nothing at all
    stands between words `i - 1` and `i`. A name does not end in one of `joints`:
    a name that follows there is its end, or else the joint is no part of it.
    """
    held: Named | None = None
    for span in spans:
        if held and held[1] == span[0] and touching[span[0]] and _one_name(held, span, words, joints):
            held = (held[0], span[1], held[2])
            continue
        if held:
            yield _without_joints(held, words, joints)
        held = span
    if held:
        yield _without_joints(held, words, joints)


def _one_name(first: Named, second: Named, words: Sequence[str], joints: frozenset[str]) -> bool:
    if first[2] == second[2]:
        return True
    open_ended = first[1] - first[0] > 1 and words[first[1] - 1].lower() in joints
    return open_ended and not {first[2], second[2]} & WHOLE


def _without_joints(span: Named, words: Sequence[str], joints: frozenset[str]) -> Named:
    start, end, label = span
    while end - start > 1 and words[end - 1].lower() in joints:
        end -= 1
    return start, end, label
