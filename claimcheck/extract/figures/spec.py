"""What a number counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: where its phrase ends, the phrase with all its modifiers, the head's lemma, and the scope.

    ``end`` closes the figure's own text (number to head), ``span`` the whole phrase after the number.
    """

    end: int
    span: tuple[int, int]
    head: str
    unit: str
    scope: tuple[str, ...] = ()
