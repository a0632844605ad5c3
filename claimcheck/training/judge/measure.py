"""The judge's figures: accuracy by set and kind, false contradictions, calibration."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.training.encoder.corpus import MEASURED_ON, read_pairs
from claimcheck.training.judge.made import AGREES, CONTRADICTS, NEUTRAL
from claimcheck.training.judge.mixture import VERDICTS, french_rows, read_labelled
from claimcheck.training.judge.rows import Row

Probabilities = npt.NDArray[np.float64]
Predict = Callable[[Sequence[Row]], Probabilities]
DEV = {
    "mnli-dev": "nli/en/mnli-dev",
    "diagnostic-dev": "nli/en/diagnostic-dev",
    "reddit-quantities-dev": "nli/en/reddit-quantities-dev",
    "gqnli quantifiers-dev (fr)": "nli/fr/quantifiers-dev",
}
BINS = 10
SEED = 11
SAMPLE = 3000  # of the made pairs of each language, enough for a point


def labelled_rows(data: Path, name: str) -> list[Row]:
    """Return a development set."""
    lang = "fr" if "(fr)" in name else "en"
    rows = read_labelled(data / f"{DEV[name]}.jsonl.gz")
    return [Row(p, h, VERDICTS[label], name, (lang, lang)) for p, h, label, _ in rows]


def event_rows(data: Path, count: int, seed: int) -> list[Row]:
    """Return neutral pairs of annotated sentences: different events of one topic, and different topics (ECB+)."""
    rng = random.Random(seed)
    sentences: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(data / "align/ecbplus-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for number in row["validated"]:
                text = row["sentences"][number]
                text = text if isinstance(text, str) else " ".join(text)
                if len(text.split()) >= 6:
                    sentences[row["topic"]][str(row["event"])].append(text)
    topics = sorted(topic for topic, events in sentences.items() if len(events) > 1)
    rows = []
    for _ in range(count):
        first, second = rng.sample(topics, 2)
        left, right = rng.sample(sorted(sentences[first]), 2)
        one = rng.choice(sentences[first][left])
        rows.append(Row(one, rng.choice(sentences[first][right]), NEUTRAL, "other event of one topic", ("en", "en")))
        other = rng.choice(sentences[second][rng.choice(sorted(sentences[second]))])
        rows.append(Row(one, other, NEUTRAL, "other topic", ("en", "en")))
    return rows


def translation_rows(data: Path, count: int = 1000) -> list[Row]:
    """Return news sentences against their translations, which agree."""
    pairs = read_pairs(data / MEASURED_ON)[-count:]
    return [Row(pair.en, pair.fr, AGREES, "translated news", ("en", "fr")) for pair in pairs]


def accuracy(rows: Sequence[Row], scores: Probabilities) -> float:
    """Return the share of rows whose likeliest verdict is right."""
    return float((scores.argmax(axis=1) == np.array([row.verdict for row in rows])).mean())


def contradiction(rows: Sequence[Row], scores: Probabilities) -> tuple[float, float]:
    """Return precision and recall of contradictions."""
    said = scores.argmax(axis=1) == CONTRADICTS
    true = np.array([row.verdict == CONTRADICTS for row in rows])
    both = (said & true).sum()
    return float(both / max(said.sum(), 1)), float(both / max(true.sum(), 1))


def calibration_error(rows: Sequence[Row], scores: Probabilities) -> float:
    """Return the expected calibration error over ten bins (Naeini et al. 2015)."""
    sure = scores.max(axis=1)
    right = scores.argmax(axis=1) == np.array([row.verdict for row in rows])
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return float(sum(abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean()
                     for b in range(BINS) if (bins == b).any()))  # fmt: skip


def by_kind(rows: Sequence[Row], scores: Probabilities) -> dict[str, float]:
    """Return the accuracy of each kind."""
    right = scores.argmax(axis=1) == np.array([row.verdict for row in rows])
    kinds = np.array([row.kind for row in rows])
    return {str(kind): round(float(right[kinds == kind].mean()), 3) for kind in sorted(set(kinds))}


def sample(rows: Sequence[Row], seed: int, size: int = SAMPLE) -> dict[str, list[Row]]:
    """Return some of the held-back made pairs: English, French, and across the two."""
    rng = random.Random(seed)
    groups = {
        "made, English": [row for row in rows if row.languages == ("en", "en")],
        "made, French": [row for row in rows if row.languages == ("fr", "fr")],
        "made, across": [row for row in rows if row.languages[0] != row.languages[1]],
    }
    return {name: rng.sample(group, min(size, len(group))) for name, group in groups.items()}


def measure(predict: Predict, data: Path, made: Sequence[Row], seed: int, size: int = SAMPLE) -> dict[str, object]:
    """Return all figures; ``made`` are the held-back made pairs."""
    scores: dict[str, object] = {}
    for name in DEV:
        rows = labelled_rows(data, name)
        scores[f"{name} accuracy"] = round(accuracy(rows, predict(rows)), 3)
    rows = french_rows(data, 1)
    scores["RTE3-FR, half, accuracy"] = round(accuracy(rows, predict(rows)), 3)
    for name, group in sample(made, seed, size).items():
        found = predict(group)
        precision, recall = contradiction(group, found)
        scores[f"{name} accuracy"] = round(accuracy(group, found), 3)
        scores[f"{name} contradiction precision, recall"] = [round(precision, 3), round(recall, 3)]
        scores[f"{name} calibration error"] = round(calibration_error(group, found), 3)
        scores[f"{name} by kind"] = by_kind(group, found)
    for rows in (event_rows(data, size // 3, seed), translation_rows(data, size // 3)):
        found = predict(rows).argmax(axis=1)
        for kind in sorted({row.kind for row in rows}):
            own = [k for k, row in enumerate(rows) if row.kind == kind]
            scores[f"{kind}: called contradiction"] = round(float((found[own] == CONTRADICTS).mean()), 4)
            scores[f"{kind}: called agreement"] = round(float((found[own] == AGREES).mean()), 4)
    return scores
