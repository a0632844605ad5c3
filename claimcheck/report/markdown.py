"""The report in Markdown, for a story file or an issue: what the terminal shows, nothing in it active."""

from __future__ import annotations

import re
from typing import TextIO

from claimcheck.records import Finding, Report, Source
from claimcheck.report.answers import VERDICTS, list_answers
from claimcheck.report.baseline import describe_state
from claimcheck.report.pieces import Piece
from claimcheck.report.plain import count_noun, make_line, squeeze_blanks
from claimcheck.report.view import KIND_NAMES, Side, Story, View

#: CommonMark and GitHub give these a meaning anywhere; "@" notifies people, "$" starts a formula.
_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&#@$!{}^])")
#: What makes a block of a line that begins with it.
_OPENER = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
#: GitHub makes links of bare addresses.
_ADDRESS = re.compile(r"(?i)(https?|ftp)(://)|(www)(\.)")


def escape_markdown(text: str) -> str:
    """Return the text so that a Markdown renderer shows it as it is, on one line."""
    line = _ACTIVE.sub(r"\\\1", make_line(text))
    return _guard_line(line)


def _guard_line(line: str) -> str:
    line = _ADDRESS.sub(lambda match: "\\".join(part for part in match.groups() if part), line)
    opener = _OPENER.match(line)
    if opener is None:
        return line
    if opener[2].isdigit():
        return line[: opener.end()] + "\\" + line[opener.end() :]
    return f"{opener[1]}\\{line[opener.end(1) :]}"


def write_markdown(report: Report, stream: TextIO) -> None:
    """Write all findings story by story, with each side's exact words as a block quote, marked words in bold."""
    view = View(report)
    stream.write("\n".join([*_overview(view), *(line for story in view.stories for line in _story(view, story))]))
    stream.write("\n")


def _overview(view: View) -> list[str]:
    told = sum(story.id is not None for story in view.stories)
    counts = [count_noun(len(view.articles), "article")]
    counts += [] if view.report.checks else [count_noun(told, "story", "stories")]
    for kind, names in KIND_NAMES.items():
        number = sum(item.kind == kind for item in view.report.findings)
        counts += [count_noun(number, *names)] if number else []
    lines = ["# Cross-check", "", ", ".join(counts) + ".", ""]
    lines += ["| source | outlet | date | language | story | origin |", "|---|---|---|---|---|---|"]
    for source in view.articles:
        lines.append("| " + " | ".join(_source_cells(view, source)) + " |")
    errors = [item for item in view.report.problems if item.level == "error"]
    if errors:
        lines += ["", "Not analysed:", ""]
        lines += [f"- {escape_markdown(item.path)}: {escape_markdown(item.reason)}" for item in errors]
    if view.report.baseline is not None:
        baseline = view.report.baseline
        since = f"{len(baseline.new)} new, {len(baseline.unchanged)} unchanged, {len(baseline.gone)} gone"
        lines += ["", f"Since the baseline: {since}.", ""]
        lines += [f"- gone: {_summary(item)}" for item in baseline.gone]
    return [*lines, *_answers(view)]


def _summary(finding: Finding) -> str:
    return escape_markdown(f"{KIND_NAMES[finding.kind][0]} {finding.id}: {finding.explanation}")


def _answers(view: View) -> list[str]:
    """Return what each source has on the statement that was asked about, nothing when none was."""
    if not view.report.checks:
        return []
    lines = ["", f"## {escape_markdown(view.statement)}"]
    for verdict, answers in list_answers(view).items():
        name = VERDICTS[verdict].capitalize()
        lines += ["", f"### {name}: {len(answers)} of {len(view.report.checks)}", ""]
        for answer in answers:
            source = f"**{escape_markdown(view.name_source(answer.source.id))}**"
            lines += [f"{source} ({escape_markdown(answer.source.published or 'undated')})", ""]
            lines += [line for pieces in answer.passages for line in (f"> {_words(pieces)}", "")]
            lines += [line for remark in answer.remarks for line in (f"{escape_markdown(remark)}.", "")]
            if answer.missing:
                nothing = ", ".join(f"“{part}”" for part in answer.missing)
                lines += [f"Nothing on {escape_markdown(nothing)}.", ""]
    return lines


def _source_cells(view: View, source: Source) -> list[str]:
    origin = ", ".join(source.credited_to) or ", ".join(view.name_source(item) for item in source.derived_from) or "own"
    cells = [
        source.id,
        source.outlet or "",
        source.published or "undated",
        source.language or "",
        view.number_story(source),
    ]
    return [escape_markdown(cell) for cell in [*cells, origin]]


def _story(view: View, story: Story) -> list[str]:
    lines = ["", f"## {escape_markdown(story.title)}", ""]
    names = ", ".join(escape_markdown(view.name_source(source.id)) for source in story.sources)
    lines.append(f"{count_noun(len(story.sources), 'source')}: {names}.")
    if not story.findings:
        lines += ["", "No finding."]
    for finding in story.findings:
        lines += _finding(view, finding)
    return lines


def _finding(view: View, finding: Finding) -> list[str]:
    name = KIND_NAMES[finding.kind][0].capitalize()
    about = view.describe_support(finding) if finding.kind == "agreement" else finding.type.replace("_", " ")
    lines = ["", f"### {name}: {escape_markdown(about)}", "", escape_markdown(finding.explanation)]
    for side in view.sides(finding):
        lines += ["", _side_heading(view, side), "", f"> {_words(side.pieces)}"]
    if finding.missing_from:
        missing = ", ".join(view.name_source(item) for item in finding.missing_from)
        lines += ["", f"Not in {escape_markdown(missing)}, from which it derives."]
    state = describe_state(view.report, finding)
    since = f"{state} since the baseline, " if state else ""
    detail = f"{since}confidence {finding.confidence:.2f}, rule {finding.rule}, finding {finding.id}"
    return [*lines, "", escape_markdown(detail)]


def _side_heading(view: View, side: Side) -> str:
    details = [side.source.published or "undated"]
    if side.source.outlet:
        details.append(side.source.id)
    if side.credit:
        details.append(side.credit)
    return f"**{escape_markdown(view.name_source(side.source.id))}** ({escape_markdown(', '.join(details))})"


def _words(pieces: tuple[Piece, ...]) -> str:
    parts = []
    for piece in pieces:
        words = _ACTIVE.sub(r"\\\1", squeeze_blanks(piece.text))
        inner = words.strip()
        # HTML's <strong>, for "**" inside a word or beside a sign marks nothing in CommonMark
        parts.append(words.replace(inner, f"<strong>{inner}</strong>", 1) if piece.marked and inner else words)
    return _guard_line("".join(parts).strip())
