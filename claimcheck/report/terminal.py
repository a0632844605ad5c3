"""The report for a terminal: what the editor must know first on the first screen, the rest one option away.

Nothing depends on colour: differing words stand in brackets, kinds are spelled out.
"""

from __future__ import annotations

from typing import TextIO

from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from claimcheck.records import Report, Source
from claimcheck.report.console import open_console, print_more, print_words
from claimcheck.report.plain import count_noun, make_line
from claimcheck.report.terminal_check import print_checks
from claimcheck.report.terminal_details import print_baseline, print_claims, print_lone, print_problems, print_removed
from claimcheck.report.terminal_findings import print_additions, print_kind
from claimcheck.report.view import KIND_NAMES, Story, View

#: How many sources the header lists without -v.
_SHOWN_SOURCES = 12
_COLUMNS = ("source", "outlet", "date", "lang", "story", "origin", "kept")
#: Columns that a narrow terminal does without.
_OPTIONAL = ("outlet", "lang", "origin")
_WIDE_ENOUGH = 64
#: Blanks between columns, and the width below which a column says nothing.
_GAP = 2
_NARROWEST = 8


def write_terminal(report: Report, stream: TextIO, verbose: int = 0) -> None:
    """Write the report for reading; ``verbose`` 1 shows all findings, claims and removed regions, 2 the rules too."""
    console = open_console(stream)
    view = View(report)
    if report.checks:
        print_checks(console, view, verbose)
        print_problems(console, report, verbose)
        return
    _print_summary(console, view)
    print_baseline(console, view, verbose)
    _print_sources(console, view, verbose)
    lone = []
    for story in view.stories:
        if len(story.sources) == 1 and not story.findings:
            lone.append(story)
        else:
            _print_story(console, view, story, verbose)
    print_lone(console, view, lone, verbose)
    if verbose:
        for source in report.sources:
            print_claims(console, view, source)
            print_removed(console, source)
    print_problems(console, report, verbose)


def _print_summary(console: Console, view: View) -> None:
    told = sum(story.id is not None for story in view.stories)
    parts = [count_noun(len(view.report.sources), "article"), count_noun(told, "story", "stories")]
    for kind, names in KIND_NAMES.items():
        number = sum(item.kind == kind for item in view.report.findings)
        if number and kind != "unresolved":
            parts.append(count_noun(number, *names))
    print_words(console, Text(" · ".join(parts), style="bold"), "")


def _print_sources(console: Console, view: View, verbose: int) -> None:
    sources = view.report.sources
    if not sources:
        return
    shown = sources if verbose else sources[:_SHOWN_SOURCES]
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    columns = _COLUMNS if console.width >= _WIDE_ENOUGH else tuple(item for item in _COLUMNS if item not in _OPTIONAL)
    rows = [_source_cells(view, source) for source in shown]
    widths = _fit_columns(columns, rows, console.width)
    for name in columns:
        justify: JustifyMethod = "right" if name == "kept" else "left"
        table.add_column(name, no_wrap=True, overflow="ellipsis", justify=justify, width=widths[name])
    for cells in rows:
        table.add_row(*(Text(cells[name]) for name in columns))
    console.print()
    console.print(table)
    print_more(console, len(sources) - len(shown), "source")


def _fit_columns(columns: tuple[str, ...], rows: list[dict[str, str]], width: int) -> dict[str, int]:
    """Return column widths that fit into ``width``: names of outlets and origins are cut first, then sources."""
    widths = {name: max(len(name), *(cell_len(cells[name]) for cells in rows)) for name in columns}
    for name in ("outlet", "origin", "source"):
        over = sum(widths.values()) + _GAP * (len(columns) - 1) - width
        if over > 0 and name in widths:
            widths[name] = max(widths[name] - over, _NARROWEST)
    return widths


def _source_cells(view: View, source: Source) -> dict[str, str]:
    kept = sum(end - start for start, end in source.kept)
    return {
        "source": make_line(source.id),
        "outlet": make_line(source.outlet or "") or "-",
        "date": source.published or "undated",
        "lang": source.language or "?",
        "story": view.number_story(source),
        "origin": _describe_origin(view, source),
        "kept": f"{100 * kept / source.characters:.0f}%" if source.characters else "-",
    }


def _describe_origin(view: View, source: Source) -> str:
    if source.credited_to:
        return make_line(", ".join(source.credited_to))
    if source.derived_from:
        return "from " + ", ".join(view.name_source(item) for item in source.derived_from)
    return "own"


def _print_story(console: Console, view: View, story: Story, verbose: int) -> None:
    origins = len({source.origin or source.id for source in story.sources})
    size = f"{count_noun(len(story.sources), 'source')}, {count_noun(origins, 'origin')}"
    name = f"STORY {story.number}" if story.id else "OUTSIDE ANY STORY"
    heading = Text(f"{name} · {story.title}", style="bold")
    heading.truncate(console.width, overflow="ellipsis")
    console.print()
    console.print(Text("─" * console.width, style="dim"))
    console.print(heading)
    console.print(Text(size, style="dim"))
    for kind in KIND_NAMES:
        found = story.of_kind(kind)
        if kind == "addition":
            print_additions(console, view, story, found, verbose)
        elif kind == "unresolved" and found and not verbose:
            console.print()
            line = f"{count_noun(len(found), 'pair')} left open: they look comparable, no verdict was reached (-v)"
            print_words(console, Text(line, style="dim"), "")
        else:
            print_kind(console, view, kind, found, verbose)
    if not story.findings:
        console.print()
        print_words(console, Text("Nothing in one of these sources bears on what another says."), "")
