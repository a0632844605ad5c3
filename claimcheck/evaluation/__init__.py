"""What `claimcheck evaluate` measures: precision and recall on annotated files, the project's own or the user's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from claimcheck.evaluation.rows import Row

_PACKAGE = Path(__file__).resolve().parent.parent
_Evaluation = Callable[[Path | None, Path], Iterable[Row]]
#: The parts of ``claimcheck evaluate``: modules with a function ``measure(data, gold)``, imported when asked for.
PARTS = {
    "models": ("models",),
    "extraction": ("dates", "figures", "quotes", "entities"),
    "judge": ("judge",),
    "stories": ("stories_gold", "stories"),
}


def gold_folder() -> Path:
    """Return the project's own annotated texts: inside an installed package, among the tests in a checkout."""
    installed = _PACKAGE / "data" / "gold"
    return installed if installed.is_dir() else _PACKAGE.parent / "tests" / "gold"


def evaluate(what: str | None, data: Path | None) -> Iterator[dict[str, object]]:
    """Yield a row a figure for one part, or for all when ``what`` is None.

    ``data`` is a folder in the layout of the training data; without it only the project's own gold is measured.
    """
    for part in PARTS if what is None else (what,):
        for name in PARTS[part]:
            measure: _Evaluation = import_module(f"claimcheck.evaluation.{name}").measure
            yield from (asdict(row) for row in measure(data, gold_folder()))
