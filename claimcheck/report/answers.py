"""What the sources have on a statement that was asked about, arranged for the formats that people read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.records import Part, Source
from claimcheck.report.pieces import Piece, cut_pieces
from claimcheck.report.plain import make_line
from claimcheck.report.view import View

#: Characters of a sentence quoted in a remark.
_LONGEST_REMARK = 160
#: The verdicts in the order in which an editor asks, with the words for them.
VERDICTS = {
    "otherwise": "says otherwise",
    "supports": "says so",
    "partly": "says part of it",
    "silent": "silent",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source has: its nearest sentences, what bears the statement out marked, and what it has nothing on.

    ``remarks`` say what it has instead of a part, or that it names the part in another connection.
    """

    source: Source
    verdict: str
    passages: tuple[tuple[Piece, ...], ...]
    missing: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def list_answers(view: View) -> dict[str, tuple[Answer, ...]]:
    """Return the answers by verdict, in an editor's order; verdicts that no source gives are left out."""
    answers = []
    for check in view.report.checks:
        source = view.sources[check.source]
        found = [(part.evidence.start, part.evidence.end) for part in check.parts if part.evidence is not None]
        passages = tuple(cut_pieces(source.text, item.start, item.end, found) for item in check.passages)
        open_parts = [part for part in check.parts if part.evidence is None]
        missing = tuple(make_line(part.text) for part in open_parts if part.against is None and part.elsewhere is None)
        missing = missing if check.verdict in ("partly", "otherwise") else ()
        remarks = tuple(remark for part in open_parts for remark in _remark(part))
        answers.append(Answer(source, check.verdict, passages, missing, remarks))
    grouped = {verdict: tuple(item for item in answers if item.verdict == verdict) for verdict in VERDICTS}
    return {verdict: group for verdict, group in grouped.items() if group}


def _remark(part: Part) -> Iterator[str]:
    """Yield what the source says in place of a part, or where else it names it."""
    if part.against is not None:
        yield f"“{make_line(part.against.text)}” instead of “{make_line(part.text)}”"
    elif part.elsewhere is not None:
        yield f"“{make_line(part.text)}” only elsewhere: “{make_line(part.elsewhere.text)[:_LONGEST_REMARK]}”"
