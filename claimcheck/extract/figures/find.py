"""Finds the figures of a text, or of a source's passages, with what they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.extract.figures.counted import counted_in_tree, measured_in_tree
from claimcheck.extract.figures.counted_text import counted_in_text
from claimcheck.extract.figures.intervals import Interval
from claimcheck.extract.figures.nouns import singular
from claimcheck.extract.figures.quantities import Quantity, find_quantities
from claimcheck.extract.figures.shares import share_noun
from claimcheck.extract.figures.spec import Counted
from claimcheck.ids import content_id
from claimcheck.lexicon import load_words
from claimcheck.passages import Passage
from claimcheck.records import Date, Figure, Source

#: Languages that have the lexicon of figures; a passage in another gives none.
LANGUAGES = ("en", "fr")
#: Kinds of quantity whose noun is looked for; a length or a sum of money counts nothing beside itself.
_COUNTING = frozenset({"number", "percent", "fraction", "ratio", "ordinal"})
_SHARES = frozenset({"percent", "fraction", "ratio"})


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a bare text, offsets into that text; fields as in `claimcheck.records.Figure`."""

    start: int
    end: int
    text: str
    interval: Interval
    value: float | None
    unit: str | None
    counts: str | None = None
    counts_head: str | None = None
    counts_span: tuple[int, int] | None = None
    scope: tuple[str, ...] = ()


def find_figures_in_text(text: str, language: str, dates: Sequence[tuple[int, int]] = ()) -> tuple[FoundFigure, ...]:
    """Return the figures of a text without a parse; none inside the spans of ``dates``."""
    if language not in LANGUAGES:
        return ()
    found = []
    for quantity in find_quantities(text, language, dates):
        counted = None
        if quantity.kind in _COUNTING:
            counted = counted_in_text(text, quantity.tail, language)
        if quantity.kind == "ordinal" and counted and counted.head in load_words(language, "ordinal_names"):
            continue
        found += _figure(text, quantity, _fitting(text, quantity, counted, language), dates)
    return _apart(found)


def find_figures(passages: Iterable[Passage], source: Source, dates: Sequence[Date]) -> tuple[Figure, ...]:
    """Return the figures of a source's passages in order, none of them inside a date."""
    figures: list[Figure] = []
    for passage in passages:
        if passage.language not in LANGUAGES:
            continue
        block = passage.block
        inside = [(d.start - block.start, d.end - block.start) for d in dates if block.start <= d.start < block.end]
        for found in _in_passage(passage, inside):
            figures.append(_record(found, source, block.start))
    return tuple(figures)


def _in_passage(passage: Passage, dates: list[tuple[int, int]]) -> tuple[FoundFigure, ...]:
    text, language = passage.doc.text, passage.language
    tagged = passage.doc.has_annotation("POS")
    found: list[FoundFigure] = []
    for quantity in find_quantities(text, language, dates):
        if tagged and _is_name_in_tree(passage, quantity):
            continue
        counted = None
        if quantity.kind in _COUNTING:
            counted = (counted_in_tree(passage.doc, *quantity.number, quantity.tail, language) if tagged
                       else counted_in_text(text, quantity.tail, language))  # fmt: skip
        counted = _fitting(text, quantity, counted, language)
        if counted is None and tagged and quantity.kind == "percent":
            counted = measured_in_tree(passage.doc, *quantity.core, language)
        if not (quantity.kind == "ordinal" and counted and counted.head in load_words(language, "ordinal_names")):
            found += _figure(text, quantity, counted, dates)
    return _apart(found)


def _is_name_in_tree(passage: Passage, quantity: Quantity) -> bool:
    """Whether a bare number is the last part of a name before it ("Falcon 9", "France 24")."""
    if quantity.kind != "number" or quantity.start != quantity.number[0]:
        return False
    span = passage.doc.char_span(*quantity.number, alignment_mode="expand")
    if span is None or len(span) != 1 or span[0].i == 0:
        return False
    token, before = span[0], passage.doc[span[0].i - 1]
    named = before.pos_ == "PROPN" and before.text[:1].isupper() and bool(before.whitespace_)
    before_leans = before.head.i == token.i and before.dep_ not in {"nsubj", "obl", "obj"}
    same = token.head.i < token.i and token.dep_ in {
        "flat",
        "flat:name",
        "compound",
        "nummod",
        "appos",
        "flat:foreign",
        "nmod",
    }
    entity = token.ent_type_ not in {"", "DATE", "MONEY", "CARDINAL", "PERCENT", "QUANTITY"} and token.ent_iob_ == "I"
    return named and (entity or before_leans or (same and token.head.pos_ == "PROPN"))


def _fitting(text: str, quantity: Quantity, counted: Counted | None, language: str) -> Counted | None:
    """Drop a noun that a share does not name with "of", and one across a line or clause mark."""
    middle = share_noun(text, *quantity.core, language) if quantity.kind == "ratio" else None
    if middle is not None:
        head = singular(text[slice(*middle)], language)
        return Counted(quantity.end, middle, head, head)
    if counted is None:
        return None
    if counted.span[1] <= quantity.start:
        return counted
    between = text[quantity.tail : counted.span[0]] if counted.span[0] >= quantity.tail else ""
    if any(mark in between for mark in ".;:()\n,"):
        return None
    if quantity.kind in _SHARES and not between.strip() and counted.span[0] != counted.span[1]:
        return counted if quantity.kind == "ratio" else None
    return counted


def _figure(
    text: str, quantity: Quantity, counted: Counted | None, dates: Sequence[tuple[int, int]]
) -> list[FoundFigure]:
    """Return the figure of a quantity with what it counts; words that belong to a date are not counted."""
    if counted is not None and any(a < counted.end and quantity.start < b for a, b in dates):
        counted = None
    if counted is None:
        if quantity.kind == "ordinal":
            return []
        counted = Counted(quantity.end, (0, 0), "age" if quantity.kind == "age" else "", "")
    end = quantity.end
    if quantity.kind not in _SHARES and counted.span[0] >= quantity.start:
        end = max(end, counted.end)
    named = counted.span[1] > counted.span[0]
    return [
        FoundFigure(
            start=quantity.start,
            end=end,
            text=text[quantity.start : end],
            interval=quantity.interval,
            value=quantity.value,
            unit=quantity.unit or counted.unit or None,
            counts=text[slice(*counted.span)] if named else None,
            counts_head=counted.head or None,
            counts_span=counted.span if named else None,
            scope=counted.scope,
        )
    ]


def _apart(found: list[FoundFigure]) -> tuple[FoundFigure, ...]:
    """Keep figures from overlapping: a phrase that runs into the next number ends before it."""
    kept: list[FoundFigure] = []
    for figure in found:
        if kept and figure.start < kept[-1].end:
            continue
        kept.append(figure)
    return tuple(kept)


def _record(found: FoundFigure, source: Source, base: int) -> Figure:
    start, end = base + found.start, base + found.end
    span = found.counts_span
    return Figure(
        id=content_id("f", source.sha256, start, end), source=source.id, start=start, end=end,
        text=source.text[start:end],
        low=found.interval.low, high=found.interval.high, relation=found.interval.relation, value=found.value,
        unit=found.unit, counts=source.text[base + span[0] : base + span[1]] if span else found.counts,
        approximate=found.interval.approximate, counts_head=found.counts_head,
        counts_span=(base + span[0], base + span[1]) if span else None, scope=found.scope,
    )  # fmt: skip
