"""Gzip files unpacked member by member, within bounds that a small file of great size cannot pass."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

#: Packed bytes taken, and unpacked ones given, at a time.
_TAKEN = 65_536
_GIVEN = 1_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a gzip file: its bytes as far as they could be had, and what is wrong with it, if anything."""

    data: bytes
    fault: str | None = None


def unpack_members(data: bytes, most: int, most_in_all: int) -> Iterator[Member]:
    """Yield the members of a gzip file in order.

    A member that unpacks to more than ``most`` bytes has none, and a fault; the rest of it is passed over. When all
    together unpack to more than ``most_in_all``, that is the last member's fault.
    """
    view = memoryview(data)
    at = unpacked = 0
    while at < len(data) and data.startswith(b"\x1f\x8b", at):
        unpacker = zlib.decompressobj(wbits=31)
        parts: list[bytes] = []
        size = 0
        packed: bytes | memoryview = view[at : at + _TAKEN]
        taken = len(packed)
        try:
            while packed and not unpacker.eof and unpacked <= most_in_all:
                part = unpacker.decompress(packed, _GIVEN)
                size, unpacked = size + len(part), unpacked + len(part)
                parts.append(part)
                if size > most:
                    parts.clear()
                packed = unpacker.unconsumed_tail
                if not packed and not unpacker.eof:
                    packed = view[at + taken : at + taken + _TAKEN]
                    taken += len(packed)
        except zlib.error:
            yield Member(b"".join(parts), "the packed data are broken")
            return
        if unpacked > most_in_all:
            yield Member(b"", f"unpacks to more than {most_in_all // 1_000_000} MB: the rest is not read")
            return
        if size > most:
            yield Member(b"", f"unpacks to more than {most // 1_000_000} MB")
        else:
            yield Member(b"".join(parts), None if unpacker.eof else "the file ends in the middle of it")
        if not unpacker.eof:
            return
        at += taken - len(unpacker.unused_data)  # at its end the tail is part of what is unused
