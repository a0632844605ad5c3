"""The trained trunk as an ONNX file with small whole-number weights."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from claimcheck.models.trunk import OUTPUTS
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
    """Write `model.onnx` (int8 if `small`, else float32), the labels, the tokenizers and `rel.npy`."""
    logging.disable(logging.WARNING)
    out.mkdir(parents=True, exist_ok=True)
    model = load_model(start, work)
    model.body.set_attn_implementation("eager")
    np.save(out / "rel.npy", model.rel.detach().numpy().astype(np.float32))
    shutil.copy(work / "labels.json", out / "labels.json")
    for lang in ("en", "fr"):
        shutil.copy(start / f"tokenizer.{lang}.json", out / f"tokenizer.{lang}.json")
    ids = torch.ones(2, 9, dtype=torch.long)
    inputs = (ids, torch.ones_like(ids), torch.zeros_like(ids), torch.arange(4).repeat(2, 1))
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS[:3]} | {"first": {0: "batch", 1: "rows"}}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model, inputs, str(whole), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        if small:
            quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
        else:
            shutil.copy(whole, out / "model.onnx")
