"""The rest of the terminal report: sources that stand alone, claims, removed regions, problems."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from claimcheck.records import Report, Source
from claimcheck.report.console import print_item, print_more, print_words
from claimcheck.report.plain import count_noun, make_line
from claimcheck.report.view import KIND_NAMES, Story, View

#: How many lone sources are listed without -v.
_SHOWN_SOURCES = 12


def print_lone(console: Console, view: View, lone: list[Story], verbose: int) -> None:
    """Print the sources whose event no other source tells of."""
    if not lone:
        return
    names = [view.name_source(story.sources[0].id) for story in lone]
    shown = names if verbose else names[:_SHOWN_SOURCES]
    console.print()
    console.print(Text("─" * console.width, style="dim"))
    print_words(console, Text("ALONE · no other source here tells of the same event", style="bold"), "")
    for story, name in zip(lone, shown, strict=False):
        line = Text(f"  • {name}: {story.title}" if story.title != name else f"  • {name}")
        line.truncate(console.width, overflow="ellipsis")
        console.print(line)
    print_more(console, len(names) - len(shown), "source", indent=2)


def print_baseline(console: Console, view: View, verbose: int) -> None:
    """Print how many findings are new, unchanged and gone since the baseline, with -v the gone ones."""
    baseline = view.report.baseline
    if baseline is None:
        return
    counts = f"{len(baseline.new)} new, {len(baseline.unchanged)} unchanged, {len(baseline.gone)} gone"
    print_words(console, Text(f"since the baseline: {counts}"), "")
    for finding in baseline.gone if verbose else ():
        line = f"{KIND_NAMES[finding.kind][0]} {finding.id}: {make_line(finding.explanation)}"
        print_item(console, Text(line), "  gone: ")


def print_claims(console: Console, view: View, source: Source) -> None:
    """Print what a source claims: span, statement, who says it, how surely, how checkable."""
    claims = [item for item in view.report.claims if item.source == source.id]
    console.print()
    console.print(Text(f"CLAIMS · {make_line(source.id)} · {len(claims)}", style="bold"))
    for claim in claims:
        speaker = view.name_speaker(claim)
        traits = [*([speaker] if speaker else []), claim.modality, f"{claim.checkworthy:.2f}"]
        line = f"{make_line(claim.statement or claim.text)} ({', '.join(traits)})"
        print_item(console, Text(line), f"  {claim.start}-{claim.end} ")


def print_removed(console: Console, source: Source) -> None:
    """Print the regions that are not the article, each with its reason."""
    if not source.removed:
        return
    console.print(Text(f"REMOVED · {make_line(source.id)}", style="bold"))
    for region in source.removed:
        words = make_line(source.text[region.start : region.end])
        line = Text(f"  {region.start}-{region.end} {region.reason}: {words}")
        line.truncate(console.width, overflow="ellipsis")
        console.print(line)


def print_problems(console: Console, report: Report, verbose: int) -> None:
    """Print the problems, or without -v how many there are."""
    if not report.problems:
        return
    console.print()
    if verbose:
        for problem in report.problems:
            line = f"{problem.level} · {problem.stage} · {problem.path}: {problem.reason}"
            print_words(console, Text(make_line(line)), "")
    else:
        console.print(Text(f"{count_noun(len(report.problems), 'problem')} noted (-v)", style="dim"))
