"""Train the cross-encoder: copies on their own batches, averaged every few steps, resumable."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import torch
import torch.distributed as dist
from torch.nn import functional

from claimcheck.training.judge.mixture import mix
from claimcheck.training.judge.network import CrossEncoder, rectangle, start, tokenize_rows
from claimcheck.training.judge.rows import Row, read_rows
from claimcheck.training.judge.switch import Switcher

RATE = 1.2e-4
HEAD_RATE = 5e-4
WARM_UP = 100
TOKENS = 1600  # padded, a batch and process
POOL = 60  # batches that are sorted by length together
AVERAGE_EVERY = 5
SAVE_EVERY = 100
ASK_EVERY = 25
LONGEST = 128  # pieces of a pair that is trained on
# None: few passes over much data, and the network is too small to overfit. On a processor, drawing the masks costs a
# fifth of a step; without them plain attention takes 0.38 s a step of one core, torch's fused attention 0.58 s.
DROPOUT = 0.0

Pieces = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train and for how long: the rate is held, then falls over the last ``fall`` steps."""

    data: Path
    work: Path
    encoder: Path
    table: Path
    steps: int
    fall: int
    processes: int = 2
    seed: int = 11
    made: float = 1.0  # share of the made pairs: they are learnt in one round, general inference is not


def batches(rows: list[Row], lengths: list[int], plan: Plan, rank: int) -> Iterator[list[int]]:
    """Yield endless batches of like length for one process."""
    epoch = 0
    while True:
        rng = random.Random(plan.seed * 1000 + epoch)
        order = list(range(len(rows)))
        rng.shuffle(order)
        for first in range(0, len(order), POOL * 40):
            part = sorted(order[first : first + POOL * 40], key=lambda k: (lengths[k], k))
            groups: list[list[int]] = [[]]
            for k in part:
                if groups[-1] and lengths[k] * (len(groups[-1]) + 1) > TOKENS:
                    groups.append([])
                groups[-1].append(k)
            rng.shuffle(groups)
            yield from groups[rank : len(groups) - len(groups) % plan.processes : plan.processes]
        epoch += 1


def optimizer_of(model: CrossEncoder) -> torch.optim.Optimizer:
    """Adam with a slower rate for the trunk than for the new head."""
    trunk = [p for p in model.bert.parameters() if p.requires_grad]
    groups = [{"params": trunk, "lr": RATE}, {"params": list(model.head.parameters()), "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def rate_at(step: int, plan: Plan) -> float:
    """Return the share of the full rate at a step."""
    return min(1.0, (step + 1) / WARM_UP) * min(1.0, max(0.01, (plan.steps - step) / plan.fall))


def average(model: CrossEncoder, processes: int) -> None:
    """Set the weights that learn to their mean over the processes."""
    own = [p for p in model.parameters() if p.requires_grad]
    flat = torch.nn.utils.parameters_to_vector(own).detach()
    dist.all_reduce(flat)
    torch.nn.utils.vector_to_parameters(flat / processes, own)


def shortened(plan: Plan, rank: int) -> Plan:
    """Return the plan with the number of steps in the file ``steps``: so a run can be brought to its end."""
    path = plan.work / "steps"
    steps = torch.tensor([int(path.read_text()) if rank == 0 and path.exists() else plan.steps])
    if plan.processes > 1:
        dist.broadcast(steps, 0)
    return replace(plan, steps=int(steps))


def prepare(plan: Plan, rank: int) -> tuple[CrossEncoder, list[Row], list[Pieces]]:
    """Return the network in training mode, the rows of an epoch and their pieces."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    if plan.processes > 1:
        meeting = f"file://{plan.work}/meet"
        dist.init_process_group("gloo", init_method=meeting, rank=rank, world_size=plan.processes)
    model, tokenizers = start(plan.encoder)
    model.bert.set_attn_implementation("eager")
    model.train()
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = DROPOUT
    rows = mix(plan.data, read_rows(plan.work / "made.train.jsonl"), Switcher(plan.table), plan.seed, plan.made)
    pieces = tokenize_rows(rows, tokenizers)
    short = [k for k, (ids, _) in enumerate(pieces) if len(ids) <= LONGEST]
    return model, [rows[k] for k in short], [pieces[k] for k in short]


def learn(model: CrossEncoder, optimizer: torch.optim.Optimizer, rows: list[Row], pieces: list[Pieces]) -> float:
    """Take one step on a batch and return its loss."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(*rectangle(pieces))
    loss = functional.cross_entropy(logits.float(), torch.tensor([row.verdict for row in rows]))
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def train(rank: int, plan: Plan) -> None:
    """One process's run, from its last checkpoint where there is one."""
    model, rows, pieces = prepare(plan, rank)
    optimizer = optimizer_of(model)
    bases = [group["lr"] for group in optimizer.param_groups]
    first = resume(plan, model, optimizer, rank)
    stream = batches(rows, [len(ids) for ids, _ in pieces], plan, rank)
    torch.manual_seed(plan.seed + rank + first)
    clock, running = time.monotonic(), 0.7
    for step, batch in enumerate(stream):
        if step < first:
            continue
        if step % ASK_EVERY == 0:
            plan = shortened(plan, rank)
            log(plan, rank, f"{step} loss {running:.4f} {time.monotonic() - clock:.0f}s of {len(rows)} rows")
        for group, base in zip(optimizer.param_groups, bases, strict=True):
            group["lr"] = base * rate_at(step, plan)
        loss = learn(model, optimizer, [rows[k] for k in batch], [pieces[k] for k in batch])
        running += 0.02 * (loss - running)
        last = step + 1 >= plan.steps
        if plan.processes > 1 and (last or step % AVERAGE_EVERY == AVERAGE_EVERY - 1):
            average(model, plan.processes)
        if last or (step + 1) % SAVE_EVERY == 0:
            save(plan, model, optimizer, rank, step + 1)
        if last:
            return


def log(plan: Plan, rank: int, line: str) -> None:
    """Append a line to this process's log file."""
    with (plan.work / f"train.{rank}.log").open("a", encoding="utf-8") as out:
        out.write(line + "\n")


def save(plan: Plan, model: CrossEncoder, optimizer: torch.optim.Optimizer, rank: int, step: int) -> None:
    """Write this process's checkpoint."""
    path = plan.work / f"judge.{rank}.pt"
    torch.save(
        {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, path.with_suffix(".tmp")
    )
    path.with_suffix(".tmp").replace(path)


def resume(plan: Plan, model: CrossEncoder, optimizer: torch.optim.Optimizer, rank: int) -> int:
    """Read this process's checkpoint; the step to go on from."""
    path = plan.work / f"judge.{rank}.pt"
    if not path.exists():
        return 0
    state = torch.load(path)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def run(plan: Plan) -> None:
    """Train with one process a core."""
    (plan.work / "meet").unlink(missing_ok=True)
    if plan.processes == 1:
        train(0, plan)
    else:
        torch.multiprocessing.spawn(train, args=(plan,), nprocs=plan.processes)  # type: ignore[no-untyped-call]
