"""One measured figure, the common currency of every evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

#: Standard deviations on either side that hold 95 % of a normal distribution.
_Z = 1.96


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


def wilson_interval(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share by Wilson's score (1927); (0, 1) from nothing."""
    if not total:
        return 0.0, 1.0
    share, weight = right / total, _Z * _Z / total
    middle = (share + weight / 2) / (1 + weight)
    half = _Z * sqrt(share * (1 - share) / total + weight / (4 * total)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)


def share_row(area: str, name: str, metric: str, right: int, total: int, note: str) -> Row:
    """Return the row of a share, with its Wilson interval in the note: a small set proves little."""
    low, high = wilson_interval(right, total)
    return Row(area, name, metric, right / total if total else 0.0, total, f"{note}; 95 %: {low:.2f} to {high:.2f}")
