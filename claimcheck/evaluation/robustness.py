"""How far tags, trees and names fall in capitals, in small letters and without accents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language

from claimcheck.evaluation.names import FOUR, THREE, compare, read_marked, total_row, worldwide_articles
from claimcheck.evaluation.rows import Row
from claimcheck.evaluation.syntax import SETS, score_treebank
from claimcheck.models.pieces import without_accents
from claimcheck.training.syntax.conllu import read_sentences

CHANGES: dict[str, Callable[[str], str]] = {
    "small letters": str.lower,
    "capitals": str.upper,
    "no accents": without_accents,
}
SHOWN_METRICS = ("upos", "uas", "las", "f1")


def score_robustness(load: Callable[[str], Language], data: Path) -> Iterator[Row]:
    """Yield the main figures of each development set in each changed form."""
    for change, function in CHANGES.items():
        for name in ("ewt-dev", "sequoia-dev"):
            lang, path = SETS[name]
            for row in score_treebank(load(lang), name, read_sentences(data / path), function, ""):
                if row.metric in SHOWN_METRICS:
                    yield Row("robustness", name, f"{row.metric}, {change}", row.value, row.items)
        english = worldwide_articles(data / "ner/en/worldwide-dev.iob")
        counts = compare(load("en"), english, change=function)
        row = total_row("worldwide-dev", f"f1 {' '.join(FOUR)}, {change}", counts, FOUR, "")
        yield Row("robustness", row.set, row.metric, row.value, row.items)
        french = read_marked(data / "ner/fr/winer-dev.jsonl")
        counts = compare(load("fr"), french, change=function)
        row = total_row("winer-dev", f"f1 {' '.join(THREE)}, {change}", counts, THREE, "")
        yield Row("robustness", row.set, row.metric, row.value, row.items)
