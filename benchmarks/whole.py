"""The command line as a whole: its start, its memory, two workers, what a cache saves, how it grows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from articles import read_texts, write_articles
from measure import Cost, Row, run_claimcheck, run_python

ROOT = Path(__file__).resolve().parent.parent
HELP_BAR, COLD_BAR, JOBS_BAR = 0.25, 1.5, 1.7
SEEDS_PEAK, MANY_PEAK, MANY = 900, 1500, 2000
GROWTH_FROM, GROWTH_TO, GROWTH_BAR = 200, 3200, 1.2

#: What anyone needs to parse the seeds once with spaCy: the same models loaded, the same texts read.
BARE_SCRIPT = """
import sys, pathlib, spacy
import claimcheck.models.entities, claimcheck.models.syntax  # the components that the pipelines are made of
from claimcheck.models.encoder import Encoder
from claimcheck.models.files import models_folder
from claimcheck.models.judge import JudgeModel
pipelines = {code: LOAD for code in ("en", "fr")}
models = Encoder(), JudgeModel()
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    text = path.read_text(encoding="utf-8")
    pipelines["fr" if " les " in text and " est " in text else "en"](text)
"""
#: The script's way to a pipeline, and ours, which spares it the import of spaCy's French.
SPACY, OURS = "spacy.load(models_folder() / code)", "__import__('claimcheck').load_language(code)"


def measure_start() -> Iterator[Row]:
    """Yield what help and a cold run over the seeds cost."""
    seeds = ROOT / "seeds"
    helped = min((run_claimcheck("--help") for _ in range(3)), key=lambda cost: cost.cpu)
    yield Row("claimcheck --help", f"{helped.cpu:.2f} s CPU", "", f"<= {HELP_BAR} s")
    bare, ours = (_bare(way, seeds) for way in (SPACY, OURS))
    yield Row("bare script: spaCy and models loaded, seeds parsed", _said(bare), "1.00")
    yield Row("the same script with our loader of pipelines", _said(ours), f"{ours.cpu / bare.cpu:.2f}")
    cold = min((_run(seeds, "--no-cache") for _ in range(2)), key=lambda cost: cost.cpu)
    yield Row("claimcheck run seeds/", _said(cold), f"{cold.cpu / bare.cpu:.2f}", f"<= {COLD_BAR}, < {SEEDS_PEAK} MB")
    yield Row("claimcheck run seeds/ beside the script with our loader", "", f"{cold.cpu / ours.cpu:.2f}")


def _bare(way: str, seeds: Path) -> Cost:
    script = BARE_SCRIPT.replace("LOAD", way)
    return min((run_python(script, str(seeds)) for _ in range(2)), key=lambda cost: cost.cpu)


def measure_cache(folder: Path) -> Iterator[Row]:
    """Yield a first and a second run over the same articles."""
    with tempfile.TemporaryDirectory() as kept:
        first = _run(folder, "--cache", kept)
        again = _run(folder, "--cache", kept)
    yield Row("run that fills a cache", _said(first), "1.00")
    yield Row("second run, from the cache", _said(again), f"{again.cpu / first.cpu:.2f}")


def measure_jobs(folder: Path) -> Iterator[Row]:
    """Yield one worker and two: wall-clock time, so the other cores must be quiet."""
    one, two = (_run(folder, "--no-cache", "--jobs", jobs) for jobs in ("1", "2"))
    yield Row("--jobs 1", _said(one), "1.00")
    yield Row("--jobs 2", _said(two), f"{one.wall / two.wall:.2f} x as fast", f">= {JOBS_BAR}")
    yield Row("--jobs 2: processor time", f"{two.cpu:.1f} s", f"{two.cpu / one.cpu:.2f}")


def measure_growth(texts: list[str], first: int = GROWTH_FROM, last: int = GROWTH_TO, jobs: int = 1) -> Iterator[Row]:
    """Yield few and many articles: time and memory for each article must stay what they are.

    Articles of one folder differ in length, so time is also told for a thousand words.
    """
    costs: dict[int, Cost] = {}
    words: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for count in sorted({first, min(MANY, last), last}):
            folder = write_articles(texts, count, Path(scratch) / str(count))
            words[count] = sum(len(text.split()) for text in read_texts(folder))
            cost = costs[count] = _run(folder, "--no-cache", "--jobs", str(jobs))
            by_word = f"{1e6 * cost.cpu / words[count]:.0f} ms a thousand words"
            each = f"{1000 * cost.cpu / count:.0f} ms an article, {by_word}"
            bar = f"< {MANY_PEAK} MB" if count == MANY else ""
            yield Row(f"{count} articles, {words[count]} words", f"{_said(cost)}, {each}", "", bar)
    ratio = costs[last].cpu / last / (costs[first].cpu / first)
    yield Row(f"an article of {last} beside one of {first}", "CPU time", f"{ratio:.2f}", f"<= {GROWTH_BAR}")
    ratio = costs[last].cpu / words[last] / (costs[first].cpu / words[first])
    yield Row(f"a word of {last} articles beside one of {first}", "CPU time", f"{ratio:.2f}", f"<= {GROWTH_BAR}")


def _run(folder: Path, *options: str) -> Cost:
    return run_claimcheck("run", "--quiet", "--format", "json", *options, str(folder))


def _said(cost: Cost) -> str:
    return f"{cost.cpu:.1f} s CPU, {cost.wall:.1f} s, {cost.peak:.0f} MB"
