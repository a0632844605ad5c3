"""Work spread over processes, with the answers in the order of the questions and memory that stays bounded."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")

#: Questions under way per worker, so that no worker waits for the one who asks.
_AHEAD = 3


def map_in_order(work: Callable[[Question], Answer], questions: Iterable[Question], jobs: int) -> Iterator[Answer]:
    """Yield ``work(question)`` for each question in order; with ``jobs`` > 1 in that many processes.

    Questions are taken only a few ahead of the answers, so an endless stream costs constant memory. When the caller
    stops early or is interrupted, the workers end too.
    """
    if jobs <= 1:
        yield from map(work, questions)
        return
    # Spawned, not forked: a forked copy of the model runtimes' thread pools can hang.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker)
    waiting: deque[Future[Answer]] = deque()
    try:
        for question in questions:
            waiting.append(pool.submit(work, question))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, which ends the workers, and keep numeric libraries to one thread each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
