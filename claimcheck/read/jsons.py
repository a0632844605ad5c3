"""JSON: one article, a list of them, or one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.errors import InputError
from claimcheck.read.decode import decode_text
from claimcheck.read.text import text_source
from claimcheck.records import Problem, Source

#: The field of an article that fills a field of the source, and the names other tools give it, the contract's first.
FIELDS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "sitename", "publisher"),
    "published": ("published", "date", "datePublished"),
    "language": ("language", "lang"),
    "url": ("url",),
    "byline": ("byline", "author"),
}

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield the article, or the articles of the list, in a JSON file.

    The id is the article's own, else the stem, with the place in the list ("week-3") when there are several. A file
    of JSON Lines under this ending is read as such.
    """
    decoded = decode_text(data)
    try:
        value = _loads(decoded.text)
    except ValueError as error:
        if is_json_lines(decoded.text):
            yield from _read_lines(decoded.text, path, stem, decoded.notes)
            return
        raise InputError(f"broken JSON: {error}") from None
    articles = value if isinstance(value, list) else [value]
    if not articles:
        raise InputError("the list holds no article")
    for number, article in enumerate(articles, 1):
        several = isinstance(value, list)
        place = f"article {number}: " if several else ""
        yield _article(article, path, f"{stem}-{number}" if several else stem, place, decoded.notes)


def read_json_lines(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield the articles of a JSON Lines file; a line that holds none is a problem with its number.

    The id is the article's own, else the stem and the line's number ("feed-12").
    """
    decoded = decode_text(data)
    yield from _read_lines(decoded.text, path, stem, decoded.notes)


def is_json_lines(text: str) -> bool:
    """Tell whether every line that is not blank is a JSON object."""
    seen = False
    for line in _lines(text):
        if not line.strip():
            continue
        if not line.lstrip().startswith("{"):
            return False
        try:
            if not isinstance(_loads(line), dict):
                return False
        except ValueError:
            return False
        seen = True
    return seen


def _lines(text: str) -> Iterator[str]:
    """Yield the lines; only line feeds end one, since JSON strings may hold other line separators raw."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _read_lines(text: str, path: str, stem: str, notes: tuple[str, ...]) -> Iterator[Source | Problem]:
    for number, line in enumerate(_lines(text), 1):
        if not line.strip("\ufeff \t\r"):
            continue
        try:
            article = _loads(line.strip("\ufeff"))
        except ValueError as error:
            yield Problem(path, "read", "error", f"line {number}: broken JSON: {error}")
            continue
        yield _article(article, path, f"{stem}-{number}", f"line {number}: ", notes)


def _loads(text: str) -> object:
    """Return the JSON value; `ValueError` with one line for whatever is wrong with it, nesting included."""
    try:
        return json.loads(text, parse_int=_integer)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at character {error.pos}") from None


def _integer(digits: str) -> int | str:
    """Return an integer, or its digits when there are more than Python turns into a number."""
    return int(digits) if len(digits) < 1000 else digits


def _article(value: object, path: str, name: str, place: str, notes: tuple[str, ...]) -> Source | Problem:
    if not isinstance(value, dict):
        return Problem(path, "read", "error", f"{place}not a JSON object")
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        why = "no text" if "text" not in value else "text is empty" if text in ("", None) else "text is no string"
        why = "text is empty" if isinstance(text, str) else why
        return Problem(path, "read", "error", f"{place}{why}: an article needs a field text")
    clean, lost = _SURROGATE.subn("\ufffd", text)
    if lost:
        notes = (*notes, f"{lost} lone surrogates replaced by U+FFFD")
    own = value.get("id")
    if isinstance(own, (str, int)) and not isinstance(own, bool) and str(own).strip():
        name = "".join(c if c.isprintable() else "_" for c in _plain(str(own)))[:200]
    known = {field: _first(value, names) for field, names in FIELDS.items()}
    return replace(
        text_source(clean, path, name, notes),
        title=known["title"],
        outlet=known["outlet"],
        published=known["published"],
        language=known["language"],
        url=known["url"],
        byline=known["byline"],
    )


def _first(article: dict[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = article.get(name)
        if isinstance(value, list):
            value = ", ".join(item for item in value if isinstance(item, str))
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return " ".join(_plain(str(value)).split())[:1000]
    return None


def _plain(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
