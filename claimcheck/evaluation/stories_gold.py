"""Findings measured on the gold stories: one folder a story, articles beside a ``gold.json``.

A finding is right when its kind is that of a gold finding and its words overlap the gold passages of two sides (of
one for an addition). Findings that an editor would accept but not miss (``required`` false) are right when made and
cost nothing when not. A trap is broken when a contradiction or altered quote marks words of both its sides.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from claimcheck import pipeline
from claimcheck.evaluation.rows import Row, precision_recall_f1
from claimcheck.records import Evidence, Finding, Report

#: Kinds that must not be found on a trap.
_WRONG_ON_TRAPS = frozenset({"contradiction", "altered_quote"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The exact words of one side in the gold."""

    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One finding of the gold; one that is not required may be made but need not be."""

    kind: str
    type: str
    required: bool
    sides: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A folder of articles with what should, and what must not, be found in it."""

    folder: Path
    held_back: bool
    stories: tuple[tuple[str, ...], ...]
    origins: tuple[tuple[str, ...], ...]
    findings: tuple[Wanted, ...]
    traps: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A gold story with what was found: which wanted findings each finding meets, and the traps broken."""

    gold: GoldStory
    report: Report
    met: tuple[tuple[Finding, tuple[Wanted, ...]], ...]
    broken: tuple[tuple[Wanted, Finding], ...]


def read_gold(folder: Path) -> GoldStory:
    """Return the gold of one story's folder."""
    data = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    wanted = tuple(
        Wanted(item["kind"], item["type"], item["required"], _sides(item["sides"])) for item in data["findings"]
    )
    traps = tuple(Wanted("trap", item["reason"], True, _sides(item["sides"])) for item in data["traps"])
    stories, origins = (tuple(tuple(names) for names in data[key]) for key in ("stories", "origins"))
    return GoldStory(folder, data["held_back"], stories, origins, wanted, traps)


def _sides(rows: Iterable[dict[str, object]]) -> tuple[Passage, ...]:
    return tuple(Passage(**row) for row in rows)  # type: ignore[arg-type]


def score_story(folder: Path) -> Scored:
    """Run the whole chain on one story and hold what it finds against the gold."""
    gold = read_gold(folder)
    report = pipeline.run(sorted(str(path) for path in folder.glob("*.txt")))
    met = tuple(
        (finding, tuple(w for w in gold.findings if w.kind == finding.kind and meets(finding, w)))
        for finding in report.findings
    )
    broken = tuple((trap, f) for trap in gold.traps for f in report.findings if _breaks(f, trap))
    return Scored(gold, report, met, broken)


def meets(finding: Finding, wanted: Wanted) -> bool:
    """Tell whether a finding's words overlap those of enough sides of a wanted one."""
    hit = [side for side in wanted.sides if any(_overlap(item, side) for item in finding.evidence)]
    return len(hit) >= min(2, len(wanted.sides))


def _overlap(item: Evidence, side: Passage) -> bool:
    return item.source == side.source and item.start < side.end and side.start < item.end


def _breaks(finding: Finding, trap: Wanted) -> bool:
    if finding.kind not in _WRONG_ON_TRAPS:
        return False
    return all(any(_marks(item, side) for item in finding.evidence) for side in trap.sides)


def _marks(item: Evidence, side: Passage) -> bool:
    spans = item.marked or ((item.start, item.end),)
    return item.source == side.source and any(start < side.end and side.start < end for start, end in spans)


def evaluate_findings(gold_dir: Path) -> list[Row]:
    """Return precision, recall and F1 of each kind and recall of each type, for open and held-back stories apart."""
    scored = [score_story(folder) for folder in sorted(path.parent for path in gold_dir.glob("*/gold.json"))]
    rows: list[Row] = []
    for name, held_back in (("open", False), ("held back", True)):
        rows += _rows(name, [item for item in scored if item.gold.held_back is held_back])
    return rows


def _rows(name: str, scored: Sequence[Scored]) -> Iterator[Row]:
    kinds = sorted({w.kind for item in scored for w in item.gold.findings})
    for kind in kinds:
        found = [hits for item in scored for finding, hits in item.met if finding.kind == kind]
        wanted = [(item, w) for item in scored for w in item.gold.findings if w.kind == kind and w.required]
        right = sum(bool(hits) for hits in found)
        missed = sum(not _is_met(item, w) for item, w in wanted)
        precision, _, _ = precision_recall_f1(right, len(found), len(wanted))
        recall = (len(wanted) - missed) / len(wanted) if wanted else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        yield Row("stories", name, f"{kind} precision", precision, len(found))
        yield Row("stories", name, f"{kind} recall", recall, len(wanted))
        yield Row("stories", name, f"{kind} F1", both, len(wanted))
        yield from _type_rows(name, kind, wanted)
    traps = sum(len(item.gold.traps) for item in scored)
    broken = sum(len({id(trap) for trap, _ in item.broken}) for item in scored)
    yield Row("stories", name, "traps broken", broken / traps if traps else 0.0, traps)
    yield from _structure_rows(name, scored)


def _type_rows(name: str, kind: str, wanted: Sequence[tuple[Scored, Wanted]]) -> Iterator[Row]:
    types = sorted({w.type for _, w in wanted})
    for type_ in types if len(types) > 1 else []:
        own = [(item, w) for item, w in wanted if w.type == type_]
        met = sum(_is_met(item, w, same_type=True) for item, w in own)
        yield Row("stories", name, f"{kind} {type_} recall", met / len(own), len(own), "kind and type right")


def _is_met(item: Scored, wanted: Wanted, same_type: bool = False) -> bool:
    return any(wanted in hits and (not same_type or finding.type == wanted.type) for finding, hits in item.met)


def _structure_rows(name: str, scored: Sequence[Scored]) -> Iterator[Row]:
    """Yield story grouping (pairs of sources) and the origins of agreements."""
    counts: Counter[str] = Counter()
    for item in scored:
        story_of = {source.id: source.story for source in item.report.sources}
        gold_of = {name: number for number, group in enumerate(item.gold.stories) for name in group}
        for one, two in combinations(sorted(gold_of), 2):
            counts["pairs"] += 1
            counts["right"] += (story_of.get(one) == story_of.get(two)) == (gold_of[one] == gold_of[two])
        origin_of = {name: number for number, group in enumerate(item.gold.origins) for name in group}
        for finding in item.report.findings:
            if finding.kind == "agreement":
                counts["agreements"] += 1
                counts["origins"] += finding.origins == len({origin_of.get(name) for name in finding.sources})
    yield Row(
        "stories", name, "pairs of sources in the right stories", _share(counts, "right", "pairs"), counts["pairs"]
    )
    yield Row(
        "stories", name, "agreements with the right number of origins",
        _share(counts, "origins", "agreements"), counts["agreements"],
    )  # fmt: skip


def _share(counts: Counter[str], part: str, whole: str) -> float:
    return counts[part] / counts[whole] if counts[whole] else 0.0
