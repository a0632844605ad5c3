"""Cross-checks news articles: what they agree on, where they conflict, what one of them adds.

>>> import claimcheck
>>> report = claimcheck.check(["seeds/"])  # doctest: +SKIP
>>> answers = claimcheck.judge([("It rained.", "It was dry.")])  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.models.encoder import Encoder
    from claimcheck.records import Judgement, Report
    from claimcheck.settings import Settings

__version__ = "0.1.0"
__all__ = ["check", "judge", "load_encoder", "load_language"]

# Each function imports what it needs when it is called, so that `import claimcheck` and `claimcheck --help` stay light.


def check(paths: Sequence[str], settings: Settings | None = None, jobs: int = 1) -> Report:
    """Cross-check the articles under ``paths`` and return the report; `report.to_dict()` is its JSON.

    Raises `claimcheck.errors.UsageError` when a path does not exist; whatever else is wrong with an input is under
    ``report.problems``.
    """
    from claimcheck.pipeline import run

    return run(paths, settings, jobs)


def judge(pairs: Iterable[tuple[str, str]], settings: Settings | None = None) -> list[Judgement]:
    """Say of each (premise, hypothesis) whether the premise supports, contradicts or leaves open the hypothesis."""
    from claimcheck.pipeline import judge_pairs

    return judge_pairs(pairs, settings)


def load_language(language: str) -> Language:
    """Return the spaCy pipeline of a language (``en``, ``fr``): tagged, parsed, lemmatised, ``doc.ents`` set.

    Raises `claimcheck.errors.ModelError` when its model is missing or altered.
    """
    from claimcheck.parse import load_language as load

    return load(language)


def load_encoder() -> Encoder:
    """Return the sentence encoder: ``encode(texts, language)`` gives float32 unit rows in one space for all languages.

    Raises `claimcheck.errors.ModelError` when its model is missing or altered.
    """
    from claimcheck.models.encoder import Encoder

    return Encoder()
