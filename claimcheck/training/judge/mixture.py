"""What the judge is trained on: public pairs, weighed and cleaned, and made pairs, partly code-switched."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimcheck.training.judge.made import AGREES, CONTRADICTS, NEUTRAL
from claimcheck.training.judge.rows import Row
from claimcheck.training.judge.switch import Switcher

VERDICTS = {"entailment": AGREES, "contradiction": CONTRADICTS, "neutral": NEUTRAL}
# Share of each file's pairs by label that is used. FEVER has three entailments to a contradiction; the negation file
# has contradictions alone, and more of them than its made twins would teach "a negation contradicts"; caption pairs
# (snli, cad) that contradict mostly describe two scenes.
SHARES: dict[str, tuple[float, float, float]] = {
    "general": (1.0, 1.0, 1.0),
    "fever": (0.15, 0.55, 1.0),
    "fever_nei_paired": (1.0, 1.0, 0.65),
    "conj_adversarial": (0.5, 1.0, 0.4),
    "negation": (0.0, 0.25, 0.0),
    "numeric": (0.5, 0.5, 0.5),
}
CAPTIONS = ("snli", "cad")
CAPTION_SHARE = 0.4
CAPTION_OVERLAP = 0.5  # of the hypothesis's longer words that the premise must have for a contradiction of captions
SWITCHED = 0.3
FRENCH_REPEATS = 3
_LONGER = re.compile(r"[^\W\d_]{4,}")


def read_labelled(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield premise, hypothesis, label and source of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["premise"], row["hypothesis"], row["label"], row.get("source", "")


def overlap(premise: str, hypothesis: str) -> float:
    """Return the share of the hypothesis's longer words that the premise has, by their first five letters."""
    have = {word[:5] for word in _LONGER.findall(premise.lower())}
    want = [word[:5] for word in _LONGER.findall(hypothesis.lower())]
    return sum(word in have for word in want) / len(want) if want else 1.0


def public_rows(data: Path, rng: random.Random) -> Iterator[Row]:
    """Yield the English pairs that are kept of the public sets."""
    for name, shares in SHARES.items():
        for premise, hypothesis, label, source in read_labelled(data / f"nli/en/{name}-train.jsonl.gz"):
            verdict = VERDICTS[label]
            share = shares[verdict]
            if source.startswith(CAPTIONS):
                share *= CAPTION_SHARE
                if verdict == CONTRADICTS and overlap(premise, hypothesis) < CAPTION_OVERLAP:
                    continue
            if rng.random() < share:
                yield Row(premise, hypothesis, verdict, name, ("en", "en"))


def french_rows(data: Path, half: int) -> list[Row]:
    """Return one half (0 to train on, 1 to test on) of the French pairs, split by premise."""
    rows = list(read_labelled(data / "nli/fr/rte3-train.jsonl.gz"))
    premises = sorted({row[0] for row in rows})
    own = {premise for number, premise in enumerate(premises) if number % 2 == half}
    return [Row(p, h, VERDICTS[label], "rte3 French", ("fr", "fr")) for p, h, label, _ in rows if p in own]


def switch(row: Row, switcher: Switcher, rng: random.Random) -> Row:
    """Return an English row with one side or both in French words, or a translation with its English side so."""
    if row.languages == ("fr", "fr") or rng.random() > SWITCHED:
        return row
    if row.languages[0] == "fr":
        return replace(row, hypothesis=switcher(row.hypothesis, rng), languages=("fr", "fr"))
    if row.languages[1] == "fr":
        return replace(row, premise=switcher(row.premise, rng), languages=("fr", "fr"))
    side = rng.choice(("premise", "hypothesis", "both"))
    share = rng.choice((1.0, 1.0, 0.7))
    premise = switcher(row.premise, rng, share) if side != "hypothesis" else row.premise
    hypothesis = switcher(row.hypothesis, rng, share) if side != "premise" else row.hypothesis
    left, right = ("fr" if side != "hypothesis" else "en"), ("fr" if side != "premise" else "en")
    return Row(premise, hypothesis, row.verdict, row.kind, (left, right))


def mix(data: Path, made: list[Row], switcher: Switcher, seed: int, share: float = 1.0) -> list[Row]:
    """Return one epoch in random order, with a share of the made pairs."""
    rng = random.Random(seed)
    if share < 1:
        made = [row for row in made if rng.random() < share]
    rows = [*public_rows(data, rng), *made, *french_rows(data, 0) * FRENCH_REPEATS]
    rows = [switch(row, switcher, rng) for row in rows]
    rng.shuffle(rows)
    return rows
