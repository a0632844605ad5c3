"""What keeps two claims apart whatever their words: other times of telling, other participants."""

from __future__ import annotations

from datetime import date

from claimcheck.compare.frames import named_clash
from claimcheck.compare.sides import Laid
from claimcheck.content import Unit

#: Days between two publications from which only a date that both give shows that they speak of one time.
FAR_APART = 14


def why_apart(pair: Laid) -> str | None:
    """Return why two claims tell of two acts, or None when nothing keeps them apart."""
    if told_far_apart(pair):
        return "they were told at different times, and share no date"
    if _of_other_people(pair):
        return "each is about somebody whom the other does not name"
    role = named_clash(pair)
    return f"another {role}" if role is not None else None


def _of_other_people(pair: Laid) -> bool:
    """Tell whether either claim names a person, and none of them is the same."""
    loose = [{u.entity for u in units if _is_person(u)} for units in (pair.matching.left, pair.matching.right)]
    return all(loose) and not any(_is_person(one) for one, _, _ in pair.matching.pairs)


def _is_person(unit: Unit) -> bool:
    return unit.label == "PERSON" and unit.entity is not None and unit.text[:1].isupper()


def told_far_apart(pair: Laid) -> bool:
    """Tell whether weeks lie between two tellings that give no date in common."""
    one, two = pair.left.published, pair.right.published
    if one is None or two is None or pair.left.source.id == pair.right.source.id:
        return False
    if days_apart(one, two) < FAR_APART:
        return False
    return not any(left.date is not None for left, _, _ in pair.matching.pairs)


def days_apart(one: str, two: str) -> int:
    """Return the days between two ISO days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(two)).days)


def told_on_one_day(pair: Laid) -> bool:
    """Tell whether both claims are of one source or told within a day, or give a date in common."""
    if pair.left.source.id == pair.right.source.id or any(one.date is not None for one, _, _ in pair.matching.pairs):
        return True
    one, two = pair.left.published, pair.right.published
    return one is not None and two is not None and days_apart(one, two) <= 1
