"""HTML pages: the article's text and what the page's metadata say of it, by trafilatura; no network."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from claimcheck.errors import InputError
from claimcheck.read.decode import decode_text
from claimcheck.read.page import page_text
from claimcheck.read.text import add_title, text_source
from claimcheck.records import Problem, Source

#: Larger pages are not handed to the extractor, whose time grows faster than their size.
LARGEST_PAGE = 5_000_000
#: Pages of more characters than this are refused: reading all their text takes seconds, and none is an article.
HUGEST_PAGE = 10_000_000
#: A tag with so many attributes is not handed to the extractor: its parser's time grows with the square of them.
MOST_ATTRIBUTES = 2000
#: Extracted text shorter than this, of a page that has much more, is a caption or a notice and no article.
SHORTEST_ARTICLE = 200
#: A table row of so many cells is a label and its value.
LABELLED_CELLS = 2
#: htmldate takes today for the last possible day unless told otherwise; a run must not depend on the day.
DATE_OPTIONS = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1995-01-01",
    "max_date": "2100-12-31",
    "outputformat": "%Y-%m-%d",
}

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LOOKS = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|main|section|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_LONG_TAG = re.compile(r"<[^<>]{10000,}")
_WINDOW = re.compile(r"<title[^>]{0,200}>([^<]{0,500})</title", re.IGNORECASE)
_ADDED = re.compile(r"\s*[|•·–—-]\s+([^|•·–—]{2,50})")
_SPACES = re.compile(r"[ \t\r\f\v]+")


@dataclass(frozen=True, slots=True)
class _Extracted:
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


def looks_like_html(text: str) -> bool:
    """Tell whether the text begins as an HTML page or a piece of one does."""
    return bool(_LOOKS.match(text[:6000]))


def read_html(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield the page's article as one source, its paragraphs set apart by blank lines, its title first.

    When no article is found in the page, the source is all of the page's visible text, and a note says so.
    """
    charset = _CHARSET.search(data[:4096])
    decoded = decode_text(data, charset.group(1).decode("ascii") if charset else None)
    html = _DECLARATION.sub("", decoded.text).replace("\x00", " ")
    if len(html) > HUGEST_PAGE:
        raise InputError(f"the page is larger than {HUGEST_PAGE // 1_000_000} million characters")
    found = None if len(html) > LARGEST_PAGE or _is_overloaded(html) else _extract(html)
    notes = decoded.notes
    if found is None or len(found.text) < SHORTEST_ARTICLE:
        whole = page_text(html)
        if found is None or len(whole.text) > 4 * len(found.text):
            notes = (*notes, "no article found in the page: all of its text was read")
            known = found or _Extracted("")
            found = replace(known, text=whole.text, title=known.title or whole.title)
    if not found.text.strip():
        raise InputError("the page has no text")
    text = add_title(found.text, found.title)
    source = text_source(text, path, stem, notes)
    yield replace(
        source,
        title=found.title,
        outlet=found.outlet or _outlet(html, found.title),
        byline=found.byline,
        url=found.url,
        published=found.published,
    )


def _is_overloaded(html: str) -> bool:
    return any(tag.group().count("=") > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(html))


def _outlet(html: str, title: str | None) -> str | None:
    """Return what the page's window title adds to its headline ("Minister resigns | Daily Planet")."""
    window = _WINDOW.search(html[:100_000])
    if not window or not title:
        return None
    whole = " ".join(unescape(window.group(1)).split())
    match = _ADDED.fullmatch(whole[len(title) :]) if whole.startswith(title) else None
    return match.group(1) if match else None


def _extract(html: str) -> _Extracted | None:
    """Return what trafilatura finds, None when it finds nothing or fails on the page."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=dict(DATE_OPTIONS),
        )
    except Exception:  # a page can break the parser in ways nobody lists; the whole page is read instead
        return None
    if document is None or isinstance(document, dict) or document.body is None:
        return None
    paragraphs = [_SPACES.sub(" ", part).strip() for part in _paragraphs(document.body)]
    text = "\n\n".join(part for part in paragraphs if part)
    return _Extracted(
        text,
        _line(document.title),
        _line(document.sitename),
        _line((document.author or "").replace("; ", ", ")),
        _line(document.url),
        _line(document.date),
    )


def _line(value: str | None) -> str | None:
    return " ".join(value.split())[:1000] or None if value else None


def _paragraphs(element: Any) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    """Yield the paragraphs of trafilatura's tree: one a heading, paragraph, list item (with a dash) and table row."""
    loose: list[str] = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in ("p", "head", "quote", "list", "item", "table", "row", "code", "div", "body", "main", "fw"):
            yield from _flush(loose)
            yield from _block(child, tag)
        elif tag == "lb":
            yield from _flush(loose)
        elif tag != "graphic":
            loose.append("".join(child.itertext()))
        loose.append(child.tail or "")
    yield from _flush(loose)


def _block(element: Any, tag: str) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    if tag == "item":
        yield from (f"- {part}" if i == 0 else part for i, part in enumerate(_paragraphs(element)))
    elif tag == "row":
        cells = [" ".join("".join(cell.itertext()).split()) for cell in element]
        cells = [cell for cell in cells if cell]
        if cells:
            yield "- " + (": " if len(cells) == LABELLED_CELLS else " | ").join(cells)
    else:
        yield from _paragraphs(element)


def _flush(loose: list[str]) -> Iterator[str]:
    """Yield what stands outside paragraphs, a line each: trafilatura breaks lines where the page does."""
    text = "".join(loose)
    loose.clear()
    yield from (line for line in (" ".join(part.split()) for part in text.split("\n")) if line)
