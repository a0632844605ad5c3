"""The whole run: read, clean, parse, extract, link, group into stories, trace origins, align, compare, report.

Each article is analysed on its own and each story cross-checked on its own, in worker processes when asked, so that
neither the number of jobs nor an unrelated article beside it can change what is found in a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from claimcheck import __version__
from claimcheck.link import link_entities
from claimcheck.pipeline.articles import clean_articles
from claimcheck.pipeline.copies import note_copies
from claimcheck.pipeline.crossing import cross_check, prepare_crossing
from claimcheck.pipeline.extraction import extract_sources, prepare_extraction
from claimcheck.pipeline.models import model_hashes
from claimcheck.pipeline.progress import Progress
from claimcheck.pipeline.workers import Workers
from claimcheck.read import read_inputs
from claimcheck.records import Entity, Extract, Finding, Group, Problem, Report, Tool
from claimcheck.serialise import encode_record
from claimcheck.settings import Settings


def run(
    paths: Sequence[str],
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    cache: Path | None = None,
) -> Report:
    """Cross-check the articles under ``paths`` (``-`` is ``stdin``) and return the report.

    ``cache`` is a folder that keeps extracts from run to run; neither it nor ``jobs``, the number of processes, changes
    what is found. Raises `UsageError` when a path does not exist or none is given; everything else that goes wrong with
    an input is a `Problem` in the report and never costs the inputs beside it.
    """
    settings = settings or Settings()
    items = list(read_inputs(paths, settings, stdin, progress))
    with Workers(min(jobs, len(items)), partial(_prepare, settings)) as workers:
        sources, problems = clean_articles(items, settings, progress)
        extracts = list(extract_sources(sources, settings, workers, progress, cache))
        crossed = cross_check(extracts, settings, workers, progress)
    found = (crossed.extracts, crossed.entities, crossed.groups, crossed.findings)
    return assemble_report(*found, [*problems, *note_copies(sources), *tell_losses(workers)], settings)


def _prepare(settings: Settings) -> None:
    """Load in a worker what every run needs, while the articles are still being read."""
    prepare_extraction()
    prepare_crossing(settings)


def tell_losses(workers: Workers) -> list[Problem]:
    """Return a note when a worker was killed: nothing is missing from the report, but it took longer."""
    reason = "a worker was killed, for want of memory perhaps; what it left was done without it: try fewer --jobs"
    return [Problem("", "workers", "note", reason)] if workers.lost else []


def assemble_report(
    extracts: Sequence[Extract],
    entities: Sequence[Entity],
    groups: Sequence[Group],
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    settings: Settings,
) -> Report:
    """Put the records of all stages together, findings below the confidence asked for left out."""
    kept = [finding for finding in findings if finding.confidence >= settings.min_confidence]
    return Report(
        tool=Tool("claimcheck", __version__, model_hashes(settings), encode_record(settings)),
        sources=tuple(extract.source for extract in extracts),
        entities=tuple(entities),
        dates=tuple(item for extract in extracts for item in extract.dates),
        figures=tuple(item for extract in extracts for item in extract.figures),
        quotes=tuple(item for extract in extracts for item in extract.quotes),
        claims=tuple(item for extract in extracts for item in extract.claims),
        groups=tuple(groups),
        findings=tuple(kept),
        problems=(*problems, *(item for extract in extracts for item in extract.problems)),
    )


def extract(
    paths: Sequence[str],
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    cache: Path | None = None,
) -> Report:
    """Extract alone: a report with sources, entities, dates, figures, quotes, claims and problems, no findings."""
    settings = settings or Settings()
    items = list(read_inputs(paths, settings, stdin, progress))
    with Workers(min(jobs, len(items)), prepare_extraction) as workers:
        sources, problems = clean_articles(items, settings, progress)
        entities, linked = link_entities(list(extract_sources(sources, settings, workers, progress, cache)))
    return assemble_report(linked, entities, (), (), [*problems, *tell_losses(workers)], settings)


def compare(
    path_a: str,
    path_b: str,
    settings: Settings | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Cross-check two articles as if they told of one event, whatever their stories."""
    settings = replace(settings or Settings(), one_story=True)
    return run([path_a, path_b], settings, progress=progress, cache=cache)
