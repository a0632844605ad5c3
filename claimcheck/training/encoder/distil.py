"""Teach the bilingual student the English teacher's sentence vectors (Reimers and Gurevych 2020).

Each process trains a copy on its own batches, and every few steps the copies are averaged: that
keeps every core busy without threads that wait for each other.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.distributed as dist
from torch import Tensor
from torch.nn import functional
from transformers import BertModel

from claimcheck.training.encoder.mixture import bucketed, select
from claimcheck.training.encoder.student import (
    Bilingual,
    SplitRows,
    embed,
    encode,
    load_bilingual,
    load_teacher,
    tokenize,
)

Numbers = npt.NDArray[np.int64]

BATCH = 96  # French sentences a step and process
TEMPERATURE = 0.05
SAME = 0.9  # teacher cosine above which a negative is a paraphrase and left out
RATE = 1.5e-4
ROWS_RATE = 3e-4  # French embeddings move faster: each is seen in few batches
WARM_UP = 60
AVERAGE_EVERY = 5
SAVE_EVERY = 100


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the passes over the pairs; `shuffle` gives each its own order of them."""

    name: str
    start: str
    fewest_words: int
    contrast: float
    pool: int | None  # None: the vectors of all English sentences
    english: int
    rate: float
    shuffle: int = 0


COARSE = Stage("coarse", "lexstart", 0, 0.1, 1024, 32, 1.0)
# Long sentences only, each told from every other English sentence: what is left to learn is to tell near ones apart.
FINE = Stage("fine", "coarse", 8, 0.5, None, 16, 0.7)
# The same again from where it ended, in another order, gently. No nearer to its teacher's retrieval (0.927 and 0.931
# after 260 steps where fine has 0.927 and 0.933), so the encoder that ships is fine's; the judge starts from this one.
FINISH = Stage("finish", "fine", 8, 0.5, None, 16, 0.5, shuffle=100)
STAGES = {stage.name: stage for stage in (COARSE, FINE, FINISH)}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train, on what, for how long."""

    data: Path
    work: Path
    steps: int
    processes: int = 2
    seed: int = 7
    stage: Stage = COARSE


@dataclass(slots=True)
class Material:
    """Tokenized sentences and the teacher's vectors."""

    fr: list[list[int]]
    target: Numbers
    en: list[list[int]]
    vectors: Tensor
    columns: Tensor  # the same, one a column, in 16 bits


def teach(plan: Plan, english: list[str], rank: int) -> None:
    """Write the teacher's vectors of this process's share of the sentences."""
    path = plan.work / f"teacher.{rank}of{plan.processes}.npy"
    if path.exists():
        return
    teacher, tokenizer = load_teacher()
    vectors = encode(teacher, tokenize(tokenizer, english[rank :: plan.processes]))
    np.save(path, vectors.numpy())


def gather(plan: Plan, student: Bilingual, rank: int) -> Material:
    """Tokenize the mixture and read the teacher's vectors of all processes."""
    every, english = select(plan.data, plan.seed)
    examples = [example for example in every if len(example.fr.split()) >= plan.stage.fewest_words]
    teach(plan, english, rank)
    if plan.processes > 1:
        dist.barrier()
    vectors = torch.zeros(len(english), student.bert.config.hidden_size)
    for k in range(plan.processes):
        part = np.load(plan.work / f"teacher.{k}of{plan.processes}.npy")
        vectors[k :: plan.processes] = torch.from_numpy(part)
    return Material(
        fr=tokenize(student.tokenizers["fr"], [example.fr for example in examples]),
        target=np.array([example.target for example in examples]),
        en=tokenize(student.tokenizers["en"], english),
        vectors=vectors,
        columns=vectors.to(torch.bfloat16).T.contiguous(),
    )


def batches(material: Material, size: int, plan: Plan, rank: int, of: str) -> Iterator[Numbers]:
    """Endless batches of this process, a new shuffle every epoch."""
    lengths = np.array([len(row) for row in (material.fr if of == "fr" else material.en)])
    epoch = 0
    while True:
        order = plan.seed + plan.stage.shuffle + epoch * 2 + (of == "fr")
        yield from bucketed(lengths, size, order)[rank :: plan.processes]
        epoch += 1


def pool_of(stage: Stage, material: Material) -> Tensor:
    """Return the teacher vectors that the right one is told from, one a column."""
    if stage.pool is None:
        return material.columns
    return material.columns[:, torch.randint(len(material.vectors), (stage.pool,))]


