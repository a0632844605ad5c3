"""Progress of a long run, drawn on standard error when that is a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Task

Progress = Callable[[str, int, int], None]

#: What a stage handles one after the other; a stage that is not here has steps, and no speed.
_PIECES = {"read": "file", "clean": "article", "extract": "article", "compare": "story"}
#: Slower than this, the time a piece takes says more than how many are done in a second.
_SLOW = 0.5


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
    columns = (
        TextColumn("{task.description:<8}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("{task.fields[speed]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:

        def draw(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total, speed="")
            task = next(item for item in bars.tasks if item.id == tasks[stage])
            bars.update(tasks[stage], completed=done, total=total, speed=describe_speed(stage, done, _seconds(task)))

        yield draw


def _seconds(task: Task) -> float:
    return task.elapsed or 0.0


def describe_speed(stage: str, done: int, seconds: float) -> str:
    """Return how fast a stage works ("3.1 articles/s", "4.2 s an article"), nothing where there is no telling yet."""
    piece = _PIECES.get(stage)
    if piece is None or not done or seconds < 0.1:
        return ""
    if done / seconds >= _SLOW:
        return f"{done / seconds:.1f} {piece.removesuffix('y') + 'ies' if piece.endswith('y') else piece + 's'}/s"
    return f"{seconds / done:.1f} s {'an' if piece[0] in 'aeiou' else 'a'} {piece}"
