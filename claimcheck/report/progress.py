"""Progress of a long run, drawn on standard error when that is a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

Progress = Callable[[str, int, int], None]


@contextlib.contextmanager
def show_progress(wanted: bool) -> Iterator[Progress | None]:
    """Give a function for (stage, done, total) that draws a bar a stage, or None when nothing is to be drawn.

    The bars vanish when the run ends, so that the report stands alone.
    """
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    tasks: dict[str, TaskID] = {}
    speed = TextColumn("{task.fields[speed]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), speed, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:

        def draw(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total, speed="")
            rate = bars.tasks[list(tasks).index(stage)].speed
            bars.update(tasks[stage], completed=done, total=total, speed=f"{rate:.1f}/s" if rate else "")

        yield draw
