"""What `claimcheck evaluate` measures: precision and recall on annotated files, the project's own or the user's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from claimcheck.evaluation.rows import Row

_PACKAGE = Path(__file__).resolve().parent.parent


def gold_folder() -> Path:
    """Return the project's own annotated texts: inside an installed package, among the tests in a checkout."""
    installed = _PACKAGE / "data" / "gold"
    return installed if installed.is_dir() else _PACKAGE.parent / "tests" / "gold"


def evaluate(what: str | None, data: Path | None) -> Iterator[dict[str, object]]:
    """Yield a row a figure for one part of `PARTS`, or for all when ``what`` is None.

    ``data`` is a folder in the layout of the training data; without it only the project's own gold is measured.
    """
    for part in PARTS if what is None else (what,):
        yield from (asdict(row) for row in PARTS[part](data, gold_folder()))


# Each part imports what it measures when it is asked for.


def _models(data: Path | None, gold: Path) -> Iterator[Row]:
    from claimcheck.evaluation.models import evaluate_models

    yield from evaluate_models(data, gold)


def _extraction(data: Path | None, gold: Path) -> Iterator[Row]:
    from claimcheck.evaluation.dates import evaluate_dates
    from claimcheck.evaluation.dates_news import evaluate_news_dates
    from claimcheck.evaluation.entities import evaluate_links
    from claimcheck.evaluation.figures import evaluate_figures
    from claimcheck.evaluation.quotes import evaluate_quotes
    from claimcheck.evaluation.speech import evaluate_speech

    yield from evaluate_dates(data, gold)
    yield from evaluate_news_dates(data)
    yield from evaluate_figures(data, gold)
    yield from evaluate_quotes(data, gold)
    yield from evaluate_speech(gold)
    if data is not None:
        yield from evaluate_links(data)


def _judge(data: Path | None, gold: Path) -> Iterator[Row]:
    from claimcheck.evaluation.judge import evaluate_judge

    yield from evaluate_judge(data, gold)


def _stories(data: Path | None, gold: Path) -> Iterator[Row]:
    from claimcheck.evaluation.stories_ecb import evaluate_alignment
    from claimcheck.evaluation.stories_gold import evaluate_findings

    yield from evaluate_findings(gold / "stories")
    if data is not None:
        yield from evaluate_alignment(data)


PARTS: dict[str, Callable[[Path | None, Path], Iterable[Row]]] = {
    "models": _models,
    "extraction": _extraction,
    "judge": _judge,
    "stories": _stories,
}
