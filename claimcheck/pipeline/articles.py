"""The inputs of a run read and cleaned: the articles that can be analysed, and why the others cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import BinaryIO

from claimcheck.clean import clean_source
from claimcheck.errors import ClaimcheckError
from claimcheck.lexicon import installed_languages
from claimcheck.pipeline.progress import Progress, tell_nobody
from claimcheck.read import read_inputs
from claimcheck.records import Problem, Source
from claimcheck.settings import Settings

#: Characters of a text, furniture and all, beyond which it is not cleaned: a page around an article has fewer.
LONGEST_TEXT = 2_000_000
#: Characters kept of one article beyond which it is not analysed: some 16,000 words, more than the longest features
#: run to; a file of hundreds of articles is no source, and would hold up those beside it for minutes.
LONGEST_ARTICLE = 100_000
#: Words and marks of one article beyond which it is not analysed: a quarter more than prose of `LONGEST_ARTICLE` has,
#: so only lists and noise have more; each costs as much time as a word.
LONGEST_IN_WORDS = 25_000
_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")


def read_articles(
    paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None, progress: Progress | None = None
) -> tuple[list[Source], list[Problem]]:
    """Read and clean the inputs: the sources that can be analysed, and a problem for each that cannot."""
    return clean_articles(list(read_inputs(paths, settings, stdin, progress)), settings, progress)


def clean_articles(
    items: Sequence[Source | Problem], settings: Settings, progress: Progress | None = None
) -> tuple[list[Source], list[Problem]]:
    """Clean what was read; a problem met in reading stays one."""
    tell = progress or tell_nobody
    sources: list[Source] = []
    problems: list[Problem] = []
    for done, item in enumerate(items, start=1):
        tell("clean", done, len(items))
        if isinstance(item, Problem):
            problems.append(item)
            continue
        cleaned, problem = _clean(item, settings)
        if problem is None:
            sources.append(cleaned)
        else:
            problems.append(problem)
    return sources, problems


def in_a_line(error: Exception) -> str:
    """Return what an exception says, in one line of bounded length."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _clean(source: Source, settings: Settings) -> tuple[Source, Problem | None]:
    """Return the cleaned source, and why it cannot be analysed if so. A fault is a problem of this source alone."""
    if len(source.text) > LONGEST_TEXT:
        return source, _too_long(source, len(source.text), "a page with an article", LONGEST_TEXT)
    try:
        cleaned = clean_source(source, settings)
    except ClaimcheckError:
        raise
    except Exception as error:  # the good articles beside it are reported whatever happens here
        reason = f"could not be cleaned ({in_a_line(error)}); please report this as a bug"
        return source, Problem(source.path, "clean", "error", reason)
    return cleaned, _refuse(cleaned)


def _too_long(source: Source, length: int, what: str, most: int, unit: str = "characters") -> Problem:
    reason = f"{length:,} {unit}, longer than {what} can be ({most:,}): split it into its articles"
    return Problem(source.path, "clean", "error", reason)


def _refuse(source: Source) -> Problem | None:
    """Return why a cleaned source cannot be analysed, or None if it can."""
    if not source.blocks:
        return Problem(source.path, "clean", "error", "no article text is left once the page's furniture is removed")
    kept = sum(block.end - block.start for block in source.blocks)
    if kept > LONGEST_ARTICLE:
        return _too_long(source, kept, "an article", LONGEST_ARTICLE)
    words = sum(1 for block in source.blocks for _ in _WORD_OR_MARK.finditer(source.text, block.start, block.end))
    if words > LONGEST_IN_WORDS:
        return _too_long(source, words, "an article", LONGEST_IN_WORDS, "words and marks")
    if source.language not in installed_languages():
        installed = ", ".join(installed_languages())
        reason = f"the language looks like {source.language or 'none known'!r}; installed are {installed}"
        cure = f"if it is one of them, say so with --language {source.id}=xx"
        return Problem(source.path, "language", "error", f"{reason} ({cure})")
    return None
