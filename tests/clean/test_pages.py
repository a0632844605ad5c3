"""Whole pages of our own, each line with what must become of it; the pages are files beside this one."""

from pathlib import Path

import pytest

from claimcheck.clean import clean_source
from claimcheck.records import Source
from claimcheck.settings import Settings

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
ROLES = {"title", "heading", "body", "item", "caption"}


def load(path: Path) -> tuple[str, list[tuple[str, int, str]], dict[str, str]]:
    """Return the page's text, its lines as label, offset and text, and what its metadata must be."""
    text, lines, expected = "", [], {}
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith("# ") and not lines:
            continue
        if raw.startswith("@"):
            name, _, value = raw[1:].partition("=")
            expected[name.strip()] = value.strip()
            continue
        label, _, line = raw.partition(" | ")
        if line:
            lines.append((label.strip(), len(text), line))
        text += line + "\n"
    return text, lines, expected


def clean(text: str, **known: object) -> Source:
    return clean_source(Source("s", "s.txt", text, "0", len(text), **known), Settings())


def fate(source: Source, start: int, end: int) -> str:
    """Return the role of the block, else the reason of the region, that holds the middle of the span."""
    for block in source.blocks:
        if block.start < end and start < block.end:
            return block.role if block.language == source.language else f"{block.role} {block.language}"
    return next((region.reason for region in source.removed if region.start <= start < region.end), "kept")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_meets_its_fate(path):
    text, lines, _ = load(path)
    source = clean(text)
    found = [(fate(source, start, start + len(line)), line) for _, start, line in lines]
    assert found == [(label, line) for label, _, line in lines]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_page_tells_its_metadata(path):
    text, _, expected = load(path)
    source = clean(text)
    dateline = source.dateline
    found = {
        "title": source.title,
        "outlet": source.outlet,
        "byline": source.byline,
        "url": source.url,
        "language": source.language,
        "published": f"{source.published} {source.published_from}" if source.published else None,
        "credited_to": ",".join(source.credited_to) or None,
        "dateline": f"{dateline.place} | {dateline.date or ''} | {dateline.agency or ''}" if dateline else None,
    }
    assert {name: value and " ".join(value.split()) for name, value in found.items() if name in expected} == expected
    if "published" not in expected:
        assert source.published is None
    if "credited_to" not in expected:
        assert source.credited_to == ()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("newline", ["\r\n", "\n\n", "\r"])
def test_line_ends_change_nothing_for_the_article(path, newline):
    text, _, _ = load(path)
    if "wrapped" in path.stem and newline == "\n\n":
        return
    other = text.replace("\n", newline)
    words = [" ".join(text[b.start : b.end].split()) for b in clean(text).blocks]
    assert [" ".join(other[b.start : b.end].split()) for b in clean(other).blocks] == words
