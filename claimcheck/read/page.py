"""All visible text of an HTML page, by the standard library's parser: it has no depth to run out of."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

#: Elements whose content nobody sees.
UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea"})
#: Elements that begin a new paragraph.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "title", "tr", "ul",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """The page's text, a paragraph a line with blank lines between, and its title."""

    text: str
    title: str | None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.title: list[str] = []
        self._loose: list[str] = []
        self._unseen: str | None = None
        self._depth = 0
        self._in_title = False
        self._bullet = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            self._depth += tag == self._unseen
            return
        if tag in UNSEEN:
            self._unseen, self._depth = tag, 1
        elif tag == "title":
            self._in_title = True
        if tag in BLOCKS:
            self._flush()
        self._bullet = self._bullet or tag == "li"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and not self._unseen:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._depth -= tag == self._unseen
            self._unseen = self._unseen if self._depth else None
            return
        if tag == "title":
            self._in_title = False
        if tag in BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._unseen:
            self._loose.append(data)

    def _flush(self) -> None:
        text = " ".join("".join(self._loose).split())
        self._loose.clear()
        if text:
            self.paragraphs.append(f"- {text}" if self._bullet else text)
            self._bullet = False

    def finish(self) -> Page:
        self.close()
        self._flush()
        return Page("\n\n".join(self.paragraphs), " ".join("".join(self.title).split()) or None)


def page_text(html: str) -> Page:
    """Return all text of the page that a browser would show, and the page's title."""
    reader = _Reader()
    reader.feed(html)
    return reader.finish()
