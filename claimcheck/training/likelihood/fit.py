"""Logistic regression with a ridge, by Newton's method: small, convex, and the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.compare.likelihood import COLUMNS, Features
from claimcheck.training.likelihood.rows import Row

#: Ridge on every weight but the bias: some hundred rows of each kind stand behind thirty weights.
RIDGE = 1.0
ROUNDS = 50
THRESHOLDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)

Numbers = npt.NDArray[np.float64]


def fit_all(rows: Sequence[Row]) -> Mapping[str, tuple[float, ...]]:
    """Return for each feature its weight in each of `COLUMNS`, 0 where it is not known yet."""
    names = list(rows[0].after)
    tables = {column: fit(*_table(rows, column)) for column in COLUMNS}
    return {name: tuple(tables[column].get(name, 0.0) for column in COLUMNS) for name in names}


def cross_validate(rows: Sequence[Row], column: str) -> list[tuple[float, float, float, int]]:
    """Return threshold, precision, recall and number found, each story judged by weights from the others."""
    found: list[tuple[float, bool]] = []
    for story in sorted({row.story for row in rows}):
        weights = fit(*_table([row for row in rows if row.story != story], column))
        own = _table([row for row in rows if row.story == story], column)
        for features, answer in zip(*own, strict=True):
            total = sum(weights[name] * value for name, value in features.items())
            found.append((float(1 / (1 + np.exp(-total))), answer))
    wanted = sum(answer for _, answer in found)
    table = []
    for threshold in THRESHOLDS:
        said = [answer for chance, answer in found if chance >= threshold]
        table.append((threshold, sum(said) / max(len(said), 1), sum(said) / max(wanted, 1), len(said)))
    return table


def _table(rows: Sequence[Row], column: str) -> tuple[list[Features], list[bool]]:
    kind = column.removesuffix("_before")
    known = [row for row in rows if kind == "conflicts" or not row.clashes]
    features = [row.before if column.endswith("_before") else row.after for row in known]
    return features, [row.agrees if kind == "agrees" else row.conflicts for row in known]


def fit(features: Sequence[Features], answers: Sequence[bool]) -> dict[str, float]:
    """Return the weights with the least log loss and ridge."""
    names = list(features[0])
    table: Numbers = np.array([[row[name] for name in names] for row in features])
    wanted: Numbers = np.array(answers, dtype=float)
    ridge: Numbers = np.array([0.0 if name == "bias" else RIDGE for name in names])
    weights: Numbers = np.zeros(len(names))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - wanted) + ridge * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(ridge + 1e-9)
        weights = weights - np.linalg.solve(bend, slope)
    return dict(zip(names, (float(weight) for weight in weights), strict=True))
