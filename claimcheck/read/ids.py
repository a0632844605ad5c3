"""Source ids: a file's stem, or the id an article brings along, made unique where two clash."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.records import Source


def assign_ids(sources: Sequence[Source], files: Sequence[str]) -> list[Source]:
    """Return the sources with ids that no two share; ``files`` are the paths on disk they come from.

    Of sources that clash each gets the shortest of: its file's name with ending, then its folders before it
    ("monday/report"), at which all of them differ. So an id depends on the sources it clashes with and on no other,
    and not on the order. Sources that nothing tells apart (one id twice in one file) are numbered in file order.
    """
    clashes: dict[str, list[int]] = defaultdict(list)
    for i, source in enumerate(sources):
        clashes[source.id].append(i)
    ids = [source.id for source in sources]
    for members in clashes.values():
        if len(members) > 1:
            for i, name in zip(members, _tell_apart(members, sources, files), strict=True):
                ids[i] = name
    return [replace(source, id=name) for source, name in zip(sources, _numbered(ids), strict=True)]


def _tell_apart(members: Sequence[int], sources: Sequence[Source], files: Sequence[str]) -> list[str]:
    ladders = [_ladder(sources[i].id, files[i]) for i in members]
    distinct = len({os.path.realpath(files[i]) for i in members})
    names = [ladder[0] for ladder in ladders]
    for rung in range(max(map(len, ladders))):
        names = [ladder[min(rung, len(ladder) - 1)] for ladder in ladders]
        if len(set(names)) == distinct:
            break
    return names


def _ladder(name: str, file: str) -> list[str]:
    """Return the names a source may take, shortest first."""
    full = os.path.realpath(file).split(os.sep)
    base, folders = full[-1], [part for part in full[:-1] if part]
    own = base if base.startswith(name) else f"{base}/{name}"
    rungs = [name, own]
    for depth in range(1, len(folders) + 1):
        above = "/".join(folders[-depth:])
        rungs += [f"{above}/{name}", f"{above}/{own}"]
    return [_printable(rung) for rung in rungs]


def _printable(name: str) -> str:
    shown = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else "_" for c in shown)


def _numbered(ids: Sequence[str]) -> list[str]:
    taken = set(ids)
    seen: set[str] = set()
    out = []
    for name in ids:
        number, own = 1, name
        while own in seen or (own != name and own in taken):
            number += 1
            own = f"{name}-{number}"
        seen.add(own)
        out.append(own)
    return out
