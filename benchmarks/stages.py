"""The stages of a run beside a bare `nlp.pipe` of the same pipelines over the same texts, in one process."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from measure import Row

from claimcheck.align import align_claims
from claimcheck.compare import compare_story
from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.claims import find_claims
from claimcheck.extract.dates import find_dates
from claimcheck.extract.entities import find_mentions
from claimcheck.extract.figures import find_figures
from claimcheck.extract.quotes import find_quotes
from claimcheck.link import link_entities
from claimcheck.parse import load_language, parse_source
from claimcheck.pipeline.articles import read_articles
from claimcheck.pipeline.models import load_encoder, load_judge
from claimcheck.pipeline.run import assemble_report
from claimcheck.pipeline.stories import split_stories
from claimcheck.records import Extract, Finding, Group, Report, Source
from claimcheck.report.json import write_json
from claimcheck.settings import Settings
from claimcheck.stories import group_stories, trace_origins

#: As many texts as `nlp.pipe` reads together where nothing else is said.
BATCH = 64
WHOLE_BAR = 1.8
#: A first small run loads models, word lists and patterns, which a long run does not notice.
WARM_UP = 4

T = TypeVar("T")


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[..., T], *arguments: object) -> T:
        """Call ``work`` and add what it costs to a stage."""
        before = time.process_time()
        answer = work(*arguments)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - before
        return answer


def measure_stages(folder: Path) -> Iterator[Row]:
    """Yield a row a stage and one for the whole run, each with its ratio to the bare parse."""
    settings = Settings()
    few = sorted(folder.rglob("*.txt"))[:WARM_UP]
    run_stages([str(path) for path in few], settings, Clock())
    clock = Clock()
    sources, report = run_stages([str(folder)], settings, clock)
    bare = bare_parse(sources)
    words = sum(len(source.text.split()) for source in sources)
    stories = len({source.story for source in report.sources})
    yield Row(f"{len(sources)} articles, {words} words, {stories} stories, {len(report.findings)} findings", "")
    yield Row("bare nlp.pipe", _per_second(bare, words), "1.00")
    for stage, seconds in clock.seconds.items():
        yield Row(f"- {stage}", f"{seconds:.2f} s", f"{seconds / bare:.2f}")
    whole = sum(clock.seconds.values())
    yield Row("whole run", _per_second(whole, words), f"{whole / bare:.2f}", f"<= {WHOLE_BAR}")


def _per_second(seconds: float, words: int) -> str:
    return f"{seconds:.2f} s, {words / seconds:,.0f} words/s"


def bare_parse(sources: list[Source]) -> float:
    """Return the CPU seconds that the language pipelines alone take for the texts."""
    seconds = 0.0
    for language in sorted({source.language or "" for source in sources}):
        nlp = load_language(language)
        texts = [source.text for source in sources if source.language == language]
        before = time.process_time()
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass
        seconds += time.process_time() - before
    return seconds


def run_stages(paths: list[str], settings: Settings, clock: Clock) -> tuple[list[Source], Report]:
    """Do what `claimcheck.pipeline.run` does, stage by stage."""
    encoder, judge = load_encoder(), load_judge(settings)
    sources, problems = clock.time("read and clean", read_articles, paths, settings)
    extracts = [_extract(source, settings, clock) for source in sources]
    entities, linked = clock.time("link", link_entities, extracts)
    linked = clock.time("stories and origins", group_stories, linked, entities, settings)
    linked = clock.time("stories and origins", trace_origins, linked, encoder, settings)
    groups: list[Group] = []
    findings: list[Finding] = []

    for story, named in split_stories(linked, entities):
        alignment = clock.time("align", align_claims, story, named, encoder, settings)
        groups += alignment.groups
        findings += clock.time("compare", compare_story, story, named, alignment, judge, settings)
    report = assemble_report(linked, entities, groups, findings, problems, settings)
    clock.time("write JSON", write_json, report, io.StringIO())
    return sources, report


def _extract(source: Source, settings: Settings, clock: Clock) -> Extract:
    passages = clock.time("parse", parse_source, source, settings)
    mentions = clock.time("entities", find_mentions, passages, source)
    dates = clock.time("dates", find_dates, passages, source)
    figures = clock.time("figures", find_figures, passages, source, dates)
    quotes = clock.time("quotes", find_quotes, passages, source, mentions)
    attributed = clock.time("attributions", find_attributions, passages, source, mentions, quotes)
    claims = clock.time("claims", find_claims, passages, source, mentions, dates, figures, quotes, attributed)
    return Extract(source, mentions, dates, figures, quotes, claims)
