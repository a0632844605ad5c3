"""Write ``data/models/judge`` from the best checkpoint: temperature, 8-bit ONNX, scores, card."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from claimcheck.models.encoder import open_session
from claimcheck.models.judge import LABELS, JudgeModel
from claimcheck.training.encoder.corpus import PARALLEL, parallel_path, sha256
from claimcheck.training.encoder.pack import pack_rows, quantise, to_onnx
from claimcheck.training.encoder.smooth import largest_inputs, smooth
from claimcheck.training.encoder.student import batches_by_length, load_bilingual
from claimcheck.training.judge.measure import Predict, Probabilities, labelled_rows, measure, sample, translation_rows
from claimcheck.training.judge.mixture import SHARES
from claimcheck.training.judge.network import CrossEncoder, rectangle, start, tokenize_rows
from claimcheck.training.judge.rows import Row, read_rows

CALIBRATED_ON = 1000  # translations
SMOOTHED_ON = 300  # pairs whose largest values set the scales of a layer's inputs
CARD = Path(__file__).with_name("card.md")
USED = (
    *(f"nli/en/{name}-train.jsonl.gz" for name in SHARES),
    "nli/fr/rte3-train.jsonl.gz",
    "ner/en/worldwide-train.iob", "ner/en/dwie-train.jsonl", "ner/fr/winer-train.jsonl",
    "quotes/en/polnear-train.jsonl.gz", *map(parallel_path, PARALLEL),
)  # fmt: skip
LICENCES = {
    "trunk": "Apache-2.0 (the encoder beside it)",
    "general": "CC BY-SA 4.0 (SNLI, FOLIO), Apache-2.0 (LingNLI, counterfactual NLI), OANC and others (MultiNLI)",
    "fever": "CC BY-SA 3.0", "negation": "CC BY-SA 4.0", "conj_adversarial": "MIT", "rte3 French": "BSD-2-Clause",
    "news sentences": "train only, no text is shipped; WiNER-fr CC BY 4.0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """How the checkpoint was made, for the card."""

    seed: int
    steps: int
    minutes: float
    rounds: tuple[str, ...] = ()
    mean_with: Path | None = None


def load_checkpoint(encoder: Path, path: Path, other: Path | None = None) -> CrossEncoder:
    """Return the trained cross-encoder in evaluation mode; with another checkpoint, the mean of both.

    The mean of the ends of two rounds is better than either on what neither was trained on (Wortsman et al. 2022).
    """
    model, _ = start(encoder)
    weights = torch.load(path)["model"]
    if other is not None:
        further = torch.load(other)["model"]
        weights = {name: (own + further[name]) / 2 if own.is_floating_point() else own for name, own in weights.items()}
    model.load_state_dict(weights)
    return model.eval()


@torch.no_grad()
def logits_of(model: CrossEncoder, encoder: Path, rows: Sequence[Row]) -> npt.NDArray[np.float32]:
    """Return float32 logits of rows."""
    pieces = tokenize_rows(list(rows), load_bilingual(encoder).tokenizers)
    out = np.zeros((len(rows), len(LABELS)), np.float32)
    for batch in batches_by_length([len(ids) for ids, _ in pieces], 1024):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out[batch] = model(*rectangle([pieces[k] for k in batch])).float().numpy()
    return out


def fit_calibration(logits: npt.NDArray[np.float32], verdicts: npt.NDArray[np.int64]) -> tuple[float, list[float]]:
    """Return the temperature and the bias of each verdict with the least log loss (Guo et al. 2017, vector scaling).

    One temperature for all, so that no verdict's evidence counts for more; by gradient, the loss being convex.
    """
    inverse, bias = torch.ones(1, requires_grad=True), torch.zeros(len(LABELS), requires_grad=True)
    given, right = torch.from_numpy(logits).float(), torch.from_numpy(verdicts)
    optimizer = torch.optim.LBFGS([inverse, bias], max_iter=100)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.cross_entropy(given * inverse + bias, right)
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[arg-type]
    temperature = 1 / float(inverse.detach())
    centred = (bias - bias.mean()).detach().numpy() * temperature
    return round(temperature, 3), [round(float(value), 3) for value in centred]


def calibration_rows(data: Path, made: Sequence[Row], seed: int) -> list[Row]:
    """Return pairs that nothing was trained on and that the made figures are not counted on."""
    groups = sample(made, seed + 1, 800)
    translated = translation_rows(data, 2 * CALIBRATED_ON)[:CALIBRATED_ON]  # those before the ones that are measured on
    return [*labelled_rows(data, "mnli-dev")[::4], *translated, *(row for group in groups.values() for row in group)]


def even_out(model: CrossEncoder, encoder: Path, rows: Sequence[Row]) -> None:
    """Make the network ready for 8 bits by the values that some pairs give."""
    pieces = tokenize_rows(list(rows), load_bilingual(encoder).tokenizers)
    smooth(model.bert, largest_inputs(model.bert, lambda: [model(*rectangle([piece])) for piece in pieces]))


def write_model(model: CrossEncoder, encoder: Path, target: Path, calibration: tuple[float, list[float]]) -> float:
    """Write the network in 8 bits, the tokenizers and what the loader must know; how often faster 8 bits are."""
    target.mkdir(parents=True, exist_ok=True)
    pack_rows(model.bert)
    names = ["input_ids", "attention_mask", "token_type_ids"]
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "float.onnx"
        to_onnx(model, names, ["logits"], raw)
        quantise(raw, target / "model.onnx")
        faster = seconds_of(raw) / seconds_of(target / "model.onnx")
    tokenizers = load_bilingual(encoder).tokenizers
    for lang in tokenizers:
        shutil.copyfile(encoder / f"tokenizer.{lang}.json", target / f"{lang}.json")
    settings = {
        "labels": LABELS,
        "temperature": calibration[0],
        "bias": calibration[1],
        "languages": sorted(tokenizers),
        "cls": tokenizers["en"].token_to_id("[CLS]"),
        "sep": tokenizers["en"].token_to_id("[SEP]"),
    }
    (target / "judge.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    return round(faster, 2)


def seconds_of(path: Path, rounds: int = 6) -> float:
    """Return the processor seconds that a network takes for pairs of 40 pieces."""
    session = open_session(path)
    feed = {item.name: np.ones((24, 40), np.int64) for item in session.get_inputs()}
    session.run(None, feed)
    began = time.process_time()
    for _ in range(rounds):
        session.run(None, feed)
    return time.process_time() - began


def write_meta(target: Path, data: Path, run: Run, scores: dict[str, Any]) -> None:
    """Write ``meta.json``, which the loader checks the files against."""
    files = ("model.onnx", "en.json", "fr.json", "judge.json")
    meta = {
        "name": "claimcheck judge", "version": "1",
        "files": {name: sha256(target / name) for name in files},
        "data": {name: sha256(data / name) for name in USED},
        "licence": "Apache-2.0; trained on data under the licences below",
        "licences": LICENCES,
        "command": "python -m claimcheck.training.judge pairs|train|export --data DIR --work DIR --encoder DIR",
        "seed": run.seed, "steps": run.steps, "rounds": run.rounds,
        "minutes": run.minutes, "machine": "2 cores x86-64", "scores": scores,
    }  # fmt: skip
    (target / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def predict_with(model: JudgeModel) -> Predict:
    """Return the shipped model as a function of rows."""

    def predict(rows: Sequence[Row]) -> Probabilities:
        return model.predict([(row.premise, row.hypothesis) for row in rows], [row.languages for row in rows])

    return predict


def export(data: Path, work: Path, encoder: Path, target: Path, run: Run, size: int) -> dict[str, Any]:
    """Make the whole model folder and return its scores."""
    model = load_checkpoint(encoder, work / "judge.0.pt", run.mean_with)
    made = read_rows(work / "made.test.jsonl")
    held = calibration_rows(data, made, run.seed)
    mnli = labelled_rows(data, "mnli-dev")
    logits = logits_of(model, encoder, held)
    calibration = fit_calibration(logits, np.array([row.verdict for row in held]))
    before = float((logits_of(model, encoder, mnli).argmax(1) == np.array([row.verdict for row in mnli])).mean())
    even_out(model, encoder, held[:: max(1, len(held) // SMOOTHED_ON)])
    faster = write_model(model, encoder, target, calibration)
    write_meta(target, data, run, {})
    scores = measure(predict_with(JudgeModel(target)), data, made, run.seed, size)
    own = {"mnli-dev accuracy, before calibration and quantisation": round(before, 3), "times faster in 8 bits": faster}
    scores = {**own, "temperature, biases": [calibration[0], *calibration[1]], **scores}
    write_meta(target, data, run, scores)
    rows = "\n".join(f"| {name} | {value} |" for name, value in scores.items() if not isinstance(value, dict))
    card = CARD.read_text(encoding="utf-8").format(
        rows=rows, steps=run.steps, minutes=round(run.minutes), seed=run.seed,
        rounds="; ".join(f"`{round_}`" for round_ in run.rounds) or f"`--steps {run.steps} --seed {run.seed}`",
        mean=", its weights averaged with those that the round before ended with" if run.mean_with else "",
        size=(target / "model.onnx").stat().st_size / 1e6,
    )  # fmt: skip
    (target / "CARD.md").write_text(card, encoding="utf-8")
    return scores
