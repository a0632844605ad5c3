"""Learn what rules, model and signs weigh against each other, by logistic regression on pairs not reported on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.compare.pair import Case, read_case
from claimcheck.compare.weighing import TYPES, evidence
from claimcheck.evaluation.judge import SEED, WHOLE, read_own
from claimcheck.link import link_entities
from claimcheck.pipeline.extraction import extract_source
from claimcheck.pipeline.models import load_encoder, load_judge
from claimcheck.pipeline.texts import make_source
from claimcheck.settings import Settings
from claimcheck.training.judge.made import CONTRADICTS, NEUTRAL
from claimcheck.training.judge.measure import event_rows, labelled_rows, sample, translation_rows
from claimcheck.training.judge.mixture import french_rows
from claimcheck.training.judge.rows import Row

#: Pull of every weight to 0, in pairs' worth of log loss.
RIDGE = 3.0
#: What a pair of each set counts for: news above all, captions, logic and conversations less.
COUNTS: Mapping[str, float] = {
    "own": 1.0, "made": 0.7, "reddit": 1.0, "mnli": 1.0, "rte": 0.8, "diagnostic": 0.5, "gqnli": 0.5,
    "event": 0.5, "translated": 0.5,
}  # fmt: skip
#: What cannot speak for agreement, and for contradiction, whatever a few pairs seem to say: a rule that says the
#: opposite, something that stands against it, a plan for a fact.
NOT_FOR_AGREEMENT = frozenset({"rule contradicts", "something against it",
                               *(f"rule contradicts: {name}" for name in TYPES)})  # fmt: skip
NOT_FOR_CONTRADICTION = frozenset({"rule agrees", "plan for fact", "fact for plan", "premise unsure"})
_OTHER_SEED = 77
_TOLERANCE = 1e-6
#: Pull on a weight that is held at 0, and what such a weight stays below.
_BARRED, _HELD = 1e9, 1e-5

Numbers = npt.NDArray[np.float64]


def weighing_rows(data: Path, gold: Path, made: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """Yield pairs with their set: of every set a part that the evaluation of rules and model does not report alone.

    Own pairs that were not held back, every other pair of the small development sets, and of the large ones, the
    made pairs, events and translations those that the evaluation's samples leave out.
    """
    reported = {(row.premise, row.hypothesis) for rows in sample(made, SEED, WHOLE).values() for row in rows}
    for rows in sample(made, _OTHER_SEED, 320).values():
        yield from (("made", row) for row in rows if (row.premise, row.hypothesis) not in reported)
    yield from (("own", row) for row in read_own(gold / "pairs" / "pairs.jsonl"))
    yield from (("own", row) for row in read_own(gold / "pairs" / "french.jsonl", held_back=False))
    yield from (("reddit", row) for row in labelled_rows(data, "reddit-quantities-dev")[1::2])
    yield from (("mnli", row) for row in labelled_rows(data, "mnli-dev")[WHOLE : WHOLE + 700])
    yield from (("rte", row) for row in french_rows(data, 1)[150:])
    diagnostic = labelled_rows(data, "diagnostic-dev")
    yield from (("diagnostic", row) for row in random.Random(5).sample(diagnostic, 150))
    yield from (("gqnli", row) for row in labelled_rows(data, "gqnli quantifiers-dev (fr)")[::4])
    yield from (("event", row) for row in event_rows(data, 110, 500))
    yield from (("translated", row) for row in translation_rows(data, 2200)[:150])


def read_row(row: Row, settings: Settings) -> Case:
    """Return what rules, shipped model and signs say of a pair."""
    sides = zip(("premise", "hypothesis"), (row.premise, row.hypothesis), row.languages, strict=True)
    entities, linked = link_entities([extract_source(make_source(*side), settings) for side in sides])
    return read_case(linked[0], linked[1], entities, load_judge(settings), load_encoder())


def fit(
    found: Numbers, verdicts: npt.NDArray[np.int64], counts: Numbers, barred: npt.NDArray[np.bool_] | None = None
) -> Numbers:
    """Return a row of weights a sign: log odds of agreement and of contradiction against neutral.

    Signs are brought to a spread of 1 for the pull to 0, from which the first ("any") is free. ``barred`` (signs, 2)
    are weights that must not be above 0: those that come out so are held at 0 and the rest learnt again.
    """
    spread = np.where(found.std(0) > 0, found.std(0), 1.0)
    pull = np.full((2, found.shape[1]), 2 * RIDGE)
    pull[:, 0] = 1e-6
    weights = _descend(found / spread, verdicts, counts, pull)
    while barred is not None and (over := barred.T & (weights > _HELD)).any():
        pull = np.where(over, _BARRED, pull)
        weights = _descend(found / spread, verdicts, counts, pull)
    return (weights / spread).T


def _descend(found: Numbers, verdicts: npt.NDArray[np.int64], counts: Numbers, pull: Numbers) -> Numbers:
    """Return the (2, signs) weights with the least log loss, by Newton's method."""
    wanted = np.stack([verdicts == label for label in (0, CONTRADICTS)], axis=1)
    weights = np.zeros((2, found.shape[1]))
    for _ in range(50):
        odds = np.concatenate([found @ weights.T, np.zeros((len(found), 1))], axis=1)
        powers = np.exp(odds - odds.max(1, keepdims=True))
        shares = (powers / powers.sum(1, keepdims=True))[:, :2]
        slope = ((shares - wanted) * counts[:, None]).T @ found + pull * weights
        curve = np.block([
            [found.T @ (found * (counts * shares[:, a] * ((a == b) - shares[:, b]))[:, None]) for b in (0, 1)]
            for a in (0, 1)
        ])  # fmt: skip
        step = np.linalg.solve(curve + np.diag(pull.ravel()), slope.ravel()).reshape(2, -1)
        weights -= step
        if np.abs(step).max() < _TOLERANCE:
            break
    return weights


def learn_weights(cases: Sequence[tuple[str, Case, int]]) -> str:
    """Return the lines of the table of weights for (set, case, verdict) triples."""
    rows = [evidence(case.rule, case.model, case.signs) for _, case, _ in cases if case.model is not None]
    names = list(rows[0])
    found = np.array([[row[name] for name in names] for row in rows])
    verdicts = np.array([verdict for _, case, verdict in cases if case.model is not None])
    counts = np.array([COUNTS[part] for part, case, _ in cases if case.model is not None])
    barred = np.array([[name in NOT_FOR_AGREEMENT, name in NOT_FOR_CONTRADICTION] for name in names])
    weights = fit(found, verdicts, counts, barred)
    head = (
        "# Log odds of agreement and of contradiction, against neutral, that each piece of evidence adds.\n"
        f"# Computed by claimcheck.training.judge weigh from {len(rows)} pairs ("
        f"{int((verdicts == NEUTRAL).sum())} of them neutral) that the evaluation does not report alone.\n"
    )
    return head + "".join(f"{name}\t{a:.3f} {b:.3f}\n" for name, (a, b) in zip(names, weights, strict=True))


def write_weights(data: Path, gold: Path, made: Sequence[Row], target: Path) -> dict[str, int]:
    """Read all pairs with the shipped judge and write the table; how many pairs each set gave."""
    settings = Settings()
    pairs = list(weighing_rows(data, gold, made))
    cases = [(part, read_row(row, settings), row.verdict) for part, row in pairs]
    target.write_text(learn_weights(cases), encoding="utf-8")
    return dict(Counter(part for part, _ in pairs))
