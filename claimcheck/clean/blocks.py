"""The kept text as blocks with roles, and the file cut into kept and removed regions without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.clean.languages import EXAMINED_BLOCKS, block_language
from claimcheck.clean.layout import Paragraph
from claimcheck.records import Block, BlockRole, Removed

#: A longer paragraph is cut into several blocks, at a sentence's end where there is one, so that a parser can hold it.
LONGEST_BLOCK = 20_000

_BREAK = re.compile(r"[.!?…][\"”»’)]*\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with the verdict on it: why it goes, or what it is, and which of its ends are cut off.

    ``start`` is where the block begins (behind a bullet or dateline, which stay kept), ``end`` where the kept part
    ends; what follows it goes for ``tail_reason``. ``lead`` characters at the front go for ``lead_reason``.
    """

    paragraph: Paragraph
    reason: str | None
    role: BlockRole
    start: int
    end: int
    tail_reason: str = "credit"


def cut_regions(length: int, pieces: Sequence[Piece]) -> tuple[tuple[tuple[int, int], ...], tuple[Removed, ...]]:
    """Return kept and removed regions that together cover ``[0, length)`` exactly once.

    Blank space goes with what stands before it; at the beginning, with what follows.
    """
    marks = list(_marks(pieces)) or [(0, "blank")]
    marks[0] = (0, marks[0][1])
    kept: list[tuple[int, int]] = []
    removed: list[Removed] = []
    merged: list[tuple[int, str | None]] = []
    for start, reason in marks:
        if not merged or merged[-1][1] != reason:
            merged.append((start, reason))
    for (start, reason), end in zip(merged, [*(mark[0] for mark in merged[1:]), length], strict=True):
        if start == end:
            continue
        if reason is None:
            kept.append((start, end))
        else:
            removed.append(Removed(start, end, reason))
    return tuple(kept), tuple(removed)


def _marks(pieces: Sequence[Piece]) -> Iterator[tuple[int, str | None]]:
    for piece in pieces:
        yield piece.paragraph.start, piece.reason
        if piece.reason is None and piece.end < piece.paragraph.end:
            yield piece.end, piece.tail_reason


def make_blocks(text: str, pieces: Sequence[Piece], language: str) -> tuple[Block, ...]:
    """Return the blocks of the kept pieces, each with its own language; ``language`` is the source's."""
    blocks: list[Block] = []
    for piece in pieces:
        if piece.reason is not None or piece.start >= piece.end:
            continue
        body = text[piece.start : piece.end]
        own = block_language(body, language) if len(blocks) < EXAMINED_BLOCKS else language
        blocks.extend(Block(start, end, piece.role, own) for start, end in _cut(text, piece.start, piece.end))
    return tuple(blocks)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        stops = [match.end() for match in _BREAK.finditer(text, limit - LONGEST_BLOCK // 2, limit)]
        space = text.rfind(" ", start + 1, limit)
        cut = stops[-1] if stops else space if space > 0 else limit
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield start, stop
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
