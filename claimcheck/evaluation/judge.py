"""How often the judge is right: on the project's own pairs by kind, and on annotated pairs of the data folder."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claimcheck.evaluation.rows import Row, precision_recall_f1
from claimcheck.pipeline.judge import Pair, judge_pair
from claimcheck.settings import Settings

#: Labels of the public sets in the judge's words.
_LABELS = {"entailment": "agrees", "contradiction": "contradicts", "neutral": "neutral"}
#: Pairs taken of a large set, from its beginning: enough for a half-width of two points.
_MOST = 1500
#: Sets of the data folder by language.
_SETS = {
    "en": ("mnli-dev", "diagnostic-dev", "reddit-quantities-dev"),
    "fr": ("rte3-train", "quantifiers-dev"),
}


def evaluate_judge(data: Path | None, gold: Path) -> Iterator[Row]:
    """Yield accuracy, and precision and recall of contradiction, of the whole judge (rules and model) a set.

    The own pairs also by kind. Sets whose labels lack one of the three verdicts count the two they have.
    """
    own = list(_read(gold / "pairs" / "pairs.jsonl"))
    yield from _score("own pairs", own, by_kind=True)
    if data is None:
        return
    for language, names in _SETS.items():
        for name in names:
            path = data / "nli" / language / f"{name}.jsonl.gz"
            if path.is_file():
                yield from _score(name, [{**pair, "lang": language} for pair in _read(path)][:_MOST])


def _read(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _score(name: str, pairs: Sequence[dict[str, Any]], by_kind: bool = False) -> Iterator[Row]:
    settings = Settings()
    right: dict[str, list[bool]] = defaultdict(list)
    found = wanted = both = 0
    for item in pairs:
        language = item.get("lang")
        premise_lang, hypothesis_lang = item.get("premise_lang", language), item.get("hypothesis_lang", language)
        verdict = judge_pair(Pair(item["premise"], item["hypothesis"], premise_lang, hypothesis_lang), settings).verdict
        label = _LABELS.get(item["label"], item["label"])
        right["all"].append(verdict == label)
        right[item.get("kind", "all ")].append(verdict == label)
        found += verdict == "contradicts"
        wanted += label == "contradicts"
        both += verdict == label == "contradicts"
    precision, recall, _ = precision_recall_f1(both, found, wanted)
    yield Row("judge", name, "accuracy", sum(right["all"]) / max(len(pairs), 1), len(pairs))
    yield Row("judge", name, "contradiction precision", precision, found)
    yield Row("judge", name, "contradiction recall", recall, wanted)
    if by_kind:
        for kind in sorted(set(right) - {"all", "all "}):
            yield Row("judge", f"{name}: {kind}", "accuracy", sum(right[kind]) / len(right[kind]), len(right[kind]))
