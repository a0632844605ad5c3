"""The answer to one statement on the terminal: who says otherwise, who says it, who says part of it, who is silent."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from claimcheck.report.answers import VERDICTS, Answer, list_answers
from claimcheck.report.console import draw_pieces, print_words
from claimcheck.report.plain import make_line
from claimcheck.report.terminal_findings import print_kind
from claimcheck.report.view import KIND_NAMES, View

_STYLES = {"otherwise": "bold red", "supports": "bold green", "partly": "bold cyan", "silent": "bold"}
#: Characters of a source's nearest words shown without -v.
_LIMIT = 240


def print_checks(console: Console, view: View, verbose: int) -> None:
    """Print the statement, each source's verdict with its nearest words, and the findings behind the verdicts."""
    print_words(console, Text(f"“{view.statement}”", style="bold"), "")
    for verdict, answers in list_answers(view).items():
        console.print()
        count = f" · {len(answers)} of {len(view.report.checks)}"
        console.print(Text.assemble((VERDICTS[verdict].upper(), _STYLES[verdict]), count))
        if verdict == "silent":
            print_words(console, Text(", ".join(view.name_source(answer.source.id) for answer in answers)), "  ")
        else:
            for answer in answers:
                _print_answer(console, view, answer, verbose)
    for kind in KIND_NAMES:
        if kind != "unresolved" or verbose:
            print_kind(console, view, kind, tuple(item for item in view.report.findings if item.kind == kind), verbose)


def _print_answer(console: Console, view: View, answer: Answer, verbose: int) -> None:
    source = answer.source
    details = [source.published or "undated", *([make_line(source.id)] if source.outlet else [])]
    print_words(console, Text.assemble((view.name_source(source.id), "bold"), f" · {' · '.join(details)}"), "  ")
    for pieces in answer.passages:
        print_words(console, draw_pieces(pieces, 10**6 if verbose else _LIMIT), "  │ ")
    for remark in answer.remarks:
        print_words(console, Text(remark, style="dim"), "    ")
    if answer.missing:
        nothing = ", ".join(f"“{part}”" for part in answer.missing)
        print_words(console, Text(f"nothing on {nothing}", style="dim"), "    ")
