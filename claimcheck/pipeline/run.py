"""The whole run: read, clean, parse, extract, link, group into stories, trace origins, align, compare, report.

Sources are extracted one by one (in worker processes when asked), and a model never sees two sources in one batch,
so that neither the number of jobs nor an unrelated article beside it can change what is found in a source.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from claimcheck import __version__
from claimcheck.align import align_claims
from claimcheck.clean import clean_source
from claimcheck.compare import compare_story
from claimcheck.errors import ClaimcheckError
from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.claims import find_claims
from claimcheck.extract.dates import find_dates
from claimcheck.extract.entities import find_mentions
from claimcheck.extract.figures import find_figures
from claimcheck.extract.quotes import find_quotes
from claimcheck.lexicon import installed_languages
from claimcheck.link import link_entities
from claimcheck.parse import parse_source
from claimcheck.pipeline.cache import ExtractCache
from claimcheck.pipeline.models import load_encoder, load_judge, model_hashes
from claimcheck.pipeline.stories import split_stories
from claimcheck.pipeline.workers import map_in_order
from claimcheck.read import read_inputs
from claimcheck.records import Entity, Extract, Finding, Group, Problem, Report, Source, Tool
from claimcheck.serialise import encode_record
from claimcheck.settings import Settings
from claimcheck.stories import group_stories, trace_origins

#: Characters of a text, furniture and all, beyond which it is not cleaned: a page around an article has fewer.
LONGEST_TEXT = 2_000_000
#: Characters kept of one article beyond which it is not analysed: some 16,000 words, more than the longest features
#: run to; a file of hundreds of articles is no source, and would hold up those beside it for minutes.
LONGEST_ARTICLE = 100_000
#: Words and marks of one article beyond which it is not analysed: a quarter more than prose of `LONGEST_ARTICLE` has,
#: so only lists and noise have more; each costs as much time as a word.
LONGEST_IN_WORDS = 25_000
_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")

#: Told before the first and after each piece of work: the stage, how many pieces are done, how many there are.
Progress = Callable[[str, int, int], None]


def run(
    paths: Sequence[str],
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    cache: Path | None = None,
) -> Report:
    """Cross-check the articles under ``paths`` (``-`` is ``stdin``) and return the report.

    ``cache`` is a folder that keeps extracts from run to run; it changes no byte of the report. Raises `UsageError`
    when a path does not exist or none is given; everything else that goes wrong with an input is a `Problem` in the
    report and never costs the inputs beside it.
    """
    settings = settings or Settings()
    sources, problems = read_articles(paths, settings, stdin, progress)
    extracts = list(extract_sources(sources, settings, jobs, progress, cache))
    return cross_check(extracts, problems, settings, progress)


@contextmanager
def _garbage_is_new() -> Iterator[None]:
    """Look for garbage only among what is made meanwhile: models and extracts stay, and looking them through costs."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@_garbage_is_new()
