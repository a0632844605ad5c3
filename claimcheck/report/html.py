"""The report as one HTML file that needs nothing else: no request to anywhere, readable from disk and on paper."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from claimcheck.records import Report, Source
from claimcheck.report.answers import VERDICTS, list_answers
from claimcheck.report.baseline import describe_state
from claimcheck.report.html_articles import Segment, cut_articles, make_slug, name_article, name_passage
from claimcheck.report.html_overview import Entry, Origin, Row, build_matrix, build_origins, build_timeline
from claimcheck.report.places import web_address
from claimcheck.report.plain import count_noun, make_line
from claimcheck.report.view import KIND_NAMES, Side, Story, View

_TEMPLATES = Path(__file__).parent / "templates"
#: A letter for each kind, so that a highlight is told from another without colour.
_LETTERS = {
    "contradiction": "C",
    "altered_quote": "Q",
    "dispute": "D",
    "update": "U",
    "agreement": "A",
    "addition": "+",
    "unresolved": "?",
}


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that the template draws of one story."""

    story: Story
    matrix: tuple[Row, ...]
    timeline: tuple[Entry, ...]
    origins: tuple[Origin, ...]
    articles: dict[str, tuple[Segment, ...]]


def write_html(report: Report, stream: TextIO) -> None:
    """Write the report as one HTML page; everything that comes from an article is escaped."""
    view = View(report)
    style, script = (_TEMPLATES / "report.css").read_text("utf-8"), (_TEMPLATES / "report.js").read_text("utf-8")
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"line": make_line, "slug": make_slug}
    page = environment.get_template("report.html.j2").render(
        report=report,
        view=view,
        pages=[_page(view, story) for story in view.stories],
        summary=summarise(view),
        kinds=[(kind, names, _LETTERS[kind]) for kind, names in KIND_NAMES.items()],
        names=KIND_NAMES,
        letters=_LETTERS,
        verdicts=VERDICTS,
        answers=list_answers(view),
        counts={kind: sum(item.kind == kind for item in report.findings) for kind in KIND_NAMES},
        types=sorted({item.type for item in report.findings}),
        style=style,
        script=script,
        style_hash=_policy_hash(style),
        script_hash=_policy_hash(script),
        describe_side=_describe_side,
        describe_state=describe_state,
        kept_share=_kept_share,
        name_article=name_article,
        name_passage=name_passage,
        web_address=web_address,
        count_noun=count_noun,
    )
    stream.write(page)


def summarise(view: View) -> list[str]:
    """Return what the run found as short phrases ("5 articles", "1 contradiction")."""
    told = sum(story.id is not None for story in view.stories)
    phrases = [count_noun(len(view.articles), "article")]
    phrases += [] if view.report.checks else [count_noun(told, "story", "stories")]
    for kind, names in KIND_NAMES.items():
        number = sum(item.kind == kind for item in view.report.findings)
        phrases += [count_noun(number, *names)] if number else []
    return phrases


def _page(view: View, story: Story) -> StoryPage:
    return StoryPage(
        story, build_matrix(view, story), build_timeline(view, story), build_origins(view, story), cut_articles(story)
    )


def _describe_side(view: View, side: Side) -> str:
    details = [side.source.published or "undated"]
    if side.source.outlet:
        details.append(make_line(side.source.id))
    if side.credit:
        details.append(side.credit)
    return " · ".join(details)


def _kept_share(source: Source) -> str:
    kept = sum(end - start for start, end in source.kept)
    return f"{100 * kept / source.characters:.0f}%" if source.characters else "–"


def _policy_hash(text: str) -> str:
    """Return a Content-Security-Policy source that allows exactly this inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
