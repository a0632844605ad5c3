"""Work spread over processes, with the answers in the order of the questions and memory that stays bounded."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")

#: Questions under way per worker, so that no worker waits for the one who asks.
_AHEAD = 3


def map_in_order(work: Callable[[Question], Answer], questions: Iterable[Question], jobs: int) -> Iterator[Answer]:
    """Yield ``work(question)`` for each question in order; with ``jobs`` > 1 in that many processes.

    Questions are taken only a few ahead of the answers, so an endless stream costs constant memory. When the caller
    stops early, is interrupted or killed, the workers end too. What a worker leaves undone because it was killed
    (for want of memory, say) is done here.
    """
    if jobs <= 1:
        yield from map(work, questions)
        return
    others = set(active_children())
    # Spawned, not forked: a forked copy of the model runtimes' thread pools can hang.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker)
    waiting: deque[tuple[Question, Future[Answer] | None]] = deque()
    try:
        for question in questions:
            waiting.append((question, _submit(pool, work, question)))
            if len(waiting) >= jobs * _AHEAD:
                yield _answer(work, *waiting.popleft())
        while waiting:
            yield _answer(work, *waiting.popleft())
    except BaseException:
        for worker in set(active_children()) - others:
            worker.terminate()  # nobody wants to know any more, so the work in hand is not waited for
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, work: Callable[[Question], Answer], question: Question) -> Future[Answer] | None:
    try:
        return pool.submit(work, question)
    except BrokenProcessPool:
        return None


def _answer(work: Callable[[Question], Answer], question: Question, future: Future[Answer] | None) -> Answer:
    try:
        return work(question) if future is None else future.result()
    except BrokenProcessPool:
        return work(question)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, which ends the workers; keep numeric libraries to one thread each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the process that asks is gone: killed, it can tell nobody to stop."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
