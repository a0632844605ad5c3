"""A passage: one block of a source together with its parse, the only carrier of spaCy's objects between stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from claimcheck.records import Block


@dataclass(frozen=True, slots=True)
class Passage:
    """A block and its Doc. The Doc's text has the block's length, so offsets differ by ``block.start`` only.

    Sentences never cross a block. ``doc.text`` may differ from the source in blank characters alone (a line break
    inside a wrapped paragraph is a space in it).
    """

    block: Block
    doc: Doc

    @property
    def language(self) -> str:
        """The block's language code."""
        return self.block.language

    def span(self, item: Span | Token) -> tuple[int, int]:
        """Return the source offsets of a token or span of this passage's Doc."""
        first, last = (item, item) if hasattr(item, "idx") else (item[0], item[-1])
        return self.block.start + first.idx, self.block.start + last.idx + len(last)

    def chars(self, start: int, end: int) -> Span | None:
        """Return the tokens that cover source offsets ``[start, end)``, widened to whole tokens; None if none."""
        return self.doc.char_span(start - self.block.start, end - self.block.start, alignment_mode="expand")
