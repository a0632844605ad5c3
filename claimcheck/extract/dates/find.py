"""Finds the dates of a text, or of a source's passages, and resolves them from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from claimcheck.extract.dates.calendar import MONTHS
from claimcheck.extract.dates.grammar import parse
from claimcheck.extract.dates.lexis import read_atoms
from claimcheck.extract.dates.resolve import Context, resolve
from claimcheck.extract.dates.spec import Atom, Days, Spec
from claimcheck.extract.dates.tense import direction_by_tree, direction_by_words
from claimcheck.ids import content_id
from claimcheck.passages import Passage
from claimcheck.records import Date, Grain, Source

#: Languages that have a date lexicon; a passage in another gives no dates.
LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """An expression of time in a bare text: offsets into that text and the days meant.

    ``anchor_index`` is the place among the findings of the one that ``text`` is anchored to.
    """

    start: int
    end: int
    text: str
    from_: date | None
    to: date | None
    grain: Grain
    anchor: str | None
    anchor_index: int | None = None
    approximate: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(slots=True)
class _Memory:
    """The last day named so far and the place of its expression; what "the next day" counts from."""

    days: Days | None = None
    index: int | None = None
    span: Days | None = None
    span_index: int | None = None


def find_dates_in_text(text: str, language: str, published: date | None = None) -> tuple[FoundDate, ...]:
    """Return the expressions of time in a text, resolved against the day of publication where one is given.

    Needs no parse. A line break ends an expression.
    """
    if language not in LANGUAGES:
        return ()
    context = Context(published, "published", language=language)
    return _resolved(
        text, _expressions(text, language), context, _Memory(), 0, lambda atom: _by_words(text, atom, language)
    )


def _by_words(text: str, atom: Atom, language: str) -> int:
    return direction_by_words(text, atom.start, atom.end, language)


def _expressions(text: str, language: str) -> list[Atom]:
    return [_without_stop(text, atom) for atom in parse(read_atoms(text, language), language) if atom.spec is not None]


def _without_stop(text: str, atom: Atom) -> Atom:
    """Leave the full stop behind a short form out at an expression's end ("2 Aug."), but not that of "8 p.m."."""
    shortened = re.search(r"(?i)[a-zéû]{3,}\.$", text[atom.start : atom.end])
    return replace(atom, end=atom.end - 1) if shortened else atom


def _resolved(
    text: str, atoms: Iterable[Atom], context: Context, memory: _Memory, offset: int, direction: Callable[[Atom], int]
) -> tuple[FoundDate, ...]:
    found: list[FoundDate] = []
    for atom in atoms:
        spec = atom.spec or Spec("unknown")
        here = Context(context.reference, context.anchor, memory.days, memory.span, direction(atom), context.language)
        days = resolve(spec, here)
        source = memory.span_index if days.grain != "day" or spec.unit in MONTHS else memory.index
        anchored = source if days.anchor == "text" else None
        found.append(FoundDate(atom.start, atom.end, text[atom.start : atom.end], days.from_, days.to, days.grain,
                               days.anchor, anchored, days.approximate, days.low, days.high))  # fmt: skip
        if days.grain in {"day", "time"} and days.from_ is not None and days.from_ == days.to:
            memory.days, memory.index = days, offset + len(found) - 1
        if days.from_ is not None and days.to is not None and days.anchor != "text":
            memory.span, memory.span_index = days, offset + len(found) - 1
    return tuple(found)


def find_dates(passages: Iterable[Passage], source: Source) -> tuple[Date, ...]:
    """Return the dates of a source's passages in order, resolved by publication, tense and the dates before them."""
    memory = _Memory()
    dates: list[Date] = []
    for passage in passages:
        if passage.language not in LANGUAGES:
            continue
        dates += _dates_of(passage, source, memory, dates)
    return tuple(dates)


def _dates_of(passage: Passage, source: Source, memory: _Memory, before: list[Date]) -> list[Date]:
    text, base = passage.doc.text, passage.block.start
    atoms = [atom for atom in _expressions(text, passage.language) if not _is_name(passage, atom)]
    context = _context(source, passage.language)

    def direction(atom: Atom) -> int:
        told = direction_by_tree(passage.doc, atom.start, atom.end, passage.language)
        return _by_words(text, atom, passage.language) if told is None else told

    found = _resolved(text, atoms, context, memory, len(before), direction)
    records: list[Date] = []
    for item in found:
        start, end = base + item.start, base + item.end
        at = item.anchor_index
        anchor_id = None if at is None else before[at].id if at < len(before) else records[at - len(before)].id
        records.append(
            Date(
                id=content_id("d", source.sha256, start, end), source=source.id, start=start, end=end,
                text=source.text[start:end], from_=_iso(item.from_), to=_iso(item.to), grain=item.grain,
                anchor=item.anchor, anchor_id=anchor_id, approximate=item.approximate,
                low=item.low, high=item.high,
            )
        )  # fmt: skip
    return records


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _context(source: Source, language: str) -> Context:
    line = source.dateline.date if source.dateline is not None else None
    for value, anchor in ((line, "dateline"), (source.published, "published")):
        if value:
            try:
                return Context(date.fromisoformat(value[:10]), anchor, language=language)
            except ValueError:
                continue
    return Context(language=language)


def _is_name(passage: Passage, atom: Atom) -> bool:
    """Whether a month alone is (part of) a person's name: "Theresa May", "April Jones", "Jules Mars"."""
    if atom.spec is None or atom.spec.op != "month" or atom.spec.year is not None:
        return False
    span = passage.doc.char_span(atom.start, atom.end, alignment_mode="expand")
    return span is not None and any(token.ent_type_ == "PERSON" for token in span)
