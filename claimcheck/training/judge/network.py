"""The cross-encoder in torch: the distilled encoder reading both sentences at once, with a head of three."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from claimcheck.models.judge import HYPOTHESIS, LABELS, PREMISE, join
from claimcheck.training.encoder.student import load_bilingual
from claimcheck.training.judge.rows import Row

KINDS = 4  # of pieces: premise, hypothesis, and each with the same piece on the other side


class CrossEncoder(nn.Module):
    """Logits from ``[CLS]``, the means of both sides, and how these differ."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        width = bert.config.hidden_size
        old = bert.embeddings.token_type_embeddings.weight.data
        bert.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(torch.cat([old, old]), freeze=False)
        bert.config.type_vocab_size = KINDS
        self.bert = bert
        self.head = nn.Sequential(nn.Linear(3 * width, width), nn.GELU(), nn.Linear(width, len(LABELS)))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return (pairs, 3) logits."""
        hidden = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        real = attention_mask.unsqueeze(-1).to(hidden.dtype)
        second = (token_type_ids % 2).unsqueeze(-1).to(hidden.dtype) * real
        first = real - second
        left = (hidden * first).sum(1) / first.sum(1).clamp(min=1)
        right = (hidden * second).sum(1) / second.sum(1).clamp(min=1)
        logits: Tensor = self.head(torch.cat([hidden[:, 0], (left - right).abs(), left * right], dim=1))
        return logits


def start(folder: Path) -> tuple[CrossEncoder, dict[str, Tokenizer]]:
    """Return a new cross-encoder on the distilled encoder, its word embeddings held, and the tokenizers."""
    model = load_bilingual(folder)
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    return CrossEncoder(model.bert), model.tokenizers


def tokenize_rows(rows: list[Row], tokenizers: dict[str, Tokenizer]) -> list[tuple[list[int], list[int]]]:
    """Return pieces and kinds of each row, both sides cut to what the model reads at once."""
    cls, sep = (tokenizers["en"].token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    sides: list[list[list[int]]] = []
    for side, longest in ((0, PREMISE), (1, HYPOTHESIS)):
        pieces: list[list[int]] = [[] for _ in rows]
        for lang, tokenizer in tokenizers.items():
            own = [k for k, row in enumerate(rows) if row.languages[side] == lang]
            texts = [(rows[k].premise, rows[k].hypothesis)[side] for k in own]
            for k, item in zip(own, tokenizer.encode_batch(texts, add_special_tokens=False), strict=True):
                pieces[k] = item.ids[:longest]
        sides.append(pieces)
    return [join(left, right, cls, sep) for left, right in zip(*sides, strict=True)]


def rectangle(rows: list[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """Return pieces, mask and kinds of rows as tensors of one width."""
    width = max(len(ids) for ids, _ in rows)
    ids, mask, kinds = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(3))
    for k, (row, types) in enumerate(rows):
        ids[k, : len(row)] = torch.tensor(row)
        kinds[k, : len(row)] = torch.tensor(types)
        mask[k, : len(row)] = 1
    return ids, mask, kinds
