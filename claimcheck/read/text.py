"""Plain text and Markdown: the file as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rapidfuzz import fuzz

from claimcheck.read.decode import decode_text
from claimcheck.records import Problem, Source

#: Likeness (rapidfuzz ratio) from which the text's first line is the title.
SAME_TITLE = 85


def read_text(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield the file as one source whose text is the whole file, decoded and otherwise untouched."""
    decoded = decode_text(data)
    digest = hashlib.sha256(data).hexdigest()
    yield Source(stem, path, decoded.text, digest, len(decoded.text), notes=decoded.notes)


def text_source(text: str, path: str, name: str, notes: tuple[str, ...] = ()) -> Source:
    """Return a source whose text was taken out of a container; its hash is that of the text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name, path, text, digest, len(text), notes=notes)


def add_title(text: str, title: str | None) -> str:
    """Return the text with the title as its first line, unless that is the title already."""
    first = text.split("\n", 1)[0]
    if not title or fuzz.ratio(first.casefold(), title.casefold()) >= SAME_TITLE:
        return text
    return f"{title}\n\n{text}"
