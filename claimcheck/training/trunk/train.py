"""The training loop: one process a core, resumable, logged, seeded."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch
import torch.distributed as dist
from torch import nn

from claimcheck.models.pieces import Pieces
from claimcheck.training.trunk.data import ROUNDS, batches, load_corpora, to_tensors, total_pieces
from claimcheck.training.trunk.labels import count_labels
from claimcheck.training.trunk.model import WEIGHTS, TrunkModel
from claimcheck.training.trunk.windows import WindowMaker

FILLED = 0.93
"""Part of a padded batch that is pieces."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train; the round's rates are peaks of a short rise and a straight fall.

    A later round goes on from the weights that an earlier one left in `after`.
    Each process takes its own steps; the weights are averaged every `meet` steps,
    the large table of word embeddings every `meet_words`.
    """

    data: Path
    start: Path
    work: Path
    table: Path | None = None
    share: float = 1.0
    round: str = "all"
    after: Path | None = None
    processes: int = 2
    batch: int = 1280
    rise: float = 0.06
    meet: int = 4
    meet_words: int = 32
    seed: int = 0
    save_every: int = 250
    log_every: int = 20


def train(plan: Plan) -> None:
    """Train from the weights and tokenizers in `plan.start`; goes on from the last checkpoint in `plan.work`."""
    plan.work.mkdir(parents=True, exist_ok=True)
    (plan.work / "meet").unlink(missing_ok=True)
    if plan.processes == 1:
        _process(0, plan)
        dist.destroy_process_group()
    else:
        torch.multiprocessing.spawn(_process, args=(plan,), nprocs=plan.processes)


def _process(rank: int, plan: Plan) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    dist.init_process_group("gloo", init_method=f"file://{plan.work}/meet", rank=rank, world_size=plan.processes)
    corpora = load_corpora(plan.data)
    labels = count_labels(tree for trees in corpora.trees.values() for tree in trees)
    if rank == 0:
        labels.save(plan.work / "labels.json")
    maker = WindowMaker(Pieces(plan.start, ("en", "fr")), labels, plan.seed + rank, table=plan.table)
    turn = ROUNDS[plan.round]
    passes = turn.passes
    maker.swap_names([a for articles in corpora.articles.values() for a in articles], turn.swapped, turn.kept)
    model = TrunkModel(plan.start, labels).train()
    if plan.after:
        model.load_state_dict(torch.load(_state(plan.after, 0), weights_only=True)["model"])
    steps = int(plan.share * total_pieces(corpora, maker, passes) / (FILLED * plan.batch * plan.processes))
    optimizers = _optimizers(model, plan)
    done = _resume(plan, rank, model, optimizers)
    stream = islice(batches(corpora, maker, passes, plan.batch, plan.seed + rank), done, steps)
    log = Log(plan.work / f"log.{rank}.jsonl", steps)
    for step, batch in enumerate(stream, done + 1):
        torch.manual_seed(plan.seed + step * plan.processes + rank)  # so that a resumed run is the same run
        _set_rates(optimizers, min(step / (plan.rise * steps), (steps - step) / (steps * (1 - plan.rise))))
        with torch.autocast("cpu", torch.bfloat16):
            losses = model.losses(to_tensors(batch), [w.corpus for w in batch])
        sum(WEIGHTS[name] * value for name, value in losses.items()).backward()
        nn.utils.clip_grad_norm_(_dense(model), 1.0)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        log.add({name: float(value.detach()) for name, value in losses.items()})
        if step % plan.meet == 0 or step == steps:
            _average(_dense(model), plan.processes)
        if step % plan.meet_words == 0 or step == steps:
            _average([model.body.embeddings.word_embeddings.weight], plan.processes)
        if step % plan.log_every == 0:
            log.write(step)
        if step % plan.save_every == 0 or step == steps:
            _save(plan, rank, model, optimizers, step)


class Log:
    """Mean losses of the last steps, a line each time they are written."""

    def __init__(self, path: Path, steps: int) -> None:
        self.path, self.steps, self.began = path, steps, time.monotonic()
        self.sums: dict[str, list[float]] = defaultdict(list)

    def add(self, losses: dict[str, float]) -> None:
        """Remember the losses of a step."""
        for name, value in losses.items():
            self.sums[name].append(value)

    def write(self, step: int) -> None:
        """Write the means since the last line."""
        row = {name: round(sum(v) / len(v), 4) for name, v in sorted(self.sums.items())}
        head = {"step": step, "of": self.steps, "s": round(time.monotonic() - self.began)}
        with self.path.open("a", encoding="utf-8") as log:
            log.write(json.dumps({**head, **row}) + "\n")
        self.sums.clear()


def _dense(model: TrunkModel) -> list[nn.Parameter]:
    words = model.body.embeddings.word_embeddings.weight
    return [p for p in model.parameters() if p is not words and p.requires_grad]


def _optimizers(model: TrunkModel, plan: Plan) -> list[torch.optim.Optimizer]:
    """AdamW for what every batch moves, a sparse Adam for the rows of the words it holds."""
    rates = ROUNDS[plan.round]
    table = model.body.embeddings.word_embeddings
    table.sparse = True
    body = {id(p) for p in model.body.parameters()}
    groups = []
    for inside, rate in ((True, rates.body_rate), (False, rates.head_rate)):
        for decay in (True, False):
            chosen = [p for p in _dense(model) if (id(p) in body) is inside and (p.ndim > 1) is decay]
            groups.append({"params": chosen, "peak": rate, "weight_decay": 0.01 if decay else 0.0})
    dense = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), foreach=True)
    words = torch.optim.SparseAdam([{"params": [table.weight], "peak": rates.word_rate}], lr=1e-9)
    return [dense, words]


def _set_rates(optimizers: list[torch.optim.Optimizer], rate: float) -> None:
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = max(group["peak"] * rate, 1e-9)


def _average(parameters: list[nn.Parameter], processes: int) -> None:
    """Set every process's weights to their mean."""
    with torch.no_grad():
        flat = nn.utils.parameters_to_vector(parameters)
        dist.all_reduce(flat)
        nn.utils.vector_to_parameters(flat / processes, parameters)


def _state(work: Path, rank: int) -> Path:
    return work / f"state.{rank}.pt"


def _save(plan: Plan, rank: int, model: TrunkModel, optimizers: list[torch.optim.Optimizer], step: int) -> None:
    path = _state(plan.work, rank)
    state = {"model": model.state_dict(), "optimizers": [o.state_dict() for o in optimizers], "step": step}
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


def _resume(plan: Plan, rank: int, model: TrunkModel, optimizers: list[torch.optim.Optimizer]) -> int:
    path = _state(plan.work, rank)
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    for optimizer, saved in zip(optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(saved)
    return int(state["step"])
