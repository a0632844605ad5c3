"""The whole reasoning behind one finding: both sides in context, every rung tried, values and thresholds."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from claimcheck.errors import UsageError
from claimcheck.records import Finding, Report, Source
from claimcheck.report.console import draw_pieces, open_console, print_item, print_words
from claimcheck.report.plain import make_line, make_visible, squeeze_blanks
from claimcheck.report.view import KIND_NAMES, Side, View

#: Characters of the article shown before and after the words of a side.
_CONTEXT = 240
#: More than any side has: the words are shown whole.
_WHOLE = 10**9


def find_finding(report: Report, finding_id: str) -> Finding:
    """Return the finding with the id, or the one whose id begins with it; `UsageError` when none or several do."""
    fits = [item for item in report.findings if item.id == finding_id]
    fits = fits or [item for item in report.findings if finding_id and item.id.startswith(finding_id)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise UsageError(f"{finding_id} is the beginning of {len(fits)} findings: {', '.join(f.id for f in fits[:5])}")
    first = f"; the first is {report.findings[0].id}" if report.findings else ""
    raise UsageError(f"no finding {finding_id!r} in this report of {len(report.findings)} findings{first}")


def write_explanation(report: Report, finding_id: str, stream: TextIO) -> None:
    """Write everything the report knows about one finding; raises `UsageError` when there is no such finding."""
    finding = find_finding(report, finding_id)
    view, console = View(report), open_console(stream)
    kind = KIND_NAMES[finding.kind][0].upper()
    console.print(Text(f"{kind} · {make_line(finding.type)} · {finding.id}", style="bold"))
    print_words(console, Text(make_line(finding.explanation)), "  ")
    for number, side in enumerate(view.sides(finding), start=1):
        _print_side(console, view, number, side)
    _print_reasoning(console, view, finding)


def _print_side(console: Console, view: View, number: int, side: Side) -> None:
    source, evidence = side.source, side.evidence
    console.print()
    known = [view.name_source(source.id), source.published or "undated", *([source.id] if source.outlet else [])]
    console.print(Text(make_line(" · ".join([f"SIDE {number}", *known])), style="bold"))
    first, last = _kept_around(source, side.start, side.end)
    first, last = _context(source.text, side.start, side.end, first, last)
    before = squeeze_blanks(make_visible(source.text[first : side.start]))
    after = squeeze_blanks(make_visible(source.text[side.end : last]))
    whole = Text.assemble((before, "dim"), draw_pieces(side.pieces, _WHOLE), (after.rstrip(), "dim"))
    print_words(console, whole, "  │ ")
    rows = [("exact words", f"{evidence.start}-{evidence.end} “{make_line(evidence.text)}”")]
    if evidence.value:
        rows.append(("read as", make_line(evidence.value)))
    if side.claim is not None:
        claim = side.claim
        rows.append(("claim", f"{claim.id} {make_line(claim.statement or claim.text)}"))
        rows.append(("said by", side.speaker or "the article itself"))
        rows.append(("modality", f"{claim.modality}, {claim.polarity}"))
        if claim.when is not None:
            rows.append(("speaks of", f"{claim.when.from_ or '?'} to {claim.when.to or '?'}"))
    _print_rows(console, rows)


def _kept_around(source: Source, start: int, end: int) -> tuple[int, int]:
    """Return the kept region that holds the span: what was removed around it is no context."""
    holding = ((first, last) for first, last in source.kept if first <= start and end <= last)
    return next(holding, (0, len(source.text)))


def _context(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Return the stretch around a span that is shown: so many characters each way, cut between words."""
    left, right = start - _CONTEXT, end + _CONTEXT
    if left > first:
        left = next((i + 1 for i in range(left - 1, start) if text[i].isspace()), left)
    if right < last:
        right = next((i for i in range(right, end - 1, -1) if text[i].isspace()), right)
    return max(left, first), min(right, last)


def _print_reasoning(console: Console, view: View, finding: Finding) -> None:
    console.print()
    console.print(Text("REASONING", style="bold"))
    rows = [("rule", finding.rule), ("confidence", f"{finding.confidence:.2f}")]
    rows.append(("support", view.describe_support(finding)))
    if finding.missing_from:
        rows.append(("missing from", ", ".join(view.name_source(item) for item in finding.missing_from)))
    _print_rows(console, rows)
    if not finding.steps:
        print_words(console, Text("no rungs are recorded in this report", style="dim"), "  ")
    for number, step in enumerate(finding.steps, start=1):
        limit = "" if step.threshold is None else f" (threshold {step.threshold:g})"
        print_item(console, Text(f"{make_line(step.rule)}: {make_line(step.outcome)}{limit}"), f"  {number}. ")
        if step.detail:
            print_words(console, Text(make_line(step.detail), style="dim"), "     ")


def _print_rows(console: Console, rows: list[tuple[str, str]]) -> None:
    for name, value in rows:
        print_words(console, Text.assemble((f"{name}: ", "dim"), value), "  ")
