"""A match of the date grammar as its builders see it: labelled atoms, neighbours, and what is returned."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.extract.dates.spec import Atom, Spec

#: First and last atom of the expression, its class for the next layer, its meaning; None: the match is no expression.
Built = tuple[int, int, str, Spec] | None
#: Years that a bare four-digit number may name in news.
YEARS = (1400, 2150)
#: A bare year this near to publication outweighs a plural noun behind it ("2025 gains" against "2000 soldiers").
NEAR_YEARS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One match: ``found["m"]`` is the atom labelled m, or None."""

    atoms: list[Atom]
    match: re.Match[str]
    language: str

    def __getitem__(self, label: str) -> Atom | None:
        at = self.at(label)
        return self.atoms[at] if at is not None else None

    def at(self, label: str) -> int | None:
        """Return the index of a labelled atom, None if the label took no part."""
        if label not in self.match.re.groupindex or self.match.start(label) < 0:
            return None
        start = self.match.start(label)
        return start if self.match.end(label) > start else None

    def need(self, label: str) -> Atom:
        """Return an atom that the pattern makes sure of."""
        atom = self[label]
        if atom is None:
            raise KeyError(label)
        return atom

    def has(self, label: str) -> bool:
        """Whether the label took part."""
        return self.at(label) is not None

    @property
    def first(self) -> int:
        """Index of the match's first atom."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Index of the match's last atom."""
        return self.match.end() - 1

    def before(self, steps: int = 1) -> Atom | None:
        """Return the atom before the match."""
        at = self.first - steps
        return self.atoms[at] if at >= 0 else None

    def after(self, steps: int = 1) -> Atom | None:
        """Return the atom after the match."""
        at = self.last + steps
        return self.atoms[at] if at < len(self.atoms) else None

    @property
    def lead(self) -> str:
        """Class of the atom before the match, "" at the start."""
        before = self.before()
        return before.cls if before is not None else ""

    def built(self, cls: str, spec: Spec, first: int | None = None, last: int | None = None) -> Built:
        """Return the expression; ``first`` and ``last`` narrow it to less than what was matched."""
        return (self.first if first is None else first, self.last if last is None else last, cls, spec)

    def year(self, label: str = "y") -> int | None:
        """Return a labelled year, whether in digits, in words or of two digits."""
        atom = self[label]
        return int(atom.number) if atom is not None else None


def is_plain_word(atom: Atom | None) -> bool:
    """Whether an atom is a lower-case word that says nothing of time: a noun or verb behind a number."""
    return atom is not None and atom.cls == "w" and atom.text[:1].islower()


def is_plural(atom: Atom | None) -> bool:
    """Whether an atom looks like a plural noun; a guess from its letters, for text without a parse."""
    return is_plain_word(atom) and atom is not None and len(atom.text) > 3 and atom.text[-1] in "sx" and not (
        atom.text.endswith(("ss", "us", "is"))
    )  # fmt: skip


def whole_number(atom: Atom | None) -> int | None:
    """Return an atom's number as an integer, None for no atom."""
    return int(atom.number) if atom is not None else None


def first_number(atom: Atom) -> int:
    """Return the number that a month or weekday has in the lexicon."""
    return int(atom.value.split()[0])


def side(near: Atom) -> str:
    """Return "last", "next" or "this" for a word of that class; "passé" is of a class of its own, it only follows."""
    return {"lastp": "last", "nextp": "next", "thispost": "this"}.get(near.cls, near.cls)


def way(near: Atom) -> int:
    """Return -1 for "last", 1 for "next" and 0 for "this"."""
    return {"last": -1, "next": 1}.get(side(near), 0)


def pair_of(f: Found, low: Spec, high: Spec, first: int | None = None) -> Built:
    """Return a range of two days or periods."""
    return f.built("Nspan", Spec("range", base=low, other=high), first)


def range_start(f: Found) -> int | None:
    """Read a leading "of"/"between" belongs to the span only with the right middle: "de … à", "between … and"."""
    lead, mark = f["f"], f.need("s").cls
    if lead is None:
        return f.first
    fits = {"between": {"and", "to"}, "from": {"to", "hy", "dash", "until", "and"}, "of": {"to"}}.get(lead.cls, set())
    if mark in fits:
        return f.first
    return None if mark == "and" and lead.cls == "between" else f.first + 1


def spec_of(atom: Atom) -> Spec:
    """Return the meaning of a recognised atom."""
    return atom.spec or Spec("unknown")
