"""All measures of speed and memory on one table: ``make bench``, or ``python benchmarks/run.py [FOLDER] [PART ...]``.

FOLDER holds articles; without one the project's annotated stories are taken. Parts: start, stages, peers, cache,
checking, jobs, growth (minutes); all but the last three when none is named. ``--save`` writes the table to RESULTS.md,
with machine and date. Ratios are of CPU time, so that what else the machine does weighs little; only ``jobs`` needs a
quiet one.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import whole  # noqa: E402 - after the threads are set
from articles import STORIES, read_texts, story_texts  # noqa: E402
from measure import Row  # noqa: E402

import claimcheck  # noqa: E402

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
USUAL = ("start", "stages", "peers", "cache")


def main() -> None:
    """Measure what is asked for, print the rows as they come, and save them when asked."""
    options = _options()
    folder = options.folder or STORIES
    parts: dict[str, Callable[[], Iterator[Row]]] = {
        "start": whole.measure_start,
        "stages": lambda: _stages(folder),
        "peers": lambda: _peers(folder),
        "checking": lambda: _checking(folder),
        "cache": lambda: whole.measure_cache(folder),
        "jobs": lambda: whole.measure_jobs(folder),
        "growth": lambda: whole.measure_growth(read_texts(folder) if options.folder else story_texts()),
    }
    lines = ["| measure | cost | ratio | bar |", "|---|---|---|---|"]
    print(*lines, sep="\n")
    for part in options.parts or USUAL:
        for row in parts[part]():
            lines.append(f"| {row.measure} | {row.cost} | {row.ratio} | {row.bar} |")
            print(lines[-1], flush=True)
    if options.save:
        RESULTS.write_text(f"{_heading()}\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _stages(folder: Path) -> Iterator[Row]:
    from stages import measure_stages

    yield from measure_stages(folder)


def _checking(folder: Path) -> Iterator[Row]:
    from checking import measure_checking

    yield from measure_checking(folder)


def _peers(folder: Path) -> Iterator[Row]:
    from peers import load_pipelines, measure_peers

    from claimcheck.link import link_entities
    from claimcheck.pipeline.articles import read_articles
    from claimcheck.pipeline.extraction import extract_sources
    from claimcheck.settings import Settings

    load_pipelines()
    sources, _ = read_articles([str(folder)], Settings())
    sources = sources[:120]
    entities, extracts = link_entities(list(extract_sources(sources, Settings())))
    yield from measure_peers(sources, extracts, entities)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART")
    options = parser.parse_args()
    if options.folder is not None and not options.folder.is_dir():
        options.parts, options.folder = [str(options.folder), *options.parts], None
    return options


def _heading() -> str:
    day = datetime.now(UTC).date().isoformat()
    cores = os.cpu_count()
    return (
        f"# Speed and memory\n\nclaimcheck {claimcheck.__version__}, {day}, {platform.machine()}, {cores} cores, "
        f"Python {platform.python_version()}. Made with `python benchmarks/run.py --save`; ratios are of CPU time.\n"
    )


if __name__ == "__main__":
    main()
