"""The findings of the terminal report: each with both sides' exact words, who says them, and the reason."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from claimcheck.records import Finding
from claimcheck.report.baseline import describe_state
from claimcheck.report.console import draw_pieces, print_item, print_more, print_words
from claimcheck.report.plain import make_line
from claimcheck.report.view import KIND_NAMES, Side, Story, View

#: How many findings of a kind a story shows, and additions a source, without -v.
_SHOWN = {"contradiction": 12, "altered_quote": 6, "dispute": 6, "update": 6, "agreement": 6, "addition": 3}
#: How many sides an agreement shows without -v.
_SHOWN_SIDES = 5
#: Characters of a side's words shown without -v; agreements and additions get less, their words differ little.
_SIDE_LIMIT = 320
_BRIEF_LIMIT = 200
_STYLES = {
    "contradiction": "bold red",
    "altered_quote": "bold magenta",
    "dispute": "bold yellow",
    "update": "bold cyan",
    "agreement": "bold green",
    "addition": "bold blue",
    "unresolved": "bold",
}


def print_kind(console: Console, view: View, kind: str, found: tuple[Finding, ...], verbose: int) -> None:
    """Print a story's findings of one kind, the first few without -v."""
    shown = found if verbose else found[: _SHOWN.get(kind, len(found))]
    for finding in shown:
        console.print()
        print_words(console, _heading(view, finding), "")
        print_words(console, Text(make_line(finding.explanation)), "  ")
        _print_sides(console, view, finding, verbose)
        if verbose > 1:
            _print_steps(console, finding)
    print_more(console, len(found) - len(shown), KIND_NAMES[kind][0], KIND_NAMES[kind][1])


def _heading(view: View, finding: Finding) -> Text:
    text = Text(KIND_NAMES[finding.kind][0].upper(), style=_STYLES[finding.kind])
    if finding.kind == "agreement":
        text.append(f" · {view.describe_support(finding)}", style="bold not dim default")
    else:
        text.append(f" · {make_line(finding.type).replace('_', ' ')}")
    if describe_state(view.report, finding) == "new":
        text.append(" · NEW")
    text.append(f" · confidence {finding.confidence:.2f} · {finding.id}", style="not bold dim default")
    return text


def _print_sides(console: Console, view: View, finding: Finding, verbose: int) -> None:
    brief = finding.kind == "agreement"
    sides = _join_equal(view.sides(finding)) if brief else [[side] for side in view.sides(finding)]
    shown = sides if verbose or not brief else sides[:_SHOWN_SIDES]
    limit = 10**6 if verbose else _BRIEF_LIMIT if brief else _SIDE_LIMIT
    for same in shown:
        for side in same:
            print_words(console, _side_heading(view, side), "  ")
        print_words(console, draw_pieces(same[0].pieces, limit), "  │ ")
    print_more(console, len(sides) - len(shown), "side", indent=2)


def _join_equal(sides: tuple[Side, ...]) -> list[list[Side]]:
    """Return the sides that use the very same words together: copies need not be read twice."""
    joined: dict[tuple[str, tuple[bool, ...]], list[Side]] = {}
    for side in sides:
        key = (make_line(side.text), tuple(piece.marked for piece in side.pieces))
        joined.setdefault(key, []).append(side)
    return list(joined.values())


def _side_heading(view: View, side: Side) -> Text:
    text = Text.assemble((view.name_source(side.source.id), "bold"))
    details = [side.source.published or "undated"]
    if side.source.outlet:
        details.append(make_line(side.source.id))
    text.append(f" · {' · '.join(details)}", style="dim")
    if side.credit:
        text.append(f" · {side.credit}")
    return text


def _print_steps(console: Console, finding: Finding) -> None:
    print_words(console, Text(f"rule {finding.rule}", style="dim"), "  ")
    for step in finding.steps:
        limit = "" if step.threshold is None else f" (threshold {step.threshold:g})"
        line = make_line(f"{step.rule}: {step.outcome}{limit} {step.detail}")
        print_item(console, Text(line, style="dim"), "    - ")


def print_additions(console: Console, view: View, story: Story, found: tuple[Finding, ...], verbose: int) -> None:
    """Print what each source of a story adds to the others."""
    for source in story.sources:
        own = [item for item in found if source.id in item.sources]
        if not own:
            continue
        shown = own if verbose else own[: _SHOWN["addition"]]
        console.print()
        heading = Text("ONLY IN ", style=_STYLES["addition"])
        heading.append(view.name_source(source.id))
        if source.outlet:
            heading.append(f" · {make_line(source.id)}", style="not bold dim default")
        print_words(console, heading, "")
        for finding in shown:
            _print_addition(console, view, finding, verbose)
        print_more(console, len(own) - len(shown), "addition", indent=2)


def _print_addition(console: Console, view: View, finding: Finding, verbose: int) -> None:
    for side in view.sides(finding):
        words = draw_pieces(side.pieces, 10**6 if verbose else _BRIEF_LIMIT)
        print_item(console, Text.assemble((f"{make_line(finding.type)}: ", "dim"), words), "  • ")
    if finding.missing_from:
        names = ", ".join(view.name_source(item) for item in finding.missing_from)
        print_words(console, Text(f"not in {names}, from which it derives", style="dim"), "    ")
    if verbose > 1:
        _print_steps(console, finding)
