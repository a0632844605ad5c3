"""The closed label sets that the trunk chooses from, counted on the treebanks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from claimcheck.models.lemmas import lemma_script
from claimcheck.training.trunk.corpora import LABELS, OUTSIDE
from claimcheck.training.trunk.treebanks import Tree

LEAST_SEEN = {"morphs": 2, "deps": 8, "lemmas": 3}
"""Labels seen less often teach nothing and cost time at every word."""


@dataclass(frozen=True, slots=True)
class LabelSets:
    """Label names in the order of the model's outputs, and which of them a language has."""

    tags: tuple[str, ...]
    upos: tuple[str, ...]
    morphs: tuple[str, ...]
    deps: tuple[str, ...]
    lemmas: tuple[str, ...]
    used: dict[str, dict[str, list[int]]]

    def save(self, path: Path) -> None:
        """Write the sets as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


def morph_label(upos: str, feats: str) -> str:
    """Return the joint label of a part of speech and its features."""
    return f"{upos}|{feats}" if feats else upos


def count_labels(trees: Iterable[Tree]) -> LabelSets:
    """Collect the label sets of some sentences."""
    seen: dict[str, Counter[str]] = {k: Counter() for k in ("upos", "morphs", "deps", "lemmas")}
    by_lang: dict[str, dict[str, Counter[str]]] = {}
    for tree in trees:
        rows = by_lang.setdefault(tree.lang, {k: Counter() for k in seen})
        for counts in (seen, rows):
            counts["upos"].update(tree.upos)
            counts["morphs"].update(map(morph_label, tree.upos, tree.feats))
            counts["deps"].update(tree.deps)
            counts["lemmas"].update(map(lemma_script, tree.words, tree.lemmas))
    kept = {
        kind: tuple(sorted(k for k, n in counts.items() if n >= LEAST_SEEN.get(kind, 1)))
        for kind, counts in seen.items()
    }
    # every part of speech is also a label without features, to fall back on
    kept["morphs"] = tuple(sorted({*kept["morphs"], *kept["upos"]}))
    used = {
        lang: {kind: [i for i, name in enumerate(kept[kind]) if rows[kind][name]] for kind in kept}
        for lang, rows in sorted(by_lang.items())
    }
    tags = (OUTSIDE, *(f"{p}-{label}" for label in LABELS for p in "BI"))
    return LabelSets(tags, kept["upos"], kept["morphs"], kept["deps"], kept["lemmas"], used)