def contrast(student: Tensor, right: Tensor, pool: Tensor) -> Tensor:
    """Cross entropy of picking the right teacher vector among the batch's and the pool's."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        among = torch.cat([student @ right.T, student @ pool], dim=1).float() / TEMPERATURE
        alike = torch.cat([right @ right.T, right @ pool], dim=1) > SAME
    number = torch.arange(len(right))
    alike[number, number] = False
    return functional.cross_entropy(among.masked_fill(alike, -1e4), number)


def loss_of(
    bert: BertModel, material: Material, french: Numbers, english: Numbers, pool: Tensor, weight: float
) -> Tensor:
    """Distance of both languages to the teacher, and the contrast for French."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        fr = embed(bert, [material.fr[k] for k in french])
        en = embed(bert, [material.en[k] for k in english])
    right = material.vectors[material.target[french]]
    apart = 1 - (fr * right).sum(1).mean()
    drift = 1 - (en * material.vectors[english]).sum(1).mean()
    return apart + drift + weight * contrast(fr, right, pool)


def optimizer_of(bert: BertModel) -> torch.optim.Optimizer:
    """Adam with its own rate for the word embeddings and no decay."""
    words = bert.embeddings.word_embeddings.own
    rest = [p for p in bert.parameters() if p is not words]
    return torch.optim.Adam(
        [{"params": rest, "lr": RATE}, {"params": [words], "lr": ROWS_RATE}], betas=(0.9, 0.98), foreach=True
    )


def rate_at(step: int, steps: int) -> float:
    """Linear warm-up, then linear fall to a fiftieth."""
    return min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)


def average(bert: BertModel, processes: int) -> None:
    """Set every process's weights to their mean."""
    flat = torch.nn.utils.parameters_to_vector(bert.parameters()).detach()
    dist.all_reduce(flat)
    torch.nn.utils.vector_to_parameters(flat / processes, bert.parameters())


def train(rank: int, plan: Plan) -> None:
    """One process's training run, from its last checkpoint where there is one."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed + rank)
    if plan.processes > 1:
        dist.init_process_group("gloo", init_method=f"file://{plan.work}/meet", rank=rank, world_size=plan.processes)
    student = load_bilingual(plan.work / plan.stage.start)
    bert = student.bert.eval()  # no dropout: the target is a fixed vector
    bert.set_attn_implementation("sdpa")
    words = SplitRows(bert.embeddings.word_embeddings.weight.data, student.tokenizers["en"].get_vocab_size())
    bert.embeddings.word_embeddings = words
    material = gather(plan, student, rank)
    optimizer = optimizer_of(bert)
    bases = [group["lr"] for group in optimizer.param_groups]
    start = resume(plan, bert, optimizer, rank)
    french = batches(material, BATCH, plan, rank, "fr")
    english = batches(material, plan.stage.english, plan, rank, "en")
    clock = time.monotonic()
    for step in range(plan.steps):
        fr, en = next(french), next(english)
        pool = pool_of(plan.stage, material)
        if step < start:
            continue
        for group, base in zip(optimizer.param_groups, bases, strict=True):
            group["lr"] = base * plan.stage.rate * rate_at(step, plan.steps)
        loss = loss_of(bert, material, fr, en, pool, plan.stage.contrast)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(bert.parameters(), 1.0)
        optimizer.step()
        if plan.processes > 1 and step % AVERAGE_EVERY == AVERAGE_EVERY - 1:
            average(bert, plan.processes)
        if step % 20 == 0:
            log(plan, rank, f"{step} loss {loss.item():.4f} {time.monotonic() - clock:.0f}s")
        if (step + 1) % SAVE_EVERY == 0:
            save(plan, bert, optimizer, rank, step + 1)
    if plan.processes > 1:
        average(bert, plan.processes)
    if rank == 0:
        bert.embeddings.word_embeddings = words.whole()
        student.save(plan.work / plan.stage.name)


def log(plan: Plan, rank: int, line: str) -> None:
    """Append a line to this process's log file."""
    with (plan.work / f"{plan.stage.name}.{rank}.log").open("a", encoding="utf-8") as out:
        out.write(line + "\n")


def save(plan: Plan, bert: BertModel, optimizer: torch.optim.Optimizer, rank: int, step: int) -> None:
    """Write this process's checkpoint."""
    path = plan.work / f"{plan.stage.name}.{rank}.pt"
    torch.save({"bert": bert.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


def resume(plan: Plan, bert: BertModel, optimizer: torch.optim.Optimizer, rank: int) -> int:
    """Read this process's checkpoint; the step to go on from."""
    path = plan.work / f"{plan.stage.name}.{rank}.pt"
    if not path.exists():
        return 0
    state = torch.load(path)
    bert.load_state_dict(state["bert"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def distil(plan: Plan) -> None:
    """Train with one process a core and write the folder named after the stage."""
    (plan.work / "meet").unlink(missing_ok=True)
    if plan.processes == 1:
        train(0, plan)
        return
    torch.multiprocessing.spawn(train, args=(plan,), nprocs=plan.processes)  # type: ignore[no-untyped-call]
