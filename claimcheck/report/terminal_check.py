"""The answer to one statement on the terminal: who says otherwise, who says it, who says part of it, who is silent."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from claimcheck.records import Check
from claimcheck.report.console import draw_pieces, print_words
from claimcheck.report.pieces import cut_pieces
from claimcheck.report.plain import make_line
from claimcheck.report.terminal_findings import print_kind
from claimcheck.report.view import KIND_NAMES, View

#: The verdicts in the order in which an editor asks, with the words for them and their colour.
VERDICTS = {
    "otherwise": ("SAYS OTHERWISE", "bold red"),
    "supports": ("SAYS SO", "bold green"),
    "partly": ("SAYS PART OF IT", "bold cyan"),
    "silent": ("SILENT", "bold"),
}
#: Characters of a source's nearest words shown without -v.
_LIMIT = 240


def print_checks(console: Console, view: View, verbose: int) -> None:
    """Print the statement, each source's verdict with its nearest words, and the findings behind the verdicts."""
    checks = view.report.checks
    asked = next((item.text for item in view.report.sources if item.id not in {check.source for check in checks}), "")
    print_words(console, Text(f"“{make_line(asked)}”", style="bold"), "")
    for verdict, (name, style) in VERDICTS.items():
        fits = [check for check in checks if check.verdict == verdict]
        if not fits:
            continue
        console.print()
        console.print(Text.assemble((name, style), f" · {len(fits)} of {len(checks)}"))
        if verdict == "silent":
            print_words(console, Text(", ".join(view.name_source(check.source) for check in fits)), "  ")
        else:
            for check in fits:
                _print_check(console, view, check, verbose)
    for kind in KIND_NAMES:
        if kind != "unresolved" or verbose:
            print_kind(console, view, kind, tuple(item for item in view.report.findings if item.kind == kind), verbose)


def _print_check(console: Console, view: View, check: Check, verbose: int) -> None:
    source = view.sources[check.source]
    details = [source.published or "undated", *([make_line(source.id)] if source.outlet else [])]
    print_words(console, Text.assemble((view.name_source(source.id), "bold"), f" · {' · '.join(details)}"), "  ")
    found = [(part.evidence.start, part.evidence.end) for part in check.parts if part.evidence is not None]
    for passage in check.passages:
        pieces = cut_pieces(source.text, passage.start, passage.end, found)
        print_words(console, draw_pieces(pieces, 10**6 if verbose else _LIMIT), "  │ ")
    missing = [f"“{make_line(part.text)}”" for part in check.parts if part.evidence is None]
    if missing and check.verdict == "partly":
        print_words(console, Text(f"nothing on {', '.join(missing)}", style="dim"), "    ")
