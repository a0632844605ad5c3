"""From torch to a small ONNX file: embedding rows and matrix products in 8 bits."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

OPSET = 17


class PackedRows(nn.Module):
    """Word embeddings as int8 with one scale a row, a fourth of the size at three decimals' loss.

    One scale for the whole matrix, as the general quantiser has it, is set by a few outlying rows.
    """

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return float rows for row numbers of any shape."""
        rows: Tensor = self.rows[ids].to(torch.float32) * self.scale[ids]  # type: ignore[index]
        return rows


class SentenceVector(nn.Module):
    """A BERT with the mean over real tokens, scaled to length 1, as its one output."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return (sentences, dimensions) unit rows."""
        hidden = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)
        return nn.functional.normalize(mean, dim=1)


def pack_rows(bert: BertModel) -> None:
    """Replace the word embeddings of ``bert`` by their 8-bit form."""
    bert.embeddings.word_embeddings = PackedRows(bert.embeddings.word_embeddings.weight.data)


def to_onnx(module: nn.Module, inputs: Sequence[str], outputs: Sequence[str], path: Path) -> None:
    """Write ``module`` as float ONNX; every input is (rows, tokens) of int64, both free."""
    example = tuple(torch.ones(2, 7, dtype=torch.long) for _ in inputs)
    axes = {name: {0: "rows", 1: "tokens"} for name in inputs} | {name: {0: "rows"} for name in outputs}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            example,
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Write ``source`` with its matrix products in 8 bits.

    Weights keep to 7 bits (``reduce_range``): processors without VNNI add in 16 bits and would overflow.
    """
    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
