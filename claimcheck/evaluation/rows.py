"""One measured figure, the common currency of every evaluation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: of what (``area``), on which set, which metric, its value (0 to 1 unless named), from how many items.

    ``note`` says what must be known to read it, such as a mapping between label sets.
    """

    area: str
    set: str
    metric: str
    value: float
    items: int
    note: str = ""


def precision_recall_f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 from counts; 0 where there is nothing to divide by."""
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
