"""How often the judge is right: rules, model and both, on the project's own pairs and on those of the data folder."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from claimcheck.compare.pair import judge_extracts
from claimcheck.evaluation.judge_model import evaluate_model
from claimcheck.evaluation.rows import Row, precision_recall_f1
from claimcheck.link import link_entities
from claimcheck.pipeline.extraction import extract_source
from claimcheck.pipeline.models import load_encoder, load_judge
from claimcheck.pipeline.texts import make_source
from claimcheck.records import Judgement
from claimcheck.settings import Settings
from claimcheck.training.judge.made import AGREES, CONTRADICTS, NEUTRAL
from claimcheck.training.judge.rows import Row as Pair

VERDICTS = {"agrees": AGREES, "contradicts": CONTRADICTS, "neutral": NEUTRAL}
#: Pairs of each set that are put through the whole judge, which parses both sides: two points of half-width.
WHOLE = 400
SEED = 11
BINS = 10
WAYS = ("rules and model", "rules alone", "model alone")


def evaluate_judge(data: Path | None, gold: Path) -> Iterator[Row]:
    """Yield accuracy, precision and recall of contradiction, and calibration, a set and a way of judging.

    The model alone is measured on whole sets; with the rules on samples. Own pairs and made ones also by kind.
    """
    for name in ("pairs", "french"):
        pairs = list(read_own(gold / "pairs" / f"{name}.jsonl"))
        yield from score(f"own {name}", pairs, by_kind=name == "french")
    if data is None:
        return
    judge = load_judge(Settings())
    if judge is not None:
        yield from evaluate_model(data, judge)
    yield from _evaluate_whole(data)


def read_own(path: Path, held_back: bool = True) -> Iterator[Pair]:
    """Yield the project's own pairs, with or without those that nothing is tuned on."""
    with path.open(encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            if not held_back and item.get("part") == "held":
                continue
            languages = (item["premise_lang"], item["hypothesis_lang"])
            yield Pair(item["premise"], item["hypothesis"], VERDICTS[item["label"]], item["kind"], languages)


def _evaluate_whole(data: Path) -> Iterator[Row]:
    from claimcheck.training.judge.measure import event_rows, labelled_rows, sample, translation_rows
    from claimcheck.training.judge.pairs import make_all

    for name in ("mnli-dev", "reddit-quantities-dev"):
        yield from score(name, labelled_rows(data, name)[:WHOLE])
    for name, pairs in sample(make_all(data, SEED)["test"], SEED, WHOLE).items():
        yield from score(name, pairs, by_kind=True)
    for pairs in (event_rows(data, WHOLE // 2, SEED), translation_rows(data, WHOLE)):
        for kind in sorted({pair.kind for pair in pairs}):
            yield from _false_alarms(kind, [pair for pair in pairs if pair.kind == kind])


def judge_ways(pairs: Sequence[Pair]) -> dict[str, list[Judgement]]:
    """Return the answers of each way of judging; those with a model only where one is installed."""
    settings, encoder = Settings(), load_encoder()
    judge = load_judge(settings)
    ways: dict[str, list[Judgement]] = {way: [] for way in (WAYS if judge else WAYS[1:2])}
    for pair in pairs:
        sides = zip(("premise", "hypothesis"), (pair.premise, pair.hypothesis), pair.languages, strict=True)
        extracts = [extract_source(make_source(*side), settings) for side in sides]
        entities, linked = link_entities(extracts)
        ways["rules alone"].append(judge_extracts(linked[0], linked[1], entities, None, encoder))
        if judge is not None:
            ways["rules and model"].append(judge_extracts(linked[0], linked[1], entities, judge, encoder))
            row = judge.predict([(pair.premise, pair.hypothesis)], [pair.languages])[0]
            scores = dict(zip(VERDICTS, map(float, row), strict=True))
            best = max(scores, key=lambda verdict: scores[verdict])
            ways["model alone"].append(Judgement(best, None, scores[best], scores, ""))  # type: ignore[arg-type]
    return ways


def score(name: str, pairs: Sequence[Pair], by_kind: bool = False) -> Iterator[Row]:
    """Yield the figures of one set."""
    for way, answers in judge_ways(pairs).items():
        right = np.array(
            [VERDICTS[answer.verdict] == pair.verdict for answer, pair in zip(answers, pairs, strict=True)]
        )
        said = np.array([answer.verdict == "contradicts" for answer in answers])
        true = np.array([pair.verdict == CONTRADICTS for pair in pairs])
        precision, recall, _ = precision_recall_f1(int((said & true).sum()), int(said.sum()), int(true.sum()))
        yield Row("judge", f"{name}, {way}", "accuracy", float(right.mean()), len(pairs))
        yield Row("judge", f"{name}, {way}", "contradiction precision", precision, int(said.sum()))
        yield Row("judge", f"{name}, {way}", "contradiction recall", recall, int(true.sum()))
        error = calibration_error([answer.confidence for answer in answers], right.tolist())
        yield Row("judge", f"{name}, {way}", "expected calibration error", error, len(pairs))
        if by_kind:
            yield from _by_kind(f"{name}, {way}", pairs, right.tolist())


def _by_kind(name: str, pairs: Sequence[Pair], right: Sequence[bool]) -> Iterator[Row]:
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for pair, hit in zip(pairs, right, strict=True):
        kinds[pair.kind].append(hit)
    for kind, hits in sorted(kinds.items()):
        yield Row("judge", f"{name}: {kind}", "accuracy", sum(hits) / len(hits), len(hits))


def _false_alarms(name: str, pairs: Sequence[Pair]) -> Iterator[Row]:
    for way, answers in judge_ways(pairs).items():
        wrong = sum(answer.verdict == "contradicts" for answer in answers)
        yield Row("judge", f"{name}, {way}", "called contradiction", wrong / len(pairs), len(pairs))


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error over ten bins (Naeini et al. 2015)."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, hit in zip(sure, right, strict=True):
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, hit))
    gaps = (abs(sum(hit for _, hit in own) - sum(confidence for confidence, _ in own)) for own in bins.values())
    return float(sum(gaps) / max(len(sure), 1))
