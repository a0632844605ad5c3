"""Files of the same content: the first is cross-checked for all of them, so that a copy changes no finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.records import Extract, Problem, Source


def tell_copies(sources: Iterable[Source]) -> dict[str, str]:
    """Return the id of each source of the same content as another → the least id of those."""
    same: dict[str, list[str]] = {}
    for source in sources:
        same.setdefault(source.sha256, []).append(source.id)
    return {copy: min(names) for names in same.values() for copy in names if copy != min(names)}


def without_copies(extracts: Sequence[Extract], copies: Mapping[str, str]) -> tuple[Extract, ...]:
    """Return the extracts of the sources that are no copies."""
    return tuple(extract for extract in extracts if extract.source.id not in copies)


def share_stories(
    extracts: Sequence[Extract], grouped: Iterable[Extract], copies: Mapping[str, str]
) -> tuple[Extract, ...]:
    """Return the extracts with the stories of those that were grouped; a copy's is that of the first."""
    story = {extract.source.id: extract.source.story for extract in grouped}
    return tuple(
        replace(extract, source=replace(extract.source, story=story[copies.get(extract.source.id, extract.source.id)]))
        for extract in extracts
    )


def note_copies(sources: Sequence[Source]) -> list[Problem]:
    """Return a note for each copy, which no finding names."""
    copies = tell_copies(sources)
    return [
        Problem(s.path, "stories", "note", f"the same content as {copies[s.id]!r}: cross-checked once, as one source")
        for s in sources
        if s.id in copies
    ]
