"""Pairs of quotation marks in running text, found by characters alone.

One pass over the marks of each block with a stack, so the time grows with the text and not faster. Where a mark
looks the same opening and closing, or is set the wrong way round, its neighbours decide. A mark that never closes
costs the words behind it and nothing else. An apostrophe is never a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimcheck.lexicon import load_words
from claimcheck.records import Block

Family = Literal["double", "single", "angle", "dash", "block"]

#: Every sign that may be a quotation mark; the doubled ones come first.
_SIGN = re.compile(r"''|``|<<|>>|[“”„‟\"«»‹›‘’‚‛'`]")
_ALWAYS_OPENS = frozenset("„‟«‚") | {"``", "<<"}
_ALWAYS_CLOSES = frozenset("»") | {">>"}
_OPENS_BY_SHAPE = frozenset("“‹‘‛`")
_CLOSES_BY_SHAPE = frozenset("”›’")
_SINGLES = frozenset("‘’‚‛'`")
_ANGLES = frozenset("«»‹›") | {"<<", ">>"}
#: What may stand directly before an opening and directly after a closing mark, besides blank space.
_BEFORE_OPENING = frozenset("([{—–-/:=…“„«‘\"'")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…”»’\"'")
_SENTENCE_END = frozenset(".!?…,;:—")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: ``[start, end)`` without them, ``[outer_start, outer_end)`` with them.

    ``depth`` counts the quotations around it. ``continued`` says that the words go on from the block before, under
    a mark that is opened again; ``goes_on`` that they go on in the next one.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    family: Family
    depth: int = 0
    continued: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    start: int
    end: int
    family: Family
    opens: bool
    closes: bool


def find_marked(text: str, blocks: Sequence[Block]) -> tuple[Marked, ...]:
    """Return what stands between quotation marks in the blocks, in order of the text.

    A quotation that runs over several blocks, its mark opened again at the head of each, gives one item a block.
    """
    found: list[Marked] = []
    carried: Family | None = None
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        items, carried = _scan_block(text, block, following, carried)
        found.extend(items)
    return tuple(sorted(found, key=lambda item: (item.start, -item.end)))


def _scan_block(
    text: str, block: Block, following: Block | None, carried: Family | None
) -> tuple[list[Marked], Family | None]:
    """Return the block's items and the family of the quotation that goes on in the next block."""
    signs = list(_signs(text, block, carried))
    singles = _pair_singles(text, [sign for sign in signs if sign.family == "single"])
    stack: list[tuple[_Sign, bool]] = []
    items: list[Marked] = []
    for sign in signs:
        at_head = sign.start == block.start
        if sign.family == "single":
            if singles.get(sign.start) == "open":
                stack.append((sign, False))
            elif singles.get(sign.start) == "close" and stack and stack[-1][0].family == "single":
                items.append(_item(text, stack.pop(), sign, len(stack)))
            continue
        depth = _innermost(stack, sign.family)
        if sign.closes and depth is not None:
            opener = stack[depth]
            del stack[depth:]
            items.append(_item(text, opener, sign, len(stack)))
        elif sign.opens:
            stack.append((sign, at_head and carried == sign.family))
    return _settle(text, block, following, stack, items)


def _settle(
    text: str, block: Block, following: Block | None, stack: list[tuple[_Sign, bool]], items: list[Marked]
) -> tuple[list[Marked], Family | None]:
    """Drop what never closes, unless the next block opens the same mark again; correct the depths."""
    unclosed = [entry for entry in stack if entry[0].family != "single"]
    carried: Family | None = None
    if unclosed and following is not None and _reopens(text, unclosed[-1][0], block, following):
        sign, continued = unclosed.pop()
        carried = sign.family
        start, end = _trim(text, sign.end, block.end)
        items.append(Marked(start, end, sign.start, block.end, sign.family, 0, continued, goes_on=True))
    gone = [sign.start for sign, _ in stack if sign.family == "single"] + [sign.start for sign, _ in unclosed]
    kept = [replace(item, depth=item.depth - sum(at < item.start for at in gone[:8])) for item in items]
    return [replace(item, depth=max(0, item.depth)) for item in kept if item.end > item.start], carried


