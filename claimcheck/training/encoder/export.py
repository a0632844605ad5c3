"""Write ``data/models/encoder`` from the distilled checkpoint, with its scores and its card."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.models.encoder import Encoder
from claimcheck.training.encoder.corpus import MEASURED_ON, PARALLEL, parallel_path, read_pairs, sha256
from claimcheck.training.encoder.distil import COARSE, FINE
from claimcheck.training.encoder.lexicon import ENGLISH_NEWS, FRENCH_NEWS
from claimcheck.training.encoder.measure import PAIRS, Vectors, measure
from claimcheck.training.encoder.pack import SentenceVector, pack_rows, quantise, to_onnx
from claimcheck.training.encoder.student import encode, load_bilingual, load_teacher, tokenize

CARD = Path(__file__).with_name("card.md")
USED = (*map(parallel_path, PARALLEL), FRENCH_NEWS, *ENGLISH_NEWS)
LICENCES = {
    "weights": "Apache-2.0 (from sentence-transformers/all-MiniLM-L6-v2)",
    "europarl": "free to reuse (European Parliament)",
    "tico19": "CC0-1.0",
    "stsb": "CC BY-SA 4.0",
    "tatoeba": "CC BY 2.0 FR",
    "winer": "CC BY 4.0",
    "worldwide, dwie": "read only for which English words are names",
}


@dataclass(frozen=True, slots=True)
class Run:
    """How the checkpoint was made, for the card."""

    seed: int
    steps: dict[str, int]
    minutes: float
    stage: str = FINE.name


def teacher_vectors(data: Path) -> Vectors:
    """Return the teacher's vectors of the English news sentences that are measured on."""
    teacher, tokenizer = load_teacher()
    english = [pair.en for pair in read_pairs(data / MEASURED_ON)[:PAIRS]]
    vectors: Vectors = encode(teacher, tokenize(tokenizer, english, 256)).numpy()
    return vectors


def float_scores(folder: Path, data: Path, teacher: Vectors) -> dict[str, float]:
    """Measure the float checkpoint."""
    model = load_bilingual(folder)

    def vectors(texts: Sequence[str], lang: str) -> Vectors:
        rows: Vectors = encode(model.bert, tokenize(model.tokenizers[lang], texts, 256)).numpy()
        return rows

    return measure(vectors, data, teacher)


def write_model(folder: Path, target: Path) -> None:
    """Write the quantised network and its tokenizers."""
    model = load_bilingual(folder)
    pack_rows(model.bert)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "float.onnx"
        to_onnx(SentenceVector(model.bert), ["input_ids", "attention_mask"], ["vector"], raw)
        quantise(raw, target / "model.onnx")
    for lang in model.tokenizers:
        shutil.copyfile(folder / f"tokenizer.{lang}.json", target / f"{lang}.json")


def write_meta(target: Path, data: Path, run: Run, scores: dict[str, Any]) -> None:
    """Write ``meta.json``, which the loader checks the files against."""
    files = ("model.onnx", "en.json", "fr.json")
    meta = {
        "name": "claimcheck encoder",
        "version": "1",
        "files": {name: sha256(target / name) for name in files},
        "data": {name: sha256(data / name) for name in USED},
        "licence": "Apache-2.0; trained on data under the licences below",
        "licences": LICENCES,
        "command": "python -m claimcheck.training.encoder lexicon|distil|export --data DIR --work DIR",
        "seed": run.seed,
        "steps": run.steps,
        "minutes": run.minutes,
        "machine": "2 cores x86-64",
        "scores": scores,
    }
    (target / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def export(data: Path, work: Path, target: Path, run: Run) -> dict[str, Any]:
    """Make the whole model folder; returns the scores of the float and of the shipped form."""
    teacher = teacher_vectors(data)
    before = float_scores(work / run.stage, data, teacher)
    write_model(work / run.stage, target)
    write_meta(target, data, run, {})
    encoder = Encoder(target)
    after = measure(encoder.encode, data, teacher)
    scores = {"newstest2012-dev, first 1,500 pairs": {"float32": before, "int8": after}}
    write_meta(target, data, run, scores)
    rows = "\n".join(f"| {name} | {before[name]:.3f} | {after[name]:.3f} |" for name in after)
    card = CARD.read_text(encoding="utf-8").format(
        rows=rows,
        coarse=run.steps[COARSE.name],
        fine=run.steps[FINE.name],
        minutes=round(run.minutes),
        seed=run.seed,
        size=(target / "model.onnx").stat().st_size / 1e6,
    )
    (target / "CARD.md").write_text(card, encoding="utf-8")
    return scores
