"""What a piece of work costs: CPU and wall-clock seconds and the peak of memory, of a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

#: One thread for each numeric library, so that a ratio compares work and not luck with the cores.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, workers included; seconds on the clock; the largest process's peak in megabytes."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of the table: what it costs, how many times something else that is, and the bar for that."""

    measure: str
    cost: str
    ratio: str = ""
    bar: str = ""


def run_python(code: str, *arguments: str) -> Cost:
    """Run a piece of Python in a fresh process and return what it cost."""
    return run_command([sys.executable, "-c", code, *arguments])


def run_claimcheck(*arguments: str) -> Cost:
    """Run the command line in a fresh process; an exit status that tells of findings or problems is no failure."""
    return run_command([sys.executable, "-c", "from claimcheck.cli import main; main()", *arguments], fine={0, 1, 3})


def run_command(command: list[str], fine: frozenset[int] | set[int] = frozenset({0})) -> Cost:
    """Run a command to its end. Raises `SystemExit` with what it said when it fails."""
    before = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env={**os.environ, **ONE_THREAD})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            errors.seek(0)
            raise SystemExit(f"{command[1:4]} ended with {process.returncode}: {errors.read()[-500:].decode()}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)
