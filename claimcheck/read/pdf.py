"""PDF: the text of its pages, words mended that a line's end cut in two."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.errors import InputError
from claimcheck.read.text import text_source
from claimcheck.records import Problem, Source

#: Pages beyond these are not read; an article has fewer, and a hostile file may claim any number.
MOST_PAGES = 500
#: A file whose text is longer than this is no article.
LONGEST_TEXT = 20_000_000

_ENCRYPTED = "the PDF is encrypted: save it without its password"
# A match begins at a word's first letter and never gives letters back: a run of a million letters is read once.
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]++)([-\u00ad\u2010])\n{1,2}([a-zà-öø-ÿ][^\W\d_]*)")
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\W\d_]+")


def read_pdf(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield the document as one source, its pages set apart by a blank line; offsets count in that text.

    A word cut at a line's or page's end is joined when what follows begins with a small letter; it keeps its hyphen
    when the document has it so elsewhere ("cross-border"). Line breaks are otherwise kept. The file's own creation
    date is that of the file and no date of publication.
    """
    text, title, notes = _extract(data)
    if not text.strip():
        raise InputError("the PDF holds no text: its pages are pictures")
    yield replace(text_source(text, path, stem, notes), title=title)


def _extract(data: bytes) -> tuple[str, str | None, tuple[str, ...]]:
    import pypdf
    import pypdf.errors

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(_ENCRYPTED)
        count = len(reader.pages)
        pages: list[str] = []
        for number in range(min(count, MOST_PAGES)):
            pages.append(reader.pages[number].extract_text())
            if sum(map(len, pages)) > LONGEST_TEXT:
                raise InputError("the PDF holds more text than an article can")
        title = str(reader.metadata.title) if reader.metadata and reader.metadata.title else None
    except InputError:
        raise
    except pypdf.errors.DependencyError:  # raised for ciphers that need a library of their own
        raise InputError(_ENCRYPTED) from None
    except Exception as error:  # pypdf fails on broken files in ways nobody lists
        raise InputError(f"the PDF is broken: {' '.join(str(error).split())[:200] or type(error).__name__}") from None
    notes = () if count <= MOST_PAGES else (f"only the first {MOST_PAGES} of {count} pages were read",)
    text = "\n\n".join(_plain(page).strip("\n") for page in pages if page.strip())
    return _mend_words(text), _plain(title) if title and len(title.split()) >= 3 else None, notes


def _mend_words(text: str) -> str:
    compounds = {match[0].lower() for match in _COMPOUND.finditer(text)}

    def join(match: re.Match[str]) -> str:
        left, sign, right = match.groups()
        whole = f"{left}-{right}"
        return whole if sign != "\u00ad" and whole.lower() in compounds else left + right

    return _CUT.sub(join, text)


def _plain(text: str) -> str:
    """Return the text without what cannot be written as UTF-8 and without the page's own carriage returns."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
