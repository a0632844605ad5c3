"""Learns the weights of check-worthiness from the project's own labelled sentences.

    python -m claimcheck.training.reporting.checkworthy GOLD [MODEL_EN MODEL_FR]

``GOLD`` holds ``en/checkworthy.jsonl`` and ``fr/checkworthy.jsonl`` (``text``, ``fact``). Logistic regression with a
quadratic penalty, by gradient descent; prints how well five parts predict each other (the share of pairs of a fact
and an opinion that are ranked rightly).
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from unittest.mock import patch

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.claims import find_claims
from claimcheck.extract.claims_checkworthy import FEATURES, score
from claimcheck.extract.dates import find_dates
from claimcheck.extract.entities import find_mentions
from claimcheck.extract.figures import find_figures
from claimcheck.extract.quotes import find_quotes
from claimcheck.passages import Passage
from claimcheck.records import Block, Source

_PENALTY = 0.005
_STEPS = 6000
_RATE = 0.5
_PARTS = 5
_TARGET = Path(__file__).parents[2] / "lexicon" / "any" / "checkworthy_weights.json"


def sentence_features(text: str, language: str, nlp: Language) -> tuple[float, ...] | None:
    """Return the features of a sentence's most checkable claim, None if it makes none."""
    source = Source(
        id="s", path="s", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), characters=len(text),
        language=language, kept=((0, len(text)),), blocks=(Block(0, len(text), "body", language),),
    )  # fmt: skip
    passages = (Passage(source.blocks[0], nlp(text)),)
    mentions, dates = find_mentions(passages, source), find_dates(passages, source)
    figures = find_figures(passages, source, dates)
    quotes = find_quotes(passages, source, mentions)
    attributed = find_attributions(passages, source, mentions, quotes)
    seen: list[tuple[float, ...]] = []

    def record(values: tuple[float, ...]) -> float:
        seen.append(values)
        return score(values)

    with patch("claimcheck.extract.claims_build.score", record):
        find_claims(passages, source, mentions, dates, figures, quotes, attributed)
    return max(seen, key=score, default=None)


def fit(rows: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights, the bias last."""
    inputs = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(inputs.shape[1])
    penalty = np.full(inputs.shape[1], _PENALTY)
    penalty[-1] = 0
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp(-inputs @ weights))
        weights -= _RATE * (inputs.T @ (guess - labels) / len(rows) + penalty * weights)
    return weights


def ranked(scores: NDArray[np.float64], labels: NDArray[np.float64]) -> float:
    """Return the share of fact and opinion pairs in which the fact scores higher; a tie counts half."""
    facts, opinions = scores[labels == 1], scores[labels == 0]
    above = (facts[:, None] > opinions).sum() + 0.5 * (facts[:, None] == opinions).sum()
    return float(above / (len(facts) * len(opinions)))


def main(gold: Path, models: dict[str, str]) -> None:
    """Fit, report, and write the weights."""
    from claimcheck import load_language

    rows, labels = [], []
    for language in ("en", "fr"):
        nlp = spacy.load(models[language]) if models else load_language(language)
        for line in (gold / language / "checkworthy.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            values = sentence_features(item["text"], language, nlp)
            if values is None:
                print("no claim:", item["text"])
                continue
            rows.append(values)
            labels.append(item["fact"])
    table, truth = np.array(rows, dtype=np.float64), np.array(labels, dtype=np.float64)
    held = np.zeros(len(table))
    for part in range(_PARTS):
        out = np.arange(len(table)) % _PARTS == part
        weights = fit(table[~out], truth[~out])
        held[out] = table[out] @ weights[:-1] + weights[-1]
    print(f"{len(table)} sentences; facts above opinions, held out: {ranked(held, truth):.3f}")
    print(f"held-out accuracy: {float(np.mean((held > 0) == (truth == 1))):.3f}")
    weights = fit(table, truth)
    named = {"bias": weights[-1], **dict(zip(FEATURES, weights, strict=False))}
    _TARGET.write_text(json.dumps({key: round(float(value), 2) for key, value in named.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), dict(zip(("en", "fr"), sys.argv[2:], strict=False)))
