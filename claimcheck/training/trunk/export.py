"""The trained trunk as an ONNX file with small whole-number weights."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from transformers import BertModel

from claimcheck.models.trunk import OUTPUTS, WINDOW
from claimcheck.training.encoder.pack import OPSET, pack_rows, quantise
from claimcheck.training.trunk.labels import LabelSets
from claimcheck.training.trunk.model import TrunkModel

INPUTS = ("ids", "mask", "types", "first")


def load_model(start: Path, work: Path) -> TrunkModel:
    """Return the model as last saved in `work`."""
    labels = LabelSets(**json.loads((work / "labels.json").read_text(encoding="utf-8")))
    model = TrunkModel(start, labels)
    model.load_state_dict(torch.load(work / "state.0.pt", weights_only=True)["model"])
    return model.eval()


def export(start: Path, work: Path, out: Path, small: bool = True) -> None:
    """Write `model.onnx` (8-bit weights if `small`, else float32), the labels, the tokenizers and `rel.npy`."""
    out.mkdir(parents=True, exist_ok=True)
    model = load_model(start, work)
    model.body.set_attn_implementation("eager")
    np.save(out / "rel.npy", model.rel.detach().numpy().astype(np.float16))
    shutil.copy(work / "labels.json", out / "labels.json")
    for lang in ("en", "fr"):
        shutil.copy(start / f"tokenizer.{lang}.json", out / f"tokenizer.{lang}.json")
    _keep_positions(model.body, WINDOW)
    if small:
        pack_rows(model.body)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        _write(model, whole)
        if small:
            quantise(whole, out / "model.onnx")
        else:
            shutil.copy(whole, out / "model.onnx")


def _write(model: TrunkModel, path: Path) -> None:
    ids = torch.ones(2, 9, dtype=torch.long)
    inputs = (ids, torch.ones_like(ids), torch.zeros_like(ids), torch.arange(4).repeat(2, 1))
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS[:3]} | {"first": {0: "batch", 1: "rows"}}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    torch.onnx.export(
        model, inputs, str(path), input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def _keep_positions(body: BertModel, count: int) -> None:
    """Drop the embeddings of positions that no window reaches."""
    table = body.embeddings.position_embeddings
    body.embeddings.position_embeddings = torch.nn.Embedding.from_pretrained(table.weight.data[:count])
    body.embeddings.position_ids = body.embeddings.position_ids[:, :count]
    body.config.max_position_embeddings = count
