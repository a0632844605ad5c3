"""What the sources have on a statement that was asked about, arranged for the formats that people read."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import Source
from claimcheck.report.pieces import Piece, cut_pieces
from claimcheck.report.plain import make_line
from claimcheck.report.view import View

#: The verdicts in the order in which an editor asks, with the words for them.
VERDICTS = {
    "otherwise": "says otherwise",
    "supports": "says so",
    "partly": "says part of it",
    "silent": "silent",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source has: its nearest sentences, what bears the statement out marked, and what it has nothing on."""

    source: Source
    verdict: str
    passages: tuple[tuple[Piece, ...], ...]
    missing: tuple[str, ...]


def list_answers(view: View) -> dict[str, tuple[Answer, ...]]:
    """Return the answers by verdict, in an editor's order; verdicts that no source gives are left out."""
    answers = []
    for check in view.report.checks:
        source = view.sources[check.source]
        found = [(part.evidence.start, part.evidence.end) for part in check.parts if part.evidence is not None]
        passages = tuple(cut_pieces(source.text, item.start, item.end, found) for item in check.passages)
        missing = tuple(make_line(part.text) for part in check.parts if part.evidence is None)
        missing = missing if check.verdict == "partly" else ()
        answers.append(Answer(source, check.verdict, passages, missing))
    grouped = {verdict: tuple(item for item in answers if item.verdict == verdict) for verdict in VERDICTS}
    return {verdict: group for verdict, group in grouped.items() if group}
