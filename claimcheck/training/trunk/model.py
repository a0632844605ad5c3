"""The trunk: one small transformer under tags, trees, lemmas, sentence starts and entities."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertModel

from claimcheck.models.pieces import LOOKS
from claimcheck.training.trunk.corpora import MAY_ALSO_BE
from claimcheck.training.trunk.labels import LabelSets
from claimcheck.training.trunk.windows import IGNORE

ARC, REL = 192, 64
"""Widths of the two biaffine attentions (Dozat and Manning 2017)."""
DROPOUT = 0.15
OWN_HEAD = ("dwie",)
"""Corpora whose habits differ: they get a correction of their own, dropped after training."""
WEIGHTS = {"tags": 1.0, "upos": 0.4, "morphs": 0.5, "lemmas": 0.4, "starts": 1.5, "arcs": 1.0, "deps": 0.7}


class TrunkModel(nn.Module):
    """A BERT body and its heads; inputs are pieces, outputs are one row a word."""

    def __init__(self, start: Path, labels: LabelSets) -> None:
        super().__init__()
        self.body = BertModel.from_pretrained(start, add_pooling_layer=False, attn_implementation="sdpa")
        self._widen_types()
        width = self.body.config.hidden_size
        self.drop = nn.Dropout(DROPOUT)
        self.tags = nn.Linear(width, len(labels.tags))
        self.own = nn.ModuleDict({name: nn.Linear(width, len(labels.tags), bias=False) for name in OWN_HEAD})
        self.upos = nn.Linear(width, len(labels.upos))
        self.morphs = nn.Linear(width, len(labels.morphs))
        self.lemmas = nn.Linear(width, len(labels.lemmas))
        self.starts = nn.Linear(width, 1)
        self.arc_word, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.rel_word, self.rel_head = nn.Linear(width, REL), nn.Linear(width, REL)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.zeros(REL + 1, len(labels.deps) * (REL + 1)))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.rel, std=1 / REL)
        for own in self.own.values():
            nn.init.zeros_(own.weight)
        self._allowed = {name: _allowed(labels.tags, name) for name in MAY_ALSO_BE}

    def _widen_types(self) -> None:
        """One row of the segment embedding for each look of a word, with and without a line break."""
        old = self.body.embeddings.token_type_embeddings.weight.data
        rows = old[:1].repeat(2 * LOOKS, 1)
        rows[1:] += 0.01 * torch.randn_like(rows[1:])
        self.body.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(rows, freeze=False)
        self.body.config.type_vocab_size = 2 * LOOKS

    def encode(self, ids: Tensor, mask: Tensor, types: Tensor, first: Tensor) -> Tensor:
        """Return `[batch, 1 + words, width]`; row 0 stands for the root."""
        hidden = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        return torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return what the running model needs, in the order of `OUTPUTS`."""
        rows = self.encode(ids, mask, types, first)
        words = rows[:, 1:]
        word, head = F.gelu(self.arc_word(words)), F.gelu(self.arc_head(rows))
        arcs = (word @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)
        return (
            self.tags(words),
            self.upos(words),
            self.morphs(words),
            self.lemmas(words),
            self.starts(words).squeeze(-1),
            arcs,
            F.gelu(self.rel_word(words)),
            F.gelu(self.rel_head(rows)),
        )

    def losses(self, batch: dict[str, Tensor], corpora: list[str]) -> dict[str, Tensor]:
        """Return the mean loss of every task that has labels in the batch."""
        rows = self.drop(self.encode(batch["ids"], batch["mask"], batch["types"], batch["first"]))
        words = rows[:, 1:]
        found = {
            name: F.cross_entropy(getattr(self, name)(words).float().flatten(0, 1), batch[name].flatten(),
                                  ignore_index=IGNORE)
            for name in ("upos", "morphs", "lemmas")
            if (batch[name] != IGNORE).any()
        }  # fmt: skip
        if (batch["heads"] != IGNORE).any():
            found |= self._tree_losses(rows, batch)
        if (batch["tags"] != IGNORE).any():
            found["tags"] = self._tag_loss(words, batch["tags"], corpora)
        return found

    def _tree_losses(self, rows: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        words, heads = rows[:, 1:], batch["heads"]
        start = batch["starts"]
        known = start != IGNORE
        logits = self.starts(words).squeeze(-1)[known].float()
        word = self.drop(F.gelu(self.arc_word(words)))
        head = self.drop(F.gelu(self.arc_head(rows)))
        arcs = ((word @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)).float()
        arcs = arcs.masked_fill(~batch["places"].unsqueeze(1), -1e4)
        labelled = heads != IGNORE
        chosen = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, REL)
        rel_word = self.drop(F.gelu(self.rel_word(words)))[labelled]
        rel_head = self.drop(F.gelu(self.rel_head(rows))).gather(1, chosen)[labelled]
        return {
            "starts": F.binary_cross_entropy_with_logits(logits, start[known].float()),
            "arcs": F.cross_entropy(arcs[labelled], heads[labelled]),
            "deps": F.cross_entropy(
                label_scores(rel_word, rel_head, self.rel).float(), batch["deps"][labelled], ignore_index=IGNORE
            ),
        }

    def _tag_loss(self, words: Tensor, gold: Tensor, corpora: list[str]) -> Tensor:
        """Cross-entropy where a label that the corpus lacks may stand for the one it gives."""
        logits = self.tags(words)
        losses = []
        for name in sorted(set(corpora) & set(self._allowed)):
            rows = torch.tensor([c == name for c in corpora])
            scores, want = logits[rows], gold[rows]
            if name in self.own:
                scores = scores + self.own[name](words[rows])
            known = want != IGNORE
            scores, want = scores[known].float(), want[known]
            fine = scores.masked_fill(~self._allowed[name][want], -torch.inf).logsumexp(-1)
            losses.append(scores.logsumexp(-1) - fine)
        return torch.cat(losses).mean()


def label_scores(word: Tensor, head: Tensor, weights: Tensor) -> Tensor:
    """Biaffine label scores of words with their heads: `[n, labels]`."""
    n = len(word)
    left = (word @ weights[:-1] + weights[-1]).view(n, -1, REL + 1)
    return (left[..., :-1] @ head.unsqueeze(-1)).squeeze(-1) + left[..., -1]


def _allowed(tags: tuple[str, ...], corpus: str) -> Tensor:
    """Row i: the tags that a word tagged i in the corpus may truly have."""
    table = torch.eye(len(tags), dtype=torch.bool)
    for label, others in MAY_ALSO_BE[corpus].items():
        for i, tag in enumerate(tags):
            if tag == label or tag[2:] == label:
                for j, other in enumerate(tags):
                    if other[2:] in others and (tag == "O" or other[0] == tag[0]):
                        table[i, j] = True
    return table