def cross_check(
    extracts: Sequence[Extract],
    problems: Sequence[Problem],
    settings: Settings,
    progress: Progress | None = None,
) -> Report:
    """Link, group, trace, align and compare what was extracted, and put the report together."""
    tell = progress or _tell_nobody
    tell("link", 0, 3)
    encoder, judge = load_encoder(), load_judge(settings)
    entities, linked = link_entities(extracts)
    tell("link", 1, 3)
    linked = group_stories(linked, entities, encoder, settings)
    tell("link", 2, 3)
    linked = trace_origins(linked, encoder, settings)
    tell("link", 3, 3)
    groups: list[Group] = []
    findings: list[Finding] = []
    stories = list(split_stories(linked, entities))
    tell("compare", 0, len(stories))
    for done, (story, named) in enumerate(stories, start=1):
        alignment = align_claims(story, named, encoder, settings)
        groups += alignment.groups
        findings += compare_story(story, named, alignment, judge, settings)
        tell("compare", done, len(stories))
    return assemble_report(linked, entities, groups, findings, problems, settings)


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Stand in for a caller who does not ask how far the work is."""


def read_articles(
    paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None, progress: Progress | None = None
) -> tuple[list[Source], list[Problem]]:
    """Read and clean the inputs: the sources that can be analysed, and a problem for each that cannot."""
    sources: list[Source] = []
    problems: list[Problem] = []
    items = list(read_inputs(paths, settings, stdin, progress))
    for done, item in enumerate(items, start=1):
        if progress is not None:
            progress("clean", done, len(items))
        if isinstance(item, Problem):
            problems.append(item)
            continue
        cleaned, problem = _clean(item, settings)
        if problem is None:
            sources.append(cleaned)
        else:
            problems.append(problem)
    return sources, problems


def _clean(source: Source, settings: Settings) -> tuple[Source, Problem | None]:
    """Return the cleaned source, and why it cannot be analysed if so. A fault is a problem of this source alone."""
    if len(source.text) > LONGEST_TEXT:
        return source, _too_long(source, len(source.text), "a page with an article", LONGEST_TEXT)
    try:
        cleaned = clean_source(source, settings)
    except ClaimcheckError:
        raise
    except Exception as error:  # the good articles beside it are reported whatever happens here
        reason = f"could not be cleaned ({_in_a_line(error)}); please report this as a bug"
        return source, Problem(source.path, "clean", "error", reason)
    return cleaned, _refuse(cleaned)


def _too_long(source: Source, length: int, what: str, most: int, unit: str = "characters") -> Problem:
    reason = f"{length:,} {unit}, longer than {what} can be ({most:,}): split it into its articles"
    return Problem(source.path, "clean", "error", reason)


def _in_a_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _refuse(source: Source) -> Problem | None:
    """Return why a cleaned source cannot be analysed, or None if it can."""
    if not source.blocks:
        return Problem(source.path, "clean", "error", "no article text is left once the page's furniture is removed")
    kept = sum(block.end - block.start for block in source.blocks)
    if kept > LONGEST_ARTICLE:
        return _too_long(source, kept, "an article", LONGEST_ARTICLE)
    words = sum(1 for block in source.blocks for _ in _WORD_OR_MARK.finditer(source.text, block.start, block.end))
    if words > LONGEST_IN_WORDS:
        return _too_long(source, words, "an article", LONGEST_IN_WORDS, "words and marks")
    if source.language not in installed_languages():
        installed = ", ".join(installed_languages())
        reason = f"the language looks like {source.language or 'none known'!r}; installed are {installed}"
        cure = f"if it is one of them, say so with --language {source.id}=xx"
        return Problem(source.path, "language", "error", f"{reason} ({cure})")
    return None


def extract_sources(
    sources: Sequence[Source],
    settings: Settings,
    jobs: int = 1,
    progress: Progress | None = None,
    cache: Path | None = None,
) -> Iterator[Extract]:
    """Yield the extract of each source, in the order of ``sources``, using ``jobs`` processes.

    What the folder ``cache`` holds is taken from there, and what it lacks is added.
    """
    extracts = _make_extracts(_tell_copies_apart(sources), settings, jobs, cache)
    if progress is not None:
        progress("extract", 0, len(sources))
    for done, (source, extract) in enumerate(zip(sources, extracts, strict=True), start=1):
        if progress is not None:
            progress("extract", done, len(sources))
        yield replace(extract, source=source)


def _make_extracts(sources: Sequence[Source], settings: Settings, jobs: int, folder: Path | None) -> Iterator[Extract]:
    work = partial(extract_source, settings=settings)
    if folder is None:
        yield from map_in_order(work, sources, min(jobs, len(sources)))
        return
    cache = ExtractCache(folder, settings)
    known = [cache.holds(source) for source in sources]
    new = [source for source, held in zip(sources, known, strict=True) if not held]
    made = map_in_order(work, new, min(jobs, len(new)))
    for source, held in zip(sources, known, strict=True):
        extract = cache.find(source) if held else None
        if extract is None:
            extract = work(source) if held else next(made)
            cache.keep(extract)
        yield extract
    cache.trim()


def _tell_copies_apart(sources: Sequence[Source]) -> list[Source]:
    """Return the sources with a key in place of the SHA-256 from which ids are made.

    Of several with the same bytes the one with the least id keeps its hash, so that a copy beside an article changes
    no id of the article's.
    """
    first: dict[str, str] = {}
    for source in sources:
        first[source.sha256] = min(first.get(source.sha256, source.id), source.id)
    return [
        source if first[source.sha256] == source.id else replace(source, sha256=f"{source.sha256} {source.id}")
        for source in sources
    ]


def extract_source(source: Source, settings: Settings) -> Extract:
    """Find everything in one source on its own. A fault in one source is a problem of that source alone."""
    try:
        passages = parse_source(source, settings)
        mentions = find_mentions(passages, source)
        dates = find_dates(passages, source)
        figures = find_figures(passages, source, dates)
        quotes = find_quotes(passages, source, mentions)
        attributed = find_attributions(passages, source, mentions, quotes)
        claims = find_claims(passages, source, mentions, dates, figures, quotes, attributed)
    except ClaimcheckError:
        raise
    except Exception as error:  # the good articles beside it are reported whatever happens here
        reason = f"could not be analysed ({_in_a_line(error)}); please report this as a bug"
        return Extract(source, problems=(Problem(source.path, "extract", "error", reason),))
    return Extract(source, mentions, dates, figures, quotes, claims)


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
    sources, problems = read_articles(paths, settings, stdin, progress)
    entities, linked = link_entities(list(extract_sources(sources, settings, jobs, progress, cache)))
    return assemble_report(linked, entities, (), (), problems, settings)


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
