"""How many processor threads the numeric libraries take."""

from __future__ import annotations

import os

_LIMITS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def keep_to_one_thread() -> None:
    """Keep what numeric libraries this process loads from now on to one thread, where the user has not said otherwise.

    Our matrices are small: threads wait for each other more than they work, and most of all where several processes
    share the cores. And what is added up in another order may differ in the last digit.
    """
    for name, value in _LIMITS.items():
        os.environ.setdefault(name, value)
