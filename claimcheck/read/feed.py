"""Feeds: every item of an RSS or Atom feed that brings its text along is an article; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Any

from claimcheck.errors import InputError
from claimcheck.read.page import page_text
from claimcheck.read.text import add_title, text_source
from claimcheck.records import Problem, Source

#: Where an item's text stands, the fullest first (local names; RSS 1.0, RSS 2.0, Atom).
TEXTS = ("encoded", "content", "description", "summary")
DATES = ("pubDate", "published", "date", "issued", "updated")
AUTHORS = ("creator", "author")
#: A larger feed is refused: an item of it may be no longer than an article.
LARGEST_FEED = 50_000_000

_LOOKS = re.compile(
    r"^\ufeff?\s*(?:<\?.{0,500}?\?>\s*)*(?:<!--.{0,2000}?-->\s*)*(?:<\?.{0,500}?\?>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def looks_like_feed(text: str) -> bool:
    """Tell whether the text begins as an RSS or Atom feed."""
    return bool(_LOOKS.match(text[:6000]))


def read_feed(data: bytes, path: str, stem: str) -> Iterator[Source | Problem]:
    """Yield a source for every item, called by the stem and the item's number, the title its first line.

    Items that bring no text are counted in a note; what their links lead to is not fetched.
    """
    root = _parse(data)
    channel = _first(root, "channel")
    about = root if channel is None else channel
    items = [node for node in root.iter() if _name(node) in ("item", "entry")]
    if not items:
        raise InputError("the feed holds no item")
    found = [(number, item) for number, item in enumerate(items, 1) if _text(item)]
    common = _common(about)
    for number, item in found:
        yield _source(item, common, path, f"{stem}-{number}")
    if not found:
        raise InputError("no item of the feed brings its text along; name the addresses it links to")
    if len(found) < len(items):
        yield Problem(path, "read", "note", f"{len(items) - len(found)} items that are only a headline were left out")


def _parse(data: bytes) -> Any:  # noqa: ANN401 - an lxml element
    """Return the feed's root. No entity is expanded and nothing beside the file is read, whatever it asks for."""
    from lxml import etree

    if len(data) > LARGEST_FEED:
        raise InputError(f"the feed is larger than {LARGEST_FEED // 1_000_000} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"the feed is broken: {' '.join(str(error).split())[:200]}") from None
    if root is None or _name(root) not in ("rss", "feed", "RDF"):
        raise InputError("the file is no RSS or Atom feed")
    return root


def _common(about: Any) -> dict[str, str | None]:  # noqa: ANN401 - an lxml element
    """Return what the feed says of all its items: outlet, author, language."""
    author = _first(about, "author")
    return {
        "outlet": _line(_said(about, ("title",))),
        "byline": _line(_said(author, ("name",))) if author is not None else None,
        "language": _line(_said(about, ("language",))) or about.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }


def _source(item: Any, common: dict[str, str | None], path: str, name: str) -> Source:  # noqa: ANN401 - an lxml element
    title = _line(_said(item, ("title",)))
    return replace(
        text_source(add_title(_text(item), title), path, name),
        title=title,
        outlet=common["outlet"],
        byline=_line(_said(item, AUTHORS)) or common["byline"],
        published=_day(_said(item, DATES)),
        language=common["language"],
        url=_link(item),
    )


def _name(node: Any) -> str:  # noqa: ANN401 - an lxml node
    """Return an element's name without its namespace, nothing for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _first(node: Any, name: str) -> Any:  # noqa: ANN401 - an lxml element or None
    return next((child for child in node if _name(child) == name), None)


def _said(node: Any, names: tuple[str, ...]) -> str:  # noqa: ANN401 - an lxml element
    """Return what the first of the named children says, its HTML as text."""
    for name in names:
        for child in node:
            if _name(child) == name and (text := _words(child)):
                return text
    return ""


def _words(node: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return an element's text: that of its markup, or of the HTML that it holds as a string."""
    named = _first(node, "name")  # an Atom author
    if named is not None:
        return _words(named)
    if len(node) and any(_name(child) for child in node):
        from lxml import etree

        return page_text(etree.tostring(node, encoding="unicode", with_tail=False)).text
    text = "".join(node.itertext())
    return page_text(text).text if re.search(r"[<&]", text) else text.strip()


def _text(item: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return the longest text that an item brings along: a feed may hold the summary beside the whole."""
    texts = [_words(child) for child in item if _name(child) in TEXTS]
    return max(texts, key=len, default="")


def _link(item: Any) -> str | None:  # noqa: ANN401 - an lxml element
    links = [child for child in item if _name(child) == "link"]
    links.sort(key=lambda link: link.get("rel", "alternate") != "alternate")
    address = next((found for link in links if (found := link.get("href") or (link.text or "").strip())), "")
    return _line(address)


def _day(written: str) -> str | None:
    """Return the day of a feed's date (RFC 822 or ISO 8601) in the zone it is written in, else what is written."""
    if _ISO_DAY.match(written):
        return written[:10]
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return _line(written)


def _line(text: str) -> str | None:
    return " ".join(text.split())[:1000] or None
