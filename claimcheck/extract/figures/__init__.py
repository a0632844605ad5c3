"""Figures: numbers with their unit, interval and what they count; numbers that only name something are left apart."""

from claimcheck.extract.figures.find import FoundFigure, find_figures, find_figures_in_text

__all__ = ["FoundFigure", "find_figures", "find_figures_in_text"]
