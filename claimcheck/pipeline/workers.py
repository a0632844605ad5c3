"""Work spread over processes, with the answers in the order of the questions and memory that stays bounded."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from types import TracebackType
from typing import TypeVar

from claimcheck.models.threads import keep_to_one_thread

Question = TypeVar("Question")
Answer = TypeVar("Answer")

#: Questions under way per worker, so that no worker waits for the one who asks.
_AHEAD = 3


class Workers:
    """Processes that work for one run; with ``jobs`` <= 1 there are none, and all is done where it is asked for.

    They start, and call ``prepare``, when the ``with`` block is entered, and end with it: at once when it is left by
    an exception, Ctrl-C among them, or when this process is killed.
    """

    def __init__(self, jobs: int, prepare: Callable[[], object] | None = None) -> None:
        self.jobs = jobs
        self.lost = False  #: Whether a worker was killed, for want of memory, say; the rest is then done here.
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        if self.jobs > 1:
            self._others = set(active_children())
            # Spawned, not forked: a forked copy of the model runtimes' thread pools can hang.
            self._pool = ProcessPoolExecutor(self.jobs, get_context("spawn"), _start_worker, (self._prepare,))
            for _ in range(self.jobs):  # a pool starts a process a question
                self._submit(_be_there, None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind is not None:
            for worker in set(active_children()) - self._others:
                worker.terminate()  # nobody wants to know any more, so the work in hand is not waited for
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None

    def map(self, work: Callable[[Question], Answer], questions: Iterable[Question]) -> Iterator[Answer]:
        """Return the answers ``work(question)`` in order.

        The first questions are handed out at once, others only a few ahead of the answers, so that an endless stream
        costs constant memory. What a worker leaves undone because it was killed is done here.
        """
        if self._pool is None:
            return map(work, questions)
        waiting: deque[tuple[Question, Future[Answer] | None]] = deque()
        rest = iter(questions)
        for question in rest:
            waiting.append((question, self._submit(work, question)))
            if len(waiting) >= self.jobs * _AHEAD:
                break
        return self._answers(work, waiting, rest)

    def _answers(
        self,
        work: Callable[[Question], Answer],
        waiting: deque[tuple[Question, Future[Answer] | None]],
        rest: Iterator[Question],
    ) -> Iterator[Answer]:
        while waiting:
            answer = self._answer(work, *waiting.popleft())
            for question in rest:
                waiting.append((question, self._submit(work, question)))
                break
            yield answer

    def _submit(self, work: Callable[[Question], Answer], question: Question) -> Future[Answer] | None:
        try:
            return self._pool.submit(work, question) if self._pool is not None else None
        except BrokenProcessPool:
            self.lost = True
            return None

    def _answer(self, work: Callable[[Question], Answer], question: Question, future: Future[Answer] | None) -> Answer:
        try:
            return work(question) if future is None else future.result()
        except BrokenProcessPool:
            self.lost = True
            return work(question)


#: No workers: all is done where it is asked for.
ALONE = Workers(1)


def map_in_order(work: Callable[[Question], Answer], questions: Iterable[Question], jobs: int) -> Iterator[Answer]:
    """Yield ``work(question)`` for each question in order; with ``jobs`` > 1 in that many processes.

    Processes, memory and faults are as with `Workers`; when the caller stops early the processes end.
    """
    with Workers(jobs) as workers:
        yield from workers.map(work, questions)


def _be_there(question: None) -> None:
    """Give a process something to start for."""


def _start_worker(prepare: Callable[[], object] | None) -> None:
    """Leave Ctrl-C to the parent, which ends the workers; share the cores with the others; load what will be needed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_to_one_thread()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        with suppress(Exception):  # what fails here fails again where it is needed, and is told there
            prepare()


def _end_with_parent() -> None:
    """End this worker when the process that asks is gone: killed, it can tell nobody to stop."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
