"""How a run tells its caller how far it is."""

from __future__ import annotations

from collections.abc import Callable

#: Told before the first and after each piece of work: the stage, how many pieces are done, how many there are.
Progress = Callable[[str, int, int], None]


def tell_nobody(stage: str, done: int, total: int) -> None:
    """Stand in for a caller who does not ask how far the work is."""
