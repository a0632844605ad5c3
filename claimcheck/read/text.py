"""Plain text and Markdown: the file as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from claimcheck.read.decode import decode_text
from claimcheck.records import Problem, Source


def read_text(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield the file as one source whose text is the whole file, decoded and otherwise untouched."""
    decoded = decode_text(data)
    digest = hashlib.sha256(data).hexdigest()
    yield Source(stem, path, decoded.text, digest, len(decoded.text), notes=decoded.notes)


def text_source(text: str, path: str, name: str, notes: tuple[str, ...] = ()) -> Source:
    """Return a source whose text was taken out of a container; its hash is that of the text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name, path, text, digest, len(text), notes=notes)
