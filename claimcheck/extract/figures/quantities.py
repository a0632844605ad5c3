"""Numbers with their unit, relation and interval, read from text alone; the ground of every figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extract.figures.intervals import Interval, bound
from claimcheck.extract.figures.names import name_spans
from claimcheck.extract.figures.pieces import Blocked, Piece, Quantity, read_pieces, to_unit
from claimcheck.extract.figures.ranges import inherit_unit, is_score, read_compound, read_range, read_score
from claimcheck.extract.figures.relations import read_relation, read_suffix

__all__ = ["Quantity", "find_quantities"]


def find_quantities(text: str, language: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a text from left to right; nothing inside the spans of ``taken`` (dates) is read."""
    blocked = Blocked(sorted([*taken, *name_spans(text)]))
    pieces = read_pieces(text, language, blocked)
    found: list[Quantity] = []
    at = 0
    while at < len(pieces):
        quantity, used = _read(text, language, pieces, at, blocked)
        if quantity is not None and (not found or quantity.core[0] >= found[-1].end):
            overlaps = bool(found) and quantity.start < found[-1].end
            found.append(replace(quantity, start=quantity.core[0]) if overlaps else quantity)
        at += used
    return tuple(found)


def _read(text: str, language: str, pieces: list[Piece], at: int, blocked: Blocked) -> tuple[Quantity | None, int]:
    piece = pieces[at]
    other = pieces[at + 1] if at + 1 < len(pieces) else None
    if other is not None:
        joined = read_compound(text, piece, other)
        if joined is not None:
            return _quantity(text, language, joined), 2
        if is_score(text, language, piece, other):
            return read_score(piece, other), 2
        ranged = read_range(text, language, piece, other)
        if ranged is not None:
            return ranged, 2
        pieces[at] = piece = inherit_unit(text, language, piece, other)
    return _quantity(text, language, piece), 1


def _quantity(text: str, language: str, piece: Piece) -> Quantity | None:
    number = piece.number
    if number is not None and number.kind == "ordinal":
        return _ordinal(text, language, piece)
    unit = piece.unit
    start, word = read_relation(text, language, piece.start)
    end, tail_word = read_suffix(text, language, piece.end)
    word = word or tail_word
    low, high = to_unit(piece.low, unit), to_unit(piece.high, unit)
    if low > high:
        low, high = high, low
    value = to_unit(piece.value, unit) if piece.value is not None else None
    if piece.vague and not word:
        interval = Interval(low, high, "~", True)
    elif word in {"more", "least", "less", "most"} and value is not None:
        interval = bound(value, value, word)
    elif word in {"more", "least"}:
        interval = Interval(low, None, ">" if word == "more" else ">=", False)
    else:
        interval = bound(low, high, word)
        if value is not None and word in {"nearly", "justover"}:
            interval = bound(value, value, word)
    return Quantity(start, end, (piece.start, piece.end), interval, value, unit.name if unit else None,
                    unit.kind if unit else "number", piece.value, unit.written if unit else "",
                    (number.start, number.end) if number else (piece.start, piece.end))  # fmt: skip


def _ordinal(text: str, language: str, piece: Piece) -> Quantity | None:
    """Read "The third attack", "25th": kept from the third on; "first" and "second" are mostly figures of speech."""
    if piece.value is None or piece.value < 3 or piece.number is None:
        return None
    if not re.match(r"[\s-]+[a-zà-ÿ]{2,}", text[piece.number.end : piece.number.end + 8]):
        return None
    if re.search(r"(?i)(?:every|each)\s$", text[max(0, piece.start - 6) : piece.start]):
        return None
    span = (piece.number.start, piece.number.end)
    return Quantity(*span, span, Interval(piece.value, piece.value, "=", False), piece.value, "ordinal", "ordinal",
                    piece.value, "", span)  # fmt: skip
