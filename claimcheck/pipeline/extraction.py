"""Every article of a run analysed on its own: from the cache, in this process or in the workers.

A model never sees two sources in one batch, so that neither the number of workers nor an unrelated article beside it
can change what is found in a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from claimcheck.pipeline.cache import ExtractCache
from claimcheck.pipeline.progress import Progress, tell_nobody
from claimcheck.pipeline.workers import ALONE, Workers
from claimcheck.records import Extract, Source
from claimcheck.settings import Settings


def extract_sources(
    sources: Sequence[Source],
    settings: Settings,
    workers: Workers = ALONE,
    progress: Progress | None = None,
    cache: Path | None = None,
) -> Iterator[Extract]:
    """Yield the extract of each source, in the order of ``sources``.

    What the folder ``cache`` holds is taken from there, and what it lacks is added.
    """
    tell = progress or tell_nobody
    extracts = _make_extracts(_tell_copies_apart(sources), settings, workers, cache)
    tell("extract", 0, len(sources))
    for done, (source, extract) in enumerate(zip(sources, extracts, strict=True), start=1):
        tell("extract", done, len(sources))
        yield replace(extract, source=source)


def _make_extracts(
    sources: Sequence[Source], settings: Settings, workers: Workers, folder: Path | None
) -> Iterator[Extract]:
    work = partial(extract_source, settings=settings)
    if folder is None:
        yield from workers.map(work, sources)
        return
    cache = ExtractCache(folder, settings)
    known = [cache.holds(source) for source in sources]
    new = [source for source, held in zip(sources, known, strict=True) if not held]
    made = workers.map(work, new)
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
    from claimcheck.pipeline.analysis import analyse_source  # half a second, for nothing where others do the work

    return analyse_source(source, settings)


def prepare_extraction() -> None:
    """Load what every extraction needs; a language's own tables are loaded when its first article comes."""
    from claimcheck.models.files import models_folder
    from claimcheck.models.trunk import load_trunk
    from claimcheck.pipeline import analysis  # noqa: F401 - with what it imports

    load_trunk(models_folder() / "trunk")
