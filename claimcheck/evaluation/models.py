"""`claimcheck evaluate models`: every figure of the shipped models in one table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimcheck.evaluation.names import score_names
from claimcheck.evaluation.robustness import score_robustness
from claimcheck.evaluation.rows import Row
from claimcheck.evaluation.speed import score_speed
from claimcheck.evaluation.syntax import score_articles, score_treebanks
from claimcheck.models.encoder import Encoder
from claimcheck.models.files import models_folder, read_meta
from claimcheck.parse import load_language
from claimcheck.training.encoder.measure import PAIRS, measure


def evaluate_models(data: Path | None, gold: Path) -> Iterator[Row]:
    """Yield all figures; `data` is a folder laid out as the training data, `gold` the project's marked articles.

    Without `data` only what `gold` measures is yielded, and the encoder's rows are those of its description; its
    nearness to its teacher always is, since the teacher is there in training alone.
    """
    if (gold / "sentences").is_dir():
        yield from score_articles(load_language, gold / "sentences")
    if data is not None:
        yield from score_treebanks(load_language, data)
        yield from score_names(load_language, data)
        yield from score_robustness(load_language, data)
        yield from score_encoder(data)
        yield from score_speed(data)
    yield from encoder_rows("teacher" if data else "")


def score_encoder(data: Path) -> Iterator[Row]:
    """Yield how often the encoder finds a sentence's translation among all others."""
    folder = models_folder() / "encoder"
    if folder.is_dir():
        for metric, value in measure(Encoder(folder).encode, data).items():
            yield Row("encoder", f"newstest2012-dev, first {PAIRS:,} pairs", metric, value, PAIRS)


def encoder_rows(kind: str = "") -> Iterator[Row]:
    """Yield the encoder's figures as its description gives them, those with `kind` in their name."""
    folder = models_folder() / "encoder"
    if not folder.is_dir():
        return
    for name, forms in sorted(read_meta(folder).scores.items()):
        for metric, value in forms.get("int8", {}).items():
            if kind not in metric:
                continue
            yield Row("encoder", name, metric, float(value), 0, "from the model's description")
