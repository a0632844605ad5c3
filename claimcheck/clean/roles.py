"""What a kept paragraph is: title, heading, list item or body text."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.clean.languages import block_language, detect_language
from claimcheck.clean.layout import Paragraph
from claimcheck.clean.regions import Reasons, are_facts, is_quoted
from claimcheck.clean.title import DECK_WORDS, Head
from claimcheck.records import BlockRole


def role_of(paragraphs: Sequence[Paragraph], reasons: Reasons, i: int, head: Head) -> BlockRole:
    """Return the role of paragraph ``i``; what it returns for a removed one means nothing.

    A line is a heading when kept text follows it. A second headline in another language is a title like the first.
    """
    paragraph = paragraphs[i]
    if i == head.title:
        return "title"
    if paragraph.kind == "item":
        return "item"
    if paragraph.kind != "line" or reasons[i] is not None:
        return "body"
    if paragraph.markdown_heading:
        return "heading"
    if is_quoted(paragraph) or paragraph.introduces:
        return "body"
    around = [p for p, reason in zip(paragraphs[i : i + 2], reasons[i : i + 2], strict=True) if reason is None]
    before = [
        p for p, reason in zip(paragraphs[max(0, i - 1) : i], reasons[max(0, i - 1) : i], strict=True) if not reason
    ]
    if are_facts(around) or are_facts([*before, paragraph]):
        return "item"
    if head.body == len(paragraphs):
        return "body"
    if i < head.body and head.title is not None:
        first = paragraphs[head.title]
        own = detect_language(first.text)
        translated = own is not None and block_language(paragraph.text, own) != own
        return "title" if translated and paragraph.words >= DECK_WORDS else "heading"
    follows = any(reason is None for reason in reasons[i + 1 : i + 40])
    return "heading" if follows and head.body < len(paragraphs) else "body"
