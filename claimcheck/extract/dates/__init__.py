"""Expressions that say when: found by a grammar over word classes, resolved against publication, tense and text."""

from claimcheck.extract.dates.find import FoundDate, find_dates, find_dates_in_text

__all__ = ["FoundDate", "find_dates", "find_dates_in_text"]
