"""Figures: numbers with their unit, interval and what they count, and the numbers that only name something apart."""
