"""The judge model alone, on whole development sets, and its speed."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from claimcheck.evaluation.rows import Row
from claimcheck.models.judges import Judge
from claimcheck.training.judge.made import CONTRADICTS
from claimcheck.training.judge.measure import DEV, SEED, event_rows, labelled_rows, translation_rows
from claimcheck.training.judge.mixture import french_rows
from claimcheck.training.judge.rows import Row as Pair

#: Pairs of each kind of false alarm.
ALARMS = 1000
#: Pairs timed, and words of each: about 40 word pieces with the marks.
TIMED, WORDS = 400, 32
_WORDS = (
    "the",
    "minister",
    "said",
    "on",
    "that",
    "plan",
    "was",
    "new",
    "city",
    "report",
    "people",
    "year",
    "by",
    "after",
)


def evaluate_model(data: Path, judge: Judge) -> Iterator[Row]:
    """Yield accuracy on the public development sets, false alarms on other events and translations, and speed."""
    sets = {name: labelled_rows(data, name) for name in DEV}
    sets["RTE3-FR, the half not trained on"] = french_rows(data, 1)
    for name, pairs in sets.items():
        found = _verdicts(judge, pairs)
        right = float(np.mean([verdict == pair.verdict for verdict, pair in zip(found, pairs, strict=True)]))
        yield Row("judge", f"{name}, model alone", "accuracy", right, len(pairs))
    for pairs in (event_rows(data, ALARMS, SEED), translation_rows(data, ALARMS)):
        found = _verdicts(judge, pairs)
        for kind in sorted({pair.kind for pair in pairs}):
            own = [verdict == CONTRADICTS for verdict, pair in zip(found, pairs, strict=True) if pair.kind == kind]
            yield Row("judge", f"{kind}, model alone", "called contradiction", sum(own) / len(own), len(own))
    yield Row("judge", "model alone, one thread, about 40 word pieces", "pairs a second", pace(judge), TIMED)


def _verdicts(judge: Judge, pairs: Sequence[Pair]) -> list[int]:
    rows = judge.predict([(pair.premise, pair.hypothesis) for pair in pairs], [pair.languages for pair in pairs])
    return [int(row.argmax()) for row in rows]


def pace(judge: Judge) -> float:
    """Return the pairs that the model reads in a second of its process."""
    rng = random.Random(SEED)
    pairs = [
        (" ".join(rng.choices(_WORDS, k=WORDS // 2 + 3)), " ".join(rng.choices(_WORDS, k=WORDS // 2 + 2)))
        for _ in range(TIMED)
    ]
    judge.predict(pairs[:32], [("en", "en")] * 32)
    began = time.process_time()
    judge.predict(pairs, [("en", "en")] * TIMED)
    return TIMED / (time.process_time() - began)
