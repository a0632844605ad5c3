"""Header lines that a page saver or front matter puts above an article ("title: …", "date: …")."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.clean.furniture import field_of
from claimcheck.clean.layout import Paragraph
from claimcheck.lexicon import load_table

#: So many fields among the first paragraphs make a header; one alone may be a sentence with a colon.
FIELDS = 2
#: A header is no longer than this.
HEADER_LINES = 20


def read_header(paragraphs: Sequence[Paragraph]) -> tuple[int, dict[str, tuple[str, int]]]:
    """Return how many paragraphs the header takes and its fields: what each holds → value and paragraph.

    The first field of a kind wins. No header: 0 and no fields.
    """
    names = load_table("any", "header_fields")
    fields: dict[str, tuple[str, int]] = {}
    count = last = 0
    for i, paragraph in enumerate(paragraphs[:HEADER_LINES]):
        if paragraph.kind == "mark":
            if count and paragraph.text.startswith("---"):
                last = i + 1
            continue
        field = field_of(paragraph.text)
        holds = names.get(field[0]) if field else None
        if field is None or holds is None:
            break
        count += 1
        last = i + 1
        fields.setdefault(holds, (field[1].strip("\"'"), i))
    return (last, fields) if count >= FIELDS else (0, {})