def _reopens(text: str, sign: _Sign, block: Block, following: Block) -> bool:
    head = _SIGN.match(text, following.start, following.end)
    if (
        head is None
        or not _same_kind(head.group(), text[sign.start : sign.end])
        or following.role in ("title", "heading")
    ):
        return False
    return text[block.end - 1] in _SENTENCE_END or text[block.end - 1] in "’'\""


def _same_kind(mark: str, other: str) -> bool:
    return mark == other or (mark in _ANGLES and other in _ANGLES)


def _item(text: str, opener: tuple[_Sign, bool], closer: _Sign, depth: int) -> Marked:
    sign, continued = opener
    start, end = _trim(text, sign.end, closer.start)
    return Marked(start, end, sign.start, closer.end, sign.family, depth, continued)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _innermost(stack: list[tuple[_Sign, bool]], family: Family) -> int | None:
    for depth in range(len(stack) - 1, max(-1, len(stack) - 9), -1):
        if stack[depth][0].family == family:
            return depth
    return None


def _family(sign: str) -> Family:
    if sign in _ANGLES:
        return "angle"
    return "single" if sign in _SINGLES else "double"


def _signs(text: str, block: Block, carried: Family | None) -> Iterator[_Sign]:
    """Yield the marks of a block with what their neighbours allow them to be."""
    for match in _SIGN.finditer(text, block.start, block.end):
        mark, start, end = match.group(), match.start(), match.end()
        left = text[start - 1] if start > block.start else " "
        right = text[end] if end < block.end else " "
        family = _family(mark)
        if family == "single" and left.isalnum() and right.isalnum():
            continue
        if mark == '"' and left.isdigit() and _is_inches(text, start):
            continue
        opens, closes = _direction(mark, left, right)
        if carried == family and start == block.start:
            opens, closes = True, False
        yield _Sign(start, end, family, opens, closes)


def _direction(mark: str, left: str, right: str) -> tuple[bool, bool]:
    """Return whether a mark can open and whether it can close, from its shape and its neighbours."""
    if mark in _ALWAYS_OPENS or mark in _ALWAYS_CLOSES:
        return mark in _ALWAYS_OPENS, mark in _ALWAYS_CLOSES
    free_left = left.isspace() or left in _BEFORE_OPENING
    free_right = right.isspace() or right in _AFTER_CLOSING
    if free_left and not free_right:
        return True, False
    if free_right and not free_left:
        return False, True
    if mark in _OPENS_BY_SHAPE or mark in _CLOSES_BY_SHAPE:
        return mark in _OPENS_BY_SHAPE, mark in _CLOSES_BY_SHAPE
    return True, True


def _is_inches(text: str, start: int) -> bool:
    return re.search(r"\d['’]\s?\d{1,2}$", text[max(0, start - 6) : start]) is not None


def _pair_singles(text: str, signs: list[_Sign]) -> dict[int, str]:
    """Pair single marks: the first sure closing one before the next opening, else the first doubtful one.

    A mark behind a final “s” may be a possessive; it closes only if no surer one follows.
    """
    roles: dict[int, str] = {}
    opener: _Sign | None = None
    doubtful: _Sign | None = None
    for sign in [*signs, None]:
        if sign is None or (sign.opens and not sign.closes):
            if opener is not None and doubtful is not None:
                roles[opener.start], roles[doubtful.start] = "open", "close"
            if sign is not None:
                opener, doubtful = (None if _is_elision(text, sign) else sign), None
        elif opener is not None and sign.closes:
            if _may_be_possessive(text, sign):
                doubtful = doubtful or sign
            else:
                roles[opener.start], roles[sign.start] = "open", "close"
                opener = doubtful = None
    return roles


def _may_be_possessive(text: str, sign: _Sign) -> bool:
    behind = text[sign.end : sign.end + 2]
    return text[sign.start - 1] in "sSxz" and len(behind) == 2 and behind[0] == " " and behind[1].islower()


def _is_elision(text: str, sign: _Sign) -> bool:
    """Return whether the mark is the apostrophe of a word that has lost its head ('em, ’90s)."""
    word = re.match(r"\w+", text[sign.end : sign.end + 16])
    if word is None:
        return False
    if re.fullmatch(r"\d\ds?", word.group()):
        return True
    return word.group().lower() in load_words("en", "elided_heads")
