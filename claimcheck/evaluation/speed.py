"""Words a second of the pipelines on news, one process a core."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from claimcheck.evaluation.names import read_marked, worldwide_paragraphs
from claimcheck.evaluation.rows import Row
from claimcheck.parse import load_language

CORES = 2
WORDS = 24_000
"""Words that each process reads: some seconds of work."""
PARTS = {
    "whole pipeline": (),
    "tags and trees alone": ("claimcheck_entities",),
    "entities alone": ("claimcheck_syntax",),
}
NOTE = f"{CORES} processes of one thread, by processor time, loading not counted; the trunk's pass counts in every part"


def score_speed(data: Path) -> Iterator[Row]:
    """Yield the words a second of each language's pipeline, whole and in parts."""
    for lang, texts in (("en", english_news(data)), ("fr", french_news(data))):
        for part, disabled in PARTS.items():
            context = get_context("spawn")
            with ProcessPoolExecutor(CORES, mp_context=context) as pool:
                done = list(pool.map(words_a_second, [lang] * CORES, [texts] * CORES, [disabled] * CORES))
            yield Row("speed", lang, f"words a second, {part}", sum(rate for rate, _ in done), done[0][1], NOTE)


def words_a_second(lang: str, texts: Sequence[str], disabled: Sequence[str]) -> tuple[float, int]:
    """Return the rate of one process after a warm-up, and the words it read."""
    nlp = load_language(lang)
    with nlp.select_pipes(disable=list(disabled)):
        list(nlp.pipe(texts[:20]))
        began = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        return words / (time.process_time() - began), words


def english_news(data: Path) -> list[str]:
    """Return paragraphs of news, `WORDS` words of them."""
    return _up_to(" ".join(p.words) for p in worldwide_paragraphs(data / "ner/en/worldwide-dev.iob"))


def french_news(data: Path) -> list[str]:
    """Return paragraphs of news, `WORDS` words of them."""
    articles = read_marked(data / "ner/fr/winer-train.jsonl")
    return _up_to(line for article in articles for line in article.text.split("\n") if line.strip())


def _up_to(texts: Iterator[str]) -> list[str]:
    kept: list[str] = []
    words = 0
    for text in texts:
        if words >= WORDS:
            break
        kept.append(text)
        words += len(text.split())
    return kept
