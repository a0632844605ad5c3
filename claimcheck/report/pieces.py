"""The words of a finding cut into pieces: how much to show, what to mark, where to shorten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.records import Claim, Evidence
from claimcheck.report.plain import make_visible

#: A claim shorter than this says too little alone; its sentence is shown instead.
_SHORT_CLAIM = 40
#: Context taken on either side of words that belong to no claim.
_CONTEXT = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source's words, ``marked`` when it is what the finding turns on."""

    text: str
    marked: bool


def frame_evidence(evidence: Evidence, claim: Claim | None, text: str) -> tuple[int, int]:
    """Return the span to show for a piece of evidence: its claim, the sentence when that is short, else context."""
    if claim is None:
        if evidence.end - evidence.start >= _SHORT_CLAIM:
            return evidence.start, evidence.end
        return _line_around(text, evidence.start, evidence.end)
    start, end = min(evidence.start, claim.start), max(evidence.end, claim.end)
    if claim.sentence is not None and end - start < _SHORT_CLAIM:
        start, end = min(start, claim.sentence[0]), max(end, claim.sentence[1])
    return start, end


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    last = text.find("\n", end)
    last = min(last if last >= 0 else len(text), end + _CONTEXT)
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return first, last


def cut_pieces(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """Return ``text[start:end]``, made safe to show, cut at the spans to be marked.

    Spans that overlap, or that only blanks and signs keep apart, are one.
    """
    pieces: list[Piece] = []
    at = start
    for first, last in _join_spans(text, ((max(a, start), min(b, end)) for a, b in spans)):
        if first > at:
            pieces.append(Piece(make_visible(text[at:first]), False))
        pieces.append(Piece(make_visible(text[first:last]), True))
        at = last
    if at < end:
        pieces.append(Piece(make_visible(text[at:end]), False))
    return tuple(pieces)


def _join_spans(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if last <= first:
            continue
        if joined and not any(sign.isalnum() for sign in text[joined[-1][1] : first]):
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def shorten_pieces(pieces: tuple[Piece, ...], limit: int) -> tuple[Piece, ...]:
    """Return the pieces cut to about ``limit`` characters around the marked words, cuts shown as "…"."""
    total = sum(len(piece.text) for piece in pieces)
    if total <= limit:
        return pieces
    if not any(piece.marked for piece in pieces):
        return (Piece(_cut_right("".join(piece.text for piece in pieces), limit), False),)
    unmarked = max(sum(not piece.marked for piece in pieces), 1)
    room = max((limit - sum(len(piece.text) for piece in pieces if piece.marked)) // unmarked, 20)
    return tuple(_shorten_piece(piece, index, len(pieces), room) for index, piece in enumerate(pieces))


def _shorten_piece(piece: Piece, index: int, count: int, room: int) -> Piece:
    text = piece.text
    if piece.marked or len(text) <= room:
        return piece
    if index == 0:
        return Piece(_cut_left(text, room), False)
    if index == count - 1:
        return Piece(_cut_right(text, room), False)
    return Piece(f"{_cut_right(text, room // 2)} {_cut_left(text, room // 2).removeprefix('…')}", False)


def _cut_right(text: str, limit: int) -> str:
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _cut_left(text: str, limit: int) -> str:
    return "… " + text[-limit:].split(" ", 1)[-1]
